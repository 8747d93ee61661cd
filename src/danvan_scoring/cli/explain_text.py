"""An explanation as indented text."""

from collections.abc import Iterator

from danvan_scoring.io.tables import paragraph
from danvan_scoring.model.explanation import Explanation, ExplanationNode, Fact, ScaleExplanation
from danvan_scoring.model.notation import number
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.rules import PLAIN_SUM

_STEP = "  "


def explanation_text(explanation: Explanation, language: Language) -> str:
    """Write everything that is known about one unit's result."""
    lines = [paragraph(f"{explanation.name} ({explanation.unit}); {explanation.kind_title}")]
    for scale in explanation.scales:
        lines += ["", *_standing(scale, language), "", *node_lines(scale.tree, language)]
    return "\n".join(lines)


def node_lines(node: ExplanationNode, language: Language, depth: int = 0) -> Iterator[str]:
    """Write one node and all below it, a line at a time."""
    indent = _STEP * depth
    hanging = indent + _STEP
    yield paragraph(f"{node.title}: {_points(node, language)}", f"{indent}{node.code}  ", hanging)
    # Of what was not asked of the unit, only the reason is told; asked for by code, everything.
    brief = depth > 0 and node.status in {Status.NOT_APPLICABLE, Status.EXEMPT}
    for label, text in _outcome(node, language) if brief else _details(node, language):
        yield paragraph(f"{label}: {text}", hanging + _STEP, hanging + 2 * _STEP)
    for child in node.children:
        yield from node_lines(child, language, depth + 1)


def _standing(scale: ScaleExplanation, language: Language) -> Iterator[str]:
    if scale.peer_label:
        peer, overall = _rank(scale.peer_label), _rank(scale.overall_label)
        told = Text(
            f"{scale.peer_group_title}: {peer.vi}; chung: {overall.vi}",
            f"{scale.peer_group_title}: {peer.en}; over all: {overall.en}",
        )
        yield paragraph(told.pick(language))
    yield paragraph(scale.class_sentence.pick(language))


def _rank(label: str) -> Text:
    rank = label.removeprefix("=")
    if rank != label:
        return Text(f"đồng hạng {rank}", f"rank {rank}, shared")
    return Text(f"hạng {rank}", f"rank {rank}")


def _points(node: ExplanationNode, language: Language) -> str:
    maximum = number(node.maximum).pick(language)
    if node.points is not None:
        points = number(node.points).pick(language)
        if node.deducts:
            most = Text("điểm, trừ tối đa", "points, at most").pick(language)
            return f"{points} {most} {maximum}"
        out_of = f"/{maximum}" if node.maximum else ""
        return f"{points}{out_of} {Text('điểm', 'points').pick(language)}"
    return node.status.label.pick(language)


def _outcome(node: ExplanationNode, language: Language) -> Iterator[tuple[str, str]]:
    labelled = [
        (Text("Lý do", "Reason"), node.reason),
        (Text("Xử lý", "So"), node.effect),
        (Text("Khống chế", "Limit"), node.cap),
    ]
    return ((label.pick(language), text.pick(language)) for label, text in labelled if text.vi)


def _details(node: ExplanationNode, language: Language) -> Iterator[tuple[str, str]]:
    labelled = [
        (Text("Cách chấm", "Rule"), _rule(node, language)),
        *((Text("Số liệu", "Fact"), _fact(fact, language)) for fact in node.facts),
        (Text("Minh chứng cần có", "Evidence asked for"), node.evidence_required),
        (Text("Căn cứ", "Basis"), node.basis),
        (Text("Giả định", "Assumed"), node.assumed),
        (Text("Nhiệm vụ của kế hoạch", "Tasks of the plan"), ", ".join(node.tasks)),
    ]
    yield from _outcome(node, language)
    yield from ((label.pick(language), text) for label, text in labelled if text)


def _rule(node: ExplanationNode, language: Language) -> str:
    if node.rule == PLAIN_SUM:
        return ""
    rule = node.rule.pick(language)
    return f"{rule} [{node.uses}]" if node.uses else rule


def _fact(fact: Fact, language: Language) -> str:
    proof = Text("minh chứng", "evidence").pick(language)
    parts = [f"{fact.label} = {fact.value.pick(language)}"]
    parts += [f"{proof}: {fact.document}"] if fact.document else []
    parts += [fact.note] if fact.note else []
    parts += [f"{Text('nguồn', 'source').pick(language)}: {fact.place}"] if fact.place else []
    return "; ".join(parts)
