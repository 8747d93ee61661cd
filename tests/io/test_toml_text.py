"""TOML that is written is read back the same, by the standard library and by our own reader."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.io.rubric_workbook.toml_text import rubric_toml, toml_value
from danvan_scoring.io.toml_file import read_model
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.testing import rubrics

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
SCALARS = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.decimals(allow_nan=False),
    st.dates(),
    st.times().map(lambda found: found.replace(microsecond=0)),
    st.datetimes().map(lambda found: found.replace(microsecond=0)),
)
VALUES = st.recursive(
    SCALARS, lambda own: st.lists(own, max_size=3) | st.dictionaries(TEXTS, own, max_size=3),
    max_leaves=8,
)  # fmt: skip


def parsed(text: str) -> Any:
    return tomllib.loads(f"x = {text}", parse_float=Decimal)["x"]


@given(VALUES)
def test_any_value_is_read_back_the_same(value: object) -> None:
    assert parsed(toml_value(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("0.1"), "0.1"),
        (Decimal("2.50"), "2.50"),
        (Decimal("1E+2"), "1E+2"),
        (Decimal("12345678901234567890.12"), "12345678901234567890.12"),
        (Decimal("-Infinity"), "-inf"),
        (Decimal("NaN"), "nan"),
        (date(2025, 12, 1), "2025-12-01"),
        (datetime(2025, 12, 1, 8, 30), "2025-12-01T08:30:00"),  # noqa: DTZ001
        (time(8, 30), "08:30:00"),
        ('"Dân vận khéo"\\', '"\\"Dân vận khéo\\"\\\\"'),
        ("a\nb\t\x00\x7f", '"a\\nb\\t\\u0000\\u007f"'),
        ({"khóa có dấu": True}, '{ "khóa có dấu" = true }'),
        ((), "[]"),
        ({}, "{}"),
    ],
)
def test_a_value_is_written_as_a_reader_of_toml_expects(value: object, text: str) -> None:
    assert toml_value(value) == text


def test_a_value_that_toml_has_not_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        toml_value(object())


def test_marks_that_stand_apart_are_escaped_lest_they_be_composed() -> None:
    assert toml_value("a\n\u0301") == '"a\\n\\u0301"'


LINES = st.text(st.sampled_from(['"', "\\", "\n", " ", "a", "\u0301", "\r", "đ"]), max_size=12)


@given(rubrics(), LINES, st.lists(LINES, max_size=3))
def test_a_rubric_is_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, note: str, basis: list[str]
) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "rubric.toml"
    changed = rubric.model_copy(update={"note": note, "basis": tuple(basis), "version": note})

    path.write_bytes(rubric_toml(changed, "Một dòng\nhai dòng").encode())
    found, problems = read_model(path, Rubric, "RUB1", "rubric.toml")

    assert problems == []
    assert found is not None
    assert found.model_copy(update={"source": None}) == changed


def test_a_long_list_has_a_line_for_each_item_and_text_of_lines_stays_in_lines() -> None:
    rubric = _small({"basis": ("Quyết định " * 6, "Luật " * 12), "note": "một\nhai"})

    text = rubric_toml(rubric, "Nguồn.")

    assert text.startswith('# Nguồn.\n\nformat = 1\nid = "thu"\n')
    assert 'basis = [\n    "Quyết định ' in text
    assert 'note = """\nmột\nhai"""\n' in text
    assert '\n\n[[kind]]\ncode = "thon"\ntitle = "Thôn"\n\n[[peer_group]]\n' in text


def _small(more: Mapping[str, object]) -> Rubric:
    states = ("not_applicable", "exempt", "missing", "pending", "not_submitted", "withheld")
    return Rubric.model_validate(
        {
            "format": 1, "id": "thu", "version": "1", "title": "Thử", "authority": "Xã",
            "status": "draft", "states": dict.fromkeys(states, "zero"),
            "kind": ({"code": "thon", "title": "Thôn"},),
            "peer_group": ({"code": "K", "title": "Khối", "kinds": ("thon",)},),
            "group": ({"code": "T", "title": "Tổng"},),
            "criterion": (
                {"code": "A", "title": "A", "group": "T", "max": 1, "uses": "plain/points@1",
                 "params": {}},
            ),
            **more,
        }
    )  # fmt: skip
