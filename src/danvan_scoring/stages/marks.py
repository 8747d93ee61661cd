"""The council's marks (điểm Hội đồng): provisional from those of members, agreed, and appealed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from statistics import median

import pandas as pd

from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.log import LogLine
from danvan_scoring.model.procedure import FinalStage, Procedure
from danvan_scoring.model.rubric import CriterionLine, Rounding, Rubric

COLUMNS = ("unit", "criterion", "points", "stage", "by", "reason", "place")


@dataclass(frozen=True)
class Mark:
    """The mark that stands for one criterion of one unit.

    Attributes:
        points: the mark.
        stage: where it comes from: `self`, `provisional` or, once the unit's scores are final,
            `closed`, `agreed` or `outcome`.
        by: who gave it.
        reason: why.
        line: the line of the log on which it rests.
    """

    points: Decimal
    stage: str
    by: str
    reason: str
    line: int


def final_stage(rubric: Rubric, line: CriterionLine) -> FinalStage:
    """Return whose score of a criterion stands."""
    return line.final or rubric.procedure.final


def provisional(marks: Sequence[Decimal], procedure: Procedure, rounding: Rounding) -> Decimal:
    """Make one mark of those of several members, rounded as the rubric rounds points.

    With too few marks to leave some out at each end, a trimmed mean leaves out none.

    Examples:
        >>> middle = Procedure(members="median")
        >>> provisional([Decimal(2), Decimal(3), Decimal(10)], middle, Rounding())
        Decimal('3.00')
    """
    ordered = sorted(marks)
    if procedure.members == "median":
        value = Decimal(median(ordered))
    else:
        trim = procedure.trim if procedure.members == "trimmed_mean" else 0
        kept = ordered[trim : len(ordered) - trim] or ordered
        value = sum(kept, Decimal(0)) / len(kept)
    mode = ROUND_HALF_UP if rounding.mode == "half_up" else ROUND_HALF_EVEN
    return value.quantize(Decimal(1).scaleb(-rounding.decimals), mode)


def spread(marks: Mapping[str, LogLine]) -> Decimal:
    """Return how far apart the marks of members lie."""
    values = [Decimal(line.entry.new or "") for line in marks.values()]
    return max(values) - min(values)


def must_reconcile(
    assessment: Assessment, unit: str, criterion: str, limit: Decimal | None
) -> bool:
    """Tell whether members are farther apart than the rubric allows and have not agreed."""
    key = (unit, criterion)
    marks = assessment.marks.get(key)
    if marks is None or limit is None or spread(marks) <= limit:
        return False
    agreed = assessment.agreed.get(key)
    return agreed is None or agreed.number < max(line.number for line in marks.values())


def waiting_for(
    assessment: Assessment, members: Sequence[str]
) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Tell, member by member, what others have marked and they have not.

    Args:
        assessment: what the log says.
        members: the codes of the council's members.

    Returns:
        Units and criteria by member; none where the council has agreed on a mark, an appeal has
        been decided, or the unit's scores are final.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for key, marks in assessment.marks.items():
        settled = key in assessment.agreed or key in assessment.outcomes
        if settled or key[0] in assessment.final:
            continue
        for member in members:
            if member not in marks:
                found.setdefault(member, []).append(key)
    return found


def standing_mark(
    assessment: Assessment, rubric: Rubric, unit: str, line: CriterionLine
) -> Mark | None:
    """Return the mark that stands, if one does; else what the facts compute stands."""
    stage, key = final_stage(rubric, line), (unit, line.code)
    if stage == "council":
        decided = assessment.outcomes.get(key)
        # A rejected appeal leaves what stood before it, and so lets it change.
        accepted = decided is not None and decided.entry.details["result"] != "rejected"
        if decided is not None and accepted and decided.entry.new:
            return _mark(decided, "outcome")
        agreed = assessment.agreed.get(key)
        return _mark(agreed, "agreed") if agreed else _provisional(assessment, rubric, key)
    score = assessment.self_score(*key) if stage == "self" else ""
    if not score[:1].isdigit():
        return None
    return Mark(Decimal(score), "self", unit, "", assessment.submissions[unit].number)


def _provisional(assessment: Assessment, rubric: Rubric, key: tuple[str, str]) -> Mark | None:
    marks = assessment.marks.get(key)
    if marks is None or must_reconcile(assessment, *key, rubric.procedure.spread):
        return None
    values = [Decimal(own.entry.new or "") for own in marks.values()]
    reasons = dict.fromkeys(own.entry.reason for own in marks.values() if own.entry.reason)
    last = max(own.number for own in marks.values())
    final = assessment.final.get(key[0])
    return Mark(
        points=provisional(values, rubric.procedure, rubric.rounding),
        stage="closed" if final is not None and final.number > last else "provisional",
        by=", ".join(marks),
        reason="; ".join(reasons),
        line=last,
    )


def marks_frame(
    assessment: Assessment, rubrics: Sequence[Rubric], units: pd.DataFrame, log: str
) -> pd.DataFrame:
    """Return the marks that stand, one row a unit and criterion.

    Args:
        assessment: what the log says.
        rubrics: each scores the units of its own kinds.
        units: as in `Submissions`.
        log: how places name the log.
    """
    rows = []
    for rubric in rubrics:
        kinds = [kind.code for kind in rubric.kinds]
        for unit in map(str, units.index[units["kind"].isin(kinds)]):
            for line in rubric.criteria:
                mark = standing_mark(assessment, rubric, unit, line)
                if mark is not None:
                    place = f"{log}:{mark.line}"
                    points = f"{mark.points:f}"
                    rows.append((unit, line.code, points, mark.stage, mark.by, mark.reason, place))
    return pd.DataFrame(rows, columns=[*COLUMNS], dtype="str")


def _mark(line: LogLine, stage: str) -> Mark:
    entry = line.entry
    return Mark(Decimal(entry.new or ""), stage, entry.author, entry.reason, line.number)
