"""Shifted: everybody's marks a step lower or higher, as by a stricter or a milder judge."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from danvan_scoring.analysis.robustness.ground import Ground
from danvan_scoring.analysis.robustness.judges import judged_lines, moved
from danvan_scoring.stages.score import LeafScores
from danvan_scoring.stages.settle import Settled


def shifted(ground: Ground, steps: int) -> Settled:
    """Settle the units with every mark moved by the same number of steps.

    Args:
        ground: from where it begins.
        steps: below 0 for a stricter judge, above 0 for a milder one.
    """
    return ground.settled(_leaves(ground, steps), ground.submissions)


def _leaves(ground: Ground, steps: int) -> Iterator[LeafScores]:
    lines = judged_lines(ground)
    everyone = np.full(ground.size, steps, dtype=np.intp)
    for leaf in ground.leaves:
        line = lines.get(leaf.code)
        if line is None:
            yield leaf
        else:
            maximum = float(ground.bound.criteria[leaf.code].line.max)
            yield replace(leaf, points=moved(leaf.points, everyone, line, maximum))
