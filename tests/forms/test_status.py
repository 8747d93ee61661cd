"""Where a period stands: who has sent, what is owed, which evidence is missing or was changed."""

from datetime import date
from pathlib import Path

import forms_period
import pytest

from danvan_scoring.cli import main


@pytest.fixture
def period(tmp_path: Path) -> Path:
    return forms_period.write(tmp_path)


def told(period: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["status", str(period)]) == 0
    return " ".join(capsys.readouterr().out.split())


def with_files(period: Path, unit: str, names: str, evidence: str = "KH 1") -> bytes:
    return forms_period.filled(
        period,
        unit,
        facts={"1.10/1": (3,), "1.10/2": (4,), "2/1": ("có", evidence, names)},
        sent=date(2025, 12, 3),
    )


def evidence(period: Path, unit: str, name: str, content: bytes = b"van ban") -> Path:
    path = period.parent / "minh-chung" / unit / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_before_anything_came_in_all_are_missing(period: Path, capsys) -> None:
    out = told(period, capsys)

    assert "Đã nộp phiếu: 0/3 đơn vị" in out
    assert "Chưa nộp, đã quá hạn: 3: Thôn Đông; Thôn Đoài (05/12/2025); Trường Sơn Ca" in out
    assert "Không còn việc nào." in out
    assert "Đã chốt điểm: 0/3 đơn vị" in out


def test_who_still_has_time_is_not_overdue(period: Path, capsys) -> None:
    text = period.read_text(encoding="utf-8")
    period.write_text(text.replace("as_of = 2025-12-10", "as_of = 2025-12-03"), encoding="utf-8")

    out = told(period, capsys)

    assert "Chưa nộp, đã quá hạn: 2: Thôn Đông; Trường Sơn Ca" in out
    assert "Chưa nộp: 1: Thôn Đoài (05/12/2025)" in out


def test_late_forms_and_what_the_council_owes_are_named(period: Path, capsys) -> None:
    files = {unit: with_files(period, unit, "") for unit in ("T-01", "T-02")}
    forms_period.collect(period, forms_period.hand_in(period, **files))

    out = told(period, capsys)

    # Due on 30/11; T-02 has time until 05/12.
    assert "Nộp chậm: 1: Thôn Đông (3 ngày)" in out
    assert "- Thôn Đông (T-01): 3: chờ Hội đồng chấm" in out
    assert "Trường Sơn Ca (TH)" not in out  # it handed in nothing: there is nothing to mark


def test_documents_that_the_rubric_asks_for_are_listed_by_unit(period: Path, capsys) -> None:
    form = with_files(period, "T-01", "", evidence="")
    forms_period.collect(period, forms_period.hand_in(period, a=form))

    assert "Thôn Đông: thiếu văn bản minh chứng cho «Có kế hoạch»" in told(period, capsys)


@pytest.mark.parametrize("name", ["kh.pdf", "../T-02/kh.pdf", "/etc/passwd", "C:\\x.pdf"])
def test_a_file_that_is_not_in_the_units_folder_is_missing(name: str, period: Path, capsys) -> None:
    evidence(period, "T-02", "kh.pdf")
    form = with_files(period, "T-01", name)
    forms_period.collect(period, forms_period.hand_in(period, a=form))

    out = told(period, capsys)

    assert f"FRM567 không có tệp minh chứng này; tìm thấy «{name}»" in out


def test_files_that_are_there_and_links_are_no_matter(period: Path, capsys) -> None:
    evidence(period, "T-01", "kh.pdf")
    form = with_files(period, "T-01", "kh.pdf; https://cong.example/kh")
    forms_period.collect(period, forms_period.hand_in(period, a=form))

    assert "FRM56" not in told(period, capsys)


def test_a_file_that_changed_since_is_told(period: Path, capsys) -> None:
    evidence(period, "T-01", "kh.pdf")
    form = with_files(period, "T-01", "kh.pdf")
    forms_period.collect(period, forms_period.hand_in(period, a=form))
    evidence(period, "T-01", "kh.pdf", b"van ban khac")

    assert "FRM569" in told(period, capsys)


def test_one_file_for_two_units_is_told(period: Path, capsys) -> None:
    for unit, name in (("T-01", "a.pdf"), ("T-02", "b.pdf")):
        evidence(period, unit, name)
    files = {
        "x": with_files(period, "T-01", "a.pdf"),
        "y": with_files(period, "T-02", "b.pdf"),
    }
    forms_period.collect(period, forms_period.hand_in(period, **files))

    out = told(period, capsys)

    assert "FRM568" in out
    assert "T-01: a.pdf; T-02: b.pdf" in out


@pytest.mark.parametrize(
    ("code", "waiver"),
    [
        ("FRM570", "TH;4;được miễn;QĐ 6;;Không có hộ"),
        ("FRM571", "T-01;4;được miễn;QĐ 6;01/12/2025;Bão"),
    ],
)
def test_a_waiver_that_changes_nothing_is_told(
    code: str, waiver: str, tmp_path: Path, capsys
) -> None:
    files = {"mien.csv": f"unit;criterion;state;document;until;reason\n{waiver}\n"}

    assert code in told(forms_period.write(tmp_path, files), capsys)


def test_a_period_that_cannot_be_scored_yet_still_has_a_status(period: Path, capsys) -> None:
    text = period.read_text(encoding="utf-8")
    period.write_text(text.replace("log =", 'receipts = ["chua-co.csv"]\nlog ='), encoding="utf-8")

    out = told(period, capsys)

    assert "Đã nộp phiếu: 0/3 đơn vị" in out
    assert "Chưa tính được" in out


def test_english_is_spoken_when_asked(period: Path, capsys) -> None:
    assert main(["status", str(period), "--lang", "en"]) == 0

    assert "Forms handed in: 0 of 3 units" in capsys.readouterr().out
