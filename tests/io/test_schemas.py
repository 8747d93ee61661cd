"""The published schemas are those of the models, and say what the readers accept."""

import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pydantic
import pytest

from danvan_scoring.io.schemas import MODELS, schema, schema_text

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.skipif(
    tuple(map(int, pydantic.VERSION.split(".")[:2])) < (2, 12),
    reason="older versions of pydantic phrase the same schema in other words",
)
@pytest.mark.parametrize("name", MODELS)
def test_the_published_schema_is_that_of_the_model(name):
    published = (REFERENCE / f"{name}.schema.json").read_text(encoding="utf-8")

    assert published == schema_text(name)


@pytest.mark.parametrize("name", MODELS)
def test_the_schema_is_itself_valid(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_points_in_a_rubric_are_numbers_and_not_strings():
    line = schema("rubric")["$defs"]["CriterionLine"]["properties"]

    assert line["max"] == {"type": "number", "exclusiveMinimum": 0}


@pytest.mark.parametrize("name", ["rubric", "plan", "period"])
def test_where_a_file_was_read_from_is_not_part_of_it(name):
    assert "source" not in schema(name)["properties"]
    assert "SourceFile" not in json.dumps(schema(name))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("rubric", "criteria/packs/kim_thanh_2025/rubric.toml"),
        ("plan", "criteria/packs/kim_thanh_2025/plan.toml"),
        ("period", "examples/kim_thanh_2025/nam/period.toml"),
        ("period", "examples/kim_thanh_2025/9-thang/period.toml"),
    ],
)
def test_the_examples_satisfy_the_schemas(name, path):
    """A TOML day stands for a string of format `date`."""
    content = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
    as_json = json.loads(json.dumps(content, default=date.isoformat))

    jsonschema.validate(as_json, schema(name), jsonschema.Draft202012Validator)


def test_an_unknown_key_is_refused():
    wrong = {"format": 1, "id": "x", "colour": "red"}

    errors = jsonschema.Draft202012Validator(schema("period")).iter_errors(wrong)

    assert any("colour" in error.message for error in errors)
