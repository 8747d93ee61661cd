"""What frames an official document: letterhead and title above, recipients and signature below."""

from datetime import date

from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import Table as Grid
from docx.table import _Cell

from danvan_scoring.io.tables import clean
from danvan_scoring.model.office import Office
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.word.paper import Paper, draw_rule

_STATE = Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
_MOTTO = Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
_MOTTO_RULE = 0.62
"""Of the right-hand column: the rule is as long as the motto."""
_BODY_RULE, _TITLE_RULE = 0.3, 0.22


def head(paper: Paper, office: Office, language: Language, symbol: str, dated: Text) -> None:
    """Put the letterhead on the paper, unless the commune's template brings its own.

    Args:
        paper: where.
        office: whose document it is.
        language: of the state's name and motto.
        symbol: of the kind of document (QĐ, BC).
        dated: the day, as the document writes it.
    """
    if not paper.has_letterhead:
        left, right = 0.42 * paper.room, 0.58 * paper.room
        grid = _grid(paper, [left, right], 2)
        issuer, state = grid.rows[0].cells
        if office.superior:
            _put(paper, issuer, office.superior, "Cơ quan chủ quản")
        for line in office.name.splitlines():
            _put(paper, issuer, line, "Cơ quan ban hành")
        _rule(paper, issuer, left, _BODY_RULE)
        _put(paper, state, _STATE.pick(language), "Quốc hiệu")
        _put(paper, state, _MOTTO.pick(language), "Tiêu ngữ")
        _rule(paper, state, right, _MOTTO_RULE)
        number, place = grid.rows[1].cells
        told = Text("Số:        /{}-{}", "No.        /{}-{}").pick(language)
        _put(paper, number, told.format(symbol, office.symbol), "Số, ký hiệu")
        _put(paper, place, f"{office.place_name}, {dated.pick(language)}", "Địa danh, ngày tháng")


def title(paper: Paper, kind: str, *abstract: str) -> None:
    """Put the kind of document and its abstract on the paper, and the rule beneath."""
    paper.add(kind, "Tên loại văn bản")
    for line in abstract:
        paper.add(line, "Trích yếu")
    paper.rule(_TITLE_RULE)


def foot(paper: Paper, office: Office, language: Language) -> None:
    """Put recipients and the block of the signature on the paper."""
    left, right = 0.45 * paper.room, 0.55 * paper.room
    grid = _grid(paper, [left, right], 1)
    recipients, signature = grid.rows[0].cells
    _put(paper, recipients, Text("Nơi nhận:", "To:").pick(language), "Nơi nhận")
    for recipient in office.recipients:
        _put(paper, recipients, f"- {recipient};", "Danh sách nơi nhận")
    filed = Text("Lưu", "File").pick(language)
    _put(paper, recipients, f"- {filed}: {office.filed}.", "Danh sách nơi nhận")
    # Authority, signature and recipients stand on one page.
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    for line in office.signs:
        _put(paper, signature, line, "Thẩm quyền ký")
    if office.signer:
        _put(paper, signature, office.signer, "Người ký")


def day_written(day: date) -> Text:
    """Write a day as documents are dated: days under 10 and months 1 and 2 take a 0."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 (the rule)
    return Text(f"ngày {day.day:02} tháng {month} năm {day.year}", f"{day:%d/%m/%Y}")


def day_left_open(year: int) -> Text:
    """Leave room for day and month, which are written when the document is signed."""
    return Text(f"ngày      tháng      năm {year}", f"      /      /{year}")


def _grid(paper: Paper, widths: list[float], rows: int) -> Grid:
    """A table without borders, which only puts things side by side."""
    grid: Grid = paper.document.add_table(rows, len(widths))
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return grid


def _put(paper: Paper, cell: _Cell, text: str, style: str) -> None:
    first = cell.paragraphs[0]
    paragraph = first if not first.text and len(cell.paragraphs) == 1 else cell.add_paragraph()
    paragraph.text = clean(text)
    paper.dress(paragraph, style)


def _rule(paper: Paper, cell: _Cell, room: float, share: float) -> None:
    draw_rule(paper.dress(cell.add_paragraph(), "Gạch ngang"), room, share)


def attached_to(publication: Publication, language: Language) -> str:
    """Say to which decision an annex belongs; its number and day are not known yet."""
    office, year = publication.office, publication.found.as_of.year
    told = Text(
        f"(Kèm theo Quyết định số        /QĐ-{office.symbol} {day_left_open(year).vi} của "
        f"{office.called})",
        f"(Attached to Decision No.        /QĐ-{office.symbol} of {day_left_open(year).en} of "
        f"{office.called})",
    )
    return told.pick(language)
