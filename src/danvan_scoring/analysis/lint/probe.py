"""Probe: what a criterion gives over all kinds of evidence, asked of the criterion itself.

A criterion is code, a plugin's perhaps; so its steps are found by scoring, as units are scored.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.lint.alone import alone, declared_directions
from danvan_scoring.analysis.lint.domain import Domain, domain_of, mentioned
from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.criterion import Direction
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.score import score

_MOST_CONTEXTS = 64
_PIECES = 16
_NOISE = 1e-9

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
"""Values of a field, counted in steps of its domain."""


class Jump(NamedTuple):
    """Two neighbouring values of a field, and the points for each; all other fields stay."""

    field: str
    values: tuple[object, object]
    points: tuple[float, float]
    others: Mapping[str, object]

    @property
    def size(self) -> float:
        """How many points lie between them."""
        return abs(self.points[1] - self.points[0])


@dataclass(frozen=True, eq=False)
class Profile:
    """Points as one field grows, once for each context of the other fields.

    Attributes:
        field: its code.
        path: the values looked at, rising.
        contexts: the values of the other fields, one row a context.
        points: contexts by values, NaN where nothing is scored.
    """

    field: str
    path: Counts
    contexts: pd.DataFrame
    points: Floats


@dataclass(frozen=True, eq=False)
class Probe:
    """A criterion and the points that it gave.

    Attributes:
        alone: a rubric of nothing but this criterion.
        code: of its line.
        domains: the values that its fields may have, by code.
        profiles: by code of the field; text fields have none.
        day: on which it was scored.
    """

    alone: BoundRubric
    code: str
    domains: Mapping[str, Domain]
    day: date
    profiles: Mapping[str, Profile] = field(default_factory=dict)

    @cached_property
    def directions(self) -> Mapping[str, Direction]:
        """The fields of which the criterion says in which way its points go with them.

        Raises:
            CriterionError: it raised when asked.
        """
        return declared_directions(self.alone.criteria[self.code])

    @property
    def most(self) -> float:
        """The most points found; 0 where nothing was scored."""
        return max((_most(own.points) for own in self.profiles.values()), default=0.0)

    def points(self, rows: pd.DataFrame) -> Floats:
        """Score units that filled in the fields like this; counts in steps of the domains."""
        index = pd.Index([f"u{row}" for row in range(len(rows))], dtype="str")
        columns = {code: own.cells(rows[code]) for code, own in self.domains.items()}
        values = pd.DataFrame(columns).set_axis(index)
        kind = self.alone.rubric.kinds[0].code
        units = pd.DataFrame({"name": "", "kind": kind, "authority": ""}, index=index)
        leaf = next(score(self.alone, Submissions(units, values), self.day))
        return np.where(leaf.status == Status.SCORED, leaf.points, np.nan)

    def earning(self) -> tuple[str, ...]:
        """Return the fields whose growth is rewarded or, if there are none, punished.

        What a criterion says of itself comes first; of a share it is what was done and not what
        was planned, more of which may earn and may cost.
        """
        seen = {code: _sign(own.points) for code, own in self.profiles.items()}
        signs: Mapping[str, int | None] = self.directions or seen
        up, down, both = (
            tuple(code for code, sign in signs.items() if sign == wanted) for wanted in (1, -1, 0)
        )
        return up or down or both

    def steepest(self, code: str, least: float) -> Jump | None:
        """Find the largest jump between neighbouring values of a field, over `least` points.

        Wherever two values looked at lie farther apart, those between are looked at too.
        """
        profile = self.profiles[code]
        steps = np.abs(np.diff(profile.points, axis=1)) > least + _NOISE
        found = [(row, *profile.path[[n, n + 1]].tolist()) for row, n in np.argwhere(steps)]
        best: Jump | None = None
        while found:
            rows = [
                (row, at)
                for row, low, high in found
                for at in np.unique(np.linspace(low, high, _PIECES + 1).round().astype(np.int64))
            ]
            points = self._in_context(profile, rows)
            found = []
            for (row, low), (other, high), before, after in zip(
                rows, rows[1:], points, points[1:], strict=False
            ):
                if row != other or not abs(after - before) > least + _NOISE or high <= low:
                    continue
                if high - low > 1:
                    found.append((row, int(low), int(high)))
                elif best is None or abs(after - before) > best.size - _NOISE:
                    best = self.jump(
                        profile, row, (int(low), int(high)), (float(before), float(after))
                    )
        return best

    def _in_context(self, profile: Profile, rows: list[tuple[int, int]]) -> Floats:
        evidence = profile.contexts.iloc[[row for row, _ in rows]].reset_index(drop=True)
        evidence[profile.field] = np.array([at for _, at in rows], dtype=np.int64)
        return self.points(evidence)

    def jump(
        self, profile: Profile, row: int, at: tuple[int, int], points: tuple[float, float]
    ) -> Jump:
        """Describe two values of a field, in one context of the others."""
        own = self.domains[profile.field]
        others = {
            str(code): self.domains[str(code)].value(int(count))
            for code, count in profile.contexts.iloc[row].items()
            if self.domains[str(code)].field.type != "text"
        }
        return Jump(profile.field, (own.value(at[0]), own.value(at[1])), points, others)


def probe(bound: BoundCriterion, rubric: Rubric, day: date) -> Probe:
    """Score a criterion over its evidence: each field in turn, in contexts of the others.

    Args:
        bound: a line whose criterion has the scope "unit".
        rubric: whose line it is.
        day: the day of scoring.

    Raises:
        CriterionError: the criterion raised or broke its contract.
    """
    near = [*mentioned(bound.line.params)]
    read = {use.code for use in bound.fields}
    domains = {own.code: domain_of(own, near) for own in rubric.form_fields if own.code in read}
    found = Probe(alone(bound, rubric), bound.line.code, domains, day)
    profiles = {
        code: _profile(found, code) for code, own in domains.items() if own.field.type != "text"
    }
    return replace(found, profiles=profiles)


def _profile(found: Probe, code: str) -> Profile:
    at = found.domains[code].path
    others = {other: own.ends for other, own in found.domains.items() if other != code}
    contexts = pd.DataFrame([*_contexts(others)], dtype=np.int64)
    rows = contexts.loc[contexts.index.repeat(len(at))].reset_index(drop=True)
    rows[code] = np.tile(at, len(contexts))
    return Profile(code, at, contexts, found.points(rows).reshape(len(contexts), len(at)))


def _contexts(values: Mapping[str, tuple[int, ...]]) -> Iterator[dict[str, int]]:
    """Yield combinations of values: all, or, where they are too many, the ends and near them."""
    if np.prod([float(len(own)) for own in values.values()]) <= _MOST_CONTEXTS:
        for chosen in product(*values.values()):
            yield dict(zip(values, chosen, strict=True))
        return
    low, high = ({code: own[end] for code, own in values.items()} for end in (0, -1))
    yield low
    yield high
    for code, own in list(values.items())[: _MOST_CONTEXTS // 2]:
        yield low | {code: own[-1]}
        yield high | {code: own[0]}


def _most(points: Floats) -> float:
    return float(np.nanmax(points)) if np.isfinite(points).any() else 0.0


def _sign(points: Floats) -> int | None:
    """Tell whether points only rise (1) or only fall (-1) as the field grows, or do both (0)."""
    steps = np.diff(points, axis=1)
    rises, falls = bool((steps > _NOISE).any()), bool((steps < -_NOISE).any())
    return int(rises) - int(falls) if rises or falls else None
