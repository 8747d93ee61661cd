"""Whatever is filled in, moved or damaged is taken as it says, or told as a fault."""

import io
from datetime import date
from pathlib import Path

import filled_forms
import forms_period
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan_scoring.cli.collecting import collected
from danvan_scoring.cli.preparing import Prepared, prepare
from danvan_scoring.io.forms.collect import find_forms
from danvan_scoring.io.forms.write import write_form
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.received import ReceivedForm

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=15
).map(lambda text: text.strip().replace("_x", "x"))
LEGAL = st.fixed_dictionaries(
    {
        "1.10/1": st.tuples(st.integers(0, 1000), TEXT, TEXT, TEXT),
        "1.10/2": st.tuples(st.integers(0, 1000), TEXT, TEXT, TEXT),
        "2/1": st.tuples(st.sampled_from(["có", "không"]), TEXT, TEXT, TEXT),
        "4/1": st.tuples(st.decimals(0, 100, places=2).map(float), TEXT),
        "#1": st.tuples(st.sampled_from(["tốt", "khá, được", "yếu"])),
        "#2": st.tuples(st.dates(date(2025, 1, 1), date(2025, 12, 1))),
        "#3": st.tuples(TEXT),
    }
)
ROWS = 15
"""Of the form: three groups and heads, six criteria, seven facts."""
FIELDS = {
    "1.10/1": "da_lam", "1.10/2": "phai_lam", "2/1": "ke_hoach", "4/1": "ho_du",
    "#1": "muc", "#2": "ngay", "#3": "y_kien",
}  # fmt: skip


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepare(forms_period.write(tmp_path_factory.mktemp("ky")), (), ())


@pytest.fixture(scope="module")
def empty(prepared: Prepared, folder: Path) -> Path:
    path = folder.parent / "T-01.xlsx"
    path.write_bytes(write_form(prepared.maker("thon", "self").form("T-01", "Thôn Đông", "thon")))
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nop")


def taken(prepared: Prepared, folder: Path, content: bytes) -> ReceivedForm:
    (folder / "x.xlsx").write_bytes(content)
    (form,) = collected(prepared, find_forms(folder), Assessment(()), "VHXH").forms
    return form


def said(cells: tuple[object, ...]) -> tuple[str, ...]:
    """What was put in, as the period's files would write it."""
    value, *texts = cells
    if isinstance(value, date):
        first = f"{value:%d/%m/%Y}"
    elif isinstance(value, float):
        first = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    else:
        first = str(value)
    return (first, *map(str, texts), *[""] * (3 - len(texts)))


def expected(facts: dict[str, tuple[object, ...]]) -> dict[str, tuple[str, ...]]:
    told = {FIELDS[code]: said(cells) for code, cells in facts.items()}
    return {code: cells for code, cells in told.items() if any(cells)}


def found(form: ReceivedForm) -> dict[str, tuple[str, ...]]:
    return {row.code: row.cells for row in form.rows["points"]}


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(facts=LEGAL)
def test_legal_content_is_taken_as_it_was_typed(
    facts: dict[str, tuple[object, ...]], prepared: Prepared, empty: Path, folder: Path
) -> None:
    form = taken(prepared, folder, filled_forms.fill(empty, facts))

    assert form.is_right
    assert found(form) == expected(facts)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(facts=LEGAL, order=st.permutations(range(ROWS)))
def test_shuffled_rows_are_taken_by_their_codes(
    facts: dict[str, tuple[object, ...]],
    order: list[int],
    prepared: Prepared,
    empty: Path,
    folder: Path,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled_forms.fill(empty, facts)))
    sheet = book["Phiếu"]
    rows = list(filled_forms.rows_of(sheet).values())
    assert len(rows) == ROWS
    cells = {r: [(c.value, c.data_type, c.number_format) for c in sheet[r][:9]] for r in rows}
    for target, source in zip(rows, order, strict=True):
        for column, (value, kind, look) in enumerate(cells[rows[source]], 1):
            cell = sheet.cell(target, column)
            cell.value, cell.data_type, cell.number_format = value, kind, look
    stream = io.BytesIO()
    book.save(stream)

    form = taken(prepared, folder, stream.getvalue())

    assert form.is_right, [problem.line() for problem in form.problems]
    assert found(form) == expected(facts)


ANYTHING = st.one_of(
    TEXT, st.integers(-(10**9), 10**9), st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(), st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["=1/0", "#REF!", "12,5", "1.000", "CÓ", " có ", "31/02/2025", "0.95%"]),
)  # fmt: skip


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_cell_typed_over_is_taken_as_it_says_or_told(
    data: st.DataObject, prepared: Prepared, empty: Path, folder: Path
) -> None:
    """Whatever stands in a cell anywhere in the table, nothing else is read from the form."""
    book = openpyxl.load_workbook(io.BytesIO(filled_forms.fill(empty, dict(forms_period.FACTS))))
    sheet = book["Phiếu"]
    rows = filled_forms.rows_of(sheet)
    row = data.draw(st.sampled_from(sorted(rows.values())))
    column = data.draw(st.integers(1, 9))
    value = data.draw(ANYTHING)
    cell = sheet.cell(row, column)
    before = cell.value
    cell.value = value  # type: ignore[assignment]
    stream = io.BytesIO()
    book.save(stream)

    form = taken(prepared, folder, stream.getvalue())

    if not form.is_right:
        return
    facts = expected({**forms_period.FACTS})
    code = {own: name for name, own in rows.items()}[row]
    if code in FIELDS and column in (5, 7, 8, 9):
        at = {5: 0, 7: 1, 8: 2, 9: 3}[column]
        own = found(form).pop(FIELDS[code], ("", "", "", ""))
        wanted = facts.pop(FIELDS[code], ("", "", "", ""))
        # The other cells of the row stay; this one is what was typed, or nothing.
        assert [c for i, c in enumerate(own) if i != at] == [
            c for i, c in enumerate(wanted) if i != at
        ]
        if isinstance(value, str):
            assert own[at] == value.strip()
        elif isinstance(value, int) and not isinstance(value, bool):
            assert own[at] == str(value)
        rest = {c: cells for c, cells in found(form).items() if c != FIELDS[code]}
        assert rest == facts
    else:
        assert found(form) == facts
        same = str(value).split() == str(before or "").split()
        # A title or a code that differs would have been told.
        assert column not in (1, 2) or same or code not in FIELDS


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_rows_that_are_deleted_or_doubled_are_told(
    data: st.DataObject, prepared: Prepared, empty: Path, folder: Path
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled_forms.fill(empty, dict(forms_period.FACTS))))
    sheet = book["Phiếu"]
    rows = filled_forms.rows_of(sheet)
    code = data.draw(st.sampled_from(sorted(rows)))
    if data.draw(st.booleans()):
        sheet.delete_rows(rows[code])
        wanted = "FRM547"
    else:
        for column in range(1, 10):
            sheet.cell(70, column).value = sheet.cell(rows[code], column).value
        wanted = "FRM546"
    stream = io.BytesIO()
    book.save(stream)

    form = taken(prepared, folder, stream.getvalue())

    assert not form.is_right
    assert wanted in {problem.code for problem in form.problems}
