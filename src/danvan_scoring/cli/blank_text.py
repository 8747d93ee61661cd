"""What council and office have not filled in, for people: by fact, with the units' names."""

from collections.abc import Mapping

from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Text
from danvan_scoring.stages.blanks import Blank

_NAMED = 8
_BY = {
    "council": Text("Hội đồng", "the council"),
    "office": Text("cơ quan theo dõi", "the office"),
}


def blank_text(blank: Blank, names: Mapping[str, str]) -> Text:
    """Say of a fact for how many units it is blank, and for which."""
    field, by = blank.field, _BY[blank.field.filled_by]
    told = "; ".join(names[unit] for unit in blank.units[:_NAMED])
    told += "; …" if len(blank.units) > _NAMED else ""
    count, asked = len(blank.units), blank.asked
    return Text(
        f"{by.vi} chưa ghi «{field.title}» ({field.code}): {count}/{asked} đơn vị: {told}",
        f"{by.en} left «{field.title}» ({field.code}) blank: {count} of {asked} units: {told}",
    )


def blank_problem(blank: Blank, place: Place) -> Problem:
    """Refuse to make scores final while a fact is blank."""
    units = ", ".join(blank.units[:_NAMED]) + (", …" if len(blank.units) > _NAMED else "")
    details = {"title": blank.field.title, "field": blank.field.code, "count": len(blank.units)}
    return Problem("LOG652", place, units, details)
