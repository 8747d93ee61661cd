"""The numbers of a result as rows: points by unit and node, and where units stand."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.frames import class_codes
from danvan_scoring.model.notation import exact
from danvan_scoring.model.result import Result
from danvan_scoring.model.standing import NOT_ELIGIBLE
from danvan_scoring.model.status import Status

_STATUS = [status.key for status in Status]

Row = tuple[Any, ...]


def score_rows(result: Result) -> Iterator[Row]:
    """Yield the points of every unit and node, by unit: the columns of `history_score`.

    Points are exact decimals as texts; none where the state is not `scored`. `counted` is what the
    parent was given.
    """
    scores = result.scores
    columns = []
    for code, node in scores.nodes.items():
        status = [_STATUS[value] for value in node.status.tolist()]
        counted = _decimals(node.points, scores.decimals)
        maximum = _decimals(node.maximum, scores.decimals)
        columns.append((code, status, counted, maximum))
    for row, unit in enumerate(map(str, scores.units)):
        for code, status, counted, maximum in columns:
            points = counted[row] if status[row] == Status.SCORED.key else None
            yield unit, code, status[row], points, counted[row], maximum[row]


def standing_rows(result: Result) -> Iterator[Row]:
    """Yield where every unit stands on every scale: the columns of `history_standing`."""
    rubric, scores = result.bound.rubric, result.scores
    peers = [group.code for group in rubric.peer_groups]
    units = list(map(str, scores.units))
    names = result.submissions.names
    for scale, standing in result.standings.items():
        total = scores.nodes[scale]
        status = [_STATUS[value] for value in total.status.tolist()]
        points = _decimals(total.points, scores.decimals)
        maximum = _decimals(total.maximum, scores.decimals)
        measure = _decimals(standing.measure, rubric.measure_decimals)
        by_points, final, eligible = _classes(result, scale)
        for row, unit in enumerate(units):
            ranked = bool(standing.ranked[row])
            yield (
                unit,
                names[unit],
                scale,
                peers[standing.peer_group[row]],
                status[row],
                points[row] if status[row] == Status.SCORED.key else None,
                maximum[row],
                measure[row] if ranked else None,
                int(standing.peer_rank[row]) or None,
                bool(standing.peer_tied[row]),
                int(standing.overall_rank[row]) or None,
                bool(standing.overall_tied[row]),
                by_points[row],
                final[row],
                eligible[row],
            )


def _classes(result: Result, scale: str) -> tuple[list[str], list[str], list[bool]]:
    found = result.classifications.get(scale)
    count = len(result.scores.units)
    if found is None:
        return [""] * count, [""] * count, [True] * count
    return (
        class_codes(found.by_points, found.classes),
        class_codes(found.final, found.classes),
        (found.final != NOT_ELIGIBLE).tolist(),
    )


def _decimals(points: NDArray[Any], decimals: int) -> list[str]:
    """Write a column of points; a value that many units have is written once."""
    values, at = np.unique(points, return_inverse=True)
    texts = [f"{exact(value, decimals):f}" for value in values]
    return [texts[position] for position in at.ravel().tolist()]


def differences(result: Result, scores: pd.DataFrame, standings: pd.DataFrame) -> Iterator[str]:
    """Yield the rows in which a result is not what is recorded, each as unit, node and values.

    Args:
        result: what scoring finds now.
        scores: the columns of `history_score`, as recorded.
        standings: the columns of `history_standing`, as recorded.
    """
    for now, before in ((score_rows(result), scores), (standing_rows(result), standings)):
        for new, old in zip_longest(now, before.itertuples(index=False, name=None), fillvalue=()):
            if new != old:
                yield f"{', '.join(map(_shown, old))} → {', '.join(map(_shown, new))}"


def _shown(cell: object) -> str:
    return "–" if cell is None else str(cell)
