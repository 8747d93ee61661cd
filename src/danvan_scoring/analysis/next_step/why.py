"""Why: what keeps a unit from a class that no change of its facts can bring."""

from dataclasses import dataclass

import numpy as np

from danvan_scoring.analysis.next_step.model import Wish
from danvan_scoring.analysis.next_step.search import Search
from danvan_scoring.model.rounding import to_units
from danvan_scoring.model.rubric import Gate
from danvan_scoring.stages.measure import measured


@dataclass(frozen=True, eq=False)
class Reason:
    """What stands in the way.

    Attributes:
        lines: criteria without which there is no total, and which nothing can give points to.
        best: the highest measure that can be reached, in units of the last of
            `Rubric.measure_decimals`; None where it plays no part.
        cut: the cut-off of the class, in the same units.
        gates: gates that alone keep the unit from the class, whatever it does.
        together: whether gates keep it from the class only all together.
        place: whether the quota does: the measure that it asks for, in the same units, or 0 where
            it leaves no place at all.
    """

    lines: tuple[str, ...] = ()
    best: int | None = None
    cut: int | None = None
    gates: tuple[Gate, ...] = ()
    together: bool = False
    place: int | None = None


def reason(search: Search, row: int, wanted: int) -> Reason:
    """Find why a class cannot be reached: by its total, its cut-off, its gates or its quota.

    Args:
        search: which found that it cannot.
        row: position of the unit.
        wanted: position of the class.
    """
    cuts, gates = search.scenes.cut_offs(wanted), search.gates(row)
    bare = search.model(row, Wish(wanted, cuts, ()))
    decimals = search.situation.rubric.measure_decimals
    cut = to_units(search.situation.bands[wanted].from_, decimals)
    if bare.blocked:
        return Reason(lines=bare.blocked)
    if bare.cheapest()[0] is None:
        return Reason(best=best_measure(search, row), cut=cut)
    alone = [
        gate
        for gate in gates
        if search.model(row, Wish(wanted, cuts, (gate,))).cheapest()[0] is None
    ]
    if alone:
        return Reason(gates=tuple(alone))
    if search.model(row, Wish(wanted, cuts, gates)).cheapest()[0] is None:
        return Reason(gates=gates, together=True)
    found = search.scenes.now(row, wanted)
    least = min((own.least for own in found.values()), default=0)
    return Reason(best=best_measure(search, row), cut=cut, place=least)


def best_measure(search: Search, row: int) -> int | None:
    """Return the highest measure that a unit can reach, gates and quotas aside.

    None where no choice gives it a total.
    """
    situation = search.situation
    worst = len(situation.bands) - 1
    free = search.model(row, Wish(worst, search.scenes.cut_offs(worst), ()))
    picks = free.highest() if free.possible else None
    if picks is None:
        return None
    choice = [*zip(search.blocks(row), picks, strict=True)]
    total = search.outlook.nodes(np.array([row], dtype=np.intp), [choice]).nodes[situation.scale]
    if not total.maximum[0]:
        return None
    points = np.asarray(total.points, dtype=np.int64)
    return int(measured(points, total.maximum, situation.rubric)[0])
