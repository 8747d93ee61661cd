"""The criteria of a page: what each asks, and how the points of the units are spread."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.model.explanation import Explanation, ExplanationNode
from danvan_scoring.model.notation import NOTHING, number
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import GroupKind
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.page.bars import Bar, stacked
from danvan_scoring.reports.page.steps import change, kinds_of
from danvan_scoring.reports.page.units import below
from danvan_scoring.stages.rules import PLAIN_SUM, group_rule, line_rule

_MOST_NAMES = 5
LOOKS = ("full", "half", "less", "none", "words")
"""Shares reached: all, at least half, less, nothing; and states that are not numbers."""


@dataclass(frozen=True)
class Spread:
    """How the points of all units are spread at one criterion.

    Attributes:
        counts: units in each of `LOOKS`.
        states: the states that are not numbers, in words with their counts.
        bars: the counts as a chart.
        is_bonus: whether it only adds points, so that nothing is no loss.
        lost: points lost by all units together, "" where units only gain.
        most: names of the units that lost most, with their points.
        more: how many others lost some.
    """

    counts: tuple[int, ...]
    states: tuple[str, ...]
    bars: tuple[Bar, ...]
    is_bonus: bool
    lost: str
    most: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True)
class CriterionView:
    """One group or criterion of the rubric; the texts are those of the rubric."""

    anchor: str
    code: str
    title: str
    is_group: bool
    maximum: str
    rule: str
    uses: str
    basis: str
    evidence: str
    assumed: str
    tasks: str
    fields: tuple[str, ...]
    spread: Spread | None


def criteria(
    result: Result, order: int, explained: Sequence[Explanation], language: Language
) -> tuple[CriterionView, ...]:
    """Return groups and criteria in the order of the rubric, each after its group.

    Args:
        result: whose rubric it is.
        order: of the rubric among those of the period, from 1.
        explained: the units.
        language: that of labels.
    """
    bound, kinds = result.bound, kinds_of(result.bound)
    found: dict[str, list[tuple[str, ExplanationNode]]] = {}
    for own in explained:
        for scale in own.scales:
            for node in below(scale.tree):
                found.setdefault(node.code, []).append((own.name, node))
    views = []
    titles = {field.code: field.title for field in bound.rubric.form_fields}
    for code in _in_order(bound.children, [scale.code for scale in bound.rubric.scales]):
        if code in bound.groups:
            group = bound.groups[code]
            rule = group_rule(group, bound.rubric)
            views.append(
                CriterionView(
                    anchor=f"c{order}-{code}",
                    code=code,
                    title=group.title,
                    is_group=True,
                    maximum=NOTHING if group.max is None else number(group.max).pick(language),
                    rule="" if rule == PLAIN_SUM else rule.pick(language),
                    uses="",
                    basis=group.basis,
                    evidence="",
                    assumed=group.assumed,
                    tasks="",
                    fields=(),
                    spread=None,
                )
            )
            continue
        own_bound = bound.criteria[code]
        line = own_bound.line
        views.append(
            CriterionView(
                anchor=f"c{order}-{code}",
                code=code,
                title=line.title,
                is_group=False,
                maximum=number(line.max).pick(language),
                rule=line_rule(own_bound, bound.rubric).pick(language),
                uses=line.uses,
                basis=line.basis,
                evidence=line.evidence,
                assumed=line.assumed,
                tasks=", ".join(line.tasks),
                fields=tuple(titles[field] for field in own_bound.read),
                spread=spread(found.get(code, []), kinds, language),
            )
        )
    return tuple(views)


def spread(
    nodes: Sequence[tuple[str, ExplanationNode]],
    kinds: Mapping[str, GroupKind],
    language: Language,
) -> Spread:
    """Count how far units reached what one criterion gives.

    Args:
        nodes: the criterion as it is for each unit, with the unit's name.
        kinds: as `kinds_of` tells.
        language: that of states.
    """
    looks = Counter(_look(node) for _, node in nodes)
    states = Counter(node.status for _, node in nodes if node.status is not Status.SCORED)
    changes = [(change(node, kinds), name) for name, node in nodes if node.points is not None]
    losses = sorted((by, place) for place, (by, _) in enumerate(changes) if by < 0)
    total = sum((by for by, _ in losses), Decimal(0))
    counts = tuple(looks[look] for look in LOOKS)
    return Spread(
        counts=counts,
        states=tuple(
            f"{status.label.pick(language)}: {count}" for status, count in sorted(states.items())
        ),
        bars=stacked(zip(LOOKS, counts, strict=True)),
        is_bonus=any(kinds[node.code] == "bonus" for _, node in nodes),
        lost=number(-total).pick(language) if losses else "",
        most=tuple(
            (changes[place][1], number(-by).pick(language)) for by, place in losses[:_MOST_NAMES]
        ),
        more=max(0, len(losses) - _MOST_NAMES),
    )


def _look(node: ExplanationNode) -> str:
    if node.points is None:
        return "words"
    # Of what is taken away, full is a unit of which nothing was taken.
    reached = node.maximum + node.points if node.deducts else node.points
    if reached >= node.maximum:
        return "full"
    if reached * 2 >= node.maximum:
        return "half"
    return "less" if reached > 0 else "none"


def _in_order(children: Mapping[str, Sequence[str]], codes: Sequence[str]) -> list[str]:
    """All codes below the scales, each before what is below it."""
    found = []
    for code in codes:
        for child in children.get(code, ()):
            found += [child, *_in_order(children, [child])]
    return found


def look_labels(language: Language) -> tuple[str, ...]:
    """Return the headings of the columns of counts, in the order of `LOOKS`."""
    labels = (
        Text("Đủ điểm", "Full"),
        Text("Từ nửa", "Half or more"),
        Text("Dưới nửa", "Under half"),
        Text("Không điểm", "None"),
        Text("Không tính bằng số", "Not a number"),
    )
    return tuple(label.pick(language) for label in labels)
