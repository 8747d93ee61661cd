"""Every period of examples and packs can be made into every document, in both languages."""

from pathlib import Path

import docx
import pytest

from danvan_scoring.cli import main
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.cli.section_text import section_text
from danvan_scoring.reports.answers.robustness import RobustnessSettings
from danvan_scoring.reports.answers.whole import whole_analysis

ROOT = Path(__file__).parents[2]
PERIODS = sorted(
    path
    for folder in ("examples/kim_thanh_2025", "criteria/packs")
    for path in (ROOT / folder).rglob("period.toml")
)


CASES = [*((period, "vi") for period in PERIODS), (PERIODS[0], "en"), (PERIODS[-1], "en")]
# The example's two periods ask the same of the same units; the year is asked.
ASKED = [(period, language) for period, language in CASES if period.parent.name != "9-thang"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("period", "language"), CASES, ids=[f"{p.relative_to(ROOT).as_posix()} {w}" for p, w in CASES]
)
def test_every_document_is_made_and_names_every_unit(
    period: Path, language: str, tmp_path: Path, capsys
) -> None:
    assert main(["--lang", language, "report", str(period), "--out", str(tmp_path / "kq")]) == 0

    sheets = sorted((tmp_path / "kq" / "phieu-ket-qua").glob("*.docx"))
    summary = docx.Document(str(tmp_path / "kq" / "bang-tong-hop.docx"))
    shown = {cell.text for table in summary.tables for row in table.rows for cell in row.cells}
    tables = (tmp_path / "kq" / "bao-cao.md").read_text(encoding="utf-8")
    assert sheets
    for sheet in sheets:
        title = next(
            p.text
            for p in docx.Document(str(sheet)).paragraphs
            if p.text.endswith(f"({sheet.stem})")
        )
        name = title.removesuffix(f" ({sheet.stem})")
        assert name in shown
        assert name in tables.replace("\\", "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("period", "language"), ASKED, ids=[f"{p.relative_to(ROOT).as_posix()} {w}" for p, w in ASKED]
)
def test_every_question_is_answered_in_words_and_numbers(period: Path, language: str) -> None:
    loaded = load(period, (), ())
    publication = publication_of(loaded, loaded.evaluate(None), (), ())

    sections = list(whole_analysis(publication, language, RobustnessSettings(runs=100)))

    assert all(section.answer for section in sections)
    told = "\n".join(section_text(section, language) for section in sections).casefold()
    assert not {"nan", "inf", "none", "<na>", "nat"} & set(told.split())
    names = [drawing.name for section in sections for drawing in section.drawings]
    assert len(names) == len(set(names))
