"""Options: what the facts of a cluster can come to for a unit, each at its least cost."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.candidates import (
    Candidates,
    Towards,
)
from danvan_scoring.analysis.next_step.combinations import Block, combinations_of, rounded
from danvan_scoring.analysis.next_step.levers import Cluster
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.analysis.next_step.trials import Outcome, Rows, tried
from danvan_scoring.model.rounding import to_units
from danvan_scoring.model.status import Status
from danvan_scoring.stages.conditions import find_in_values

By = Literal["criteria", "points", "effort"]

_SNAP = 10


@dataclass(frozen=True, eq=False)
class Options:
    """What one cluster, or one mark, can come to for one unit; what it comes to now stands first.

    Attributes:
        row: position of the unit.
        cluster: the facts; without levers it is a line whose mark can be changed.
        tried: the candidates of each lever.
        picked: which candidate of each lever an option takes; one row an option.
        written: whether the texts that its lines ask for have to be written for it.
        outcomes: what each line comes to, by line.
        values: the facts, by field.
        criteria: how many criteria change, and facts that gates alone look at.
        points: by how much points change, all lines together, in units of the last decimal.
        effort: what the rubric says that the changes cost.
        exact: whether nothing was left out.
    """

    row: int
    cluster: Cluster
    tried: tuple[Candidates, ...]
    picked: NDArray[np.intp]
    written: NDArray[np.bool_]
    outcomes: Mapping[str, Outcome]
    values: Mapping[str, NDArray[Any]]
    criteria: NDArray[np.int64]
    points: NDArray[np.int64]
    effort: NDArray[np.float64]
    exact: bool

    def __len__(self) -> int:
        return len(self.picked)

    def cost(self, by: By) -> tuple[NDArray[np.float64], ...]:
        """The costs of every option, the weightiest first."""
        criteria, points = self.criteria.astype(np.float64), self.points.astype(np.float64)
        if by == "criteria":
            return criteria, points
        if by == "points":
            return points, criteria
        return self.effort, criteria, points

    def without(self, lines: Collection[str]) -> "Options":
        """Return the options without lines that do not depend on them: where marks stand."""
        if not lines:
            return self
        kept = {code: own for code, own in self.outcomes.items() if code not in lines}
        return replace(self, outcomes=kept)

    def only(self, wanted: NDArray[np.intp]) -> "Options":
        """Return some of the options."""
        return replace(
            self,
            picked=self.picked[wanted],
            written=self.written[wanted],
            outcomes={code: _only(own, wanted) for code, own in self.outcomes.items()},
            values={code: own[wanted] for code, own in self.values.items()},
            criteria=self.criteria[wanted],
            points=self.points[wanted],
            effort=self.effort[wanted],
        )


def _only(outcome: Outcome, wanted: NDArray[np.intp]) -> Outcome:
    others = [outcome.others[number] for number in wanted] if outcome.others else ()
    return Outcome(outcome.points[wanted], outcome.status[wanted], others)


def options(
    situation: Situation,
    cluster: Cluster,
    units: Sequence[int],
    towards: Towards = "better",
) -> list[Options]:
    """Try the facts of a cluster for several units at once; a block for each.

    Args:
        situation: the result.
        cluster: facts that are judged together.
        units: positions of units.
        towards: whether better or worse facts are tried.

    Raises:
        CriterionError: as scoring does.
    """
    blocks = combinations_of(situation, cluster, units, towards)
    rows = _rows(situation, cluster, blocks)
    found = tried(situation, cluster.lines, rows)
    start, made = 0, []
    for block in blocks:
        own = np.arange(start, start + len(block.picked))
        outcomes = {
            code: _as_is_first(situation, code, block.row, _only(outcome, own))
            for code, outcome in found.items()
        }
        values = {code: column[own] for code, column in rows.values.items()}
        made.append(_block(situation, cluster, block, outcomes, values))
        start += len(own)
    return made


def cheapest(situation: Situation, found: Options, by: By) -> Options:
    """Keep the cheapest option for every outcome: points and state of lines, facts of gates."""
    columns: list[NDArray[np.int64]] = []
    for outcome in found.outcomes.values():
        columns += [outcome.status.astype(np.int64), _key_of(situation, outcome)]
    for lever in found.cluster.levers:
        for fact in lever.looked_at:
            frame = pd.DataFrame({lever.field.code: found.values[lever.field.code]})
            holds, unknown = find_in_values(fact, frame)
            columns.append(holds + 2 * unknown.astype(np.int64))
    amount = sum((own.amount[found.picked[:, n]] for n, own in enumerate(found.tried)), 0.0)
    changes = (found.picked > 0).sum(axis=1)
    first = np.arange(len(found)) > 0  # what is now costs nothing, and stays what it is
    order = np.lexsort((np.broadcast_to(amount, len(found)), changes, *found.cost(by)[::-1], first))
    keys = np.stack(columns, axis=1)[order] if columns else np.zeros((len(found), 0), np.int64)
    _, kept = np.unique(keys, axis=0, return_index=True)
    return found.only(order[np.sort(kept)])


def marks(situation: Situation, line: str, row: int) -> Options | None:
    """List the marks that could stand in the place of the one that does; None if none stands."""
    given = situation.marks.get(line)
    if given is None or np.isnan(given[row]):
        return None
    bound, decimals = situation.bound.criteria[line], situation.rubric.rounding.decimals
    step = bound.criterion.mark_step(bound.line.max)
    unit = 1 if step is None else to_units(step, decimals)
    most = to_units(bound.line.max, decimals)
    possible = np.arange(0, most + 1, unit) / 10.0**decimals
    points = np.concatenate([given[[row]], possible[possible != given[row]]])
    outcome = Outcome(points, np.full(len(points), Status.SCORED, dtype=np.int8))
    count = np.arange(len(points))
    changed = np.minimum(count, 1)
    return Options(
        row=row,
        cluster=Cluster((), (line,), cohort=False),
        tried=(
            Candidates(points, np.ones(len(points), dtype=np.bool_), np.abs(points - points[0])),
        ),
        picked=count[:, None],
        written=np.zeros(len(points), dtype=np.bool_),
        outcomes={line: outcome},
        values={},
        criteria=changed.astype(np.int64),
        points=np.abs(rounded(situation, outcome) - rounded(situation, outcome)[0]),
        effort=changed.astype(np.float64),
        exact=True,
    )


def _rows(situation: Situation, cluster: Cluster, blocks: Sequence[Block]) -> Rows:
    unit = np.repeat([b.row for b in blocks], [len(b.picked) for b in blocks]).astype(np.intp)
    values, proven = {}, {}
    for number, lever in enumerate(cluster.levers):
        code = lever.field.code
        values[code] = np.concatenate([b.tried[number].values[b.picked[:, number]] for b in blocks])
        if code in situation.proven:
            proven[code] = np.concatenate(
                [b.tried[number].proven[b.picked[:, number]] for b in blocks]
            )
    return Rows(unit, values, proven)


def _as_is_first(situation: Situation, line: str, row: int, outcome: Outcome) -> Outcome:
    """Put what the line comes to now in the place of the first: there no text is written."""
    leaf = situation.leaves[line]
    points, status = outcome.points.copy(), outcome.status.copy()
    points[0], status[0] = leaf.points[row], leaf.status[row]
    return replace(outcome, points=points, status=status)


def _block(
    situation: Situation,
    cluster: Cluster,
    block: Block,
    outcomes: Mapping[str, Outcome],
    values: Mapping[str, NDArray[Any]],
) -> Options:
    size = len(block.picked)
    changed = {
        lever.field.code: block.picked[:, number] > 0 for number, lever in enumerate(cluster.levers)
    }
    points = np.zeros(size, dtype=np.int64)
    criteria = np.zeros(size, dtype=np.int64)
    told = {code: np.zeros(size, dtype=np.bool_) for code in changed}
    for line, outcome in outcomes.items():
        told_points, key = rounded(situation, outcome), _key_of(situation, outcome)
        altered = (key != key[0]) | (outcome.status != outcome.status[0])
        criteria += altered
        points += np.abs(told_points - told_points[0])
        for code in told.keys() & set(situation.bound.criteria[line].read):
            told[code] |= altered
    effort = np.zeros(size)
    for number, lever in enumerate(cluster.levers):
        code = lever.field.code
        criteria += changed[code] & ~told[code]
        amount = block.tried[number].amount[block.picked[:, number]]
        if lever.field.type not in ("number", "integer"):
            amount = changed[code].astype(np.float64)
        effort += amount * float(1 if lever.field.effort is None else lever.field.effort)
    return Options(
        block.row,
        cluster,
        block.tried,
        block.picked,
        block.written,
        outcomes,
        values,
        criteria,
        points,
        effort,
        block.exact,
    )


def _key_of(situation: Situation, outcome: Outcome) -> NDArray[np.int64]:
    """Points as far as they can make a difference."""
    if situation.rubric.rounding.at == "criterion":
        return rounded(situation, outcome)
    return np.rint(outcome.points * 10.0**_SNAP).astype(np.int64)
