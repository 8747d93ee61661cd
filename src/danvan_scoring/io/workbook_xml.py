"""What stands in the parts of a workbook beside its values: formulas, errors, percent formats.

The reader of values gives an empty text for `#DIV/0!` and a number for a formula that nobody ever
worked out. Here each sheet is looked through for both. Files of the usual programs are searched
for the few marks that matter; any other file goes through a whole XML parser.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

MOST_ROWS = 20_000
MOST_CELLS = 2_000_000
"""Of the rectangle that encloses all cells, which a reader keeps whole in memory."""

_PLACE = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_AFTER_NAME = (b" ", b">", b"/")
_ERROR = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*? t="e"[^>]*>(.*?)</c>', re.DOTALL)
_STYLED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})" (?:[^>]*? )?s="([0-9]+)"')
_VALUE = re.compile(rb"<v>([^<]+)</v>")
_COLUMNS = re.compile(rb'<c r="([A-Z]{1,3})[0-9]')
_WIDE = re.compile(rb'<c r="[A-Z]{2}')
_ROWS = re.compile(rb'<row r="([0-9]{1,9})"')
_COMPUTES_ON_LOAD = re.compile(rb'fullCalcOnLoad\s*=\s*["\'](?:1|true)["\']')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_PERCENT_FORMATS = {9, 10}

Cell = tuple[int, int]


class SheetMarks(NamedTuple):
    """What one sheet has beside its values; cells are (row, column) from 0.

    Attributes:
        errors: cells whose value is an error, with it.
        formulas: cells with a formula.
        empty: of these, those that keep no value.
        percents: cells that are shown as a percentage.
    """

    errors: Mapping[Cell, str]
    formulas: frozenset[Cell]
    empty: frozenset[Cell]
    percents: frozenset[Cell]


class SheetPart(NamedTuple):
    """A sheet by its name, and the part in which it is kept."""

    name: str
    part: str


class TooLarge(Exception):  # noqa: N818 (what a file is, not an error of this program)
    """A sheet has more rows or cells than any form."""


def sheet_parts(parts: Mapping[str, bytes]) -> list[SheetPart]:
    """Return the sheets in order.

    Raises:
        ElementTree.ParseError, KeyError: the workbook is broken.
    """
    links = {
        link.attrib["Id"]: _path(link.attrib["Target"])
        for link in ET.fromstring(parts["xl/_rels/workbook.xml.rels"])  # noqa: S314 (no DTD: the guard)
    }
    book = ET.fromstring(parts["xl/workbook.xml"])  # noqa: S314 (as above)
    return [
        SheetPart(sheet.attrib["name"], links[sheet.attrib[_LINKED]])
        for sheet in book.iter(f"{_MAIN}sheet")
    ]


def never_computed(parts: Mapping[str, bytes]) -> bool:
    """Tell whether the file was saved by a program that leaves all formulas to the next one.

    XlsxWriter and openpyxl mark their files so, whatever value they write beside a formula; Excel
    and LibreOffice take the mark away when they save.
    """
    return _COMPUTES_ON_LOAD.search(parts["xl/workbook.xml"]) is not None


def custom_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the custom properties of the document."""
    if "docProps/custom.xml" not in parts:
        return {}
    root = ET.fromstring(parts["docProps/custom.xml"])  # noqa: S314 (no DTD: the guard)
    return {
        found.attrib.get("name", ""): "".join(found.itertext()) for found in root.iter(_PROPERTY)
    }


def percent_styles(parts: Mapping[str, bytes]) -> frozenset[int]:
    """Return the numbers of the cell styles that show a percentage."""
    styles = parts.get("xl/styles.xml", b"")
    if b"%" not in styles and b'numFmtId="9"' not in styles and b'numFmtId="10"' not in styles:
        return frozenset()
    root = ET.fromstring(styles)  # noqa: S314 (no DTD: the guard)
    formats = {
        int(found.attrib["numFmtId"])
        for found in root.iter(f"{_MAIN}numFmt")
        if "%" in re.sub(r'"[^"]*"|\\.', "", found.attrib.get("formatCode", ""))
    }
    used = root.find(f"{_MAIN}cellXfs")
    return frozenset(
        number
        for number, style in enumerate(used if used is not None else ())
        if int(style.attrib.get("numFmtId", 0)) in formats | _PERCENT_FORMATS
    )


def marks_of(xml: bytes, percents: frozenset[int]) -> SheetMarks:
    """Look through one sheet.

    Raises:
        TooLarge: it has more rows or cells than any form.
        expat.ExpatError: it is no XML.
    """
    begin, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    body = xml[begin:end] if 0 <= begin < end else b""
    cells, usual = body.count(b"<c "), body.count(b'<c r="')
    odd = cells != usual or b"<c>" in body or b"<!" in xml or b":sheetData" in xml
    # Elements that are not closed would be read as far as they go, and no word said.
    odd |= body.count(b"<row") != body.count(b"</row>") or not xml.endswith(b"</worksheet>")
    if odd or (not body and b"<sheetData/>" not in xml):
        return _parsed(xml, percents)
    rows = [int(row) for row in _ROWS.findall(body)]
    # Few sheets go beyond column Z: only of those is each cell looked at.
    columns = 26
    if _WIDE.search(body):
        columns = max(_column(letters) for letters in {*_COLUMNS.findall(body)}) + 1
    _not_too_large(max(rows, default=0), body.count(b"<row"), columns)
    formulas, empty = _formulas(body)
    errors = {}
    if b't="e"' in body:
        for found in _ERROR.finditer(body):
            value = _VALUE.search(found[3])
            errors[_cell(found[1], found[2])] = value[1].decode() if value else "#"
    shown = _STYLED.finditer(body) if percents else ()
    percent = {_cell(cell[1], cell[2]) for cell in shown if int(cell[3]) in percents}
    return SheetMarks(errors, frozenset(formulas), frozenset(empty), frozenset(percent))


def _formulas(body: bytes) -> tuple[set[Cell], set[Cell]]:
    """Find the cells with a formula, and those of them without a value.

    Formulas are few among cells: each is looked for by its mark, and its cell just before it.
    """
    formulas: set[Cell] = set()
    empty: set[Cell] = set()
    at = body.find(b"<f")
    while at >= 0:
        cell = _PLACE.match(body, body.rfind(b"<c ", 0, at))
        if body[at + 2 : at + 3] in _AFTER_NAME and cell is not None:
            place = _cell(cell[1], cell[2])
            formulas.add(place)
            end = body.find(b"</c>", at)
            value = body.find(b"<v>", at, end)
            if value < 0 or body.startswith(b"<", value + 3):
                empty.add(place)
        at = body.find(b"<f", at + 2)
    return formulas, empty


def _parsed(xml: bytes, percents: frozenset[int]) -> SheetMarks:
    """Look through a sheet that no usual program wrote, element by element."""
    found = _Walk(percents)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    parser.Parse(xml, True)  # noqa: FBT003 (positional only)
    return SheetMarks(
        found.errors, frozenset(found.formulas), frozenset(found.empty), frozenset(found.percent)
    )


class _Walk:
    """Follows the elements of a sheet; cells without a reference stand after the one before."""

    def __init__(self, percents: frozenset[int]) -> None:
        self.percents = percents
        self.errors: dict[Cell, str] = {}
        self.formulas: set[Cell] = set()
        self.empty: set[Cell] = set()
        self.percent: set[Cell] = set()
        self._row = self._column = -1
        self._rows = self._widest = 0
        self._formula = self._reading = False
        self._type = self._value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition("}")[2]
        if local == "row":
            self._row = int(attributes.get("r", self._row + 2)) - 1
            self._column = -1
            self._rows += 1
            _not_too_large(self._row + 1, self._rows, self._widest)
        elif local == "c":
            place = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", attributes.get("r", ""))
            self._column = _column(place[1].encode()) if place else self._column + 1
            self._row = int(place[2]) - 1 if place else self._row
            self._widest = max(self._widest, self._column + 1)
            _not_too_large(self._row + 1, self._rows, self._widest)
            self._type, self._value, self._formula = attributes.get("t", ""), "", False
            if int(attributes.get("s", 0)) in self.percents:
                self.percent.add((self._row, self._column))
        elif local == "f":
            self._formula = True
        elif local == "v":
            self._reading = True

    def end(self, name: str) -> None:
        local = name.rpartition("}")[2]
        cell = (self._row, self._column)
        if local == "v":
            self._reading = False
        elif local == "c" and self._formula:
            self.formulas.add(cell)
            if not self._value:
                self.empty.add(cell)
        if local == "c" and self._type == "e":
            self.errors[cell] = self._value or "#"

    def text(self, text: str) -> None:
        if self._reading:
            self._value += text


def _not_too_large(last: int, rows: int, columns: int) -> None:
    if max(last, rows) > MOST_ROWS or max(last, rows) * columns > MOST_CELLS:
        raise TooLarge


def _cell(letters: bytes, row: bytes) -> Cell:
    return int(row) - 1, _column(letters)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def letters_of(column: int) -> Iterator[str]:
    """Yield the letters of a column, counted from 0, from the last to the first."""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        yield chr(ord("A") + rest)
