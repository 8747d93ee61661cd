"""Explanations: from a unit's total down to the fact, the rule, the clause and the evidence."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text

NO_TEXT = Text("", "")


@dataclass(frozen=True)
class Fact:
    """One field of the form as it came in, with what proves it.

    Attributes:
        field: code of the field.
        label: its title.
        value: as typed, with its unit; says so when the field is empty.
        document: the evidence named, or "".
        note: the note beside it, or "".
        place: file and line, or "".
    """

    field: str
    label: str
    value: Text
    document: str
    note: str
    place: str


@dataclass(frozen=True)
class ExplanationNode:
    """One scale, group or criterion of the rubric, for one unit.

    Attributes:
        code: code in the rubric.
        title: title in the rubric.
        kind: what stands there.
        deducts: whether its points are taken away, so that they are negative.
        points: signed points if scored, else None; exact, or to the tenth decimal before the
            place of rounding.
        counted: what the parent was given, which the rubric may set for a state without points.
        maximum: the maximum that counts for the unit.
        status: the state.
        reason: why, in words; empty for a group that is scored.
        rule: how points are given, or how a group combines its children.
        effect: what the rubric does with a state without points; empty when scored.
        cap: how a ceiling or floor changed the points; empty when none did.
        uses: the full name of the criterion, or "".
        basis: the clause that the rubric names, or "".
        tasks: tasks of the plan that the line serves.
        evidence_required: what the rubric asks for as proof, or "".
        facts: the fields that its points and conditions rest on.
        assumed: what the rubric says of it that is assumed, or "".
        children: groups and criteria directly below.
    """

    code: str
    title: str
    kind: Literal["scale", "group", "criterion"]
    deducts: bool
    points: Decimal | None
    counted: Decimal
    maximum: Decimal
    status: Status
    reason: Text
    rule: Text
    effect: Text = NO_TEXT
    cap: Text = NO_TEXT
    uses: str = ""
    basis: str = ""
    tasks: tuple[str, ...] = ()
    evidence_required: str = ""
    facts: tuple[Fact, ...] = ()
    assumed: str = ""
    children: tuple["ExplanationNode", ...] = ()


@dataclass(frozen=True)
class ClassChange:
    """One gate or quota that touched the unit, or that could not be decided for it.

    Attributes:
        code: the gate's code, or `quota:<class>`.
        kind: "gate" or "quota".
        outcome: `unknown` when the fact that it looks at is not known, and it was not applied.
        before: code of the class before it, "" if none.
        after: code of the class after it, "" if none.
        sentence: the same in words.
    """

    code: str
    kind: Literal["gate", "quota"]
    outcome: Literal["changed", "no_change", "unknown"]
    before: str
    after: str
    sentence: Text


@dataclass(frozen=True)
class ScaleExplanation:
    """Where the unit stands on one scale, and why.

    Attributes:
        tree: the scale's node with all below it.
        by: what is compared.
        measure: points or percent, as ranks and classes compare them; None without a total.
        peer_group: code of the peer group.
        peer_group_title: its title.
        peer_rank: rank inside the peer group; None without a total.
        peer_label: the same as it is written ("=3"), or "".
        overall_rank: rank over all units.
        overall_label: the same as it is written.
        class_by_points: code of the class by cut-off alone, or "".
        class_final: code of the class that counts, or "".
        eligible: whether the unit may be classified.
        steps: gates, then quotas, that touched the unit.
        class_sentence: the way from points to class, in words.
    """

    tree: ExplanationNode
    by: Literal["points", "percent"]
    measure: Decimal | None
    peer_group: str
    peer_group_title: str
    peer_rank: int | None
    peer_label: str
    overall_rank: int | None
    overall_label: str
    class_by_points: str
    class_final: str
    eligible: bool
    steps: tuple[ClassChange, ...]
    class_sentence: Text


@dataclass(frozen=True)
class Explanation:
    """Everything that is known about one unit's result.

    Attributes:
        unit: the unit's code.
        name: its name.
        kind: code of its kind.
        kind_title: title of its kind.
        authority: the commune, or "".
        scales: one for each scale of the rubric.
    """

    unit: str
    name: str
    kind: str
    kind_title: str
    authority: str
    scales: tuple[ScaleExplanation, ...]
