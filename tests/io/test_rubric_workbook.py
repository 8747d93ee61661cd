"""A rubric that goes through a workbook comes back equal, whatever is written in it."""

import io
import shutil
import subprocess
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from danvan_scoring import load_rubric
from danvan_scoring.errors import RubricError
from danvan_scoring.io.rubric_workbook import (
    read_rubric_workbook,
    rubric_toml,
    write_rubric_workbook,
)
from danvan_scoring.io.rubric_workbook.cells_in import read_cell
from danvan_scoring.io.rubric_workbook.cells_out import cell_value, number_value
from danvan_scoring.io.rubric_workbook.columns import (
    HEAD_SHEET,
    columns_of,
)
from danvan_scoring.model.base import Frozen
from danvan_scoring.model.rubric import Removed, Rubric
from danvan_scoring.model.text import Text
from danvan_scoring.testing import rubrics

PACKS = Path(__file__).parents[2] / "criteria" / "packs"
RUBRICS = sorted(
    path for path in PACKS.glob("*/*.toml") if "[[criterion]]" in path.read_text(encoding="utf-8")
)
KIM_THANH = PACKS / "kim_thanh_2025" / "rubric.toml"

NASTY = (
    "=SUM(1)", "'có dấu nháy", "+84 912", "-", "@x", "{=1}", "dòng 1\ndòng 2\n", '""', '"', '""""',
    "  khoảng trắng  ", " ", "[1] mục", '["a"]', "a, b; c", "1.10", "05/12", "TRUE", "#DIV/0!",
    "_x0041_", "http://a.vn", "thôn Lai Xuyên", "Đ" * 32_767, "a\tb", "\u00a0", "0", "{ a = 1 }",
)  # fmt: skip
TEXTS = st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8"), max_size=12)
KEPT = TEXTS.map(lambda text: unicodedata.normalize("NFC", text)).filter(
    lambda text: not set(text) & {chr(code) for code in (*range(9), *range(11, 32), 0xFFFE, 0xFFFF)}
)
NUMBERS = st.one_of(
    st.sampled_from(
        [Decimal(text) for text in ("0.1", "1E+2", "12345678901234567890.12", "-0.0", "1E-30")]
    ),
    st.decimals(-(10**9), 10**9, places=6),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda value: Decimal(repr(value))),
)
PARAMS = st.dictionaries(
    TEXTS.filter(lambda text: len(text) < 100),
    st.one_of(
        TEXTS.filter(lambda text: len(text) < 100), NUMBERS, st.integers(), st.booleans(),
        st.dates(), st.lists(st.integers(), max_size=3).map(tuple),
    ),
    max_size=3,
)  # fmt: skip


def bare(rubric: Rubric | None) -> Rubric:
    """A rubric without what belongs to the file that it was read from."""
    assert rubric is not None
    return rubric.model_copy(update={"source": None, "extends": "", "removes": Removed()})


def read(content: bytes, folder: Path) -> tuple[Rubric | None, list[Any]]:
    path = folder / "bo.xlsx"
    path.write_bytes(content)
    return read_rubric_workbook(path, "bo.xlsx")


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_pack_comes_back_equal_without_a_remark(path: Path, tmp_path: Path) -> None:
    rubric = load_rubric(path)

    found, problems = read(write_rubric_workbook(rubric), tmp_path)

    assert [problem.line() for problem in problems] == []
    assert bare(found) == bare(rubric)
    assert found is not None
    again = tmp_path / "lai.toml"
    again.write_text(rubric_toml(found, "bo.xlsx"), encoding="utf-8")
    assert bare(load_rubric(again)) == bare(rubric)


def changed(data: st.DataObject, rubric: Rubric) -> Rubric:
    """The rubric with texts, numbers, days and params that nobody sane would write."""
    note = {"note": data.draw(KEPT), "basis": data.draw(KEPT), "assumed": data.draw(KEPT)}
    title = data.draw(KEPT.filter(lambda text: 0 < len(text) < 1000))
    groups = [
        group.model_copy(update={**note, "title": title, "weight": data.draw(NUMBERS)})
        for group in rubric.groups
    ]
    lines = [
        line.model_copy(update={**note, "params": data.draw(PARAMS), "evidence": data.draw(KEPT)})
        for line in rubric.criteria
    ]
    fields = [
        field.model_copy(
            update={
                "unit": data.draw(KEPT),
                "minimum": data.draw(st.none() | NUMBERS),
                "choices": tuple(data.draw(st.lists(KEPT.filter(lambda t: len(t) < 99)))),
            }
        )
        for field in rubric.form_fields
    ]
    head = {
        "version": data.draw(KEPT),
        "basis": tuple(data.draw(st.lists(KEPT, max_size=3))),
        "effective_from": data.draw(st.none() | st.dates()),
    }
    tables = {"groups": tuple(groups), "criteria": tuple(lines), "form_fields": tuple(fields)}
    return rubric.model_copy(update={**head, **tables, "title": title, "note": note["note"]})


@settings(max_examples=40)
@given(st.data(), rubrics())
def test_whatever_is_written_in_a_rubric_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, rubric: Rubric
) -> None:
    nasty = changed(data, rubric)

    found, _ = read(write_rubric_workbook(nasty), tmp_path_factory.getbasetemp())

    assert bare(found) == nasty


@settings(max_examples=60)
@given(rubrics(), st.text(st.characters(codec="utf-8")) | st.sampled_from(["_x005f_x0041_"]))
def test_a_text_is_kept_whole_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, note: str
) -> None:
    noted = rubric.model_copy(update={"note": note})

    try:
        content = write_rubric_workbook(noted)
    except RubricError as error:
        codes = [problem.code for problem in error.problems]
        kept = None
    else:
        found, _ = read(content, tmp_path_factory.getbasetemp())
        codes, kept = [], bare(found).note

    assert (codes, kept) in (([], note), (["FRM597"], None))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_rubric_saved_by_libreoffice_comes_back_equal(tmp_path: Path) -> None:
    rubric = load_rubric(KIM_THANH)
    texts = tuple(text for text in NASTY if text.strip())
    numbers = [Decimal(text) for text in ("0.1", "1E+2", "12345678901234567890.12", "0.123456789")]
    weighted = [
        group.model_copy(update={"weight": weight, "note": note})
        for group, weight, note in zip(rubric.groups, numbers, texts, strict=False)
    ]
    rubric = rubric.model_copy(
        update={
            "basis": texts,
            "groups": (*weighted, *rubric.groups[len(weighted) :]),
            "effective_from": date(2025, 7, 1),
            "effective_to": date(1899, 12, 31),
        }
    )
    path = tmp_path / "bo.xlsx"
    path.write_bytes(write_rubric_workbook(rubric, {"A1": Text("=lời", "words")}))

    subprocess.run(  # noqa: S603
        [
            shutil.which("soffice") or "", f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "lo"), str(path),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found, _ = read((tmp_path / "lo" / "bo.xlsx").read_bytes(), tmp_path)

    assert bare(found) == bare(rubric)


def test_the_same_rubric_gives_the_same_bytes() -> None:
    rubric = load_rubric(KIM_THANH)
    words = {line.code: Text("lời", "words") for line in rubric.criteria}

    assert write_rubric_workbook(rubric, words) == write_rubric_workbook(rubric, words)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_how_a_line_is_scored_is_shown_and_never_read_back(tmp_path: Path) -> None:
    rubric = load_rubric(KIM_THANH)
    content = write_rubric_workbook(rubric, {"A1": Text("cách chấm của A1", "its rule")})

    sheet = opened(content)["Tiêu chí"]
    found, problems = read(content, tmp_path)

    assert [sheet["E1"].value, sheet["E3"].value] == ["Cách chấm", "cách chấm của A1"]
    assert problems == []
    assert bare(found) == bare(rubric)


def test_what_a_rubric_extends_is_a_remark_and_no_key(tmp_path: Path) -> None:
    content = write_rubric_workbook(load_rubric(PACKS / "quang_binh_2022" / "bo-02.toml"))

    rows = [[cell.value for cell in row] for row in opened(content)[HEAD_SHEET].rows]
    found, _ = read(content, tmp_path)

    assert rows[-1][0::2] == ["Ghi chú", "(chỉ để xem)"]
    assert "kế thừa «bo-01.toml»" in str(rows[-1][1])
    assert "criterion: C2" in str(rows[-1][1])
    assert found is not None
    assert (found.extends, found.removes) == ("", Removed())


class Made(Frozen):
    """A model as a later version of the rubric might have it."""

    shown: bool = False
    since: date | None = None
    steps: tuple[dict[str, int], ...] = ()
    max: Annotated[Decimal | None, Field(ge=0)] = None


@pytest.mark.parametrize(
    ("key", "value", "cell"),
    [
        ("shown", True, "có"),
        ("shown", False, None),
        ("since", date(2025, 12, 1), date(2025, 12, 1)),
        ("since", date(1890, 1, 2), "1890-01-02"),
        ("steps", ({"from": 1},), "[{ from = 1 }]"),
        ("max", Decimal("0.1"), 0.1),
    ],
)
def test_a_new_key_has_a_cell_of_its_type(key: str, value: object, cell: object) -> None:
    column = next(own for own in columns_of(Made) if own.key == key)

    written = cell_value(value, column)

    assert written == cell
    if written is not None:
        assert read_cell(written, column) == value


@pytest.mark.parametrize(
    ("typed", "key", "value"),
    [
        ("không", "shown", False),
        (True, "shown", True),
        ("TRUE", "shown", True),
        (" 1/12/2025 ", "since", date(2025, 12, 1)),
        ("[\n  { from = 1 },\n]", "steps", ({"from": 1},)),
        ("12.5", "max", Decimal("12.5")),
        (0.1, "max", Decimal("0.1")),
    ],
)
def test_what_people_type_in_other_ways_is_understood(
    typed: str | float, key: str, value: object
) -> None:
    column = next(own for own in columns_of(Made) if own.key == key)

    assert read_cell(typed, column) == value


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        ("0.1", 0.1),
        ("1E+2", 100.0),
        ("2.50", 2.5),
        ("0.123456789012345", 0.123456789012345),
        ("0.1234567890123456", "0.1234567890123456"),
        ("12345678901234567890.12", "12345678901234567890.12"),
        ("1E+400", "1E+400"),
    ],
)
def test_a_number_is_a_number_only_if_fifteen_digits_hold_it(
    number: str, cell: float | str
) -> None:
    found = number_value(Decimal(number))

    assert (found, type(found)) == (cell, type(cell))
