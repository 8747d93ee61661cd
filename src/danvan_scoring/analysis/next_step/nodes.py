"""A node of the rubric as the programme has it."""

from dataclasses import dataclass

from danvan_scoring.analysis.next_step.programme import Expression
from danvan_scoring.model.status import Status


@dataclass(frozen=True)
class Node:
    """A node of the rubric in the programme.

    Attributes:
        points: at most what the node comes to, in units of the last decimal.
        maximum: the maximum that counts, in the same units.
        fixed: the node's state, where no option changes it; None where one may.
        whole: whether the points are rounded already.
        blocks: whether it may leave its parent without a total.
    """

    points: Expression
    maximum: Expression
    fixed: Status | None
    whole: bool
    blocks: bool = False
