"""The council's procedure (quy trình thẩm định): whose score stands, and what a mark needs."""

from typing import Annotated, Literal

from pydantic import Field

from danvan_scoring.model.base import Code, Frozen, Number, Title

FinalStage = Literal["computed", "self", "council"]
"""Whose score of a criterion stands: what the facts compute (tính từ số liệu), the unit's own
(tự chấm), or the council's agreed mark (Hội đồng thống nhất), where there is one, else what the
facts compute."""

Exceeding = Literal["never", "with_evidence", "with_reason"]
"""Whether a mark may be above what the facts compute, and what it needs then."""


class Procedure(Frozen):
    """How self-scores become final scores, as the decision fixes it (trình tự chấm điểm).

    `final` is the stage that gives the final score of a criterion, unless its line says otherwise.
    `exceed` is for marks above the computed points; a mark that differs from them needs a reason
    in any case. `members` makes the provisional mark of the council out of those of its members,
    `trim` of which are left out at each end for a trimmed mean; members whose marks lie farther
    apart than `spread` points must agree on one mark.

    `appeal_days` are those after the day on which the results are announced, that day not counted;
    with 0 there is no appeal. `decides` says who may not decide an appeal: a member who belongs to
    the unit (`not_own_unit`), or besides one who gave the mark that is appealed (`not_marker`).

    `supersede` tells what a second form of a unit does: replace the earlier one if it was sent on
    a `later` day, or `never`, so that two forms are a fault.
    """

    final: FinalStage = "council"
    exceed: Exceeding = "with_reason"
    members: Literal["mean", "median", "trimmed_mean"] = "mean"
    trim: Annotated[int, Field(ge=1)] = 1
    spread: Annotated[Number, Field(ge=0)] | None = None
    appeal_days: Annotated[int, Field(ge=0, le=365)] = 0
    decides: Literal["not_own_unit", "not_marker"] = "not_own_unit"
    supersede: Literal["never", "later"] = "never"
    basis: str = ""


class CouncilMember(Frozen):
    """A member of the council (thành viên Hội đồng), by a code; `units` are their own units."""

    code: Code
    title: Title
    units: tuple[Code, ...] = ()
