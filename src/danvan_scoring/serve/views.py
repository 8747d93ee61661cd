"""An explanation as it may be told: everything, a unit's own marks, or what may be posted."""

from collections.abc import Collection
from decimal import Decimal
from pathlib import PurePath

from danvan_scoring.model.explanation import Explanation, ExplanationNode, Fact, ScaleExplanation
from danvan_scoring.model.problem import Place
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language
from danvan_scoring.serve.documents import (
    FactView,
    NodeView,
    RankRow,
    RubricRanking,
    ScaleView,
    StepView,
    UnitView,
    View,
)
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units


def unit_view(
    explanation: Explanation, view: View, hidden: Collection[str], language: Language
) -> UnitView:
    """Write one unit's explanation, as far as the view goes.

    Args:
        explanation: everything.
        view: how much of it is told.
        hidden: nodes that say something of other units; they are told in full, and where the
            ranks are told, only.
        language: of the texts.
    """
    kept = frozenset[str]() if view in {"full", "posted"} else frozenset(hidden)
    return UnitView(
        unit=explanation.unit,
        name=explanation.name,
        kind=explanation.kind,
        kind_title=explanation.kind_title,
        authority=explanation.authority,
        view=view,
        scales=tuple(_scale(scale, view, kept, language) for scale in explanation.scales),
    )


def _scale(
    scale: ScaleExplanation, view: View, hidden: Collection[str], language: Language
) -> ScaleView:
    own = scale.tree.code not in hidden
    ranked, stepped = view in {"full", "posted"}, view == "full"
    steps = tuple(
        StepView(
            step=step.code,
            kind=step.kind,
            outcome=step.outcome,
            before=step.before or None,
            after=step.after or None,
            sentence=step.sentence.pick(language),
        )
        for step in scale.steps
    )
    return ScaleView.model_validate(
        {
            "tree": _node(scale.tree, view, hidden, language),
            "by": scale.by,
            "measure": _decimal(scale.measure) if own else None,
            "peer_group": scale.peer_group,
            "peer_rank": scale.peer_rank if ranked else None,
            "peer_label": scale.peer_label if ranked else "",
            "overall_rank": scale.overall_rank if ranked else None,
            "overall_label": scale.overall_label if ranked else "",
            "class_by_points": (scale.class_by_points or None) if own else None,
            "class": (scale.class_final or None) if ranked else None,
            "eligible": scale.eligible if ranked else None,
            "steps": steps if stepped else (),
            "sentence": scale.class_sentence.pick(language) if stepped else "",
        }
    )


def _node(
    node: ExplanationNode, view: View, hidden: Collection[str], language: Language
) -> NodeView:
    """What was filled in, and why points are what they are, is not for posting."""
    shut, told = node.code in hidden, view != "posted"
    open_ = told and not shut
    return NodeView.model_validate(
        {
            "code": node.code,
            "title": node.title,
            "kind": node.kind,
            "hidden": shut,
            "status": None if shut else node.status.key,
            "points": None if shut else _decimal(node.points),
            "counted": None if shut else _decimal(node.counted),
            "maximum": None if shut else _decimal(node.maximum),
            "reason": node.reason.pick(language) if open_ else "",
            "rule": node.rule.pick(language),
            "effect": node.effect.pick(language) if open_ else "",
            "cap": node.cap.pick(language) if open_ else "",
            "basis": node.basis,
            "assumed": node.assumed,
            "evidence_required": node.evidence_required,
            "tasks": node.tasks,
            "facts": tuple(_fact(fact, language) for fact in node.facts) if told else (),
            "children": tuple(_node(child, view, hidden, language) for child in node.children),
        }
    )


def _fact(fact: Fact, language: Language) -> FactView:
    return FactView(
        field=fact.field,
        label=fact.label,
        value=fact.value.pick(language),
        document=fact.document,
        note=fact.note,
        place=without_folder(fact.place),
    )


def without_folder(place: str) -> str:
    """Return where something stands, with the file's own name only.

    Examples:
        >>> without_folder("../phieu/T-01.xlsx:Phiếu!F12"), without_folder("")
        ('T-01.xlsx:Phiếu!F12', '')
    """
    found = Place.read(place)
    within = place.removeprefix(found.file)
    return PurePath(found.file).name + within if found.file else ""


def ranking_view(result: Result) -> RubricRanking:
    """Write the ranking by one rubric."""
    rows = tuple(_row(line) for line in ranked_units(result))
    return RubricRanking(rubric=result.bound.rubric.id, rows=rows)


def _row(line: RankedUnit) -> RankRow:
    return RankRow.model_validate(
        {
            "scale": line.scale,
            "authority": line.authority,
            "peer_group": line.peer_group,
            "peer_rank": line.peer_rank,
            "peer_label": line.peer_label,
            "overall_rank": line.overall_rank,
            "overall_label": line.overall_label,
            "unit": line.unit,
            "name": line.name,
            "kind": line.kind_title,
            "points": _decimal(line.points),
            "maximum": _decimal(line.maximum),
            "percent": _decimal(line.percent),
            "status": line.status.key,
            "class_by_points": line.class_by_points,
            "class_after_gates": line.class_after_gates,
            "class": line.class_final,
            "eligible": line.eligible,
        }
    )


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
