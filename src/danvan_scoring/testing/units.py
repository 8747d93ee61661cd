"""Units by hand: score a few of them, and compare with numbers worked on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from danvan_scoring.model.criterion import (
    Criterion,
    CriterionScores,
    FieldUse,
    Params,
    ScoringContext,
    fields_read,
)
from danvan_scoring.model.notation import NOTHING, number, written
from danvan_scoring.model.rounding import round_to_units
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text

AS_OF = date(2025, 12, 5)
"""The day on which tests score, unless they say another."""

_NEAR = Fraction(1, 10**9)


@dataclass(frozen=True)
class ScoredUnits:
    """Units with what a criterion made of them, in the order given.

    Attributes:
        criterion: the criterion with its parameters.
        evidence: the frame that it saw.
        maximum: the line's maximum.
        scores: what it returned.
    """

    criterion: Criterion[Any]
    evidence: pd.DataFrame
    maximum: Decimal
    scores: CriterionScores

    @property
    def states(self) -> list[Status]:
        """The state of each unit."""
        return [Status(int(state)) for state in self.scores.status]

    @property
    def reasons(self) -> list[str]:
        """The key of each unit's reason."""
        keys = tuple(self.criterion.reasons)
        return [keys[code] for code in self.scores.reason]

    @property
    def sentences(self) -> list[Text]:
        """The reason of each unit in words, as an explanation writes it.

        Raises:
            KeyError: a sentence mentions something that it does not have.
        """
        return [self._sentence(row) for row in range(len(self.evidence))]

    def _sentence(self, row: int) -> Text:
        template = tuple(self.criterion.reasons.values())[self.scores.reason[row]]
        values = self._values(row)
        return Text(
            template.vi.format(**{name: text.vi for name, text in values.items()}),
            template.en.format(**{name: text.en for name, text in values.items()}),
        )

    def _values(self, row: int) -> Mapping[str, Text]:
        params = self.criterion.params
        points = self.scores.points.iloc[row]
        return {
            **{name: written(value) for name, value in params if not _is_nested(value)},
            **{
                use.role: written(_cell(use, self.evidence[use.code].iloc[row]))
                for use in fields_read(params)
                if "." not in use.role
            },
            **{name: written(column[row]) for name, column in self.scores.details.items()},
            "points": Text(NOTHING, NOTHING) if np.isnan(points) else written(points),
            "maximum": number(self.maximum),
        }


def score_units(
    criterion: type[Criterion[Any]],
    params: Params | Mapping[str, Any],
    units: Sequence[Mapping[str, Any]],
    *,
    maximum: Decimal | int = 10,
    cohort: Sequence[int] = (),
    as_of: date = AS_OF,
) -> ScoredUnits:
    """Score units that are written out in a test.

    Args:
        criterion: the class.
        params: as a rubric has them, tables as dictionaries and lists as tuples.
        units: the fields of each unit by code; a field left out is empty.
        maximum: the line's maximum.
        cohort: the number of each unit's peer group; all are in one where it is left out.
        as_of: the day of scoring.

    Raises:
        ValidationError: of pydantic, if the params are refused.
    """
    maximum = Decimal(maximum)
    made = criterion(as_params(criterion, params))
    uses = {use.code: use for use in fields_read(made.params)}
    index = pd.Index([f"u{row + 1}" for row in range(len(units))])
    evidence = pd.DataFrame(
        {code: as_column(use, [unit.get(code) for unit in units]) for code, use in uses.items()}
    )
    evidence.index = index
    peers = np.array(cohort or [0] * len(units), dtype=np.intp)
    none = np.empty(0, dtype=np.intp)
    context = ScoringContext(float(maximum), as_of, peers if made.scope == "cohort" else none)
    return ScoredUnits(made, evidence, maximum, made.score(evidence, context))


def assert_points(
    scored: ScoredUnits,
    expected: Sequence[Decimal | Fraction | int | str | None],
    *,
    decimals: int | None = None,
) -> None:
    """Assert the points of every unit.

    Args:
        scored: what `score_units` returned.
        expected: exact points, as text ("7.5", "10/3") or numbers; None for a unit not scored.
        decimals: round half up to so many decimals first, as a rubric does.

    Raises:
        AssertionError: naming the first unit that differs, with both numbers.
    """
    found = scored.scores.points
    if len(found) != len(expected):
        raise AssertionError(f"{len(found)} units are scored, {len(expected)} were expected")
    for unit, points, wanted in zip(found.index, found, expected, strict=True):
        if wanted is None or np.isnan(points):
            same = wanted is None and bool(np.isnan(points))
        else:
            own = Fraction(points)
            if decimals is not None:
                own = Fraction(int(round_to_units(np.array([points]), decimals)[0]), 10**decimals)
            same = abs(own - Fraction(wanted)) < _NEAR
        if not same:
            raise AssertionError(f"{unit}: expected {wanted}, found {points}")


def as_params(criterion: type[Criterion[Any]], params: Params | Mapping[str, Any]) -> Params:
    """Validate params as binding a rubric does."""
    if isinstance(params, Params):
        return params
    return criterion.params_model.model_validate(dict(params))


def as_column(use: FieldUse, cells: Sequence[Any]) -> pd.Series:
    """Make the column of a field as submissions have it; None is an empty cell."""
    if use.ref.types == ("date",) or any(isinstance(cell, date) for cell in cells):
        return pd.Series(pd.to_datetime(pd.Series(cells, dtype="object")), dtype="datetime64[ns]")
    if use.ref.types[0] in {"text", "choice"}:
        return pd.Series(cells, dtype="object").infer_objects()
    numbers = [np.nan if cell is None else float(cell) for cell in cells]
    return pd.Series(numbers, dtype="float64")


def _is_nested(value: object) -> bool:
    items = value if isinstance(value, tuple) else (value,)
    return any(isinstance(item, Params) for item in items)


def _cell(use: FieldUse, cell: Any) -> object:
    if pd.isna(cell):
        return None
    return bool(cell) if use.ref.types == ("yes_no",) else cell
