"""`danvan compare` on the example: figures by hand, zeros against itself, faults with a place."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from danvan_scoring.cli import main
from danvan_scoring.io.tables import WIDTH, cell_width

EXAMPLE = Path(__file__).parents[2] / "examples" / "kim_thanh_2025"
NINE_MONTHS = EXAMPLE / "9-thang" / "period.toml"
YEAR = EXAMPLE / "nam" / "period.toml"
AMENDED = EXAMPLE / "sua-doi"


def out(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert main(["compare", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def faults(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert main(["compare", *map(str, arguments)]) == 1
    return capsys.readouterr().err


def cells(told: str, code: str) -> list[Decimal]:
    """The figures of the row of a criterion: its first line ends with them."""
    row = next(line for line in told.splitlines() if line.startswith(f"{code} "))
    figures = []
    for word in reversed(row.split()):
        try:
            figures.insert(0, Decimal(word.replace("−", "-").replace("+", "").replace(",", ".")))
        except ArithmeticError:
            break
    return figures


def test_work_and_rubric_of_one_unit_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    """T-13 held 2 and then 3 of 3 meetings (A1), and published 4 and then 7 articles (A4).

    A1 was 3 points and is 2: 2.00, by the new rule 1.33; 3.00 by the old rule, now 2.00. So the
    work is ((3 - 2) + (2 - 1.33)) / 2 = 0.835. A4 is half a point each, at most 3, now 4: 2.00 by
    either rule, then 3.00 by the old one and 3.50: the work is (1 + 1.5) / 2 = 1.25.
    """
    told = out(capsys, NINE_MONTHS, AMENDED / "nam.toml", "--unit", "T-13")

    assert cells(told, "A1") == [Decimal(own) for own in ("2", "2", "0", "0.835", "-0.835")]
    assert cells(told, "A4") == [Decimal(own) for own in ("2", "3.5", "1.5", "1.25", "0.25")]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_periods_by_one_rubric_fit_a_terminal(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = out(capsys, NINE_MONTHS, YEAR, "--lang", language)

    assert max(cell_width(line) for line in told.splitlines()) <= WIDTH
    same = {"vi": "cùng một bộ tiêu chí", "en": "the same rubric"}[language]
    assert same in " ".join(told.split())
    head = cells(told.replace(".", ","), "F2")[:2]
    assert head == [Decimal(0), Decimal("169.50")]


def test_a_period_against_itself_is_all_zeros(capsys: pytest.CaptureFixture[str]) -> None:
    told = out(capsys, YEAR, YEAR)

    text = " ".join(told.split())
    assert "0 đơn vị tăng tỷ lệ %, 0 đơn vị giảm" in text
    assert "thay đổi 0,00 điểm phần trăm" in text
    assert "0 đơn vị đổi mức xếp loại." in text
    assert "▲" not in text.replace("▲ là", "")
    assert "▼" not in text.replace("▼ là", "")
    assert "+" not in text
    assert "Không tiêu chí nào thay đổi tổng điểm." in text


def test_a_period_by_its_own_rubric_as_a_draft_is_all_zeros(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rubric = EXAMPLE.parents[1] / "criteria" / "packs" / "kim_thanh_2025" / "rubric.toml"

    text = " ".join(out(capsys, YEAR, "--rubric", rubric).split())

    assert "0 đơn vị tăng tỷ lệ %, 0 đơn vị giảm" in text
    assert "+" not in text


def test_a_draft_scores_as_the_period_that_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    """The amended rubric asks nothing new, so both ways come to the same points."""
    told = out(capsys, YEAR, "--rubric", AMENDED / "rubric.toml")
    other = out(capsys, YEAR, AMENDED / "nam.toml")

    for code in ("A1", "A4", "B1.1", "H1", "T"):
        assert cells(told, code)[:3] == cells(other, code)[:3], code
    assert cells(told, "A1")[2] < 0 < cells(told, "A4")[2]
    # The facts are the same, so what the long way calls work is none.
    assert cells(other, "T")[3] == 0
    assert "tiêu chí A1: điểm tối đa: 3 → 2" in " ".join(told.split())


def test_pictures_are_written_for_each_peer_group(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out(capsys, NINE_MONTHS, YEAR, "--pictures", tmp_path / "hinh")

    names = {path.name for path in (tmp_path / "hinh").glob("*.svg")}
    assert names == {f"so-sanh-1-1-{n}-{g}.svg" for n, g in ((1, "cq"), (2, "sn"), (3, "dc"))}
    text = (tmp_path / "hinh" / "so-sanh-1-1-3-dc.svg").read_text(encoding="utf-8")
    assert "Thôn Phúc Lâm: 30 → 14" in text


def test_a_folder_of_other_files_gets_no_pictures_and_no_advice_on_another_option(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "cua-toi.txt").write_text("x", encoding="utf-8")

    told = faults(capsys, NINE_MONTHS, YEAR, "--pictures", tmp_path)

    assert "SUB294" in told
    assert "Chọn thư mục khác" in told
    assert "--out" not in told


def test_a_unit_may_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, NINE_MONTHS, YEAR, "--unit", "Thôn Phúc Lâm").startswith("THÔN PHÚC LÂM")


def test_an_unknown_unit_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    told = faults(capsys, NINE_MONTHS, YEAR, "--unit", "T-131")

    assert "SUB291" in told
    assert "T-13" in told


def test_something_to_compare_with_is_asked_for_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert "PLN383" in faults(capsys, YEAR)
    rubric = AMENDED / "rubric.toml"
    assert "PLN383" in faults(capsys, YEAR, NINE_MONTHS, "--rubric", rubric)


def test_a_draft_for_other_kinds_of_units_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    other = EXAMPLE.parents[1] / "criteria" / "packs" / "cchc_xa" / "rubric.toml"

    assert "PLN384" in faults(capsys, YEAR, "--rubric", other)


def test_two_places_that_share_codes_alone_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = EXAMPLE.parent / "tinh_mau" / "xa" / "an-phu" / "period.toml"

    told = faults(capsys, YEAR, other)
    assert "PLN385 10 trên 10 đơn vị cùng mã có tên khác nhau" in told
    assert "T-01: Thôn An Bình → Thôn số 1" in told
    assert "--mapping" in told
    mapping = tmp_path / "doi-chieu.toml"
    links = [f'[[unit]]\nold = ["T-{n:02}"]\nnew = ["T-{n:02}"]\n' for n in range(1, 11)]
    mapping.write_text("\n".join(links), encoding="utf-8")
    assert "9 đơn vị có tổng điểm ở cả hai kỳ" in out(capsys, YEAR, other, "--mapping", mapping)


def test_what_a_mapping_names_has_to_be_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mapping = tmp_path / "doi-chieu.toml"
    mapping.write_text(
        '[[unit]]\nold = ["T-99"]\nnew = ["T-01"]\n\n[[criterion]]\nold = "A1"\nnew = "Z"\n',
        encoding="utf-8",
    )

    told = faults(capsys, NINE_MONTHS, YEAR, "--mapping", mapping)
    assert "doi-chieu.toml:2" in told
    assert "doi-chieu.toml:7" in told
    told = faults(capsys, YEAR, "--rubric", AMENDED / "rubric.toml", "--mapping", mapping)
    assert told.count("PLN380") == 2


def test_merged_units_are_listed_by_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mapping = tmp_path / "doi-chieu.toml"
    mapping.write_text(
        '[[unit]]\nold = ["T-01", "T-02"]\nnew = ["T-01"]\nnote = "NQ 12"\n', encoding="utf-8"
    )

    told = out(capsys, NINE_MONTHS, YEAR, "--mapping", mapping)

    text = " ".join(told.split())
    assert "1 trường hợp sáp nhập, chia tách." in text
    assert "56 đơn vị có tổng điểm ở cả hai kỳ" in text


def test_the_how_to_quotes_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    page = (EXAMPLE.parents[1] / "docs/how-to/compare-periods.md").read_text(encoding="utf-8")
    answers = {
        "58 đơn vị có tổng điểm ở cả hai kỳ": [NINE_MONTHS, YEAR],
        "Tỷ lệ điểm bình quân thay đổi +7,93": [NINE_MONTHS, AMENDED / "nam.toml"],
        "58 đơn vị có tổng điểm theo cả hai": [YEAR, "--rubric", AMENDED / "rubric.toml"],
    }
    for first, arguments in answers.items():
        (quoted,) = re.findall(
            rf"^```text\n({re.escape(first)}.*?)^```", page, re.MULTILINE | re.DOTALL
        )
        told = " ".join(out(capsys, *arguments).split())
        sentences = re.split(r"(?<=\.)\s*\n(?=[A-ZĐ0-9])", quoted)
        assert all(" ".join(own.split()) in told for own in sentences), quoted
