"""Influence: how much of the unrest of the ranking comes from each source of doubt (Sobol)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc

from danvan_scoring.analysis.robustness.simulate import batches
from danvan_scoring.analysis.robustness.streams import Source
from danvan_scoring.analysis.robustness.tally import shifts
from danvan_scoring.analysis.robustness.variants import Realised, Variants
from danvan_scoring.analysis.worlds import by_world

Floats = NDArray[np.float64]

SAMPLES = 1024
"""Rows of each of the two matrices; a power of 2, as Sobol' sequences want it."""

CONFIDENCE = 0.95
_RESAMPLES = 500


@dataclass(frozen=True)
class Index:
    """A share of the variance, with the bounds of its confidence interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Influence:
    """What one source contributes.

    Attributes:
        source: its name.
        alone: first-order index, the share of the variance that it makes by itself.
        total: total index, that and all that it makes together with others.
    """

    source: str
    alone: Index
    total: Index


def influences(variants: Variants, samples: int = SAMPLES) -> Mapping[str, tuple[Influence, ...]]:
    """Decompose the variance of the mean shift of ranks, on every scale.

    A uniform number decides which of `samples` realisations a source takes (a "trigger": Saisana,
    Saltelli and Tarantola 2005), so a source may be a whole set of marks, weights or facts.

    Args:
        variants: what is in doubt.
        samples: a power of 2; settled are `samples * (sources + 2)` worlds.

    Returns:
        By scale, one influence for each source that can change anything; empty where no rank
        ever moves.
    """
    sources = variants.live
    scales = [scale.code for scale in variants.ground.bound.rubric.scales]
    if not sources:
        return dict.fromkeys(scales, ())

    def shift(triggers: Floats) -> Floats:
        return _shifts(variants, sources, triggers, samples)

    found = indices(shift, sources, samples, variants.seed)
    return dict(zip(scales, found, strict=True))


def indices(
    of: Callable[[Floats], Floats], names: Sequence[str], samples: int, seed: int
) -> list[tuple[Influence, ...]]:
    """Estimate Sobol' indices of a function of uniform numbers (A. Saltelli et al. 2010).

    Args:
        of: takes one row an input and one column a sample, returns one row an output.
        names: of the inputs.
        samples: a power of 2.
        seed: of the sample and of the bootstrap.

    Returns:
        For each output one influence an input; none where the output never varies.
    """
    size = len(names)
    sample = qmc.Sobol(2 * size, rng=np.random.default_rng(seed)).random(samples).T
    first, second = sample[:size], sample[size:]
    mixed = np.repeat(first[None], size, axis=0)
    mixed[np.arange(size), np.arange(size)] = second
    at_first, at_second = of(first), of(second)
    at_mixed = np.stack([of(own) for own in mixed])
    return [
        _indices(names, at_first[row], at_second[row], at_mixed[:, row], seed)
        for row in range(len(at_first))
    ]


def _indices(
    names: Sequence[str], first: Floats, second: Floats, mixed: Floats, seed: int
) -> tuple[Influence, ...]:
    if np.ptp(np.concatenate([first, second])) == 0:
        return ()
    samples = len(first)
    rows = np.random.default_rng(seed).integers(0, samples, (_RESAMPLES, samples))
    resampled = _estimates(first[rows], second[rows], mixed[:, rows])
    ends = [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]
    found = zip(
        _estimates(first, second, mixed),
        (np.quantile(own, ends, axis=1) for own in resampled),
        strict=True,
    )
    alone, total = (
        [Index(*map(float, own)) for own in zip(values, *bounds, strict=True)]
        for values, bounds in found
    )
    return tuple(map(Influence, names, alone, total))


def _estimates(first: Floats, second: Floats, mixed: Floats) -> tuple[Floats, Floats]:
    """Estimate first-order and total indices, one row an input (Saltelli et al. 2010, table 2)."""
    both = np.concatenate([first, second], axis=-1)
    middle = both.mean(axis=-1, keepdims=True)
    variance = both.var(axis=-1)
    # A resample in which nothing varies has no share of anything.
    variance = np.where(variance > 0, variance, 1.0)
    alone = ((second - middle) * (mixed - first)).mean(axis=-1) / variance
    total = ((first - mixed) ** 2).mean(axis=-1) / 2 / variance
    return alone, total


def _shifts(
    variants: Variants, sources: Sequence[Source], triggers: Floats, samples: int
) -> Floats:
    """Return the mean shift of ranks: one row a scale, one column a sample."""
    chosen = dict.fromkeys(("judges", "weights", "faults"), np.zeros(triggers.shape[1], np.intp))
    for source, own in zip(sources, triggers, strict=True):
        chosen[source] = (own * samples).astype(np.intp)
    ground = variants.ground
    declared = ground.settled(ground.leaves, ground.submissions).standings
    found = [
        [
            shifts(by_world(standing.peer_rank, count).astype(np.int64), declared[code].peer_rank)
            for code, standing in settled.standings.items()
        ]
        for count, settled in batches(variants, Realised(**chosen))
    ]
    return np.concatenate([np.stack(part) for part in found], axis=1)
