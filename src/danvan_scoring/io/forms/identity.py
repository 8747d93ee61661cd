"""What a form says it belongs to: of this period, this unit, this version of the rubric."""

from collections.abc import Iterator, Mapping

from danvan_scoring.io.forms.expected import ExpectedForms
from danvan_scoring.io.forms.layout import (
    FORMAT,
    IDENTITY_KEYS,
    IDENTITY_SHEET,
    PROPERTY_PREFIX,
    ROWS_COLUMN,
)
from danvan_scoring.io.workbook import Workbook
from danvan_scoring.model.problem import Place, Problem, nearest

_ALL = ("format", *IDENTITY_KEYS)


def read_identity(
    book: Workbook, expected: ExpectedForms
) -> tuple[str, tuple[str, ...], list[Problem]]:
    """Read what a form belongs to.

    Returns:
        The unit's code; the codes of the rows that the form had when it was made, if it still
        tells; and what is wrong.
    """
    sheet, listed = _of_sheet(book)
    properties = {
        key: book.properties[PROPERTY_PREFIX + key]
        for key in _ALL
        if PROPERTY_PREFIX + key in book.properties
    }
    place = Place(book.source.path)
    told = {**properties, **sheet}
    if set(told) != {*_ALL}:
        return "", (), [Problem("FRM530", place)]
    differing = [key for key in _ALL if key in properties and told[key] != properties[key]]
    if differing:
        found = ", ".join(f"{key}: {told[key]} / {properties[key]}" for key in differing)
        return "", (), [Problem("FRM534", place, found)]
    return told["unit"], listed, [*_faults(told, expected, place)]


def _of_sheet(book: Workbook) -> tuple[dict[str, str], tuple[str, ...]]:
    if IDENTITY_SHEET not in book.sheets:
        return {}, ()
    rows = book.sheets[IDENTITY_SHEET].rows
    told = {str(row[0]): str(row[1]) for row in rows if len(row) > 1 and row[0] in _ALL}
    listed = (row[ROWS_COLUMN] for row in rows if len(row) > ROWS_COLUMN)
    return told, tuple(" ".join(str(text) for text in listed if text is not None).split())


def _faults(told: Mapping[str, str], expected: ExpectedForms, place: Place) -> Iterator[Problem]:
    if told["format"] != FORMAT:
        yield Problem("FRM535", place, told["format"], {"format": FORMAT})
        return
    any_form = next(iter(expected.by_kind.values()))
    period = any_form.identity["period"]
    if told["period"] != period:
        yield Problem("FRM531", place, told["period"], {"period": period})
    unit = told["unit"]
    if unit not in expected.kinds:
        yield Problem("FRM532", place, unit, suggestion=nearest(unit, expected.kinds))
        return
    identity = expected.by_kind[expected.kinds[unit]].identity
    if any(told[key] != identity[key] for key in ("rubric", "version", "sha256")):
        found = f"{told['rubric']} {told['version']} ({told['sha256'][:8]})"
        wanted = f"{identity['rubric']} {identity['version']} ({identity['sha256'][:8]})"
        yield Problem("FRM533", place, found, {"wanted": wanted})
    if told["stage"] != identity["stage"]:
        yield Problem("FRM536", place, told["stage"])
