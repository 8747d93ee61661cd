"""Frames for people, made from a result's arrays; each call hands out a new copy."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rounding import Points
from danvan_scoring.model.score import NodeScores, ScoreTable
from danvan_scoring.model.standing import (
    NO_CLASS,
    NOT_ELIGIBLE,
    Classification,
    Standing,
)
from danvan_scoring.model.status import Status

_STATUS_KEYS = np.array([state.key for state in Status], dtype=object)


def shown(points: Points | NDArray[np.float64], decimals: int) -> NDArray[np.float64]:
    """Turn counts of the last decimal into the float that prints as that decimal."""
    if points.dtype == np.float64:
        return np.asarray(points)
    return np.asarray(points / 10.0**decimals)


def rank_labels(ranks: NDArray[np.int64], tied: NDArray[np.bool_]) -> list[str]:
    """Write ranks, a shared one with an equals sign before it; none for units without a rank.

    Examples:
        >>> rank_labels(np.array([1, 1, 3, 0]), np.array([True, True, False, False]))
        ['=1', '=1', '3', '']
    """
    return [
        "" if not rank else f"={rank}" if shared else str(rank)
        for rank, shared in zip(ranks.tolist(), tied.tolist(), strict=True)
    ]


def class_codes(classes: NDArray[np.int8], codes: Sequence[str]) -> list[str]:
    """Name classes by code; empty for units without one."""
    return [codes[position] if position >= 0 else "" for position in classes.tolist()]


def ranking_frame(
    bound: BoundRubric,
    units: pd.DataFrame,
    scores: ScoreTable,
    standings: Mapping[str, Standing],
    classifications: Mapping[str, Classification],
) -> pd.DataFrame:
    """Build the ranking: one row a unit and scale, by peer group and rank, unranked units last."""
    groups = [group.code for group in bound.rubric.peer_groups]
    blocks = []
    for scale, standing in standings.items():
        total = scores.nodes[scale]
        maximum = shown(total.maximum, scores.decimals)
        by_points, gated, final, codes = _class_columns(scale, classifications, len(units))
        frame = pd.DataFrame(
            {
                "scale": scale,
                "peer_group": [groups[position] for position in standing.peer_group],
                "peer_rank": pd.array(standing.peer_rank, dtype="Int64"),
                "peer_label": rank_labels(standing.peer_rank, standing.peer_tied),
                "overall_rank": pd.array(standing.overall_rank, dtype="Int64"),
                "overall_label": rank_labels(standing.overall_rank, standing.overall_tied),
                "unit": units.index,
                "name": units["name"].to_numpy(),
                "kind": units["kind"].to_numpy(),
                "points": np.where(standing.ranked, shown(total.points, scores.decimals), np.nan),
                "maximum": maximum,
                "percent": _percent(total, standing, scores.decimals),
                "status": _STATUS_KEYS[total.status],
                "class_by_points": class_codes(by_points, codes),
                "class_after_gates": class_codes(gated, codes),
                "class_": class_codes(final, codes),
                "eligible": final != NOT_ELIGIBLE,
            }
        )
        unranked = ~standing.ranked
        frame.loc[unranked, ["peer_rank", "overall_rank"]] = pd.NA
        order = np.lexsort(
            (np.arange(len(units)), standing.peer_rank, unranked, standing.peer_group)
        )
        blocks.append(frame.iloc[order])
    return pd.concat(blocks, ignore_index=True)


def _percent(total: NodeScores, standing: Standing, decimals: int) -> NDArray[np.float64]:
    """Points as a percentage of what applies, for people: unrounded."""
    maximum = shown(total.maximum, decimals)
    percent = shown(total.points, decimals) * 100 / np.where(maximum > 0, maximum, 1)
    return np.where(standing.ranked, percent, np.nan)


def _class_columns(
    scale: str, classifications: Mapping[str, Classification], size: int
) -> tuple[NDArray[np.int8], NDArray[np.int8], NDArray[np.int8], tuple[str, ...]]:
    none = np.full(size, NO_CLASS, dtype=np.int8)
    if scale not in classifications:
        return none, none, none, ()
    found = classifications[scale]
    gated = found.by_points
    for step in found.steps:
        if step.kind == "gate":
            gated = step.after
    return found.by_points, gated, found.final, found.classes


def points_frame(bound: BoundRubric, scores: ScoreTable) -> pd.DataFrame:
    """Build the long table: one row a unit and node of the rubric, unit by unit."""
    size, blocks = len(scores.units), []
    for code, node in scores.nodes.items():
        scored = node.status == Status.SCORED
        line = bound.criteria[code].line if code in bound.criteria else bound.groups[code]
        reasons = scores.reasons.get(code)
        keys = np.array(reasons.keys, dtype=object)[reasons.code] if reasons else ""
        blocks.append(
            pd.DataFrame(
                {
                    "unit": scores.units,
                    "node": code,
                    "node_kind": _node_kind(bound, code),
                    "parent": line.group or "",
                    "title": line.title,
                    "points": np.where(scored, shown(node.points, scores.decimals), np.nan),
                    "maximum": shown(node.maximum, scores.decimals),
                    "status": _STATUS_KEYS[node.status],
                    "reason_key": keys,
                }
            )
        )
    long = pd.concat(blocks, ignore_index=True)
    unit_by_unit = np.arange(len(long)).reshape(len(blocks), size).T.ravel()
    return long.iloc[unit_by_unit].reset_index(drop=True)


def _node_kind(bound: BoundRubric, code: str) -> str:
    if code in bound.criteria:
        return "criterion"
    return "group" if bound.groups[code].group else "scale"


def class_steps_frame(
    units: pd.DataFrame, classifications: Mapping[str, Classification]
) -> pd.DataFrame:
    """Build the record of gates and quotas: one row a unit that a step touched or left open."""
    rows = [
        row for scale, found in classifications.items() for row in _step_rows(scale, found, units)
    ]
    columns = [
        "scale", "unit", "step", "kind", "outcome",
        "class_before", "class_after", "reason_vi", "reason_en",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _step_rows(
    scale: str, found: Classification, units: pd.DataFrame
) -> Iterator[tuple[object, ...]]:
    for step in found.steps:
        before = class_codes(step.before, found.classes)
        after = class_codes(step.after, found.classes)
        for row in np.flatnonzero(step.affected | step.unknown).tolist():
            outcome = "no_change"
            if step.before[row] != step.after[row]:
                outcome = "changed"
            elif step.unknown[row] and not step.affected[row]:
                outcome = "unknown"
            yield (
                scale, units.index[row], step.code, step.kind, outcome,
                before[row], after[row], step.reason.vi, step.reason.en,
            )  # fmt: skip
