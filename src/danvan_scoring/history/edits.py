"""What differs between the submissions that were recorded and those that come now."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from danvan_scoring.history.submissions_json import TABLES, Content
from danvan_scoring.io.canonical_json import canonical


class Edit(NamedTuple):
    """One cell of a form that changed, or the rows of one unit in one table.

    Attributes:
        table: `values`, `units`, `report`, or a table of `Submissions`.
        unit: whose; "" for what is of no unit.
        field: of `values`, the field; else "".
        old: the value before, or the rows as JSON; None if there was none.
        new: likewise now.
    """

    table: str
    unit: str
    field: str
    old: str | None
    new: str | None


def edits(old: Content, new: Content) -> Iterator[Edit]:
    """Yield every difference: cell by cell of the forms, unit by unit of the other tables."""
    yield from _differences("report", {"": old["report"]}, {"": new["report"]})
    yield from _differences("units", _order(old, new), _order(new, old))
    yield from _differences("units", _units(old), _units(new))
    for unit in dict.fromkeys([*old["values"], *new["values"]]):
        before, now = old["values"].get(unit, {}), new["values"].get(unit, {})
        for field in dict.fromkeys([*before, *now]):
            if before.get(field) != now.get(field):
                yield Edit("values", unit, field, before.get(field), now.get(field))
    for table in TABLES:
        yield from _differences(table, _by_unit(old[table]), _by_unit(new[table]))


def _differences(table: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Edit]:
    for unit in dict.fromkeys([*old, *new]):
        if old.get(unit) != new.get(unit):
            yield Edit(table, unit, "", old.get(unit), new.get(unit))


def _order(own: Content, other: Content) -> dict[str, str]:
    """The order of the units that both have, which results keep; it is no single unit's."""
    there = {unit["code"] for unit in other["units"]}
    return {"": canonical([unit["code"] for unit in own["units"] if unit["code"] in there])}


def _units(content: Content) -> dict[str, str]:
    return {unit["code"]: canonical(unit) for unit in content["units"]}


def _by_unit(table: Mapping[str, Any] | None) -> dict[str, str]:
    if table is None:
        return {}
    at = table["columns"].index("unit")
    rows: dict[str, list[Any]] = {}
    for row in table["rows"]:
        rows.setdefault(row[at], []).append(row)
    return {unit: canonical(own) for unit, own in rows.items()}
