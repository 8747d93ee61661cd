"""A result as JSON: the same bytes for the same result, and read back without loss."""

from collections.abc import Iterator
from decimal import Decimal

from danvan_scoring.io.atomic import json_bytes
from danvan_scoring.io.compliance_json import compliance_document
from danvan_scoring.io.document_parts import BothLanguages
from danvan_scoring.io.registers_json import (
    commendation_documents,
    compiled_document,
    registers_document,
)
from danvan_scoring.io.result_document import (
    AssumptionDocument,
    ClassDocument,
    FileUsed,
    NodeDocument,
    NoteDocument,
    PluginUsed,
    ProvenanceDocument,
    ResultDocument,
    RubricDocument,
    StepDocument,
    UnitDocument,
    UnitNode,
    UnitScale,
)
from danvan_scoring.model.explanation import (
    NO_TEXT,
    ClassChange,
    Explanation,
    ExplanationNode,
    ScaleExplanation,
)
from danvan_scoring.model.result import Provenance, Result
from danvan_scoring.model.text import Text
from danvan_scoring.stages.assumptions import assumptions
from danvan_scoring.stages.attention import attention
from danvan_scoring.stages.explain import Explainer
from danvan_scoring.stages.rules import group_rule, line_rule


def to_document(result: Result) -> ResultDocument:
    """Turn a result into the document that its JSON file holds."""
    explainer = Explainer(result)
    return ResultDocument(
        format=1,
        provenance=_provenance(result.provenance),
        rubric=rubric_document(result),
        units=tuple(_unit(explainer.unit(str(unit))) for unit in result.scores.units),
        compliance=(
            compliance_document(result.compliance, result.submissions.units)
            if result.compliance
            else None
        ),
        registers=registers_document(result),
        commendations=commendation_documents(result),
        compiled=compiled_document(result),
        attention=tuple(
            NoteDocument(matter=note.matter.value, unit=note.unit, text=_both(note.text))
            for note in attention(result)
        ),
    )


def dump(document: ResultDocument) -> bytes:
    """Write the document: UTF-8, sorted keys, a newline at the end."""
    return json_bytes(document.model_dump(mode="json", by_alias=True))


def parse(content: bytes) -> ResultDocument:
    """Read what `dump` wrote.

    Raises:
        pydantic.ValidationError: it is not a result of format 1.
    """
    return ResultDocument.model_validate_json(content)


def _both(text: Text) -> BothLanguages:
    return BothLanguages(vi=text.vi, en=text.en)


def _both_or_none(text: Text) -> BothLanguages | None:
    return None if text == NO_TEXT else _both(text)


def _decimal(value: Decimal) -> str:
    return f"{value:f}"


def _provenance(provenance: Provenance) -> ProvenanceDocument:
    return ProvenanceDocument(
        outside_dates=provenance.outside_dates,
        as_of=provenance.as_of,
        library=provenance.library,
        plugins=tuple(
            PluginUsed(name=name, distribution=distribution, version=version, sha256=sha256)
            for name, distribution, version, sha256 in provenance.plugins
        ),
        sources=tuple(FileUsed(path=s.path, sha256=s.sha256) for s in provenance.sources),
    )


def rubric_document(result: Result) -> RubricDocument:
    """Turn the rubric of a result into its part of the document."""
    rubric = result.bound.rubric
    classes = tuple(
        ClassDocument.model_validate(
            {
                "code": band.code,
                "title": band.title,
                "from": _decimal(band.from_),
                "scale": band.scale,
            }
        )
        for band in rubric.classes
    )
    return RubricDocument(
        id=rubric.id,
        version=rubric.version,
        title=rubric.title,
        authority=rubric.authority,
        status=rubric.status,
        decimals=rubric.rounding.decimals,
        by=rubric.ranking.by,
        assumptions=tuple(
            AssumptionDocument(parts=tuple(map(_both, found.parts)), text=found.text)
            for found in assumptions(rubric)
        ),
        classes=classes,
        nodes=tuple(_rubric_node(result, code) for code in result.scores.nodes),
    )


def _rubric_node(result: Result, code: str) -> NodeDocument:
    bound = result.bound
    if code in bound.criteria:
        criterion = bound.criteria[code]
        line = criterion.line
        return NodeDocument(
            code=code,
            title=line.title,
            kind="criterion",
            parent=line.group,
            uses=line.uses,
            rule=_both(line_rule(criterion, bound.rubric)),
            basis=line.basis,
            assumed=line.assumed,
            tasks=line.tasks,
        )
    group = bound.groups[code]
    return NodeDocument(
        code=code,
        title=group.title,
        kind="group" if group.group else "scale",
        parent=group.group,
        uses="",
        rule=_both(group_rule(group, bound.rubric)),
        basis=group.basis,
        assumed=group.assumed,
        tasks=(),
    )


def _unit(explanation: Explanation) -> UnitDocument:
    return UnitDocument(
        unit=explanation.unit,
        name=explanation.name,
        kind=explanation.kind,
        authority=explanation.authority,
        scales=tuple(_scale(scale) for scale in explanation.scales),
        nodes=tuple(node for scale in explanation.scales for node in _nodes(scale.tree)),
    )


def _scale(scale: ScaleExplanation) -> UnitScale:
    return UnitScale.model_validate(
        {
            "scale": scale.tree.code,
            "peer_group": scale.peer_group,
            "measure": None if scale.measure is None else _decimal(scale.measure),
            "peer_rank": scale.peer_rank,
            "peer_label": scale.peer_label,
            "overall_rank": scale.overall_rank,
            "overall_label": scale.overall_label,
            "class_by_points": scale.class_by_points or None,
            "class": scale.class_final or None,
            "eligible": scale.eligible,
            "steps": tuple(_step(step) for step in scale.steps),
            "sentence": _both(scale.class_sentence),
        }
    )


def _step(step: ClassChange) -> StepDocument:
    return StepDocument(
        step=step.code,
        kind=step.kind,
        outcome=step.outcome,
        before=step.before or None,
        after=step.after or None,
        sentence=_both(step.sentence),
    )


def _nodes(node: ExplanationNode) -> Iterator[UnitNode]:
    yield UnitNode.model_validate(
        {
            "node": node.code,
            "status": node.status.key,
            "points": None if node.points is None else _decimal(node.points),
            "counted": _decimal(node.counted),
            "maximum": _decimal(node.maximum),
            "reason": _both_or_none(node.reason),
            "effect": _both_or_none(node.effect),
            "cap": _both_or_none(node.cap),
        }
    )
    for child in node.children:
        yield from _nodes(child)
