"""The reference page speaks of every built-in criterion, in examples that a rubric could hold."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import danvan_criteria
from danvan_scoring.model.criterion import fields_read
from danvan_scoring.model.rubric import CriterionLine
from danvan_scoring.plugins import Criterion
from danvan_scoring.testing.units import as_params

PAGE = (Path(__file__).parents[2] / "docs/reference/criteria.md").read_text(encoding="utf-8")
CRITERIA = {f"{c.name}@{c.version}": c for c in danvan_criteria.danvan_register_criteria()}
SECTIONS = dict(zip(*[iter(re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)[1:])] * 2, strict=True))
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)


def tuples(value: Any) -> Any:
    """Lists as tuples, as the loader of rubrics makes them."""
    if isinstance(value, dict):
        return {key: tuples(item) for key, item in value.items()}
    return tuple(map(tuples, value)) if isinstance(value, list) else value


def lines_of(example: str) -> list[CriterionLine]:
    tables = tomllib.loads(example, parse_float=Decimal)["criterion"]
    return [CriterionLine.model_validate(tuples(table)) for table in tables]


def test_the_page_has_a_section_for_every_criterion_and_no_other() -> None:
    assert set(SECTIONS) == set(CRITERIA)


@pytest.mark.parametrize("key", CRITERIA)
def test_a_section_gives_summary_parameters_and_an_example(key: str) -> None:
    criterion, section = CRITERIA[key], SECTIONS[key]

    assert criterion.summary.vi in section
    assert criterion.summary.en in section
    for name in criterion.params_model.model_fields:
        assert f"`{name}`" in section
    assert f'uses = "builtin/{key}"' in section


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_lines_whose_params_fit(example: str) -> None:
    for line in lines_of(example):
        criterion: type[Criterion[Any]] = CRITERIA[line.uses.removeprefix("builtin/")]
        params = as_params(criterion, line.params)

        assert list(criterion(params).check(line.max)) == []
        labels = {use.code: use.code for use in fields_read(params)}
        rule = criterion(params).describe(line.max, labels)
        # Every field of the example is named in the rule that officials read.
        assert all(code in rule.vi and code in rule.en for code in labels)
