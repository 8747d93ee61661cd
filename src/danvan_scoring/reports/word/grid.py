"""A table as WordprocessingML: written as text, which is many times faster than cell by cell."""

from collections.abc import Collection, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

from danvan_scoring.io.tables import Column, clean
from danvan_scoring.reports.table import Table

_TWIPS = 567
"""In a centimetre."""
_LETTER = 0.205
"""Centimetres that a letter takes at 12 points, on the average."""
_CAPITAL = 0.4
"""By how much of a letter a capital is wider."""
_BESIDE = 0.45
"""Centimetres of the margins inside a cell, with some room."""
_BOLD = 1.35
"""How much wider headings are, with the room that programs leave differently."""
_LEAST = 1.2
_ONE_LINE = 10
"""Letters up to which a cell of a narrow column is not broken."""
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table_xml(
    table: Table, room: float, ids: Mapping[str, str], strong: Collection[int] = ()
) -> str:
    """Write a table whose heading is repeated on every page and whose rows are not split.

    Args:
        table: what it shows.
        room: its width in centimetres.
        ids: the ids of styles by name.
        strong: rows in bold, which stand for all below them.
    """
    widths = [round(width * _TWIPS) for width in column_widths(table, room)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = [(column.heading, "Đầu bảng") for column in table.columns]
    rows = [_row(heads, widths, ids, repeated=True)]
    for number, row in enumerate(table.rows):
        kinds = ("Ô nhóm", "Ô nhóm, số") if number in strong else ("Ô chữ", "Ô số")
        cells = [
            (cell, kinds[column.align == "right"])
            for cell, column in zip(row, table.columns, strict=True)
        ]
        rows.append(_row(cells, widths, ids))
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        f'<w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        f"<w:tblCaption w:val={quoteattr(clean(table.title))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def column_widths(table: Table, room: float) -> list[float]:
    """Share the room among the columns, in centimetres.

    Columns of numbers and codes take what their longest cell needs; the others share the rest by
    how much text they hold.
    """
    needs = [_need(table, place) for place in range(len(table.columns))]
    fixed = sum(need for need, own in zip(needs, table.columns, strict=True) if not own.flexible)
    weights = [
        _weight(table, place) if column.flexible else 0.0
        for place, column in enumerate(table.columns)
    ]
    if not any(weights):
        return [need * room / sum(needs) for need in needs]
    rest = max(room - fixed, room / 3)
    squeezed = min(1.0, (room - rest) / fixed) if fixed else 1.0
    return [
        rest * weight / sum(weights) if weight else need * squeezed
        for weight, need in zip(weights, needs, strict=True)
    ]


def _need(table: Table, place: int) -> float:
    longest = max((_unbroken(row[place]) for row in table.rows), default=0.0)
    # A heading is in bold, and may be broken between words.
    word = max((len(word) for word in table.columns[place].heading.split()), default=0)
    return max(_LEAST, max(longest * _LETTER, word * _LETTER * _BOLD) + _BESIDE)


def _unbroken(text: str) -> float:
    """The letters that stand in one line: of a code or number all, of words the longest."""
    return _letters(text) if len(text) <= _ONE_LINE else max(map(_letters, text.split()))


def _letters(text: str) -> float:
    """How many letters as wide as the average a text takes."""
    return len(text) + _CAPITAL * sum(map(str.isupper, text))


def _weight(table: Table, place: int) -> float:
    """More text takes more room, but not in proportion: it may take more lines."""
    longest = max((len(row[place]) for row in table.rows), default=0)
    mean = sum(len(row[place]) for row in table.rows) / max(1, len(table.rows))
    return float(max(_heading_room(table.columns[place]), mean * 0.7 + longest * 0.3) ** 0.65)


def _heading_room(column: Column) -> float:
    return max((len(word) for word in column.heading.split()), default=1) * 1.4


def _row(
    cells: Sequence[tuple[str, str]],
    widths: Sequence[int],
    ids: Mapping[str, str],
    *,
    repeated: bool = False,
) -> str:
    heading = "<w:tblHeader/>" if repeated else ""
    valign = '<w:vAlign w:val="center"/>' if repeated else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{valign}</w:tcPr>'
        f"{_paragraphs(text, ids[style])}</w:tc>"
        for (text, style), width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{written}</w:tr>"


def _paragraphs(text: str, style: str) -> str:
    """The lines of a cell, a paragraph each; a cell without text has one, as Word asks."""
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        + (f'<w:r><w:t xml:space="preserve">{escape(clean(line))}</w:t></w:r>' if line else "")
        + "</w:p>"
        for line in text.split("\n")
    )
