"""The whole trace of a unit: state, reason, facts with document and place, steps of the class."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from danvan_scoring.model.explanation import Explanation, ExplanationNode, ScaleExplanation
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import GroupKind
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language
from danvan_scoring.reports.page.steps import Step, change, reached, signed, steps
from danvan_scoring.reports.page.units import below, told


@dataclass(frozen=True)
class TracedFact:
    """One field: its value, and what stands beside it; its title stands with the criterion.

    `place` is file and line, or the line alone in the unit's usual file.
    """

    value: str
    document: str
    note: str
    place: str


@dataclass(frozen=True)
class TraceLine:
    """One group or criterion of one unit.

    Attributes:
        codes: its code; several where criteria do not apply to the unit for one reason.
        is_group: whether it is a group.
        points: what was reached, or the state in words.
        change: points lost or gained.
        reasons: why, what follows from it, and what a ceiling changed.
        facts: in the order in which the criterion names them.
    """

    codes: tuple[str, ...]
    is_group: bool
    points: str
    change: str
    reasons: tuple[str, ...]
    facts: tuple[TracedFact, ...]


@dataclass(frozen=True)
class TracedScale:
    """One unit on one scale, with the way to its class in words."""

    title: str
    told: str
    class_path: str
    steps: tuple[Step, ...]
    lines: tuple[TraceLine, ...]


@dataclass(frozen=True)
class TracedUnit:
    """One unit with everything that is known of it.

    Attributes:
        anchor: its place in the page.
        order: of its rubric among those of the period, from 1.
        name: its name.
        kind: what kind of unit it is.
        file: the file from which most of its facts were read, "" if none.
        scales: where it stands, and why.
    """

    anchor: str
    order: int
    name: str
    kind: str
    file: str
    scales: tuple[TracedScale, ...]


def traced(
    found: Explanation,
    result: Result,
    number: int,
    anchor: str,
    kinds: Mapping[str, GroupKind],
    language: Language,
) -> TracedUnit:
    """Show everything that is known of one unit; the arguments are those of `unit_points`."""
    file = _usual_file(found)
    scales = tuple(
        TracedScale(
            title=scale.tree.title,
            told=told(scale, result, language),
            class_path=scale.class_sentence.pick(language),
            steps=steps(scale.tree, kinds, language),
            lines=tuple(_lines(scale, kinds, file, language)),
        )
        for scale in found.scales
    )
    return TracedUnit(anchor, number, found.name, found.kind_title, file, scales)


def _usual_file(found: Explanation) -> str:
    """The file from which most facts of a unit were read: named once, not at each of them."""
    files = Counter(
        fact.place.rpartition(":")[0]
        for scale in found.scales
        for node in below(scale.tree)
        for fact in node.facts
    )
    del files[""]
    return files.most_common(1)[0][0] if files else ""


def _lines(
    scale: ScaleExplanation, kinds: Mapping[str, GroupKind], file: str, language: Language
) -> Iterator[TraceLine]:
    alike: dict[tuple[str, str], list[ExplanationNode]] = {}
    for node in below(scale.tree):
        if _says_no_more_than_its_reason(node):
            alike.setdefault((node.reason.vi, node.effect.vi), []).append(node)
            continue
        # Where the total waits for a part, that part has lost nothing yet.
        waits = node.points is None and scale.tree.points is None
        by = "" if waits else signed(change(node, kinds), language)
        yield _line([node], by, file, language)
    for nodes in alike.values():
        yield _line(nodes, "", file, language)


def _says_no_more_than_its_reason(node: ExplanationNode) -> bool:
    """Whether it does not apply and nothing was filled in: such are told together."""
    return (
        node.kind == "criterion"
        and node.status is Status.NOT_APPLICABLE
        and not any(fact.place or fact.document or fact.note for fact in node.facts)
    )


def _line(nodes: list[ExplanationNode], by: str, file: str, language: Language) -> TraceLine:
    first = nodes[0]
    texts = (first.reason, first.effect, first.cap)
    return TraceLine(
        codes=tuple(node.code for node in nodes),
        is_group=first.kind == "group",
        points=reached(first, language),
        change=by,
        reasons=tuple(text.pick(language) for text in texts if text.vi),
        facts=tuple(
            TracedFact(
                fact.value.pick(language),
                fact.document,
                fact.note,
                fact.place.removeprefix(f"{file}:"),
            )
            for fact in (first.facts if len(nodes) == 1 else ())
        ),
    )
