"""Combinations: which values of the facts of a cluster are tried together, for one unit or many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.next_step.candidates import (
    FEW,
    Candidates,
    Counts,
    Towards,
    candidates,
    span_of,
)
from danvan_scoring.analysis.next_step.levers import Cluster, Lever
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.analysis.next_step.trials import Outcome, Rows, tried
from danvan_scoring.model.rounding import Points, round_to_units

MOST_TOGETHER = 20_000
"""So many combinations of the facts of one cluster are tried for one unit."""

_PIECES = 15


@dataclass(frozen=True, eq=False)
class Block:
    """The combinations that are tried for one unit."""

    row: int
    tried: tuple[Candidates, ...]
    picked: NDArray[np.intp]
    written: NDArray[np.bool_]
    exact: bool


def combinations_of(
    situation: Situation, cluster: Cluster, units: Sequence[int], towards: Towards
) -> list[Block]:
    """Combine the candidates of a cluster's facts, for each unit; what a unit has stands first."""
    counts = _counts(situation, cluster, units, towards)
    wide = any(own is not None for lever in counts.values() for own in lever.values())
    rounded_later = situation.rubric.rounding.at != "criterion"
    texts = _texts(situation, cluster)
    blocks = []
    for row in units:
        own = tuple(
            candidates(situation, lever, row, towards, counts[lever.field.code].get(row))
            for lever in cluster.levers
        )
        picked, whole = _together([len(each) for each in own])
        empty = any(pd.isna(situation.cells[code][row]) for code in texts)
        written = np.full(len(picked), empty)
        written[0] = False
        if empty:
            # The text alone may be all that is lacking.
            picked = np.insert(picked, 1, picked[0], axis=0)
            written = np.insert(written, 1, values=True)
        exact = whole and not (wide and (len(cluster.levers) > 1 or rounded_later))
        blocks.append(Block(row, own, picked, written, exact))
    return blocks


def _texts(situation: Situation, cluster: Cluster) -> list[str]:
    """The texts that lines of a cluster cannot be scored without."""
    return [
        use.code
        for code in cluster.lines
        for use in situation.bound.criteria[code].fields
        if use.ref.required and situation.fields[use.code].type == "text"
    ]


def _together(sizes: Sequence[int]) -> tuple[NDArray[np.intp], bool]:
    """Combine candidates of several facts: all ways, or those that change the fewest facts."""
    if prod(sizes) <= MOST_TOGETHER:
        return np.indices(sizes).reshape(len(sizes), -1).T.astype(np.intp), True
    parts = [np.zeros((1, len(sizes)), dtype=np.intp)]
    left = MOST_TOGETHER
    for changed in range(1, len(sizes) + 1):
        for chosen in combinations(range(len(sizes)), changed):
            shape = [sizes[position] - 1 for position in chosen]
            left -= prod(shape)
            if left < 0:
                return np.concatenate(parts), False
            own = np.zeros((prod(shape), len(sizes)), dtype=np.intp)
            own[:, list(chosen)] = np.indices(shape).reshape(len(shape), -1).T + 1
            parts.append(own)
    return np.concatenate(parts), True


def _counts(
    situation: Situation, cluster: Cluster, units: Sequence[int], towards: Towards
) -> Mapping[str, Mapping[int, Counts | None]]:
    """For numbers with more values than are all tried: those at which points change."""
    found: dict[str, Mapping[int, Counts | None]] = {}
    for lever in cluster.levers:
        found[lever.field.code] = {}
        if lever.field.type in ("number", "integer"):
            spans = {row: span_of(situation, lever, row, towards) for row in units}
            wide = {row: own for row, own in spans.items() if own.high - own.low >= FEW}
            if wide:
                counts = {row: own.spread() for row, own in wide.items()}
                refined = _refined(situation, cluster, lever, counts)
                found[lever.field.code] = {row: refined.get(row) for row in units}
    return found


def _refined(
    situation: Situation, cluster: Cluster, lever: Lever, counts: dict[int, Counts]
) -> dict[int, Counts]:
    """Halve, again and again, the gaps between counts that come to different points."""
    decimals = lever.field.decimals if lever.field.type == "number" else 0
    while True:
        unit = np.repeat([*counts], [len(own) for own in counts.values()]).astype(np.intp)
        column = np.concatenate([*counts.values()])
        proven = {lever.field.code: np.ones(len(unit), dtype=np.bool_)}
        rows = Rows(unit, {lever.field.code: column / 10.0**decimals}, proven)
        found = tried(situation, cluster.lines, rows)
        differs = np.zeros(len(unit) - 1, dtype=np.bool_)
        for outcome in found.values():
            points = rounded(situation, outcome)
            differs |= (np.diff(points) != 0) | (np.diff(outcome.status) != 0)
        gap = np.diff(column)
        split = np.flatnonzero(differs & (gap > 1) & (np.diff(unit) == 0))
        if not len(split):
            return counts
        more: dict[int, list[Counts]] = {row: [own] for row, own in counts.items()}
        for position in split.tolist():
            evenly = np.linspace(column[position], column[position + 1], _PIECES + 2)
            more[int(unit[position])].append(evenly.round().astype(np.int64))
        counts = {row: np.unique(np.concatenate(own)) for row, own in more.items()}


def rounded(situation: Situation, outcome: Outcome) -> Points:
    """Points as a reader sees them, 0 where there are none."""
    rounding = situation.rubric.rounding
    return round_to_units(outcome.points, rounding.decimals, rounding.mode)
