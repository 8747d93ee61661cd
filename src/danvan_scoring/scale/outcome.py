"""What scored units come to, as a table: whole numbers, states, ranks and classes.

Points stand where a unit has been scored; elsewhere the cell is empty and the state beside it says
why. docs/reference/dataset.md describes every column.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rounding import Points, round_to_units
from danvan_scoring.model.score import NodeScores
from danvan_scoring.model.standing import NOT_ELIGIBLE, Classification, Standing
from danvan_scoring.model.status import Status
from danvan_scoring.scale.columns import NAMES, is_text
from danvan_scoring.stages.settle import Settled

Column = tuple[str, pa.Array]


def outcome_table(bound: BoundRubric, table: pa.Table, settled: Settled) -> pa.Table:
    """Lay out scores, ranks and classes, in the order of the units.

    Args:
        bound: the rubric.
        table: as read, with the columns that name units.
        settled: what scoring them came to.
    """
    columns: list[Column] = [
        *((name, table.column(name)) for name in (*NAMES, "kind")),
        *_nodes(settled.scores.nodes),
    ]
    groups = [group.code for group in bound.rubric.peer_groups]
    peer_group = next(iter(settled.standings.values())).peer_group
    columns.append(("peer_group", _dictionary(peer_group.astype(np.int16), groups)))
    columns += [
        (f"tie_break_{position}", _comparable(settled.scores.nodes[code], bound))
        for position, code in enumerate(bound.rubric.ranking.tie_breaks, 1)
    ]
    for scale, standing in settled.standings.items():
        columns += _standing(scale, standing, settled.scores.nodes[scale])
        if scale in settled.classifications:
            columns += _classes(scale, settled.classifications[scale])
    return pa.table(dict(columns))


def in_pieces(table: pa.Table, rows: Sequence[int]) -> Iterator[pa.Table]:
    """Cut a table into partitions, each with its own texts only, in the order of its rows.

    Args:
        table: of partitions one below the other.
        rows: how many each of them has.
    """
    first = 0
    for count in rows:
        own = table.slice(first, count)
        first += count
        for position, field in enumerate(own.schema):
            if is_text(field.type):
                coded = own.column(position).cast(pa.string()).combine_chunks().dictionary_encode()
                own = own.set_column(position, field.name, coded)
        yield own


def task_columns(tasks: pd.DataFrame) -> Iterator[Column]:
    """Yield the state of every unit on every task of the plan.

    Args:
        tasks: as `Compliance.tasks`, task by task in the order of the units.
    """
    for task, own in tasks.groupby("task", sort=False):
        yield f"task_{task}", pa.array(own["state"].tolist(), pa.string())


def _nodes(nodes: Mapping[str, NodeScores]) -> Iterator[Column]:
    for code, node in nodes.items():
        unscored = node.status != Status.SCORED
        yield f"points_{code}", _where(np.asarray(node.points), unscored)
        yield f"status_{code}", pa.array(node.status)


def _comparable(node: NodeScores, bound: BoundRubric) -> pa.Array:
    """The points of a tie-break as ranks compare them, whatever the state of the node."""
    rounding, points = bound.rubric.rounding, np.asarray(node.points)
    if points.dtype != np.int64:
        points = round_to_units(points.astype(np.float64), rounding.decimals, rounding.mode)
    return pa.array(points)


def _standing(scale: str, standing: Standing, total: NodeScores) -> Iterator[Column]:
    unranked = ~standing.ranked
    yield f"maximum_{scale}", pa.array(np.ascontiguousarray(total.maximum))
    yield f"measure_{scale}", _where(standing.measure, unranked)
    yield f"rank_{scale}", _where(standing.overall_rank.astype(np.int32), unranked)
    yield f"peer_rank_{scale}", _where(standing.peer_rank.astype(np.int32), unranked)


def _classes(scale: str, found: Classification) -> Iterator[Column]:
    yield f"class_by_points_{scale}", _dictionary(found.by_points, found.classes)
    yield f"class_{scale}", _dictionary(found.final, found.classes)
    yield f"eligible_{scale}", pa.array(found.final != NOT_ELIGIBLE)


def _where(column: Points | NDArray[np.generic], empty: NDArray[np.bool_]) -> pa.Array:
    return pa.array(column, mask=empty) if empty.any() else pa.array(column)


def _dictionary(codes: NDArray[np.integer], texts: "list[str] | tuple[str, ...]") -> pa.Array:
    """Code texts by position; a negative position is an empty cell."""
    return pa.DictionaryArray.from_arrays(_where(codes, codes < 0), pa.array(texts, pa.string()))
