"""Checks that rows of several kinds of file share: what they refer to, repeats, states, dates."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from danvan_scoring.io.date_cells import DateStyle, read_date, written_date
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.number_cells import CellFault
from danvan_scoring.io.table import Table
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.text import Text

T = TypeVar("T")


def read_cells(
    table: Table,
    key: str,
    read: Callable[[str], T | CellFault],
    rows: Sequence[int] | None = None,
    items: Sequence[str] | None = None,
) -> tuple[list[T | None], list[Problem]]:
    """Read the cells of a column; equal cells are read once.

    Args:
        table: the file.
        key: the column.
        read: reads one cell that is not empty.
        rows: which rows; all, if not said.
        items: what the problems' places name, one a row of the table; the heading, if not said.

    Returns:
        What was read, None for empty cells and faults; and the faults, with their places.
    """
    column = table.cells[key]
    wanted = range(len(table)) if rows is None else rows
    cells = [column[row] for row in wanted]
    answers = {cell: read(cell) for cell in dict.fromkeys(cells) if cell}
    values: list[T | None] = []
    problems = []
    for row, cell in zip(wanted, cells, strict=True):
        answer = answers.get(cell)
        if isinstance(answer, CellFault):
            place = table.place(row, items[row] if items else key)
            problems.append(Problem(answer.code, place, cell, answer.details, answer.suggestion))
            values.append(None)
        else:
            values.append(answer)
    return values, problems


def check_known(table: Table, key: str, known: KnownNames | None, code: str) -> list[Problem]:
    """Report the cells of a column that refer to nothing known; None means that all is allowed."""
    if known is None:
        return []
    choices = ", ".join(known.names)  # one text for all faults: there may be thousands of each

    def read(name: str) -> str | CellFault:
        if name in known:
            return name
        return CellFault(code, {"choices": choices}, known.suggest(name))

    return read_cells(table, key, read)[1]


def check_repeats(
    tables: Sequence[Table], keys: tuple[str, ...], code: str, pair: Text
) -> list[Problem]:
    """Report rows that repeat the cells under `keys` of an earlier row, in any of the files."""
    seen: dict[tuple[str, ...], tuple[Table, int]] = {}
    problems = []
    details = {"pair_vi": pair.vi, "pair_en": pair.en}
    for table in tables:
        columns = [table.cells[key] for key in keys]
        for row, cells in enumerate(zip(*columns, strict=True)):
            first, first_row = seen.setdefault(cells, (table, row))
            if (first is not table or first_row != row) and all(cells):
                where = table.place(row, keys[-1])
                found = {**details, "first": first.at(first_row)}
                problems.append(Problem(code, where, " + ".join(cells), found))
    return problems


def read_states(table: Table, states: Mapping[str, str]) -> tuple[list[str | None], list[Problem]]:
    """Read the column `state`; `states` are the keys by what files may write."""
    return read_choices(table, "state", states, "SUB249")


def read_choices(
    table: Table, key: str, choices: Mapping[str, str], code: str
) -> tuple[list[str | None], list[Problem]]:
    """Read a column of choices, which are given as keys by what files may write."""
    names = KnownNames(choices)
    # Of the words for one key the Vietnamese one comes first, the English one last.
    first = {key: word for word, key in reversed([*choices.items()])}
    last = {key: word for word, key in choices.items()}
    told: dict[str, object] = {
        "choices_vi": ", ".join(first[key] for key in last),
        "choices_en": ", ".join(last.values()),
    }

    def read(text: str) -> str | CellFault:
        found = choices.get(text.casefold())
        if found is not None:
            return found
        return CellFault(code, told, names.suggest(text))

    return read_cells(table, key, read)


def read_days(
    table: Table, key: str, style: DateStyle, latest: date | None = None
) -> tuple[list[date | None], list[Problem]]:
    """Read a column of dates, none of them after `latest`."""
    own = table.dialect.date if table.dialect else style

    def read(text: str) -> date | CellFault:
        day = read_date(text, own)
        if isinstance(day, date) and latest is not None and day > latest:
            return CellFault("SUB246", {"as_of": written_date(latest, own)})
        return day

    return read_cells(table, key, read)
