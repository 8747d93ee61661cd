"""Ground: a result taken back to the points of its lines, from where every world begins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.worlds import worlds
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.core_reasons import CORE_REASONS
from danvan_scoring.model.result import Result
from danvan_scoring.model.score import LeafReasons
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.cohorts import cohorts
from danvan_scoring.stages.moderate import moderate
from danvan_scoring.stages.score import LeafScores, score
from danvan_scoring.stages.settle import Settled, settle_leaves

MOST_VALUES = 2_000_000
"""Values of nodes that are settled in one batch; each takes some 18 bytes."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What does not change from world to world.

    Attributes:
        bound: the rubric.
        leaves: the outcome of every line, with the marks that stand, in the order of the rubric.
        submissions: kinds and authorities, and of the facts those that gates look at.
        peers: the number of each unit's peer group within its authority.
    """

    bound: BoundRubric
    leaves: tuple[LeafScores, ...]
    submissions: Submissions
    peers: NDArray[np.intp]

    @property
    def size(self) -> int:
        """How many units there are."""
        return len(self.peers)

    @property
    def batch(self) -> int:
        """How many worlds can be settled at once within `MOST_VALUES`, at least one."""
        nodes = len(self.bound.criteria) + len(self.bound.groups)
        return max(1, MOST_VALUES // max(1, nodes * self.size))

    def repeated(self, count: int) -> Submissions:
        """Return the units in `count` worlds."""
        return worlds(self.submissions, count)

    def settled(self, leaves: Iterable[LeafScores], units: Submissions) -> Settled:
        """Aggregate, rank and classify worlds by the very stages that made the result."""
        return settle_leaves(self.bound, leaves, units)


def ground_of(result: Result) -> Ground:
    """Score the period once more, down to its lines."""
    submissions = result.submissions
    leaves = moderate(score(result.bound, submissions, result.provenance.as_of), submissions)
    read = [code for gate in result.bound.rubric.gates for code in gate.when.fields]
    return Ground(
        bound=result.bound,
        leaves=tuple(leaves),
        submissions=replace(
            submissions,
            # As categories, kinds are looked up once and not once a world.
            units=submissions.units.assign(kind=submissions.units["kind"].astype("category")),
            values=submissions.values[[*dict.fromkeys(read)]],
        ),
        peers=cohorts(result.bound.rubric, submissions.units),
    )


def no_reasons(size: int) -> LeafReasons:
    """Return reasons that nobody will read, since worlds are counted and not explained."""
    return LeafReasons(tuple(CORE_REASONS), np.zeros(size, dtype=np.int8))
