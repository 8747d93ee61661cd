"""What stands in the cells of a sheet beside their values: formulas, errors, percentages.

The reader of values gives an empty text for `#DIV/0!` and a number for a formula that nobody ever
worked out, and it spreads out whatever rectangle the cells enclose. Here each sheet is looked
through before that. Cells as the usual programs write them are matched in one pass; any other
sheet goes through a whole XML parser.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat

MOST_ROWS = 20_000
"""Of a sheet, formatted ones included: six times the units of any commune list."""
MOST_WRITTEN = 600_000
"""Rows and cells of all sheets, empty formatted ones included, each of which costs time."""
MOST_CELLS = 2_000_000
"""Of the rectangles that enclose all cells, which a reader keeps whole in memory."""
MOST_UNUSUAL = 16 * 2**20
"""Bytes of a sheet that has to be parsed element by element, which takes ten times as long."""


def _usual(letters: bytes, kind: bytes) -> re.Pattern[bytes]:
    """All rows of a sheet as the usual programs write them.

    A cell is in the row of its reference; its column has such letters, and it is of such a kind.
    """
    return re.compile(
        rb'<sheetData>(?:<row r="([0-9]{1,7}+)"[^<>/]*+(?:/>|>(?:'
        rb'<c r="%b\1"(?: s="[0-9]{1,9}+")?+(?: t="%b")?+ ?+(?:/>|>'
        rb"(?:<f(?: [^<>/]*+)?+(?:/>|>[^<]*+</f>))?+"
        rb'(?:<v>[^<&]*+</v>|<v ?/>|<is><t(?: xml:space="preserve")?+>[^<]*+</t></is>)?+</c>'
        rb"))*+</row>))*" % (letters, kind)
    )


_PLAIN = _usual(rb"[A-Z]", rb"(?:s|str|n|b|inlineStr)")
"""Of few columns, and without errors: as nearly all sheets are."""
_USUAL = _usual(rb"[A-Z]{1,3}+", rb"[a-zA-Z]{1,9}+")
_UNUSUAL_BEFORE = re.compile(rb"<[!?]|sheetData")
_ROW = re.compile(rb'<row r="([0-9]+)')
_COLUMN = re.compile(rb'<c r="([A-Z]+)')
_STYLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)" s="([0-9]+)"')
_BEGINS_CELL = b'<c r="'
_BEGINS_FORMULA = re.compile(rb"<f[ >/]")
_FORMULA = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^<>]*+><f[^<]*+(?:</f>)?+(?:<v>([^<]+))?+')
_ERROR = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"(?: s="[0-9]+")? t="e"'
    rb"(?:/>|>(?:<f[^<]*+(?:</f>)?+)?+(?:<v>([^<]+))?+)"
)
_LETTERS = 26
_SHORT = 1_000
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_LONGEST_ERROR = 40

Cell = tuple[int, int]


class SheetMarks(NamedTuple):
    """What one sheet has beside its values; cells are (row, column) from 0.

    Attributes:
        errors: cells whose value is an error, with it.
        formulas: cells with a formula.
        empty: of these, those that keep no value.
        percents: cells that are shown as a percentage.
        area: of the rectangle from A1 that encloses all cells, in cells; at most.
        written: what had to be gone through, in rows and cells.
    """

    errors: Mapping[Cell, str]
    formulas: frozenset[Cell]
    empty: frozenset[Cell]
    percents: frozenset[Cell]
    area: int
    written: int


class TooLarge(Exception):  # noqa: N818 (what a file is, not an error of this program)
    """A sheet has more rows or cells than any form."""


def marks_of(xml: bytes, percents: frozenset[int]) -> SheetMarks:
    """Look through one sheet.

    Raises:
        TooLarge: it has more rows or cells than any form.
        expat.ExpatError, ValueError: it is no XML, or no sheet that two readers would read alike.
    """
    begin, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    body = xml[begin:end] if 0 <= begin < end else b""
    written = _written(body)
    is_plain = _PLAIN.fullmatch(body) is not None
    is_usual = is_plain or _USUAL.fullmatch(body)
    if not is_usual or _UNUSUAL_BEFORE.search(xml, 2, begin) or not xml.endswith(b"</worksheet>"):
        return _parsed(xml, percents)
    last = max(map(int, _ROW.findall(body)), default=0)
    # Few sheets are wide or long: only of those is it worth while to find the last column.
    width = _LETTERS
    if not is_plain or last > _SHORT:
        width = max(map(_column, {*_COLUMN.findall(body)}), default=-1) + 1
    _not_too_far(last, width)
    formulas = [*_formulas(body)]
    errors = () if is_plain else _ERROR.findall(body)
    shown = _STYLED.findall(body) if percents else ()
    return SheetMarks(
        {_cell(cell): cell[2].decode() or "#" for cell in errors},
        frozenset(map(_cell, formulas)),
        frozenset(_cell(cell) for cell in formulas if not cell[2]),
        frozenset(_cell(cell) for cell in shown if int(cell[2]) in percents),
        last * width,
        written,
    )


def _written(body: bytes) -> int:
    """Rows and cells, at most; counted one by one only where there may be too many of them."""
    tags = body.count(b"<")
    if tags <= MOST_ROWS:
        return tags
    row_count, cell_count = body.count(b"<row"), body.count(b"<c")
    if row_count > MOST_ROWS or row_count + cell_count > MOST_WRITTEN:
        raise TooLarge
    return row_count + cell_count


def _formulas(body: bytes) -> Iterator[tuple[bytes, ...]]:
    """The cells with a formula: few of them, so that it is faster to look for `<f` and go back."""
    for found in _BEGINS_FORMULA.finditer(body):
        cell = _FORMULA.match(body, body.rfind(_BEGINS_CELL, 0, found.start()))
        assert cell is not None  # `_USUAL` has matched it
        yield cell.groups(b"")


def _parsed(xml: bytes, percents: frozenset[int]) -> SheetMarks:
    """Look through a sheet that no usual program wrote, element by element."""
    if len(xml) > MOST_UNUSUAL:
        raise TooLarge
    parser = expat.ParserCreate(namespace_separator="}")
    found = _Walk(xml, parser, percents)
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CommentHandler = parser.ProcessingInstructionHandler = found.aside
    parser.StartCdataSectionHandler = found.aside
    parser.Parse(xml, True)  # noqa: FBT003 (positional only)
    return SheetMarks(
        found.errors,
        frozenset(found.formulas),
        frozenset(found.empty),
        frozenset(found.percent),
        found.last * found.width,
        found.written,
    )


class _Walk:
    """Follows the elements of a sheet as the reader of values does.

    A cell without a reference stands beside the one before it, in the row of its row element.
    """

    def __init__(self, xml: bytes, parser: expat.XMLParserType, percents: frozenset[int]) -> None:
        self.xml, self.parser, self.percents = xml, parser, percents
        self.errors: dict[Cell, str] = {}
        self.formulas: set[Cell] = set()
        self.empty: set[Cell] = set()
        self.percent: set[Cell] = set()
        self.last = self.width = self.written = 0
        self._row, self._column, self._rows = -1, 0, 0
        self._cell: Cell = (0, 0)
        self._formula = self._reading = self._valued = False
        self._type = self._value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._go_on()
        local = name.rpartition("}")[2]
        if local == "row":
            self._row = int(attributes.get("r", self._row + 2)) - 1
            self._column = 0
            self._rows += 1
            _not_too_far(max(self._row + 1, self._rows), self.width)
        elif local == "c":
            self._begin_cell(attributes)
        elif local == "f":
            if self._valued:
                raise ValueError("a value before its formula is lost")
            self._formula = True
        elif local == "v":
            if self._valued:
                raise ValueError("two values")
            self._reading = self._valued = True
            self.parser.CharacterDataHandler = self.text

    def _go_on(self) -> None:
        self.written += 1
        if self.written > MOST_WRITTEN:
            raise TooLarge

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        row = self._row
        if "r" in attributes:
            place = _REFERENCE.fullmatch(attributes["r"])
            if place is None:
                raise ValueError("no reference of a cell")
            row, self._column = int(place[2]) - 1, _column(place[1].upper().encode())
        self._cell = (row, self._column)
        self._column += 1
        self.last, self.width = max(self.last, row + 1), max(self.width, self._column)
        _not_too_far(self.last, self.width)
        self._type, self._value = attributes.get("t", ""), ""
        self._formula = self._valued = False
        if int(attributes.get("s", 0)) in self.percents:
            self.percent.add(self._cell)

    def end(self, name: str) -> None:
        local = name.rpartition("}")[2]
        if local == "v":
            self._reading = False
            self.parser.CharacterDataHandler = None
        elif local == "c":
            if self._formula:
                self.formulas.add(self._cell)
                if not self._value:
                    self.empty.add(self._cell)
            if self._type == "e":
                self.errors[self._cell] = self._value or "#"

    def text(self, text: str) -> None:
        self._go_on()
        at = self.parser.CurrentByteIndex
        if self._type != "str" and self.xml[at : at + 1] == b"&":
            raise ValueError("only the digits before a character reference are read")
        # What is longer than any error need not be kept.
        self._value += text if len(self._value) < _LONGEST_ERROR else ""

    def aside(self, *_: str) -> None:
        self._go_on()
        if self._reading:
            raise ValueError("only what stands before a comment or a CDATA section is read")


def _not_too_far(last: int, width: int) -> None:
    if last > MOST_ROWS or last * width > MOST_CELLS:
        raise TooLarge


def _cell(found: Sequence[bytes]) -> Cell:
    return int(found[1]) - 1, _column(found[0])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def letters_of(column: int) -> Iterator[str]:
    """Yield the letters of a column, counted from 0, from the last to the first."""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        yield chr(ord("A") + rest)
