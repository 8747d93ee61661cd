"""The rows of one file, or of many forms, as columns of text; and where each of them stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.period import CsvDialect
from danvan_scoring.model.problem import Place


@dataclass(frozen=True)
class Table:
    """The rows of one file.

    Attributes:
        source: the file.
        lines: where each row begins, counted from 1.
        cells: columns by key, without spaces around the cells; an optional column that the file
            does not have is empty.
        headings: the headings as the file writes them, by key.
        whole: whether every row could be read.
        dialect: how numbers and days are written, if not as the period declares.
    """

    source: SourceFile
    lines: Sequence[int]
    cells: Mapping[str, Sequence[str]]
    headings: Mapping[str, str]
    whole: bool
    dialect: CsvDialect | None = field(default=None, kw_only=True)

    def __len__(self) -> int:
        return len(self.lines)

    def place(self, row: int, item: str) -> Place:
        """Return the place of a row; `item` is a code, or the key of a column."""
        return Place(self.source.path, self.lines[row], item=self.headings.get(item, item))

    def at(self, row: int) -> str:
        """Return where a row stands, as one text."""
        return f"{self.source.path}:{self.lines[row]}"


@dataclass(frozen=True)
class Spot:
    """One sheet of one form.

    Attributes:
        file: as problems name it.
        sheet: its name; "" for a form that came as a table of text.
        columns: the letters of its columns by key.
    """

    file: str
    sheet: str
    columns: Mapping[str, str]


@dataclass(frozen=True)
class FormTable(Table):
    """The rows of many forms.

    Attributes:
        spots: for each row, the sheet on which it stands; `lines` counts its rows.
        main: the key of the column that is meant where a problem names none.
    """

    spots: Sequence[Spot]
    main: str

    def place(self, row: int, item: str) -> Place:
        """Return the cell of a row; `item` is a code, or the key of a column."""
        spot = self.spots[row]
        if not spot.sheet:
            return Place(spot.file, self.lines[row], item=item)
        letters = spot.columns.get(item) or spot.columns.get(self.main, "")
        named = "" if item in spot.columns else item
        return Place(spot.file, sheet=spot.sheet, cell=f"{letters}{self.lines[row]}", item=named)

    def at(self, row: int) -> str:
        """Return the cell of a row, as one text."""
        return str(self.place(row, self.main))

    def only(self, rows: Sequence[int]) -> "FormTable":
        """Return the table with these of its rows only."""
        cells = {key: [column[row] for row in rows] for key, column in self.cells.items()}
        return replace(
            self,
            lines=[self.lines[row] for row in rows],
            cells=cells,
            spots=[self.spots[row] for row in rows],
        )
