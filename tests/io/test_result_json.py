"""The JSON file of a result: exact, without NaN, read back without loss."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import hand_made
import jsonschema
import pytest
from pydantic import ValidationError

from danvan_scoring.io.result_json import dump, parse, to_document
from danvan_scoring.io.schemas import schema


def _document():
    return to_document(hand_made.result())


def _unit(name: str) -> dict:
    return next(u for u in json.loads(dump(_document()))["units"] if u["unit"] == name)


def test_what_is_read_back_is_what_was_written():
    document = _document()

    assert parse(dump(document)) == document
    assert dump(parse(dump(document))) == dump(document)


def test_the_same_result_gives_the_same_bytes_in_another_process():
    """Sets and hashes differ from process to process; bytes must not."""
    support = Path(hand_made.__file__).parent
    program = (
        f"import sys; sys.path.insert(0, {str(support)!r})\n"
        "import hand_made\n"
        "from danvan_scoring.io.result_json import dump, to_document\n"
        "sys.stdout.buffer.write(dump(to_document(hand_made.result())))"
    )
    runs = [
        subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1] == dump(_document())


def test_points_are_exact_decimals_in_strings():
    own = {node["node"]: node for node in _unit("u1")["nodes"]}

    assert own["A1"]["points"] == "55.50"
    assert own["T"]["points"] == "97.50"
    assert sum(Decimal(own[code]["counted"]) for code in "ABP") == Decimal("97.50")


def test_points_that_are_not_there_are_null_with_a_status_and_a_reason():
    own = {node["node"]: node for node in _unit("u3")["nodes"]}

    assert own["A2"]["points"] is None
    assert own["A2"]["status"] == "pending"
    assert own["A2"]["reason"]["vi"] == "Chờ Hội đồng chấm: Chỉ tiêu diem_hd"
    assert own["A2"]["reason"]["en"].startswith("Waiting for the council")


def test_units_without_a_total_have_neither_rank_nor_class():
    (scale,) = _unit("u5")["scales"]

    assert (scale["peer_rank"], scale["measure"], scale["class"]) == (None, None, None)
    assert scale["peer_label"] == ""


def test_a_shared_rank_and_the_steps_to_the_class_are_told():
    (scale,) = _unit("u2")["scales"]

    assert (scale["peer_rank"], scale["peer_label"]) == (1, "=1")
    assert (scale["class_by_points"], scale["class"]) == ("XS", "T")
    assert [(s["step"], s["before"], s["after"]) for s in scale["steps"]] == [
        ("quota:XS", "XS", "T"),
    ]


def test_compliance_has_numerator_denominator_and_the_missing():
    (task,) = json.loads(dump(_document()))["compliance"]["by_task"]

    assert (task["numerator"], task["denominator"], task["target"]) == (2, 3, "100")
    assert (task["met"], task["missing"]) == (False, ["u3"])


def test_the_document_satisfies_its_published_schema():
    content = json.loads(dump(_document()))

    jsonschema.validate(content, schema("result"), jsonschema.Draft202012Validator)


def test_a_document_of_another_format_is_refused():
    content = json.loads(dump(_document()))
    content["format"] = 2

    with pytest.raises(ValidationError, match="format"):
        parse(json.dumps(content).encode())


def test_a_point_that_is_a_float_is_refused():
    content = json.loads(dump(_document()))
    content["units"][0]["nodes"][0]["points"] = 97.5

    with pytest.raises(ValidationError, match="points"):
        parse(json.dumps(content).encode())
