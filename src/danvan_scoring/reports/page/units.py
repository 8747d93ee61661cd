"""What a page shows of one unit: ranks, class, and points step by step; nothing that it named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from danvan_scoring.model.explanation import Explanation, ExplanationNode, ScaleExplanation
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import GroupKind
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.page.steps import Step, reached, steps


@dataclass(frozen=True)
class PointsLine:
    """One group or criterion of one unit, and its points."""

    code: str
    is_group: bool
    points: str


@dataclass(frozen=True)
class UnitScale:
    """One unit on one scale.

    Attributes:
        title: of the scale.
        told: points, rank and class in a line.
        steps: from the maximum to the total.
        lines: groups and criteria that apply to the unit, in the order of the rubric.
        left_out: codes of those that do not apply.
    """

    title: str
    told: str
    steps: tuple[Step, ...]
    lines: tuple[PointsLine, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class UnitPoints:
    """One unit: its place in the page, name, kind, and scales; `order` is that of its rubric."""

    anchor: str
    order: int
    name: str
    kind: str
    scales: tuple[UnitScale, ...]


def unit_points(
    found: Explanation,
    result: Result,
    number: int,
    anchor: str,
    kinds: Mapping[str, GroupKind],
    language: Language,
) -> UnitPoints:
    """Show the points of one unit.

    Args:
        found: everything that is known of it.
        result: of which it is part.
        number: of the rubric among those of the period, from 1.
        anchor: where the unit stands in the page.
        kinds: as `kinds_of` tells.
        language: that of labels and states.
    """
    scales = tuple(
        UnitScale(
            title=scale.tree.title,
            told=told(scale, result, language),
            steps=steps(scale.tree, kinds, language),
            lines=tuple(
                PointsLine(node.code, node.kind == "group", reached(node, language))
                for node in below(scale.tree)
                if node.status is not Status.NOT_APPLICABLE
            ),
            left_out=tuple(
                node.code for node in below(scale.tree) if node.status is Status.NOT_APPLICABLE
            ),
        )
        for scale in found.scales
    )
    return UnitPoints(anchor, number, found.name, found.kind_title, scales)


def below(tree: ExplanationNode) -> Iterator[ExplanationNode]:
    """Yield all groups and criteria of a scale, parents first."""
    for child in tree.children:
        yield child
        yield from below(child)


def told(scale: ScaleExplanation, result: Result, language: Language) -> str:
    """Tell points, rank and class in one line; a state that is not a number in words."""
    parts = [reached(scale.tree, language)]
    if scale.peer_label:
        label = Text("hạng", "rank").pick(language)
        parts.append(f"{label} {scale.peer_label.removeprefix('=')} ({scale.peer_group_title})")
    bands = result.bound.rubric.classes_of(scale.tree.code)
    titles = {band.code: band.title for band in bands}
    if scale.class_final:
        parts.append(titles[scale.class_final])
    elif not scale.eligible:
        barred = Text("không đủ điều kiện xếp loại", "not eligible for classification")
        parts.append(barred.pick(language))
    return " · ".join(parts)
