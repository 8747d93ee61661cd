"""Expression (biểu thức): points by a formula over the form's fields, written in the rubric."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import model_validator

from danvan_criteria.cells import plain, state
from danvan_criteria.formula.answers import unknown_answers
from danvan_criteria.formula.cells import as_cells, fits
from danvan_criteria.formula.columns import Numbers, Whole, compute
from danvan_criteria.formula.measures import mismatch
from danvan_criteria.formula.parser import parse
from danvan_criteria.formula.tokens import FormulaError
from danvan_criteria.formula.types import FIELD_TYPES, field_types, types_in_form
from danvan_criteria.formula.words import in_words
from danvan_criteria.outcome import Outcome
from danvan_criteria.wording import joined, phrase
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    FieldRef,
    FieldUse,
    FormField,
    Params,
    ScoringContext,
    Status,
    Text,
)

_TENTHS = 10**10
"""Points are handed on in units of the tenth decimal, which the core rounds exactly."""

_LARGEST = 2**53


class ExpressionParams(Params):
    """A formula for the points; every field that it names is required."""

    points: str

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        if not field_types(parse(self.points)):
            raise ValueError(
                Text("ít nhất một chỉ tiêu trong biểu thức", "at least one field in the formula")
            )
        return self

    def named_fields(self) -> Iterator[FieldUse]:
        """The fields that the formula names, each of the types that its use allows."""
        for code, kind in field_types(parse(self.points)).items():
            yield FieldUse(code, code, FieldRef(FIELD_TYPES[kind]))


class Expression(Criterion[ExpressionParams]):
    """Points by a formula: arithmetic, comparisons, min, max, if and a few more.

    Nothing is clipped: a value below 0 or above the maximum is an error of that unit, and so is a
    division by zero that `if` does not keep away. The formula is computed in whole numbers, so
    its points are exact before they are rounded.
    """

    name = "expression"
    version = 1
    summary = Text("Điểm theo biểu thức", "By a formula over the form's fields")
    params_model = ExpressionParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "computed": Text(
            "Theo biểu thức: {points} trên {maximum} điểm",
            "By the formula: {points} of {maximum} points",
        ),
        "no_value": Text(
            "Biểu thức chia cho 0, không tính được", "The formula divides by 0 and has no value"
        ),
        "below_zero": Text(
            "Biểu thức cho {value}, nhỏ hơn 0", "The formula gives {value}, below 0"
        ),
        "above_maximum": Text(
            "Biểu thức cho {value}, lớn hơn điểm tối đa {maximum}",
            "The formula gives {value}, above the maximum of {maximum}",
        ),
    }

    def __init__(self, params: ExpressionParams) -> None:
        super().__init__(params)
        self._formula = parse(params.points)
        self._types = field_types(self._formula)

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Compute the formula for all units."""
        value = compute(self._formula, evidence, self._types)
        undefined = (value.below == 0).astype(np.bool_)
        most, per = Decimal(repr(context.maximum)).as_integer_ratio()
        negative = ~undefined & (value.above < 0).astype(np.bool_)
        over = ~undefined & (value.above * per > most * value.below).astype(np.bool_)
        tenths = _in_tenths(value)
        outcome = Outcome(self, evidence, _as_points(tenths))
        outcome.leave(undefined, "no_value", Status.ERROR)
        outcome.leave(negative, "below_zero", Status.ERROR)
        outcome.leave(over, "above_maximum", Status.ERROR)
        return outcome.scores(value=_named(tenths, negative | over))

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say the formula, with the titles of its fields."""
        said = in_words(self._formula, labels)
        bounds = phrase(
            "kết quả ngoài khoảng 0 đến {maximum} điểm là lỗi",
            "a value outside 0 to {maximum} points is an error",
            maximum=maximum,
        )
        return joined(Text(f"điểm bằng {said.vi}", f"points are {said.en}"), bounds)

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 (no day matters)
        """Write the formula over the cells; a value outside the bounds is an error.

        None for a formula that is too long or nested too deep for a spreadsheet.
        """
        if not fits(self._formula, self._types):
            return None
        value = as_cells(self._formula, cells, self._types)
        outside = f"OR(ROUND({value},10)<0,ROUND({value},10)>{plain(maximum)})"
        wrong = state(Status.ERROR)
        return f"IFERROR(IF({outside},{wrong},{value}),{wrong})"

    def check_fields(self, fields: Mapping[str, FormField]) -> Sequence[Text]:
        """Refuse types or units that do not go together, and answers that no choice has."""
        try:
            field_types(self._formula, types_in_form(fields.values()))
        except FormulaError as error:
            return [error.text]
        found = mismatch(self._formula, fields)
        return [*unknown_answers(self._formula, fields), *([] if found is None else [found])]


def _in_tenths(value: Numbers) -> Whole:
    """Count fractions in units of the tenth decimal, so that the core rounds them as exact ones.

    A fraction is cut off at its tenth decimal, and where something was cut off and the last digit
    is even, that digit is made odd. The places where rounding to at most six decimals turns from
    down to up end in 0 at the tenth, so no fraction is moved onto one of them, nor across.
    """
    below = np.where(value.below == 0, 1, value.below)
    above = value.above * _TENTHS
    whole = above // below
    rest = above - whole * below
    return np.asarray(whole + ((rest != 0) & (whole % 2 == 0)), dtype=np.object_)


def _as_points(tenths: Whole) -> NDArray[np.float64]:
    # Points are small; a size that a float cannot hold exactly is an error of the unit anyhow.
    bounded = np.clip(tenths, -_LARGEST, _LARGEST)
    return np.asarray(bounded, dtype=np.float64) / _TENTHS


def _named(tenths: Whole, units: NDArray[np.bool_]) -> NDArray[np.object_]:
    """Values as decimals, for the sentences about these units; a float would hide a tiny excess."""
    named = np.full(len(tenths), None, dtype=np.object_)
    named[units] = [Decimal(count).scaleb(-10) for count in tenths[units]]
    return named
