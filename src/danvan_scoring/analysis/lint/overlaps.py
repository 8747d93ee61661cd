"""Overlaps: one fact that is paid for twice."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from danvan_scoring.analysis.lint.alone import declared_directions
from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.facts import can_hold
from danvan_scoring.analysis.lint.finding import Finding, list_text
from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.rubric import GroupKind
from danvan_scoring.model.text import Text

_KINDS: dict[GroupKind, Text] = {
    "base": Text("điểm chính", "points of the total"),
    "bonus": Text("điểm thưởng", "bonus"),
    "penalty": Text("điểm trừ", "penalty"),
}


def counted_twice(draft: Draft) -> Iterator[Finding]:
    """LNT113: a field whose growth moves the points of two criteria of one unit."""
    users: dict[str, list[BoundCriterion]] = {}
    for code, own in draft.bound.criteria.items():
        for field in _earning(draft, code):
            users.setdefault(field, []).append(own)
    for field, lines in users.items():
        twice = _together(draft, lines)
        if twice:
            kinds = [_KINDS[draft.kind_of_points(own)] for own in twice]
            told = [
                Text(f"{own.line.code} ({kind.vi})", f"{own.line.code} ({kind.en})")
                for own, kind in zip(twice, kinds, strict=True)
            ]
            codes = (own.line.code for own in twice)
            title = draft.fields[field].title
            yield draft.finding("LNT113", field, *codes, title=title, criteria=list_text(told))


def _earning(draft: Draft, code: str) -> tuple[str, ...]:
    if code in draft.probes:
        return draft.probes[code].earning()
    signs = declared_directions(draft.bound.criteria[code])
    return tuple(field for field, sign in signs.items() if sign > 0)


def _together(draft: Draft, lines: Sequence[BoundCriterion]) -> list[BoundCriterion]:
    """Return the criteria that count for one unit beside another of them."""
    pairs = [pair for pair in combinations(lines, 2) if _both_count(draft, *pair)]
    codes = {own.line.code for pair in pairs for own in pair}
    return [own for own in lines if own.line.code in codes]


def _both_count(draft: Draft, first: BoundCriterion, second: BoundCriterion) -> bool:
    kinds = set(draft.kinds(first.line.code)) & set(draft.kinds(second.line.code))
    if not kinds or _alternatives(draft, first, second):
        return False
    return can_hold(draft, [*first.conditions, *second.conditions])


def _alternatives(draft: Draft, first: BoundCriterion, second: BoundCriterion) -> bool:
    """Whether only the better one of the two counts."""
    above = {group.code for group in draft.above(second.line.group)}
    common = next((g for g in draft.above(first.line.group) if g.code in above), None)
    return common is not None and draft.alternatives(common)
