"""From the most that a unit could reach to what it reached: points lost and gained, by group."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.explanation import ExplanationNode
from danvan_scoring.model.notation import number
from danvan_scoring.model.rubric import GroupKind
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.page.bars import Bar, bar

_NONE = Decimal(0)


@dataclass(frozen=True)
class Step:
    """One step from the maximum to the total.

    Attributes:
        code: of the group or criterion, "" for the two ends.
        label: what the step is, where no code says so.
        points: what was reached of what could be, or the state in words.
        change: points lost or gained, signed; "" where none are or nobody can tell.
        bar: its bar, or None.
    """

    code: str
    label: str
    points: str
    change: str
    bar: Bar | None


def steps(
    tree: ExplanationNode, kinds: Mapping[str, GroupKind], language: Language
) -> tuple[Step, ...]:
    """Return the steps of one scale: from its maximum, by what is directly below, to the total.

    A part without points takes the place that the rubric gives it, and is told in words. What the
    parts do not explain (a ceiling, another way of combining) is a step of its own.

    Args:
        tree: the scale, of one unit.
        kinds: whether each part is added or taken away, as `kinds_of` tells.
        language: that of labels and states.
    """
    changes = [
        # Where the total waits for a part, that part has neither lost nor gained anything yet.
        (child, _NONE if child.points is None and tree.points is None else change(child, kinds))
        for child in tree.children
    ]
    whole = tree.maximum + sum((most for _, most in changes if most > 0), _NONE)
    top = Text("Tối đa áp dụng cho đơn vị", "Maximum that applies to the unit").pick(language)
    drawn = bar("whole", _NONE, tree.maximum, whole)
    found = [Step("", top, number(tree.maximum).pick(language), "", drawn)]
    level = tree.maximum
    for child, by in changes:
        points = reached(child, language)
        found.append(Step(child.code, "", points, signed(by, language), _moved(level, by, whole)))
        level += by
    if tree.points is not None and (rest := tree.points - level):
        why = Text("Khống chế, cách gộp của thang điểm", "Ceiling, or way of combining")
        drawn_rest = _moved(level, rest, whole)
        found.append(Step("", why.pick(language), "", signed(rest, language), drawn_rest))
    total = None if tree.points is None else bar("total", _NONE, tree.points, whole)
    label = Text("Tổng điểm", "Total").pick(language)
    return (*found, Step("", label, reached(tree, language), "", total))


def kinds_of(bound: BoundRubric) -> dict[str, GroupKind]:
    """Tell of every group and criterion whether it is a base, a bonus or a penalty."""
    kinds: dict[str, GroupKind] = {}
    for code, group in bound.groups.items():
        above = kinds.get(group.group or "", "base")
        kinds[code] = group.kind if above == "base" else above
    kinds.update({code: kinds[own.line.group] for code, own in bound.criteria.items()})
    return kinds


def change(node: ExplanationNode, kinds: Mapping[str, GroupKind]) -> Decimal:
    """Return the points by which a node brings its unit above, or below, the full maximum."""
    if kinds[node.code] == "base":
        return min(node.counted - node.maximum, _NONE)
    return node.counted


def reached(node: ExplanationNode, language: Language) -> str:
    """Say what was reached of what could be; a state that is not a number in words."""
    if node.points is None:
        return node.status.label.pick(language)
    points = number(node.points).pick(language)
    if node.deducts or not node.maximum:
        return points
    return f"{points}/{number(node.maximum).pick(language)}"


def signed(value: Decimal, language: Language) -> str:
    """Write a change with its sign; "" for none."""
    return "" if not value else ("+" if value > 0 else "") + number(value).pick(language)


def _moved(level: Decimal, by: Decimal, whole: Decimal) -> Bar | None:
    return bar("lost" if by < 0 else "gained", level, level + by, whole) if by else None
