"""Ceilings: bonuses and penalties that pass what their group, or what is above it, can hold."""

from collections.abc import Iterator
from decimal import Decimal

from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding
from danvan_scoring.model.notation import number
from danvan_scoring.model.rubric import Group
from danvan_scoring.model.text import Text
from danvan_scoring.stages.reach import maximum_of, reach_of

_TAKEN = Text("trừ", "taken away")
_ADDED = Text("cộng", "added")


def lines_over_ceiling(draft: Draft) -> Iterator[Finding]:
    """LNT114: one criterion that alone passes the ceiling of its bonus or penalty group."""
    for code, own in draft.bound.criteria.items():
        for group in draft.above(own.line.group):
            if group.kind != "base" and group.max is not None and own.line.max > group.max:
                yield draft.finding(
                    "LNT114",
                    code,
                    group.code,
                    key="max",
                    title=own.line.title,
                    maximum=number(own.line.max),
                    group=group.code,
                    ceiling=number(group.max),
                    does=_TAKEN if group.kind == "penalty" else _ADDED,
                )


def groups_over_ceiling(draft: Draft) -> Iterator[Finding]:
    """LNT115: criteria that together pass the ceiling of their bonus or penalty group."""
    for group in draft.rubric.groups:
        if group.kind == "base" or group.max is None:
            continue
        together = reach_of(draft.rubric, group).largest
        if together > group.max:
            yield draft.finding(
                "LNT115",
                group.code,
                key="max",
                title=group.title,
                together=number(together),
                ceiling=number(group.max),
                lost=number(together - group.max),
                does=_TAKEN if group.kind == "penalty" else _ADDED,
            )


def penalties_over_what_is_left(draft: Draft) -> Iterator[Finding]:
    """LNT116: penalties that can take more than there is, with no floor to stop them."""
    for group in draft.rubric.groups:
        if group.kind != "penalty" or group.group is None:
            continue
        parent = draft.bound.groups[group.group]
        taken, there = _taken(draft, group), maximum_of(draft.rubric, parent)
        if parent.floor is None and taken > there:
            yield draft.finding(
                "LNT116",
                group.code,
                parent.code,
                key="max",
                title=group.title,
                taken=number(taken),
                parent=parent.code,
                there=number(there),
            )


def _taken(draft: Draft, group: Group) -> Decimal:
    return -reach_of(draft.rubric, group).low
