"""The rubric (bộ tiêu chí chấm điểm): a scoring decision as data.

A rubric holds every policy: points, weights, missing data, rounding, ties, cut-offs, gates and
quotas. What one criterion does with its evidence is code (`model.criterion`), named here by
`uses = "plugin/criterion@version"`.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from danvan_scoring.model.base import Code, FileModel, Frozen, Number, Title
from danvan_scoring.model.commendation import Commendation
from danvan_scoring.model.procedure import FinalStage, Procedure
from danvan_scoring.model.rounding import MOST_DECIMALS, RoundingMode

MOST_EFFORT = 1_000_000
FieldType = Literal["number", "integer", "yes_no", "date", "choice", "text"]
FilledBy = Literal["unit", "council", "office"]
GroupKind = Literal["base", "bonus", "penalty"]
Combination = Literal["sum", "weighted_mean", "geometric_mean", "minimum", "best"]
Effect = Literal["zero", "full", "leave_out", "block"]
Comparison = Literal["<", "<=", "=", "!=", ">=", ">"]


class FormField(Frozen):
    """One field of the form (chỉ tiêu trên phiếu): what is asked, of whom, in which unit.

    `evidence` says what a claim needs: a document, else it counts as missing (`required`), or is
    remarked upon (`expected`). A value of 0 and "không" claim nothing.

    `minimum` and `maximum` are closed bounds. A number counts at most 10**6 steps of its last
    decimal, which is what keeps rounding exact; larger quantities take a larger unit (triệu đồng).
    """

    code: Code
    title: Title
    type: FieldType
    unit: str = ""
    minimum: Number | None = None
    maximum: Number | None = None
    decimals: Annotated[int, Field(ge=0, le=MOST_DECIMALS)] = 2
    choices: tuple[str, ...] = ()
    evidence: Literal["none", "expected", "required"] = "none"
    filled_by: FilledBy = "unit"
    effort: Annotated[Number, Field(ge=0, le=MOST_EFFORT)] | None = None


class Kind(Frozen):
    """A kind of unit (loại đơn vị): specialised office, school, thôn."""

    code: Code
    title: Title


class PeerGroup(Frozen):
    """Units ranked against one another (khối thi đua), given by kinds."""

    code: Code
    title: Title
    kinds: Annotated[tuple[Code, ...], Field(min_length=1)]


class StateEffects(Frozen):
    """What each state that is not a number does to its parent.

    `zero`: no points, the maximum stays. `full`: full points. `leave_out`: neither points nor
    maximum count. `block`: the parent gets this state instead of a total. An error always blocks.
    """

    not_applicable: Effect
    exempt: Effect
    missing: Effect
    pending: Effect
    not_submitted: Effect
    withheld: Effect


class StateEffectsOverride(Frozen):
    """The states whose effect differs for one criterion or group."""

    not_applicable: Effect | None = None
    exempt: Effect | None = None
    missing: Effect | None = None
    pending: Effect | None = None
    not_submitted: Effect | None = None
    withheld: Effect | None = None


class Rounding(Frozen):
    """Where, and to how many decimals, points are rounded; all above that place is exact."""

    decimals: Annotated[int, Field(ge=0, le=MOST_DECIMALS)] = 2
    mode: RoundingMode = "half_up"
    at: Literal["criterion", "group", "total"] = "criterion"


class Condition(Frozen):
    """A fact: exactly one of `field`, `points_of`, `percent_of`, `status_of`, compared by `is`.

    A status is compared with its key (`"missing"`), a date with its ISO form. Or several facts,
    under `all` (tất cả) or `any` (ít nhất một), which then stand alone.
    """

    field: Code | None = None
    points_of: Code | None = None
    percent_of: Code | None = None
    status_of: Code | None = None
    is_: Annotated[Comparison | None, Field(alias="is")] = None
    value: Number | bool | str | None = None
    all_: Annotated[tuple["Condition", ...], Field(alias="all")] = ()
    any_: Annotated[tuple["Condition", ...], Field(alias="any")] = ()

    @property
    def node(self) -> str | None:
        """The group or criterion that a single fact looks at, if it looks at one."""
        return self.points_of or self.percent_of or self.status_of

    def facts(self) -> "Iterator[Condition]":
        """Yield the single facts that it is made of."""
        parts = self.all_ + self.any_
        if not parts:
            yield self
        for part in parts:
            yield from part.facts()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it looks at."""
        return tuple(fact.field for fact in self.facts() if fact.field is not None)

    @property
    def nodes(self) -> tuple[str, ...]:
        """The groups and criteria that it looks at."""
        return tuple(fact.node for fact in self.facts() if fact.node is not None)


class Group(Frozen):
    """A group of criteria or of groups (nhóm tiêu chí); without a parent it is a scale.

    `base` groups make up the total. The points of a `bonus` group are added to its parent and do
    not count in the parent's maximum; those of a `penalty` group are taken away. For both, `max`
    is the ceiling of the sum; without it there is none. `floor` and `ceiling` bound the group's
    points after its bonus and penalty children are in. `coverage` is the least share of what
    applies (by weight or maximum) that must be known, else the group is withheld.

    `combine = "best"` counts the `best` highest of its base children only (một trong các mức;
    k mục cao nhất). `applies_to` names kinds of units, `applies_when` a fact without which the
    group is not applicable. `assumed` says what is assumed for want of the decision's text.
    """

    code: Code
    title: Title
    group: Code | None = None
    kind: GroupKind = "base"
    max: Number | None = None
    combine: Combination = "sum"
    best: Annotated[int, Field(ge=1)] | None = None
    weight: Number = Decimal(1)
    floor: Number | None = None
    ceiling: Number | None = None
    coverage: Annotated[Number, Field(ge=0, le=1)] = Decimal(0)
    applies_to: tuple[Code, ...] = ()
    applies_when: Condition | None = None
    states: StateEffectsOverride = StateEffectsOverride()
    basis: str = ""
    assumed: str = ""
    note: str = ""


class CriterionLine(Frozen):
    """One line of the rubric (tiêu chí): its maximum, and the criterion that scores it.

    `applies_to`, `applies_when` and `assumed` are those of a group; `final` is that of the
    procedure, for this line only.
    """

    code: Code
    title: Title
    group: Code
    max: Annotated[Number, Field(gt=0)]
    uses: Annotated[str, Field(pattern=r"^[a-z0-9_\-]+/[a-z0-9_\-]+@[1-9][0-9]*$")]
    params: Annotated[dict[str, Any], Field(default_factory=dict)]
    weight: Number = Decimal(1)
    applies_to: tuple[Code, ...] = ()
    applies_when: Condition | None = None
    states: StateEffectsOverride = StateEffectsOverride()
    basis: str = ""
    assumed: str = ""
    tasks: tuple[Code, ...] = ()
    final: FinalStage | None = None
    evidence: str = ""
    note: str = ""


class ClassBand(Frozen):
    """A class (mức xếp loại) and its cut-off, closed below: `from_` belongs to the class."""

    code: Code
    title: Title
    from_: Annotated[Number, Field(alias="from")]
    below: Number | None = None
    scale: Code | None = None
    assumed: str = ""


class Gate(Frozen):
    """A condition beside the score (điều kiện khống chế) that caps, lowers or bars the class.

    `cap`: not above `class_`. `lower`: `steps` classes down. `bar`: not eligible for
    classification. `unknown` says what happens when the fact itself is not known; a class that is
    `undecided` is none until it is.
    """

    code: Code
    title: Title
    effect: Literal["cap", "lower", "bar"]
    when: Condition
    class_: Annotated[Code | None, Field(alias="class")] = None
    steps: Annotated[int, Field(ge=1)] = 1
    unknown: Literal["holds", "does_not_hold", "undecided"] = "does_not_hold"
    applies_to: tuple[Code, ...] = ()
    scale: Code | None = None
    basis: str = ""
    assumed: str = ""


class Quota(Frozen):
    """At most so many units of a peer group in a class, by rank; the others go one class down.

    The number is `count`, or `percent` of the base: all `units` of the peer group, those that are
    `classified`, or those that stand in the `class_below`. `round` makes it whole. `ties` says what
    happens to units that share the last place: `exclude` leaves all of them out, `admit` lets all
    of them in.

    The class below is counted as it stands `before` the quota, or `after` it, with the units that
    the quota itself moves down.
    """

    class_: Annotated[Code, Field(alias="class")]
    percent: Annotated[Number, Field(gt=0, le=100)] | None = None
    count: Annotated[int, Field(ge=0)] | None = None
    base: Literal["units", "classified", "class_below"] = "classified"
    counted: Literal["before", "after"] = "before"
    round: Literal["down", "up", "nearest"] = "down"
    ties: Literal["exclude", "admit"] = "exclude"
    peer_groups: tuple[Code, ...] = ()
    scale: Code | None = None
    basis: str = ""
    assumed: str = ""


class Ranking(Frozen):
    """What classes, ranks and quotas compare, and how ties are broken.

    `by = "percent"` compares points as a percentage of the maximum that applies to the unit. What
    is compared is rounded to `decimals` first; if not said, to those of the points.
    `tie_breaks` names groups or criteria whose points decide among equals, in order (penalties
    are negative points, so fewer penalties win); what is still equal shares the rank.
    """

    by: Literal["points", "percent"] = "points"
    decimals: Annotated[int, Field(ge=0, le=MOST_DECIMALS)] | None = None
    tie_breaks: tuple[Code, ...] = ()


class Removed(Frozen):
    """The codes of what a rubric leaves out of the one that it extends, by table."""

    kind: tuple[Code, ...] = ()
    peer_group: tuple[Code, ...] = ()
    field: tuple[Code, ...] = ()
    group: tuple[Code, ...] = ()
    criterion: tuple[Code, ...] = ()
    class_: Annotated[tuple[Code, ...], Field(alias="class")] = ()
    gate: tuple[Code, ...] = ()
    commendation: tuple[Code, ...] = ()


class Rubric(FileModel):
    """A whole rubric (bộ tiêu chí), as read from `rubric.toml`.

    `reconstructed` is a rubric after a decision that was issued and whose text was not at hand;
    `assumptions` says what was assumed beside what single lines say under `assumed`.

    `extends` names the file of another rubric that this one took over and changed, and `removes`
    what it left out; the rest of this object is what came of it.
    """

    format: Literal[1]
    id: Code
    version: str
    title: Title
    authority: Title
    status: Literal["draft", "issued", "reconstructed"]
    basis: tuple[str, ...] = ()
    note: str = ""
    assumptions: tuple[str, ...] = ()
    extends: str = ""
    removes: Removed = Removed()
    effective_from: date | None = None
    effective_to: date | None = None
    rounding: Rounding = Rounding()
    ranking: Ranking = Ranking()
    procedure: Procedure = Procedure()
    states: StateEffects
    kinds: Annotated[tuple[Kind, ...], Field(alias="kind", min_length=1)]
    peer_groups: Annotated[tuple[PeerGroup, ...], Field(alias="peer_group", min_length=1)]
    form_fields: Annotated[tuple[FormField, ...], Field(alias="field")] = ()
    groups: Annotated[tuple[Group, ...], Field(alias="group", min_length=1)]
    criteria: Annotated[tuple[CriterionLine, ...], Field(alias="criterion", min_length=1)]
    classes: Annotated[tuple[ClassBand, ...], Field(alias="class")] = ()
    gates: Annotated[tuple[Gate, ...], Field(alias="gate")] = ()
    quotas: Annotated[tuple[Quota, ...], Field(alias="quota")] = ()
    commendations: Annotated[tuple[Commendation, ...], Field(alias="commendation")] = ()

    @property
    def scales(self) -> tuple[Group, ...]:
        """The groups without a parent: one for each scale (thang điểm) of the rubric."""
        return tuple(group for group in self.groups if group.group is None)

    @property
    def measure_decimals(self) -> int:
        """The decimals of what ranks and classes compare."""
        declared = self.ranking.decimals
        return self.rounding.decimals if declared is None else declared

    def nodes(self) -> Iterator[tuple[str, int, Group | CriterionLine]]:
        """Yield groups, then criteria, each with the table and position where it stands."""
        for position, group in enumerate(self.groups):
            yield "group", position, group
        for position, line in enumerate(self.criteria):
            yield "criterion", position, line

    def classes_of(self, scale: str) -> tuple[ClassBand, ...]:
        """The classes of one scale, best first; a class that names no scale belongs to all."""
        own = [band for band in self.classes if band.scale in (None, scale)]
        return tuple(sorted(own, key=lambda band: band.from_, reverse=True))
