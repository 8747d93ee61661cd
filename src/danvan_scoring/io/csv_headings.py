"""The heading of a CSV file: which of its columns are which, or every fault of its first row."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import islice

from danvan_scoring.io.csv_columns import SHEETS, Sheet, known_headings, spoken
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.text_file import TextFile
from danvan_scoring.model.problem import Place, Problem

DELIMITERS = (";", ",", "\t")

_MOST_ABOVE = 10
"""A heading is looked for in so many rows, to say that it stands too low."""

Record = tuple[int, list[str]]
"""The first line of a row, and its cells."""


def first_rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows among which the headings are, as far as they can be told apart."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(
            islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _MOST_ABOVE)
        )
    return rows


def recognised(cells: Iterable[str], known: Mapping[str, str]) -> int:
    """Count the cells that are headings of a sheet."""
    return sum(spoken(cell) in known for cell in cells)


def keys_of(
    file: TextFile, records: Sequence[Record], sheet: Sheet, delimiter: str
) -> tuple[list[str], list[Problem]]:
    """Read the heading.

    Args:
        file: the file.
        records: its rows that are not blank, the heading first.
        sheet: which columns it should have.
        delimiter: as the period declares it.

    Returns:
        The key of each column, "" for an empty one; and every fault of the heading.
    """
    (line, headings), rows = records[0], records[1:]
    place = Place(file.source.path, line)
    known = known_headings(sheet)
    if other := _other_delimiter(file.text, known, delimiter):
        details: dict[str, object] = {"declared": delimiter}
        return [], [Problem("SUB216", place, other.replace("\t", "Tab"), details)]
    for lower, row in rows[:_MOST_ABOVE]:
        if recognised(row, known) > max(1, recognised(headings, known)):
            found = " ".join(cell.strip() for cell in headings if cell.strip())
            return [], [Problem("SUB220", place, found, {"line": lower})]
    keys, problems = _known_keys(headings, place, sheet, rows)
    for column in SHEETS[sheet]:
        if column.required and column.key not in keys:
            where = Place(file.source.path, line, item=column.heading)
            wanted: dict[str, object] = {"heading": column.heading, "key": column.key}
            problems.append(Problem("SUB212", where, details=wanted))
    return keys, problems


def _known_keys(
    headings: Sequence[str], place: Place, sheet: Sheet, rows: Sequence[Record]
) -> tuple[list[str], list[Problem]]:
    known = known_headings(sheet)
    names = [column.heading for column in SHEETS[sheet]]
    near = KnownNames(names, {column.heading: column.key for column in SHEETS[sheet]})
    keys: list[str] = []
    problems: list[Problem] = []
    for position, heading in enumerate(headings):
        key = known.get(spoken(heading), "")
        item = heading.strip() or f"#{position + 1}"
        where = Place(place.file, place.line, item=item)
        if key and key in keys:
            problems.append(Problem("SUB214", where, heading.strip()))
        elif not key and (heading.strip() or _column_used(rows, position)):
            listed: dict[str, object] = {"headings": ", ".join(names)}
            problems.append(Problem("SUB213", where, item, listed, near.suggest(heading)))
        keys.append(key)
    return keys, problems


def _other_delimiter(text: str, known: Mapping[str, str], delimiter: str) -> str:
    """The delimiter by which more headings are known than by the one declared, if there is one."""

    def most(mark: str) -> int:
        return max((recognised(row, known) for row in first_rows(text, mark)), default=0)

    best = max(DELIMITERS, key=most)
    return best if most(best) > max(1, most(delimiter)) else ""


def _column_used(rows: Sequence[Record], position: int) -> bool:
    return any(len(row) > position and row[position].strip() for _, row in rows)
