"""A unit's points by criterion as a table: what was earned, what was lost, and why."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from danvan_scoring.io.tables import Column
from danvan_scoring.model.explanation import ExplanationNode
from danvan_scoring.model.notation import number
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.table import Table


def unit_table(
    scale: ExplanationNode, rubric: Rubric, language: Language
) -> tuple[Table, list[int]]:
    """Return the criteria of one scale for one unit, and the rows of groups and of the total.

    A bonus that was not earned is nothing lost; what a penalty takes away is.
    """
    columns = [
        Column(Text("Mã", "Code").pick(language)),
        Column(Text("Nội dung", "Criterion").pick(language), flexible=True),
        Column(Text("Tối đa", "Maximum").pick(language), "right"),
        Column(Text("Đạt", "Points").pick(language), "right"),
        Column(Text("Mất", "Lost").pick(language), "right"),
        Column(Text("Lý do, căn cứ, minh chứng", "Reason, basis, evidence").pick(language),
               flexible=True),
    ]  # fmt: skip
    bonus = {group.code for group in rubric.groups if group.kind == "bonus"}
    found = [*_below(scale, bonus, beside=False), (scale, False)]
    nodes = [node for node, _ in found]
    strong = [place for place, node in enumerate(nodes) if node.kind != "criterion"]
    return Table(
        scale.title,
        columns,
        [
            _row(node, Decimal(0) if is_bonus else lost_points(node), language)
            for node, is_bonus in found
        ],
    ), strong


def _below(
    node: ExplanationNode, bonus: Collection[str], *, beside: bool
) -> Iterator[tuple[ExplanationNode, bool]]:
    """Yield all nodes below one, each with whether it is part of a bonus."""
    for child in node.children:
        is_bonus = beside or child.code in bonus
        yield child, is_bonus
        yield from _below(child, bonus, beside=is_bonus)


def _row(node: ExplanationNode, lost: Decimal, language: Language) -> list[str]:
    counts = node.points is not None or node.counted or node.maximum
    title = node.title
    if node.kind == "scale":
        title = Text("TỔNG ĐIỂM", "TOTAL").pick(language)
    return [
        "" if node.kind == "scale" else node.code,
        title,
        number(node.maximum).pick(language) if counts else "",
        node.status.label.pick(language)
        if node.points is None
        else number(node.points).pick(language),
        number(lost).pick(language) if lost else "",
        _why(node, lost, language),
    ]


def lost_points(node: ExplanationNode) -> Decimal:
    """Return what a node lacks to its maximum; what a penalty takes away is lost too."""
    if node.deducts:
        return max(Decimal(0), -node.counted)
    return max(Decimal(0), node.maximum - node.counted)


def _why(node: ExplanationNode, lost: Decimal, language: Language) -> str:
    """Say why points are missing or a state stands there; what is in full needs no reason."""
    told = [text.pick(language) for text in (node.reason, node.effect, node.cap) if text.vi]
    if node.kind != "criterion" or (node.status is Status.SCORED and not lost):
        return "; ".join(told) if node.kind != "criterion" else ""
    if node.basis:
        told.append(Text(f"Căn cứ: {node.basis}", f"Basis: {node.basis}").pick(language))
    documents = "; ".join(dict.fromkeys(fact.document for fact in node.facts if fact.document))
    if documents:
        told.append(Text(f"Minh chứng: {documents}", f"Evidence: {documents}").pick(language))
    return "\n".join(told)
