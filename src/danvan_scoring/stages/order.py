"""The order in which nodes of a rubric can be scored: first what others rest on."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from danvan_scoring.model.rubric import Rubric


def bottom_up(rubric: Rubric) -> tuple[str, ...] | None:
    """Order groups and criteria so that children and conditions come first; None for a circle."""
    sorter = TopologicalSorter(_rests_on(rubric))
    try:
        return tuple(sorter.static_order())
    except CycleError:
        return None


def circle(rubric: Rubric) -> tuple[str, ...]:
    """Return the codes of a circle of nodes that rest on one another, the first one twice."""
    try:
        TopologicalSorter(_rests_on(rubric)).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()


def _rests_on(rubric: Rubric) -> dict[str, list[str]]:
    codes = [item.code for _, _, item in rubric.nodes()]
    found: dict[str, list[str]] = {code: [] for code in codes}
    for parent, code in _pairs(rubric):
        if parent in found and code in found:
            found[parent].append(code)
    return found


def _pairs(rubric: Rubric) -> Iterator[tuple[str, str]]:
    """Yield each node with what its points or its condition rest on."""
    for _, _, item in rubric.nodes():
        if item.group is not None:
            yield item.group, item.code
        for node in item.applies_when.nodes if item.applies_when is not None else ():
            yield item.code, node
