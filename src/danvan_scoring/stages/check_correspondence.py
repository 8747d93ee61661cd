"""Check that a correspondence names what the two periods have, each thing once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from danvan_scoring.model.correspondence import Correspondence
from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Text

_OLD = Text("kỳ trước", "the period before")
_NEW = Text("kỳ sau", "the period after")
_WHAT = {
    "unit": Text("đơn vị", "unit"),
    "criterion": Text("tiêu chí hoặc nhóm", "criterion or group"),
    "field": Text("chỉ tiêu", "field"),
}
_Named = Iterator[tuple[str, int, str, Sequence[str]]]


class Side(NamedTuple):
    """One of the two that are compared: its rubrics, and the codes of its units."""

    rubrics: Sequence[Rubric]
    units: Iterable[str]


def check_correspondence(links: Correspondence, old: Side, new: Side) -> list[Problem]:
    """Return every code that one of the periods has not, that is linked twice, or amiss.

    Args:
        links: what became of what.
        old: the period before.
        new: the period after.
    """
    problems = []
    known = {"old": _known(old), "new": _known(new)}
    seen: set[tuple[str, str, str]] = set()
    for table, position, side, codes in _named(links):
        period = _OLD if side == "old" else _NEW
        names = known[side][table]
        for code in codes:
            place = links.place(table, position, side, item=side)
            if code not in names:
                what = _WHAT[table]
                details = {
                    "period_vi": period.vi, "period_en": period.en,
                    "what_vi": what.vi, "what_en": what.en,
                }  # fmt: skip
                problems.append(Problem("PLN380", place, code, details, nearest(code, names)))
            elif (table, side, code) in seen:
                problems.append(Problem("PLN381", place, code))
            seen.add((table, side, code))
    for position, link in enumerate(links.criteria):
        sorts = [known[side]["criterion"].get(getattr(link, side)) for side in ("old", "new")]
        if None not in sorts and sorts[0] != sorts[1]:
            place = links.place("criterion", position, item=link.new)
            problems.append(Problem("PLN382", place, f"{link.old}, {link.new}"))
    return sorted(problems, key=lambda problem: problem.place.line)


def _known(side: Side) -> Mapping[str, Mapping[str, str]]:
    return {
        "unit": dict.fromkeys(side.units, ""),
        "criterion": {item.code: table for own in side.rubrics for table, _, item in own.nodes()},
        "field": {field.code: "" for own in side.rubrics for field in own.form_fields},
    }


def _named(links: Correspondence) -> _Named:
    for position, unit in enumerate(links.units):
        yield "unit", position, "old", unit.old
        yield "unit", position, "new", unit.new
    for table, items in (("criterion", links.criteria), ("field", links.form_fields)):
        for position, item in enumerate(items):
            yield table, position, "old", (item.old,)
            yield table, position, "new", (item.new,)
