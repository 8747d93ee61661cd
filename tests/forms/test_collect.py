"""Forms that came back are read right, or refused by name; never read wrong."""

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import bad_workbooks
import filled_forms
import forms_period
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from danvan_scoring import load_period, load_rubric, load_submissions
from danvan_scoring.io.log_file import read_log
from danvan_scoring.model.assessment import Assessment


@pytest.fixture
def period(tmp_path: Path) -> Path:
    return forms_period.write(tmp_path)


def changed(form: bytes, change: Callable[[Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(form))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def row(book: Workbook, code: str) -> int:
    return filled_forms.rows_of(book["Phiếu"])[code]


def assessment(period: Path) -> Assessment:
    lines, problems = read_log(period.parent / "nhat-ky.jsonl", "log", "ky_thu")
    assert problems == []
    return Assessment(lines)


def values(period: Path) -> dict[str, object]:
    """What is scored of T-01, by field, empty cells left out."""
    rubric = load_rubric(period.parent / "rubric.toml")
    found = load_submissions(load_period(period), rubric).values.loc["T-01"]
    return {str(code): value for code, value in found.items() if value == value and value}  # noqa: PLR0124


TYPED = {"da_lam": 3.0, "phai_lam": 4.0, "ke_hoach": 1.0, "ho_du": 87.5}


def test_what_was_filled_in_is_what_is_scored(period: Path, capsys) -> None:
    form = forms_period.filled(
        period,
        facts={
            **forms_period.FACTS,
            "2/1": ("có", "KH 01", "kh.pdf; anh 1.jpg", "đã gửi"),
            "#1": ("khá, được",),
            "#2": (date(2025, 10, 5),),
            "#3": ("=1+1 là chữ",),
        },
        tasks={"1.1": ("hoàn thành", date(2025, 11, 20), "KH 01", "sớm")},
        reports={"nam": (date(2025, 11, 25), "BC 7")},
    )

    assert forms_period.collect(period, forms_period.hand_in(period, x=form)) == 0

    out = capsys.readouterr().out
    assert "Đã tiếp nhận 1 phiếu mới" in out
    assert "Chưa nộp, đã quá hạn: 2: Thôn Đoài (05/12/2025); Trường Sơn Ca" in " ".join(out.split())
    found = load_submissions(load_period(period), load_rubric(period.parent / "rubric.toml"))
    own = found.values.loc["T-01"]
    assert {code: own[code] for code in (*TYPED, "muc", "y_kien")} == {
        **TYPED,
        "muc": "khá, được",
        "y_kien": "=1+1 là chữ",
    }
    assert own["ngay"].date() == date(2025, 10, 5)
    proof = found.evidence.set_index("field").loc["ke_hoach"]
    assert (proof["evidence"], proof["note"]) == ("KH 01; kh.pdf; anh 1.jpg", "đã gửi")
    assert proof["place"] == "x.xlsx:Phiếu!E17"
    (task,) = found.progress.to_dict("records")
    assert (task["unit"], task["task"], task["state"], task["note"]) == (
        "T-01", "1.1", "done", "sớm",
    )  # fmt: skip
    (report,) = found.receipts.to_dict("records")
    assert (report["report"], report["evidence"]) == ("nam", "BC 7")
    assert assessment(period).sent("T-01") == date(2025, 11, 28)


def test_taking_the_same_folder_twice_adds_nothing(period: Path, capsys) -> None:
    folder = forms_period.hand_in(period, x=forms_period.filled(period))
    forms_period.collect(period, folder)
    before = (period.parent / "nhat-ky.jsonl").read_bytes()

    assert forms_period.collect(period, folder) == 0

    assert (period.parent / "nhat-ky.jsonl").read_bytes() == before
    assert "1 phiếu đã tiếp nhận từ trước" in capsys.readouterr().out


def test_a_trial_writes_nothing(period: Path) -> None:
    folder = forms_period.hand_in(period, x=forms_period.filled(period))

    assert forms_period.collect(period, folder, "--dry-run") == 0

    assert not (period.parent / "nhat-ky.jsonl").exists()


def move_rows(book: Workbook) -> None:
    book["Phiếu"].move_range(f"A{row(book, '2')}:I{row(book, '2/1')}", rows=40)


def insert_columns(book: Workbook) -> None:
    book["Phiếu"].insert_cols(3, 2)


def insert_rows(book: Workbook) -> None:
    book["Phiếu"].insert_rows(12, 3)
    book["Phiếu"].insert_rows(1, 5)


def rename_and_reorder(book: Workbook) -> None:
    book["Phiếu"].title = "Bảng điểm"
    book.move_sheet("Bảng điểm", 3)


def sort_rows(book: Workbook) -> None:
    sheet = book["Phiếu"]
    last = max(filled_forms.rows_of(sheet).values())
    cells = [[sheet.cell(r, c).value for c in range(1, 10)] for r in range(12, last + 1)]
    for at, values_of_row in enumerate(sorted(cells, key=lambda own: str(own[1])), 12):
        for column, value in enumerate(values_of_row, 1):
            sheet.cell(at, column).value = value


def hide(book: Workbook) -> None:
    for number in range(12, 30):
        book["Phiếu"].row_dimensions[number].hidden = True
    book["Phiếu"].column_dimensions["E"].hidden = True
    book["Phiếu"].auto_filter.ref = "A11:I30"


@pytest.mark.parametrize(
    "change", [move_rows, insert_columns, insert_rows, rename_and_reorder, sort_rows, hide]
)
def test_a_form_that_was_rearranged_is_read_right(
    change: Callable[[Workbook], None], period: Path
) -> None:
    form = changed(forms_period.filled(period), change)

    assert forms_period.collect(period, forms_period.hand_in(period, x=form)) == 0

    assert values(period) == TYPED


def put(code: str, column: int, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book["Phiếu"].cell(row(book, code), column).value = value  # type: ignore[assignment]

    return change


def shift_values(book: Workbook) -> None:
    """As when only some columns are sorted: titles no longer belong to their codes."""
    sheet = book["Phiếu"]
    first, second = row(book, "1.10/1"), row(book, "1.10/2")
    for column in (2, 5):
        one, other = sheet.cell(first, column), sheet.cell(second, column)
        one.value, other.value = other.value, one.value


def percent(book: Workbook) -> None:
    cell = book["Phiếu"].cell(row(book, "4/1"), 5)
    cell.value, cell.number_format = 0.875, "0%"


def copy_row(book: Workbook) -> None:
    sheet, at = book["Phiếu"], row(book, "1.10/1")
    for column in range(1, 10):
        sheet.cell(60, column).value = sheet.cell(at, column).value


def copy_sheet(book: Workbook) -> None:
    book.copy_worksheet(book["Phiếu"])


def drop_sheet(name: str) -> Callable[[Workbook], None]:
    return lambda book: book.remove(book[name])


def identity(key: str, value: str) -> Callable[[Workbook], None]:
    """Change what a form says it belongs to, in both places."""

    def change(book: Workbook) -> None:
        for own in book["_phieu"].iter_rows():
            if own[0].value == key:
                own[1].value = value
        for found in book.custom_doc_props.props:
            if found.name == f"danvan_{key}":
                found.value = value

    return change


def contradict(book: Workbook) -> None:
    book["_phieu"]["B3"].value = "T-02"


def twice_headed(book: Workbook) -> None:
    book["Phiếu"].cell(11, 10).value = "Số liệu"


def other_task(book: Workbook) -> None:
    book["Nhiệm vụ"]["E5"] = "hoàn thành"


def task_without_state(book: Workbook) -> None:
    book["Nhiệm vụ"]["G5"] = "KH 1"


def error_cell(book: Workbook) -> None:
    cell = book["Phiếu"].cell(row(book, "1.10/2"), 5)
    cell.value, cell.data_type = "#DIV/0!", "e"


FAULTS = [
    ("FRM530", "x.xlsx", lambda b: (b.remove(b["_phieu"]), b.custom_doc_props.props.clear())),
    ("FRM531", "x.xlsx", identity("period", "ky_khac")),
    ("FRM532", "x.xlsx", identity("unit", "T-09")),
    ("FRM533", "x.xlsx", identity("sha256", "0" * 64)),
    ("FRM533", "x.xlsx", identity("version", "2")),
    ("FRM534", "x.xlsx", contradict),
    ("FRM535", "x.xlsx", identity("format", "2")),
    ("FRM536", "x.xlsx", identity("stage", "appraisal")),
    ("FRM540", "x.xlsx", drop_sheet("Nhiệm vụ")),
    ("FRM541", "x.xlsx", copy_sheet),
    ("FRM542", "x.xlsx:Phiếu!A11", lambda b: b["Phiếu"].delete_cols(9)),
    ("FRM543", "x.xlsx:Phiếu!A11", twice_headed),
    ("FRM545", "x.xlsx:Phiếu!E60", lambda b: b["Phiếu"].cell(60, 5, 7)),
    ("FRM546", "x.xlsx:Phiếu!A60", copy_row),
    ("FRM547", "x.xlsx:Phiếu [1.10/2]", lambda b: b["Phiếu"].delete_rows(row(b, "1.10/2"))),
    ("FRM548", "x.xlsx:Phiếu!B14", shift_values),
    ("FRM549", "x.xlsx:Phiếu!E15", error_cell),
    ("FRM550", "x.xlsx:Phiếu!E15", put("1.10/2", 5, "=2+2")),
    ("FRM553", "x.xlsx:Phiếu!F18", put("3", 6, "bốn")),
    ("FRM555", "x.xlsx:Phiếu!E8", lambda b: b["Phiếu"].__setitem__("E8", "hôm qua")),
    ("FRM555", "x.xlsx:Phiếu!E8", lambda b: b["Phiếu"].__setitem__("E8", "2025-11-26")),
    ("FRM573", "x.xlsx:Phiếu!E8", lambda b: b["Phiếu"].__setitem__("E8", datetime(2025, 12, 11))),  # noqa: DTZ001
    ("FRM573", "x.xlsx:Phiếu!E8", lambda b: b["Phiếu"].__setitem__("E8", "11/12/2025")),
    ("FRM575", "x.xlsx:Phiếu!F18", put("3", 6, 5.5)),
    ("FRM575", "x.xlsx:Phiếu!F18", put("3", 6, "5,01")),
    ("FRM575", "x.xlsx:Phiếu!F13", put("1.10", 6, 8.5)),
    ("FRM576", "x.xlsx:Phiếu!E8", lambda b: b["Phiếu"].__setitem__("E8", None)),
    ("FRM556", "x.xlsx:Phiếu!E20", percent),
    ("SUB230", "x.xlsx:Phiếu!E14", put("1.10/1", 5, "ba")),
    ("SUB236", "x.xlsx:Phiếu!E14", put("1.10/1", 5, 1001)),
    ("SUB235", "x.xlsx:Phiếu!E14", put("1.10/1", 5, 2.5)),
    ("SUB238", "x.xlsx:Phiếu!E17", put("2/1", 5, "co")),
    ("SUB239", "x.xlsx:Phiếu!E24", put("#1", 5, "khá")),
    ("SUB247", "x.xlsx:Nhiệm vụ!F5", other_task),
    ("SUB219", "x.xlsx:Nhiệm vụ!E5", task_without_state),
]


@pytest.mark.parametrize(("code", "place", "change"), FAULTS)
def test_a_fault_is_told_with_its_cell_and_the_form_refused(
    code: str, place: str, change: Callable[[Workbook], None], period: Path, capsys
) -> None:
    form = changed(forms_period.filled(period), change)
    capsys.readouterr()

    assert forms_period.collect(period, forms_period.hand_in(period, x=form)) == 1

    out = capsys.readouterr().out
    lines = [line for line in out.splitlines() if f" {code} " in line]
    assert any(line.startswith((f"{place}: ", f"{place} [")) for line in lines), out
    assert "Không nhận 1 tệp:" in out
    assert assessment(period).submissions == {}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("FRM544", lambda b: b["Phiếu"].cell(15, 12, "ghi thêm")),
        ("FRM552", put("1.10", 6, 8)),
        ("FRM551", lambda _b: None),
    ],
)
def test_a_warning_is_told_and_the_form_taken(
    code: str, change: Callable[[Workbook], None], period: Path, capsys
) -> None:
    form = changed(forms_period.filled(period), change)

    assert forms_period.collect(period, forms_period.hand_in(period, x=form)) == 0

    assert f" {code} " in capsys.readouterr().out
    assert values(period) == TYPED


def test_a_form_without_a_day_is_taken_where_none_is_due(period: Path, capsys) -> None:
    text = forms_period.PERIOD.replace("forms_due = 2025-11-30\n", "")
    period.write_text(text, encoding="utf-8")
    form = forms_period.filled(period, sent=None)

    assert forms_period.collect(period, forms_period.hand_in(period, x=form)) == 0

    assert "x.xlsx:Phiếu!E8: FRM554" in capsys.readouterr().out
    assert values(period) == TYPED


def test_a_day_typed_as_text_is_a_day(period: Path) -> None:
    form = changed(
        forms_period.filled(period), lambda b: b["Phiếu"].__setitem__("E8", "26/11/2025")
    )

    assert forms_period.collect(period, forms_period.hand_in(period, x=form)) == 0

    assert assessment(period).sent("T-01") == date(2025, 11, 26)


def test_a_score_typed_as_text_is_read_by_the_periods_dialect(period: Path) -> None:
    form = changed(forms_period.filled(period), put("3", 6, "2,25"))

    assert forms_period.collect(period, forms_period.hand_in(period, x=form)) == 0

    assert assessment(period).self_score("T-01", "3") == "2.25"


def test_a_blank_form_is_taken_with_a_warning(period: Path, capsys) -> None:
    form = forms_period.filled(period, facts={})

    assert forms_period.collect(period, forms_period.hand_in(period, x=form)) == 0

    assert "x.xlsx: FRM574 phiếu chưa điền gì" in capsys.readouterr().out


def test_facts_by_which_a_criterion_cannot_be_scored_are_refused_with_its_reason(
    tmp_path: Path, capsys
) -> None:
    """5 of 4 done, where the rubric says that more done than planned cannot be right."""
    rubric = forms_period.RUBRIC.replace(
        'planned = "phai_lam" }', 'planned = "phai_lam", over = "error" }'
    )
    period = forms_period.write(tmp_path, {"rubric.toml": rubric})
    wrong = {**forms_period.FACTS, "1.10/1": (5,)}
    files = {
        "a": forms_period.filled(period, facts=wrong),
        "b": forms_period.filled(period),  # another form of the same unit, and right
        "c": forms_period.filled(period, "T-02", facts={"1.10/1": (5,), "1.10/2": (4,)}),
    }
    capsys.readouterr()

    assert forms_period.collect(period, forms_period.hand_in(period, **files)) == 1

    out = capsys.readouterr().out
    for name in ("a", "c"):
        told = f"{name}.xlsx:Phiếu!E14: FRM572 tiêu chí 1.10 không chấm được với số liệu này: "
        assert told in out
    line = next(line for line in out.splitlines() if "FRM572" in line)
    assert "5" in line.split("số liệu này: ")[1]
    assert [*assessment(period).submissions] == ["T-01"]


def test_uncomputed_points_of_many_files_are_told_in_one_line(period: Path, capsys) -> None:
    folder = forms_period.hand_in(
        period, a=forms_period.filled(period), b=forms_period.filled(period, "T-02")
    )
    (folder / "anh.jpg").write_bytes(b"x")
    capsys.readouterr()

    forms_period.collect(period, folder)

    out = capsys.readouterr().out
    assert out.count("FRM551") == 1
    assert "FRM551 điểm tự chấm trong 2 phiếu chưa được tính" in out
    assert "tìm thấy «a.xlsx, b.xlsx»" in out
    assert "1 tệp khác không xét: anh.jpg" in out


def test_the_states_of_a_task_are_listed_in_one_language(period: Path, capsys) -> None:
    form = forms_period.filled(period, tasks={"1.1": ("xong",)})

    forms_period.collect(period, forms_period.hand_in(period, x=form))

    told = "cần một trong: hoàn thành, thực hiện một phần, chưa thực hiện, được miễn."
    assert told in capsys.readouterr().out


def test_an_overwritten_formula_is_kept_as_the_self_score(period: Path) -> None:
    form = changed(forms_period.filled(period), put("1.10", 6, 8))

    forms_period.collect(period, forms_period.hand_in(period, x=form))

    assert assessment(period).self_score("T-01", "1.10") == "8"


def test_all_faults_of_all_files_are_told_at_once(period: Path, capsys) -> None:
    form = forms_period.filled(period)
    two = changed(changed(form, put("1.10/1", 5, "ba")), put("2/1", 5, "co"))
    folder = forms_period.hand_in(
        period, a=two, b=forms_period.filled(period, "T-02"), c=bad_workbooks.macros()
    )
    capsys.readouterr()

    assert forms_period.collect(period, folder) == 1

    told = [line for line in capsys.readouterr().out.splitlines() if "FRM551" not in line]
    # A golden list: worked out from the changes above.
    assert [line.split("; ")[0] for line in told[:3]] == [
        "a.xlsx:Phiếu!E14 [da_lam]: SUB230 không phải là số",
        "a.xlsx:Phiếu!E17 [ke_hoach]: SUB238 câu trả lời phải là có hoặc không",
        "c.xlsx: FRM509 tệp có macro",
    ]
    assert told[3] == "Đã tiếp nhận 1 phiếu mới"
    assert told[4:7] == ["Không nhận 2 tệp:", "  - a.xlsx (T-01): 2 lỗi", "  - c.xlsx: 1 lỗi"]
    assert [*assessment(period).submissions] == ["T-02"]


def test_two_forms_of_a_unit_show_how_they_differ(period: Path, capsys) -> None:
    (period.parent / "rubric.toml").write_text(
        forms_period.RUBRIC.replace('supersede = "later"', 'supersede = "never"'), encoding="utf-8"
    )
    form = forms_period.filled(period)
    other = changed(form, put("1.10/1", 5, 4))
    folder = forms_period.hand_in(period, a=form, b=other)
    capsys.readouterr()

    assert forms_period.collect(period, folder) == 1

    out = capsys.readouterr().out
    assert "a.xlsx: FRM560" in out
    assert "khác ở: 1.10/1 Phiếu!E14 («3», «4»)" in out
    assert assessment(period).submissions == {}


def test_a_later_form_replaces_an_earlier_one_and_both_stay_in_the_log(
    period: Path, capsys
) -> None:
    form = forms_period.filled(period)
    later = forms_period.filled(
        period, facts={**forms_period.FACTS, "1.10/1": (4,)}, sent=date(2025, 12, 1)
    )
    forms_period.collect(period, forms_period.hand_in(period, a=form))
    capsys.readouterr()

    assert forms_period.collect(period, forms_period.hand_in(period, b=later)) == 0

    assert values(period)["da_lam"] == 4.0
    assert len(assessment(period).lines) == 2
    out = " ".join(capsys.readouterr().out.split())
    assert "Nộp chậm: 1: Thôn Đông (1 ngày)" in out


def test_a_form_sent_again_under_the_same_name_is_told_nothing_of_the_old_one(
    period: Path, capsys
) -> None:
    forms_period.collect(period, forms_period.hand_in(period, a=forms_period.filled(period)))
    later = forms_period.filled(period, sent=date(2025, 12, 1))
    capsys.readouterr()

    assert forms_period.collect(period, forms_period.hand_in(period, a=later)) == 0

    assert "FRM562" not in capsys.readouterr().out
    assert assessment(period).sent("T-01") == date(2025, 12, 1)


def test_an_earlier_form_does_not_replace_a_later_one(period: Path, capsys) -> None:
    form = forms_period.filled(period)
    later = changed(form, lambda b: b["Phiếu"].__setitem__("E8", datetime(2025, 12, 1)))  # noqa: DTZ001
    folder = forms_period.hand_in(period, a=form, b=later)
    capsys.readouterr()

    assert forms_period.collect(period, folder) == 0

    assert "a.xlsx: FRM562" in capsys.readouterr().out
    assert assessment(period).sent("T-01") == date(2025, 12, 1)
    # The earlier one is on record too, and the same folder again adds nothing.
    lines = assessment(period).lines
    assert [line.entry.details["sent"] for line in lines] == ["2025-11-28", "2025-12-01"]
    assert lines[0].entry.details["superseded"] == lines[1].entry.new
    assert forms_period.collect(period, folder) == 0
    assert "2 phiếu đã tiếp nhận từ trước" in capsys.readouterr().out
    assert len(assessment(period).lines) == 2


def test_an_earlier_form_that_comes_after_a_later_one_is_on_record_and_does_not_count(
    period: Path, capsys
) -> None:
    later = forms_period.filled(period, sent=date(2025, 12, 1))
    forms_period.collect(period, forms_period.hand_in(period, a=later))
    earlier = forms_period.filled(period, facts={"1.10/1": (1,)})

    assert forms_period.collect(period, forms_period.hand_in(period, b=earlier)) == 0

    assert len(assessment(period).lines) == 2
    assert assessment(period).sent("T-01") == date(2025, 12, 1)
    assert values(period) == TYPED


def test_a_copy_of_a_form_counts_once(period: Path, capsys) -> None:
    form = forms_period.filled(period)

    assert forms_period.collect(period, forms_period.hand_in(period, a=form, b=form)) == 0

    assert "b.xlsx: FRM561 tệp giống hệt tệp a.xlsx" in capsys.readouterr().out


def test_the_day_of_receipt_stands_over_the_forms_own(period: Path, capsys) -> None:
    form = forms_period.filled(period, sent=None)
    folder = forms_period.hand_in(period, a=form)

    assert forms_period.collect(period, folder, "--received", "03/12/2025") == 0

    out = capsys.readouterr().out
    assert "FRM554" not in out
    assert "Thôn Đông (3 ngày)" in out


def test_an_extension_is_time(period: Path, capsys) -> None:
    form = forms_period.filled(period, "T-02", sent=date(2025, 12, 5))

    forms_period.collect(period, forms_period.hand_in(period, a=form))

    assert "Nộp chậm" not in capsys.readouterr().out


def test_csv_files_are_forms_too(period: Path) -> None:
    folder = forms_period.hand_in(period)
    (folder / "thon.csv").write_text(
        "unit;field;value;evidence\nT-01;da_lam;3;\nT-01;phai_lam;4;\nT-01;ke_hoach;có;KH 1\n"
        "T-01;ho_du;87,5;\n",
        encoding="utf-8",
    )

    assert forms_period.collect(period, folder) == 0

    assert values(period) == TYPED


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("FRM532", "unit;field;value\nT-09;da_lam;3\n"),
        ("FRM566", "a;b;c\n1;2;3\n"),
        ("SUB230", "unit;field;value\nT-01;da_lam;ba\n"),
    ],
)
def test_a_csv_file_with_a_fault_is_refused(code: str, text: str, period: Path, capsys) -> None:
    folder = forms_period.hand_in(period)
    (folder / "x.csv").write_text(text, encoding="utf-8")

    assert forms_period.collect(period, folder) == 1

    assert f" {code} " in capsys.readouterr().out


def test_links_out_of_the_folder_are_not_followed(period: Path, capsys) -> None:
    outside = period.parent / "ngoai"
    outside.mkdir()
    (outside / "x.xlsx").write_bytes(forms_period.filled(period))
    folder = forms_period.hand_in(period)
    (folder / "a.xlsx").symlink_to(outside / "x.xlsx")
    (folder / "b").symlink_to(outside)
    (folder / "~$tam.xlsx").write_bytes(b"x")
    (folder / "anh.jpg").write_bytes(b"x")

    assert forms_period.collect(period, folder) == 1

    told = capsys.readouterr().err
    assert (told.count("FRM564"), told.count("FRM563")) == (2, 1)
    assert not (period.parent / "nhat-ky.jsonl").exists()


def test_an_empty_folder_and_a_period_without_a_log_are_told(period: Path, capsys) -> None:
    folder = forms_period.hand_in(period)
    assert forms_period.collect(period, folder) == 1
    assert "FRM563" in capsys.readouterr().err
    assert forms_period.collect(period, period.parent / "khong-co") == 1
    assert "FRM563" in capsys.readouterr().err
    (period.parent / "phieu.csv").write_text("unit;field;value\nT-01;da_lam;1\n", encoding="utf-8")
    text = forms_period.PERIOD.replace('log = "nhat-ky.jsonl"', 'submissions = ["phieu.csv"]')
    period.write_text(text, encoding="utf-8")

    assert forms_period.collect(period, folder) == 1
    assert "LOG621" in capsys.readouterr().err


def test_another_way_of_writing_numbers_after_forms_came_in_is_refused(
    period: Path, capsys
) -> None:
    forms_period.collect(period, forms_period.hand_in(period, a=forms_period.filled(period)))
    period.write_text(forms_period.PERIOD + '\n[csv]\ndecimal = "."\n', encoding="utf-8")

    assert forms_period.collect(period, period.parent / "nop") == 1
    assert "LOG620" in capsys.readouterr().err


def test_the_offices_register_stands_over_what_a_form_says_of_a_report(
    period: Path, capsys
) -> None:
    form = forms_period.filled(period, reports={"nam": (date(2025, 11, 25), "BC 7")})
    forms_period.collect(period, forms_period.hand_in(period, a=form))
    (period.parent / "bc.csv").write_text(
        "unit;report;date\nT-01;nam;02/12/2025\n", encoding="utf-8"
    )
    period.write_text(
        forms_period.PERIOD.replace("[[council]]", 'receipts = ["bc.csv"]\n\n[[council]]', 1),
        encoding="utf-8",
    )

    found = load_submissions(load_period(period), load_rubric(period.parent / "rubric.toml"))

    (report,) = found.receipts.to_dict("records")
    assert report["date"].date() == date(2025, 12, 2)
    assert [problem.code for problem in found.warnings] == ["FRM565"]
