"""Finalise (chốt điểm): what the council still owes, and the final scores of every unit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.log import Entry
from danvan_scoring.model.notation import number
from danvan_scoring.model.result import Result
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.stages.appraise import computed_points
from danvan_scoring.stages.blanks import blanks
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.marks import must_reconcile, spread
from danvan_scoring.stages.reasons import Reasons


@dataclass(frozen=True)
class Debt:
    """Something that the council still owes about one unit."""

    unit: str
    criterion: str
    text: Text


def owed(result: Result, assessment: Assessment) -> Iterator[Debt]:
    """Yield what keeps the scores from being final.

    Members that must agree on a mark, appeals without an outcome, and criteria that wait for the
    council or are in error. Of a unit that handed in nothing there is nothing to mark.

    Args:
        result: with the marks that stand.
        assessment: what the log says.
    """
    limit = result.bound.rubric.procedure.spread
    nodes = [result.scores.nodes[code] for code in result.bound.criteria]
    for row, unit in enumerate(map(str, result.scores.units)):
        silent = any(node.status[row] == Status.NOT_SUBMITTED for node in nodes)
        for code in result.bound.criteria:
            key = (unit, code)
            if must_reconcile(assessment, unit, code, limit):
                apart = number(spread(assessment.marks[key]))
                yield Debt(
                    unit,
                    code,
                    Text(
                        f"{code}: các thành viên chấm chênh nhau {apart.vi} điểm, phải thống nhất",
                        f"{code}: members are {apart.en} points apart and must agree",
                    ),
                )
            status = Status(result.scores.nodes[code].status[row])
            if status in (Status.PENDING, Status.ERROR) and not silent:
                yield Debt(unit, code, _unscored(result, code, row, status))
            if key in assessment.appeals and key not in assessment.outcomes:
                yield Debt(
                    unit,
                    code,
                    Text(f"{code}: kiến nghị chưa giải quyết", f"{code}: an open appeal"),
                )


def _unscored(result: Result, code: str, row: int, status: Status) -> Text:
    label = status.label
    if status is not Status.ERROR:
        return Text(f"{code}: {label.vi}", f"{code}: {label.en}")
    why = Reasons(Facts(result)).sentence(code, row)
    return Text(f"{code}: {label.vi}: {why.vi}", f"{code}: {label.en}: {why.en}")


def final_entries(
    result: Result,
    assessment: Assessment,
    author: str,
    document: str,
    with_blanks: str = "",
) -> Iterator[Entry]:
    """Yield the final scores of each unit, where they are not in the log as they are.

    Args:
        result: with the marks that stand.
        assessment: what the log says.
        author: who closes the period.
        document: the decision by which it is closed, or "".
        with_blanks: why it is closed although council or office left facts blank.
    """
    blank = _blank_by_unit(result, assessment) if with_blanks else {}
    for row, unit in enumerate(map(str, result.scores.units)):
        scores = {}
        for code in result.bound.criteria:
            points = computed_points(result, code, row)
            status = Status(result.scores.nodes[code].status[row])
            scores[code] = f"{points:f}" if points is not None else status.label.vi
        before = assessment.final.get(unit)
        if before is None or before.entry.details["scores"] != scores:
            yield Entry(
                kind="final",
                unit=unit,
                author=author,
                role="council",
                evidence=document,
                details={"scores": scores, **_reasoned(blank.get(unit, ()), with_blanks)},
            )


def _reasoned(fields: Sequence[str], reason: str) -> Mapping[str, object]:
    return {"blank": [*fields], "with_blanks": reason} if fields else {}


def _blank_by_unit(result: Result, assessment: Assessment) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for blank in blanks(result, assessment):
        for unit in blank.units:
            found.setdefault(unit, []).append(blank.field.code)
    return found
