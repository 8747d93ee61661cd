"""Levers: which facts a better result would change, and which of them belong together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

import numpy as np
import pandas as pd

from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.criterion import ScoringContext
from danvan_scoring.model.rubric import Condition, FormField
from danvan_scoring.model.status import Status

_NUMBERS = ("number", "integer")
_TURNED = ("yes_no", "choice", "date")
_SIZES = (5, 3, 2)
_MOST_ROWS = 4_000
_UNBOUNDED = 100.0


@dataclass(frozen=True)
class Lever:
    """A fact that can be changed.

    Attributes:
        field: the field of the form.
        ways: of a number, whether more (1) or less (-1) of it can be better; both may be. Of an
            answer, whether yes (1) or no (-1); where that is not known, none.
        looked_at: the single facts about it that gates and node conditions look at.
        scored: whether a line is scored by it, or gates alone look at it.
    """

    field: FormField
    ways: frozenset[int]
    looked_at: tuple[Condition, ...]
    scored: bool


@dataclass(frozen=True)
class Cluster:
    """Levers that can only be judged together, for a line reads several of them.

    Attributes:
        levers: the facts.
        lines: codes of the lines that read any of them.
        cohort: whether one of the lines compares units with one another.
    """

    levers: tuple[Lever, ...]
    lines: tuple[str, ...]
    cohort: bool


@dataclass(frozen=True)
class Levers:
    """Finds the levers of a rubric.

    A number is a lever where more of it earns points; where nothing does, one of which less does
    (violations). A number that is only divided by or compared with (what was planned) is none: a
    better result does not change the plan. Answers, choices and days are levers. So is what a gate
    looks at.

    Attributes:
        situation: the result.
        own: whether only facts that the unit itself fills in may be changed.
    """

    situation: Situation
    own: bool = False

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The levers, by what belongs together, in the order of the form."""
        levers = {lever.field.code: lever for lever in self._levers()}
        home = {code: code for code in levers}

        def root(code: str) -> str:
            while home[code] != code:
                code = home[code]
            return code

        lines = {
            code: [field for field in bound.read if field in levers]
            for code, bound in self.situation.bound.criteria.items()
        }
        for own in lines.values():
            for other in own[1:]:
                home[root(other)] = root(own[0])
        together: dict[str, list[str]] = {}
        for code in levers:
            together.setdefault(root(code), []).append(code)
        return tuple(
            self._cluster(
                [levers[code] for code in codes],
                [line for line, own in lines.items() if set(own) & set(codes)],
            )
            for codes in together.values()
        )

    def _cluster(self, levers: Sequence[Lever], lines: Sequence[str]) -> Cluster:
        criteria = self.situation.bound.criteria
        cohort = any(criteria[code].criterion.scope == "cohort" for code in lines)
        return Cluster(tuple(levers), tuple(lines), cohort)

    def _levers(self) -> Iterator[Lever]:
        ways: dict[str, set[int]] = {}
        fixed: set[str] = set()
        for bound in self.situation.bound.criteria.values():
            moved = self._moved_by(bound)
            for code, own in moved.items():
                ways.setdefault(code, set()).update(own)
            fields = (self.situation.fields[use.code] for use in bound.fields)
            fixed |= {
                field.code for field in fields if field.type in _NUMBERS and field.code not in moved
            }
        gated = self._looked_at()
        for code, field in self.situation.fields.items():
            if code in fixed or (self.own and field.filled_by != "unit") or field.type == "text":
                continue
            if code in ways or code in gated:
                looked = tuple(gated.get(code, ()))
                yield Lever(field, frozenset(ways.get(code, ())), looked, code in ways)

    def _looked_at(self) -> Mapping[str, list[Condition]]:
        """The single facts on fields that gates look at."""
        found: dict[str, list[Condition]] = {}
        for gate in self.situation.rubric.gates:
            if gate.scale in (None, self.situation.scale):
                for fact in gate.when.facts():
                    if fact.field is not None:
                        found.setdefault(fact.field, []).append(fact)
        return found

    def _moved_by(self, bound: BoundCriterion) -> Mapping[str, set[int]]:
        """The fields by which a better result moves a line, and of numbers which way."""
        fields = {use.code: self.situation.fields[use.code] for use in bound.fields}
        numbers = [code for code, field in fields.items() if field.type in _NUMBERS]
        declared: Mapping[str, set[int]] = {
            code: {int(way)} for code, way in bound.criterion.directions().items()
        }
        if not any(code in declared for code in numbers):
            declared = _observed(bound, fields, self.situation) if numbers else {}
        # A penalty takes points away: what earns most is what costs most. Which numbers are the
        # result and which the plan is told by the criterion itself, before that is turned round.
        by_ways = [
            [code for code in numbers if declared.get(code) == ways]
            for ways in ({1}, {1, -1}, {-1})
        ]
        drivers = next((own for own in by_ways if own), [])
        sense = -1 if self.situation.in_penalty(bound.line.group) else 1
        moved = {code: {way * sense for way in declared[code]} for code in drivers}
        answers = bound.criterion.directions()
        turned: dict[str, set[int]] = {
            code: {answers[code] * sense} if field.type == "yes_no" and code in answers else set()
            for code, field in fields.items()
            if field.type in _TURNED
        }
        return moved | turned


def _observed(
    bound: BoundCriterion, fields: Mapping[str, FormField], situation: Situation
) -> Mapping[str, set[int]]:
    """See which way points go with each number, where the criterion does not declare it."""
    sizes = (size for size in _SIZES if _rows(fields, size, situation) <= _MOST_ROWS)
    size = next(sizes, None)
    if size is None:
        return {}
    levels = {code: _levels(field, size, situation) for code, field in fields.items()}
    shape = [len(own) for own in levels.values()]
    rows = [*product(*levels.values())]
    frame = pd.DataFrame(rows, columns=[*levels], index=pd.RangeIndex(len(rows)).astype(str))
    cohort = np.zeros(len(rows), dtype=np.intp)
    if bound.criterion.scope == "unit":
        cohort = cohort[:0]
    context = ScoringContext(float(bound.line.max), situation.as_of, cohort)
    scores = bound.criterion.score(frame, context)
    known = scores.status == Status.SCORED
    points = np.where(known, scores.points.to_numpy(), np.nan).reshape(shape)
    found: dict[str, set[int]] = {}
    for axis, (code, field) in enumerate(fields.items()):
        steps = np.diff(points, axis=axis)
        if field.type in _NUMBERS:
            found[code] = {way for way in (1, -1) if (way * steps > 0).any()}
    return found


def _rows(fields: Mapping[str, FormField], size: int, situation: Situation) -> int:
    """How many rows it takes to try a few values of every field together."""
    return prod(len(_levels(field, size, situation)) for field in fields.values())


def _levels(field: FormField, size: int, situation: Situation) -> list[object]:
    """A few values of a field, from one end to the other."""
    if field.type == "yes_no":
        return [0.0, 1.0]
    if field.type == "choice":
        return [*field.choices]
    if field.type == "date":
        return [pd.Timestamp(situation.as_of)]
    if field.type == "text":
        return ["…"]
    low = 0.0 if field.minimum is None else float(field.minimum)
    high = low + _UNBOUNDED if field.maximum is None else float(field.maximum)
    decimals = field.decimals if field.type == "number" else 0
    return [*dict.fromkeys(round(own, decimals) for own in np.linspace(low, high, size).tolist())]
