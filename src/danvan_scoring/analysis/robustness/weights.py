"""Weights: which of them can vary, and how they vary without changing what they add up to.

The weight of a line is the share of its scale that it makes up: by maxima where points are added,
by weights where a mean is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rounding import Points, to_units
from danvan_scoring.model.rubric import Group
from danvan_scoring.stages.reach import maximum_of

_MEANS = ("weighted_mean", "geometric_mean")


@dataclass(frozen=True, eq=False)
class Weights:
    """The lines of a rubric, in its order, as weights.

    Attributes:
        codes: of the lines.
        shares: of each line in its scale; 0 in a bonus or penalty group.
        maxima: declared, in units of the last decimal.
        regions: lines whose weights vary together, their sum unchanged.
        totals: lines that share one sum of maxima, which stays exactly what it is.
        in_mean: lines above which a mean is taken, so that they need a weight of their own.
        held: codes of base lines whose weight stays as declared: a group of which only the best or
            the least counts, a line that is alone, or one without weight.
    """

    codes: tuple[str, ...]
    shares: NDArray[np.float64]
    maxima: Points
    regions: tuple[NDArray[np.intp], ...]
    totals: tuple[NDArray[np.intp], ...]
    in_mean: NDArray[np.bool_]
    held: tuple[str, ...]

    def drawn(
        self, rng: np.random.Generator, region: int, spread: float, count: int
    ) -> NDArray[np.float64]:
        """Draw the shares of a region: Dirichlet around the declared.

        Args:
            rng: the generator.
            region: which one.
            spread: standard deviation of the weight of an average line, as a share of it. With n
                lines the concentration is (n - 1) / spread**2 - 1.
            count: how many draws.

        Returns:
            One row a draw; each adds up to the declared sum.
        """
        declared = self.shares[self.regions[region]]
        whole = declared.sum()
        concentration = (len(declared) - 1) / spread**2 - 1
        gammas = rng.standard_gamma(concentration * declared / whole, (count, len(declared)))
        return np.asarray(gammas / gammas.sum(axis=1, keepdims=True) * whole)

    def maxima_of(self, shares: NDArray[np.float64]) -> Points:
        """Return maxima in proportion to shares, in whole units that add up exactly.

        Sums are rounded one after another, so no rounding is lost; a line keeps at least one unit.

        Args:
            shares: one row a world, one column a line of the rubric.
        """
        maxima = np.repeat(self.maxima[None, :], len(shares), axis=0)
        for lines in self.totals:
            own = np.cumsum(shares[:, lines], axis=1)
            own = np.rint(own / own[:, -1:] * self.maxima[lines].sum()).astype(np.int64)
            whole = np.diff(own, axis=1, prepend=0)
            nothing = whole < 1
            if nothing.any():
                largest = whole.argmax(axis=1)
                whole[nothing] = 1
                whole[np.arange(len(whole)), largest] -= nothing.sum(axis=1)
            maxima[:, lines] = whole
        return maxima


def weights_of(bound: BoundRubric) -> Weights:
    """Find the weights of a rubric."""
    decimals = bound.rubric.rounding.decimals
    codes = tuple(bound.criteria)
    walk = _Walk(bound, {code: row for row, code in enumerate(codes)})
    for scale in bound.rubric.scales:
        walk.group(scale, 1.0, _Path(region=walk.new(walk.regions), total=-1, mean=False))
    varied = [np.array(own, dtype=np.intp) for own in walk.regions if len(own) > 1]
    free = {row for own in varied for row in own.tolist()}
    return Weights(
        codes=codes,
        shares=walk.shares,
        maxima=np.array([to_units(own.line.max, decimals) for own in bound.criteria.values()]),
        regions=tuple(varied),
        totals=tuple(_totals(walk.totals, varied)),
        in_mean=walk.in_mean,
        held=tuple(code for row, code in enumerate(codes) if row in walk.base and row not in free),
    )


def _totals(totals: list[list[int]], regions: list[NDArray[np.intp]]) -> Iterator[NDArray[np.intp]]:
    """Yield what of each total varies together; one line alone has nothing to share."""
    for rows in totals:
        for region in regions:
            own = np.intersect1d(rows, region).astype(np.intp)
            if len(own) > 1:
                yield own


@dataclass(frozen=True)
class _Path:
    """Where a group stands: region and total of its lines (-1: none), and whether in a mean."""

    region: int
    total: int
    mean: bool


@dataclass
class _Walk:
    """Goes down a rubric and gathers what hangs together."""

    bound: BoundRubric
    rows: dict[str, int]
    regions: list[list[int]] = field(default_factory=list)
    totals: list[list[int]] = field(default_factory=list)
    base: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.shares = np.zeros(len(self.rows))
        self.in_mean = np.zeros(len(self.rows), dtype=np.bool_)

    @staticmethod
    def new(of: list[list[int]]) -> int:
        of.append([])
        return len(of) - 1

    def group(self, group: Group, share: float, path: _Path) -> None:
        """Give the base children of a group their shares of its own."""
        path = self._inside(group, path)
        children = [code for code in self.bound.children[group.code] if self._is_base(code)]
        weights = np.array([self._weight(group, code) for code in children])
        whole = weights.sum()
        for code, weight in zip(children, weights, strict=True):
            own = share * weight / whole if whole else 0.0
            if code in self.rows:
                self._line(self.rows[code], own, path)
            else:
                self.group(self.bound.groups[code], own, path)

    def _inside(self, group: Group, path: _Path) -> _Path:
        if group.combine == "sum":
            return path if path.total >= 0 else _Path(path.region, self.new(self.totals), path.mean)
        if group.combine not in _MEANS:
            return _Path(-1, -1, path.mean)
        # The maximum of a mean is declared, so its share of a sum stays and it varies within.
        within_sum = path.total >= 0 and path.region >= 0
        region = self.new(self.regions) if within_sum else path.region
        return _Path(region, -1, mean=True)

    def _line(self, row: int, share: float, path: _Path) -> None:
        self.shares[row], self.in_mean[row] = share, path.mean
        self.base.add(row)
        if path.region >= 0 and share > 0:
            self.regions[path.region].append(row)
            if path.total >= 0:
                self.totals[path.total].append(row)

    def _is_base(self, code: str) -> bool:
        return code in self.rows or self.bound.groups[code].kind == "base"

    def _weight(self, group: Group, code: str) -> float:
        """The weight of a child beside the others: its weight in a mean, else its maximum."""
        item = self.bound.criteria[code].line if code in self.rows else self.bound.groups[code]
        if group.combine in _MEANS:
            return float(item.weight)
        return self._maximum(code)

    def _maximum(self, code: str) -> float:
        """The maximum as it is added up: of a sum what its children have, whatever is declared."""
        if code in self.rows:
            return float(self.bound.criteria[code].line.max)
        group = self.bound.groups[code]
        if group.combine != "sum":
            return float(maximum_of(self.bound.rubric, group))
        below = self.bound.children[code]
        return sum(self._maximum(child) for child in below if self._is_base(child))
