"""The council's procedure: marks, agreement, appeals and final scores, each with its rule."""

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import forms_period
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from danvan_scoring import Evaluator, load_period, load_rubric, load_submissions
from danvan_scoring.cli import main
from danvan_scoring.io.log_file import read_log
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.procedure import Procedure
from danvan_scoring.model.rubric import Rounding
from danvan_scoring.stages.explain import explain
from danvan_scoring.stages.marks import provisional

RUBRIC = forms_period.RUBRIC
HD1, HD2 = "HD1: Chủ tịch", "HD2: Ủy viên"
AGREED, REASON, DOCUMENT = (
    "Hội đồng thống nhất", "Lý do (khi khác điểm tính từ số liệu)", "Văn bản kèm theo",
)  # fmt: skip


@pytest.fixture
def period(tmp_path: Path) -> Path:
    """A period in which T-01 and T-02 have handed in their forms."""
    path = forms_period.write(tmp_path)
    begin(path)
    return path


def stepped() -> str:
    """The rubric in which marks of criterion 3 are multiples of 0.25."""
    return RUBRIC.replace('note = "nhan_xet" }', 'note = "nhan_xet", step = 0.25 }')


def begin(path: Path) -> None:
    # 1.10: 6 of 8; 2: 4 of 4; 3 waits for the council; 4: 2.63 of 3 (T-02 is exempt); 5: 0.03.
    files = {unit: forms_period.filled(path, unit) for unit in ("T-01", "T-02")}
    assert forms_period.collect(path, forms_period.hand_in(path, **files)) == 0


def workbook(period: Path) -> Workbook:
    out = period.parent / "so.xlsx"
    out.unlink(missing_ok=True)
    assert main(["appraise", str(period), "--out", str(out)]) == 0
    return openpyxl.load_workbook(out)


def marked(book: Workbook, marks: Mapping[tuple[str, str], Mapping[str, object]]) -> Workbook:
    sheet = book["Điểm"]
    columns = {sheet.cell(4, c).value: c for c in range(1, sheet.max_column + 1)}
    rows = {
        (sheet.cell(r, 1).value, sheet.cell(r, 3).value): r for r in range(5, sheet.max_row + 1)
    }
    for key, cells in marks.items():
        for heading, value in cells.items():
            sheet.cell(rows[key], columns[heading]).value = value  # type: ignore[assignment]
    return book


def appealed(book: Workbook, *cells: object, at: int = 5) -> Workbook:
    for column, cell in enumerate(cells, 1):
        book["Kiến nghị"].cell(at, column).value = cell  # type: ignore[assignment]
    return book


def take(period: Path, book: Workbook) -> int:
    path = period.parent / "so-da-ghi.xlsx"
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return main(["appraise", str(period), "--take", str(path), "--author", "Thư ký"])


def assessment(period: Path) -> Assessment:
    lines, problems = read_log(period.parent / "nhat-ky.jsonl", "log", "ky_thu")
    assert problems == []
    return Assessment(lines)


def result(period: Path):
    rubric = load_rubric(period.parent / "rubric.toml")
    submissions = load_submissions(load_period(period), rubric)
    return Evaluator().evaluate(rubric, submissions, as_of=date(2025, 12, 10))


def points(period: Path, unit: str, code: str) -> tuple[int, int]:
    """Points in hundredths, and the state."""
    scores = result(period).scores
    row = list(scores.units).index(unit)
    return int(scores.nodes[code].points[row]), int(scores.nodes[code].status[row])


def reason(period: Path, code: str) -> str:
    """Why T-01 has its points at one criterion of the scale."""
    children = explain(result(period), "T-01").scales[0].tree.children
    return next(node.reason.vi for node in children if node.code == code)


@pytest.mark.parametrize(
    ("members", "trim", "marks", "expected"),
    [
        ("mean", 1, "1 2 4", "2.33"),  # 7 / 3
        ("mean", 1, "2.5 2.55", "2.53"),  # 2.525, half up
        ("median", 1, "1 2 10", "2.00"),
        ("median", 1, "1 2 3 10", "2.50"),
        ("trimmed_mean", 1, "0 3 4 5 20", "4.00"),  # of 3, 4, 5
        ("trimmed_mean", 2, "0 3 4 5 20", "4.00"),
        ("trimmed_mean", 1, "3 5", "4.00"),  # too few to leave any out
    ],
)  # fmt: skip
def test_the_provisional_mark_of_several_members(
    members: str, trim: int, marks: str, expected: str
) -> None:
    procedure = Procedure.model_validate({"members": members, "trim": trim})

    found = provisional([Decimal(mark) for mark in marks.split()], procedure, Rounding())

    assert str(found) == expected


def test_the_largest_difference_stands_first(tmp_path: Path) -> None:
    period = forms_period.write(tmp_path)
    form = forms_period.filled(period)
    book = openpyxl.load_workbook(io.BytesIO(form))
    sheet = book["Phiếu"]
    rows = {str(sheet.cell(r, 1).value): r for r in range(12, sheet.max_row + 1)}
    # The unit writes 8 where its facts give 6, and 3.5 where they give 4.
    sheet.cell(rows["1.10"], 6).value, sheet.cell(rows["2"], 6).value = 8, 3.5
    stream = io.BytesIO()
    book.save(stream)
    forms_period.collect(period, forms_period.hand_in(period, a=stream.getvalue()))

    first = [[cell.value for cell in row[2:8]] for row in workbook(period)["Điểm"].iter_rows(5, 7)]

    assert first[0][0:1] + first[0][2:] == ["1.10", 8, 6, 8, 2]
    assert first[1][0:1] + first[1][2:] == ["2", 4, 4, 3.5, -0.5]
    assert first[2][3] == "chờ Hội đồng chấm"  # then what has no points


def test_the_mean_of_members_is_the_provisional_mark(period: Path) -> None:
    book = marked(workbook(period), {("T-01", "3"): {HD1: 4, HD2: 4.5, REASON: "tốt"}})

    assert take(period, book) == 0

    assert points(period, "T-01", "3") == (425, 0)
    assert reason(period, "3") == "Điểm tạm của Hội đồng: 4,25 điểm (tính từ số liệu: —); tốt"


def test_a_mean_is_no_longer_called_provisional_once_it_is_final(period: Path) -> None:
    marks = {(unit, "3"): {HD1: 4, HD2: 4.5} for unit in ("T-01", "T-02")}
    take(period, marked(workbook(period), marks))
    assert main(["appraise", str(period), "--final", "--author", "Thư ký"]) == 0

    told = "Điểm từ các thành viên Hội đồng, đã chốt: 4,25 điểm (tính từ số liệu: —)"
    assert reason(period, "3") == told


def test_a_computed_score_is_told_in_the_declared_decimals(tmp_path: Path) -> None:
    """5 of 7 by 8 points is 5.714285…, of which the rubric keeps two decimals."""
    period = forms_period.write(tmp_path)
    facts = {**forms_period.FACTS, "1.10/1": (5,), "1.10/2": (7,)}
    form = forms_period.filled(period, facts=facts)
    forms_period.collect(period, forms_period.hand_in(period, a=form))

    take(period, marked(workbook(period), {("T-01", "1.10"): {AGREED: 5, REASON: "a"}}))

    assert reason(period, "1.10") == "Hội đồng thống nhất: 5 điểm (tính từ số liệu: 5,71); a"


def test_status_names_members_who_have_not_marked_what_others_have(period: Path, capsys) -> None:
    take(period, marked(workbook(period), {("T-01", "3"): {HD1: 4}, ("T-02", "3"): {HD1: 4}}))
    take(period, marked(workbook(period), {("T-02", "3"): {AGREED: 4}}))
    capsys.readouterr()

    assert main(["status", str(period)]) == 0

    out = " ".join(capsys.readouterr().out.split())
    assert "HD2 chưa chấm 1 dòng mà thành viên khác đã chấm: T-01 3" in out


def test_members_too_far_apart_must_agree(period: Path, capsys) -> None:
    book = marked(workbook(period), {("T-01", "3"): {HD1: 2, HD2: 4, REASON: "chưa rõ"}})
    take(period, book)
    assert points(period, "T-01", "3")[1] == 5  # pending, not 3

    assert main(["appraise", str(period), "--final", "--author", "Thư ký"]) == 1

    told = "LOG651 chưa chốt được điểm: 3: các thành viên chấm chênh nhau 2 điểm, phải thống nhất"
    assert told in capsys.readouterr().out
    agreed = marked(workbook(period), {("T-01", "3"): {AGREED: 3}})
    assert take(period, agreed) == 0
    assert points(period, "T-01", "3") == (300, 0)
    # Every mark is kept.
    steps = [(step.kind.value, step.value) for step in assessment(period).chain("T-01", "3")]
    assert steps == [("mark", "2"), ("mark", "4"), ("agreed", "3")]


def test_a_mark_and_a_day_may_be_typed_as_text(period: Path, capsys) -> None:
    book = marked(workbook(period), {("T-01", "3"): {AGREED: "2,25"}})

    assert take(period, appealed(book, "T-02", "1.10", "04/12/2025", "7,5", "Đã làm")) == 0

    assert points(period, "T-01", "3") == (225, 0)
    appeal = assessment(period).appeals["T-02", "1.10"].entry
    assert (appeal.new, appeal.details["received"]) == ("7.5", "2025-12-04")
    assert take(period, marked(workbook(period), {("T-01", "3"): {HD1: "2.25"}})) == 1
    assert "FRM553" in capsys.readouterr().out


def test_an_agreed_mark_stands_over_computed_points_and_keeps_them(period: Path) -> None:
    book = marked(workbook(period), {("T-01", "1.10"): {AGREED: 5.5, REASON: "trùng một việc"}})

    assert take(period, book) == 0

    assert points(period, "T-01", "1.10") == (550, 0)
    assert "(tính từ số liệu: 6); trùng một việc" in reason(period, "1.10")
    (line,) = [own for own in assessment(period).lines if own.entry.kind == "agreed"]
    assert (line.entry.author, line.entry.role) == ("Thư ký", "council")


def test_an_edit_is_a_new_entry_with_the_old_value(period: Path) -> None:
    take(period, marked(workbook(period), {("T-01", "3"): {HD1: 4, REASON: "a"}}))
    take(period, marked(workbook(period), {("T-01", "3"): {HD1: 3.5}}))
    take(period, marked(workbook(period), {("T-01", "3"): {HD1: None}}))

    entries = [line.entry for line in assessment(period).lines if line.entry.kind == "mark"]
    assert [(entry.old, entry.new) for entry in entries] == [
        (None, "4"), ("4", "3.5"), ("3.5", None),
    ]  # fmt: skip
    assert assessment(period).marks == {}


def test_taking_the_same_workbook_twice_adds_nothing(period: Path, capsys) -> None:
    book = marked(workbook(period), {("T-01", "3"): {HD1: 4, AGREED: 4, REASON: "a"}})
    take(period, book)
    before = (period.parent / "nhat-ky.jsonl").read_bytes()

    assert take(period, book) == 0

    assert (period.parent / "nhat-ky.jsonl").read_bytes() == before


def test_a_workbook_older_than_the_log_does_not_undo_what_came_since(period: Path, capsys) -> None:
    old = workbook(period)
    take(period, marked(workbook(period), {("T-01", "3"): {HD1: 4, REASON: "a"}}))

    # One that says nothing there takes nothing back; one that says otherwise is told.
    assert take(period, old) == 0
    assert assessment(period).marks["T-01", "3"]["HD1"].entry.new == "4"
    assert take(period, marked(old, {("T-01", "3"): {HD1: 2, REASON: "b"}})) == 1
    assert "LOG649 HD1 đã ghi giá trị khác ở dòng nhật ký 3" in capsys.readouterr().out


def test_each_member_may_fill_in_a_copy_of_their_own(period: Path) -> None:
    first, second = workbook(period), workbook(period)
    take(period, appealed(workbook(period), *APPEAL))

    assert take(period, marked(first, {("T-01", "3"): {HD1: 4, REASON: "a"}})) == 0
    assert take(period, marked(second, {("T-01", "3"): {HD2: 4.5, REASON: "b"}})) == 0

    assert points(period, "T-01", "3") == (425, 0)
    assert list(assessment(period).appeals) == [("T-02", "1.10")]


def test_a_fact_that_another_changed_meanwhile_is_told(period: Path, capsys) -> None:
    def with_fact(book: Workbook, value: float) -> Workbook:
        sheet = book["Số liệu"]
        row = next(r for r in range(5, sheet.max_row + 1) if sheet.cell(r, 3).value == "diem_hd")
        sheet.cell(row, 6).value = value
        return book

    old = workbook(period)
    assert take(period, with_fact(workbook(period), 4)) == 0

    assert take(period, with_fact(old, 3)) == 1
    assert "LOG649" in capsys.readouterr().out
    assert take(period, with_fact(old, 4)) == 0  # both say the same


def test_council_facts_come_by_the_workbook(period: Path) -> None:
    book = workbook(period)
    sheet = book["Số liệu"]
    rows = {
        (sheet.cell(r, 1).value, sheet.cell(r, 3).value): r for r in range(5, sheet.max_row + 1)
    }
    sheet.cell(rows["T-01", "diem_hd"], 6).value = 4.5
    sheet.cell(rows["T-01", "nhan_xet"], 6).value = "làm tốt"

    assert take(period, book) == 0

    assert points(period, "T-01", "3") == (450, 0)
    facts = [line.entry for line in assessment(period).lines if line.entry.kind == "fact"]
    assert [(fact.criterion, fact.new, fact.role) for fact in facts] == [
        ("diem_hd", "4,5", "council"), ("nhan_xet", "làm tốt", "council"),
    ]  # fmt: skip


STEP = "step = 0.25"
MARK_FAULTS = [
    ("LOG631", ("T-01", "3"), {HD1: 5.5, REASON: "a"}, ""),
    ("LOG631", ("T-01", "3"), {HD1: -1, REASON: "a"}, ""),
    ("LOG653", ("T-01", "3"), {HD1: 4.13, REASON: "a"}, STEP),
    ("LOG653", ("T-01", "3"), {AGREED: 4.1, REASON: "a"}, STEP),
    ("LOG632", ("T-01", "3"), {HD1: 4.125, REASON: "a"}, ""),
    ("LOG636", ("T-01", "1.10"), {AGREED: 5}, ""),
    ("LOG633", ("T-01", "1.10"), {AGREED: 7, REASON: "a"}, 'exceed = "never"'),
    ("LOG635", ("T-01", "1.10"), {AGREED: 7, REASON: "a"}, 'exceed = "with_evidence"'),
    ("LOG630", ("T-01", "1.10"), {AGREED: 5, REASON: "a"}, 'final = "computed"'),
    ("FRM553", ("T-01", "3"), {HD1: "bốn"}, ""),
    ("FRM550", ("T-01", "3"), {HD1: "=2+2"}, ""),
]


@pytest.mark.parametrize(("code", "key", "cells", "rule"), MARK_FAULTS)
def test_a_mark_against_the_rules_is_refused_with_its_cell(
    code: str, key: tuple[str, str], cells: Mapping[str, object], rule: str, tmp_path: Path, capsys
) -> None:
    rubric = stepped() if rule == STEP else RUBRIC.replace("spread = 1", f"spread = 1\n{rule}")
    period = forms_period.write(tmp_path, {"rubric.toml": rubric})
    begin(period)
    before = (tmp_path / "nhat-ky.jsonl").read_bytes()
    book = marked(workbook(period), {key: cells})
    capsys.readouterr()

    assert take(period, book) == 1

    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1].split(" ")[0] for line in lines] == [code]
    assert "so-da-ghi.xlsx:Điểm!" in lines[0]
    assert (tmp_path / "nhat-ky.jsonl").read_bytes() == before


def test_a_mark_above_computed_stands_with_reason_and_document(tmp_path: Path) -> None:
    rubric = forms_period.RUBRIC.replace("spread = 1", 'spread = 1\nexceed = "with_evidence"')
    period = forms_period.write(tmp_path, {"rubric.toml": rubric})
    begin(period)
    cells = {AGREED: 7, REASON: "có thêm việc", DOCUMENT: "BB 3"}

    assert take(period, marked(workbook(period), {("T-01", "1.10"): cells})) == 0

    assert points(period, "T-01", "1.10") == (700, 0)


def test_an_exempt_criterion_is_not_in_the_workbook_and_not_marked(period: Path) -> None:
    sheet = workbook(period)["Điểm"]
    keys = {(row[0].value, row[2].value) for row in sheet.iter_rows(5)}

    assert ("T-01", "4") in keys
    assert ("T-02", "4") not in keys  # exempt
    assert ("TH", "4") not in keys  # not of its kind


def test_the_units_own_score_stands_where_the_rubric_says_so(tmp_path: Path) -> None:
    rubric = forms_period.RUBRIC.replace('code = "6"\n', 'code = "6"\nfinal = "self"\n')
    period = forms_period.write(tmp_path, {"rubric.toml": rubric})
    form = forms_period.filled(period, points={"6": 1.5})

    forms_period.collect(period, forms_period.hand_in(period, a=form))

    assert points(period, "T-01", "6") == (150, 0)


APPEAL = ("T-02", "1.10", datetime(2025, 12, 4), 8, "Đã làm thêm")  # noqa: DTZ001


def test_an_appeal_and_its_outcome_change_the_score_and_keep_the_chain(period: Path) -> None:
    take(
        period,
        marked(workbook(period), {("T-02", "1.10"): {AGREED: 5, REASON: "thiếu biên bản"}}),
    )
    assert take(period, appealed(workbook(period), *APPEAL)) == 0
    assert points(period, "T-02", "1.10") == (500, 0)  # an open appeal changes nothing
    outcome = ("chấp nhận một phần", 5.75, "HD1", "có biên bản", "TB 9")

    assert take(period, appealed(workbook(period), *APPEAL, *outcome)) == 0

    assert points(period, "T-02", "1.10") == (575, 0)
    steps = [
        (step.kind.value, step.old, step.value, step.author)
        for step in assessment(period).chain("T-02", "1.10")
    ]
    assert steps == [
        ("agreed", None, "5", "Thư ký"),
        ("appeal", None, "8", "T-02"),
        ("outcome", "5", "5.75", "HD1"),
    ]


def test_a_rejected_appeal_leaves_the_mark(period: Path) -> None:
    book = appealed(
        workbook(period), *APPEAL, "không chấp nhận", None, "HD1", "không có căn cứ", ""
    )

    assert take(period, book) == 0

    assert points(period, "T-02", "1.10") == (600, 0)
    assert assessment(period).outcomes


def test_a_rejected_appeal_keeps_the_score_that_stood_in_the_log(period: Path, capsys) -> None:
    """The facts compute 6; one member has marked 2, and that is what stands."""
    take(period, marked(workbook(period), {("T-02", "1.10"): {HD1: 2, REASON: "thiếu"}}))
    decided = ("không chấp nhận", None, "HD1", "không có căn cứ", "")
    book = appealed(workbook(period), *APPEAL, *decided)
    assert take(period, book) == 0

    outcome = assessment(period).outcomes["T-02", "1.10"].entry
    assert (outcome.old, outcome.new) == ("2.00", "2.00")
    assert points(period, "T-02", "1.10") == (200, 0)
    # Another workbook shows no points for it, and taking either again is no news.
    again = workbook(period)
    assert again["Kiến nghị"].cell(5, 7).value is None
    assert take(period, again) == take(period, book) == 0
    assert len([own for own in assessment(period).lines if own.entry.kind == "outcome"]) == 1
    # What stood may still change: the council agrees on another mark.
    take(period, marked(workbook(period), {("T-02", "1.10"): {AGREED: 3, REASON: "xem lại"}}))
    assert points(period, "T-02", "1.10") == (300, 0)


def test_an_outcome_starts_from_a_mark_of_the_same_workbook(period: Path) -> None:
    book = marked(workbook(period), {("T-02", "1.10"): {HD1: 5, HD2: 5.5, REASON: "a"}})

    assert take(period, appealed(book, *APPEAL, *OUTCOME)) == 0

    outcome = assessment(period).outcomes["T-02", "1.10"].entry
    assert (outcome.old, outcome.new) == ("5.25", "8")


def test_a_mark_where_nothing_is_computed_needs_no_reason(period: Path) -> None:
    assert take(period, marked(workbook(period), {("T-01", "3"): {AGREED: 4}})) == 0

    assert points(period, "T-01", "3") == (400, 0)


def test_a_mean_of_members_need_not_be_on_the_step_but_an_outcome_must(
    tmp_path: Path, capsys
) -> None:
    period = forms_period.write(tmp_path, {"rubric.toml": stepped()})
    begin(period)
    assert take(period, marked(workbook(period), {("T-02", "3"): {HD1: 4, HD2: 4.25}})) == 0
    assert points(period, "T-02", "3") == (413, 0)  # 4.125, half up
    appeal = ("T-02", "3", *APPEAL[2:3], 5, "làm tốt")

    assert take(period, appealed(workbook(period), *appeal, "chấp nhận", 4.6, "HD1", "a")) == 1

    out = capsys.readouterr().out
    told = "G5: LOG653 điểm không đúng bước điểm của tiêu chí; tìm thấy «4,6»; cần bội số của 0,25"
    assert told in out


def test_what_the_councils_facts_cannot_be_scored_by_is_told_with_the_reason(
    tmp_path: Path, capsys
) -> None:
    period = forms_period.write(tmp_path, {"rubric.toml": stepped()})
    begin(period)
    book = workbook(period)
    sheet = book["Số liệu"]
    rows = {
        (sheet.cell(r, 1).value, sheet.cell(r, 3).value): r for r in range(5, sheet.max_row + 1)
    }
    sheet.cell(rows["T-01", "diem_hd"], 6).value = 4.13
    sheet.cell(rows["T-01", "nhan_xet"], 6).value = "tốt"
    assert take(period, book) == 0
    capsys.readouterr()

    assert main(["status", str(period)]) == 0

    out = " ".join(capsys.readouterr().out.split())
    assert "Điểm Hội đồng chấm là 4,13, không đúng bước điểm 0,25" in out


OUTCOME = ("chấp nhận", 8, "HD1", "có căn cứ", "TB 9")
APPEAL_FAULTS = [
    ("LOG634", ("T-09", *APPEAL[1:]), (), ""),
    ("LOG637", (*APPEAL[:4], None), (), ""),
    ("LOG638", (*APPEAL[:2], None, 8, "a"), (), ""),
    ("LOG628", (*APPEAL[:2], "hôm qua", 8, "a"), (), ""),
    ("LOG641", (*APPEAL[:2], datetime(2025, 12, 8), 8, "a"), (), ""),  # noqa: DTZ001
    ("LOG654", (*APPEAL[:2], datetime(2025, 12, 1), 8, "a"), (), ""),  # noqa: DTZ001
    ("LOG640", APPEAL, (), "announced = 2025-12-02\n"),
    ("LOG629", APPEAL, ("đồng ý",), ""),
    ("LOG642", APPEAL, ("chấp nhận", 8, "HD9", "a"), ""),
    ("LOG643", APPEAL, ("chấp nhận", 8, "HD2", "a"), ""),
    ("LOG645", APPEAL, ("chấp nhận", 8, "HD1", None), ""),
    ("LOG646", APPEAL, ("không chấp nhận", 7, "HD1", "a"), ""),
    ("LOG647", APPEAL, ("chấp nhận", None, "HD1", "a"), ""),
    ("LOG631", APPEAL, ("chấp nhận", 9, "HD1", "a"), ""),
]


@pytest.mark.parametrize(("code", "appeal", "outcome", "without"), APPEAL_FAULTS)
def test_an_appeal_against_the_rules_is_refused(
    code: str, appeal: tuple[object, ...], outcome: tuple[object, ...], without: str,
    period: Path, capsys,
) -> None:  # fmt: skip
    text = period.read_text(encoding="utf-8")
    assert without in text
    period.write_text(text.replace(without, ""), encoding="utf-8")
    book = appealed(workbook(period), *appeal, *outcome)
    before = (period.parent / "nhat-ky.jsonl").read_bytes()
    capsys.readouterr()

    assert take(period, book) == 1

    out = capsys.readouterr().out
    assert f": {code} " in out
    assert "so-da-ghi.xlsx:Kiến nghị!" in out
    assert (period.parent / "nhat-ky.jsonl").read_bytes() == before


def test_who_gave_the_mark_may_be_kept_from_deciding_its_appeal(tmp_path: Path, capsys) -> None:
    rubric = forms_period.RUBRIC.replace("spread = 1", 'spread = 1\ndecides = "not_marker"')
    period = forms_period.write(tmp_path, {"rubric.toml": rubric})
    begin(period)
    take(period, marked(workbook(period), {("T-02", "1.10"): {HD1: 5, REASON: "a"}}))

    assert take(period, appealed(workbook(period), *APPEAL, *OUTCOME)) == 1

    assert "LOG644" in capsys.readouterr().out


def agreed_on_all(period: Path) -> None:
    cells = {AGREED: 4, REASON: "a"}
    assert take(period, marked(workbook(period), dict.fromkeys([(u, "3") for u in ("T-01", "T-02")], cells))) == 0  # noqa: E501  # fmt: skip


def test_scores_are_final_only_once_nothing_is_owed(period: Path, capsys) -> None:
    agreed_on_all(period)
    take(period, appealed(workbook(period), *APPEAL))
    final = ["appraise", str(period), "--final", "--author", "Thư ký", "--document", "QĐ 12"]
    assert main(final) == 1
    assert "1.10: kiến nghị chưa giải quyết" in capsys.readouterr().out
    take(period, appealed(workbook(period), *APPEAL, *OUTCOME))

    assert main(final) == 0

    own = assessment(period).final["T-02"].entry
    assert own.evidence == "QĐ 12"
    assert own.details["scores"]["1.10"] == "8.00"
    assert own.details["scores"]["4"] == "được miễn"
    assert main(final) == 0  # nothing new
    assert len([line for line in assessment(period).lines if line.entry.kind == "final"]) == 3


def test_after_the_final_scores_only_an_appeal_changes_anything(period: Path, capsys) -> None:
    agreed_on_all(period)
    main(["appraise", str(period), "--final", "--author", "Thư ký"])
    capsys.readouterr()

    changed = marked(workbook(period), {("T-01", "3"): {AGREED: 5}})
    assert take(period, changed) == 1
    assert "LOG648" in capsys.readouterr().out
    assert take(period, appealed(workbook(period), *APPEAL, *OUTCOME)) == 0


def first_lines(period: Path, capsys, *options: str) -> str:
    capsys.readouterr()
    assert main(["run", str(period), *options]) == 0
    return capsys.readouterr().out.split("Kỳ thử")[0]


def test_a_report_says_whether_its_scores_are_final(period: Path, capsys) -> None:
    assert first_lines(period, capsys) == "KẾT QUẢ TẠM: điểm chưa được chốt\n"
    agreed_on_all(period)
    main(["appraise", str(period), "--final", "--author", "Thư ký"])
    assert first_lines(period, capsys) == "Điểm đã chốt\n"
    take(period, appealed(workbook(period), *APPEAL, *OUTCOME))

    told = first_lines(period, capsys)

    assert told == "KHÁC ĐIỂM ĐÃ CHỐT: T-02 (1.10: 6,00 → 8,00)\n"
    assert "1.10: 6.00 → 8.00" in first_lines(period, capsys, "--lang", "en")


def test_after_the_final_scores_no_form_is_taken(period: Path, capsys) -> None:
    agreed_on_all(period)
    main(["appraise", str(period), "--final", "--author", "Thư ký"])
    later = forms_period.filled(period, sent=date(2025, 12, 9))

    assert forms_period.collect(period, forms_period.hand_in(period, late=later)) == 1

    assert "late.xlsx: LOG648" in capsys.readouterr().out
    assert assessment(period).sent("T-01") == date(2025, 11, 28)


@pytest.mark.parametrize(("rule", "code"), [("never", "LOG633"), ("with_evidence", "LOG635")])
def test_an_appeal_does_not_lift_the_rule_on_marks_above_computed(
    rule: str, code: str, tmp_path: Path, capsys
) -> None:
    rubric = forms_period.RUBRIC.replace("spread = 1", f'spread = 1\nexceed = "{rule}"')
    period = forms_period.write(tmp_path, {"rubric.toml": rubric})
    begin(period)

    assert take(period, appealed(workbook(period), *APPEAL, *OUTCOME[:4])) == 1

    assert f": {code} " in capsys.readouterr().out


def test_a_fact_of_the_periods_files_is_changed_there(tmp_path: Path, capsys) -> None:
    period = forms_period.write(
        tmp_path,
        {
            "period.toml": forms_period.PERIOD.replace("log =", 'submissions = ["hd.csv"]\nlog ='),
            "hd.csv": "unit;field;value\nT-01;diem_hd;4\nT-01;nhan_xet;tốt\n",
        },
    )
    begin(period)
    book = workbook(period)
    sheet = book["Số liệu"]
    rows = {
        (sheet.cell(r, 1).value, sheet.cell(r, 3).value): r for r in range(5, sheet.max_row + 1)
    }
    assert sheet.cell(rows["T-01", "diem_hd"], 6).value == 4
    assert take(period, book) == 0
    sheet.cell(rows["T-01", "diem_hd"], 6).value = 5

    assert take(period, book) == 1
    assert "LOG650" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("LOG622", lambda b: b.remove(b["_phieu"])),
        ("FRM531", lambda b: b["_phieu"].__setitem__("B3", "khac")),
        ("FRM533", lambda b: b["_phieu"].__setitem__("B4", "0" * 64)),
        ("FRM540", lambda b: b.remove(b["Kiến nghị"])),
        ("FRM542", lambda b: b["Điểm"].delete_cols(14)),
        ("FRM546", lambda b: [b["Điểm"].cell(90, c, b["Điểm"].cell(5, c).value) for c in (1, 3)]),
        ("LOG634", lambda b: b["Điểm"].__setitem__("A5", "T-99")),
    ],
)
def test_a_workbook_that_is_not_the_councils_or_was_rearranged_wrongly_is_refused(
    code: str, change: Callable[[Workbook], object], period: Path, capsys
) -> None:
    book = workbook(period)
    change(book)

    assert take(period, book) == 1

    assert f": {code} " in capsys.readouterr().out


def test_rows_of_the_workbook_may_be_sorted(period: Path) -> None:
    book = marked(workbook(period), {("T-01", "3"): {HD1: 4, REASON: "a"}})
    sheet = book["Điểm"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(5)]
    for at, row in enumerate(sorted(cells, key=lambda own: str(own[8])), 5):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value

    assert take(period, book) == 0

    assert points(period, "T-01", "3") == (400, 0)


@pytest.mark.parametrize(
    "arguments", [[], ["--out", "a.xlsx", "--final"], ["--take", "a.xlsx"], ["--final"]]
)
def test_appraise_does_one_thing_by_somebody(arguments: list[str], period: Path) -> None:
    assert main(["appraise", str(period), *arguments]) == 2


def test_a_workbook_that_is_there_is_not_written_over_unless_told(period: Path, capsys) -> None:
    out = period.parent / "so.xlsx"
    out.write_bytes(b"da ghi")

    assert main(["appraise", str(period), "--out", str(out)]) == 1
    assert "FRM598" in capsys.readouterr().err
    assert out.read_bytes() == b"da ghi"
    assert main(["appraise", str(period), "--out", str(out), "--force"]) == 0
    assert out.read_bytes()[:2] == b"PK"


def test_the_log_is_shown_and_verified(period: Path, capsys) -> None:
    agreed_on_all(period)
    capsys.readouterr()

    assert main(["log", "show", str(period), "T-01", "3"]) == 0
    assert "Thư ký – Hội đồng thống nhất: 4; a" in capsys.readouterr().out
    assert main(["log", "verify", str(period)]) == 0
    last = assessment(period).lines[-1].digest
    assert last in capsys.readouterr().out
    assert main(["log", "verify", str(period), "--last", last]) == 0
    assert main(["log", "verify", str(period), "--last", "0" * 64]) == 1
    assert "LOG612" in capsys.readouterr().out
    log = period.parent / "nhat-ky.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace("Thư ký", "Ai đó"), encoding="utf-8")
    assert main(["log", "verify", str(period)]) == 1
    out = capsys.readouterr().out
    assert "nhat-ky.jsonl:3: LOG603 dòng này đã bị sửa" in out
    assert "không ghi mã nào vào biên bản" in out
    assert last not in out  # none is offered for the minutes


def test_a_log_saved_by_notepad_is_not_told_to_be_empty(period: Path, capsys) -> None:
    log = period.parent / "nhat-ky.jsonl"
    log.write_bytes(b"\xef\xbb\xbf" + log.read_bytes())

    assert main(["log", "verify", str(period)]) == 1

    out = capsys.readouterr().out
    assert "LOG608" in out
    assert "chưa có dòng nào" not in out


def test_the_log_shows_that_a_form_came_in_before_any_mark(period: Path, capsys) -> None:
    capsys.readouterr()

    assert main(["log", "show", str(period), "T-01"]) == 0

    out = " ".join(capsys.readouterr().out.split())
    digest = assessment(period).submissions["T-01"].entry.new
    assert f"VHXH – tiếp nhận phiếu T-01.xlsx, gửi ngày 28/11/2025, sha256 {digest}" in out


def test_the_log_is_not_asked_of_a_criterion_that_does_not_exist(period: Path, capsys) -> None:
    assert main(["log", "show", str(period), "T-01", "1.1"]) == 1

    told = capsys.readouterr().err
    assert "SUB292" in told
    assert "Có phải ý là «1.10»?" in told
    assert main(["log", "show", str(period), "T-01", "1.10"]) == 0


def test_the_log_shows_the_document_and_the_blanks_of_final_scores(period: Path, capsys) -> None:
    agreed_on_all(period)
    main(["appraise", str(period), "--final", "--author", "Thư ký", "--document", "QĐ 12"])
    capsys.readouterr()

    assert main(["log", "show", str(period), "T-01"]) == 0

    assert "Thư ký – chốt điểm (QĐ 12)" in capsys.readouterr().out
