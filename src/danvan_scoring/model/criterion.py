"""The contract of a criterion (cách chấm một tiêu chí): evidence in, points with reasons out."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Annotated, Any, ClassVar, Generic, Literal, NamedTuple, TypeVar, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic.fields import FieldInfo

from danvan_scoring.model.base import Frozen
from danvan_scoring.model.rubric import FieldType, FormField
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text

Direction = Literal[1, -1]


@dataclass(frozen=True)
class FieldRef:
    """Marks a parameter that names fields of the form, and says which types they may have.

    A criterion only sees units in which every `required` field is filled in.
    """

    types: tuple[FieldType, ...]
    required: bool = True


NumberField = Annotated[str, FieldRef(("number", "integer"))]
OptionalNumberField = Annotated[str, FieldRef(("number", "integer"), required=False)]
YesNoField = Annotated[str, FieldRef(("yes_no",))]
DateField = Annotated[str, FieldRef(("date",))]
OptionalDateField = Annotated[str, FieldRef(("date",), required=False)]
ChoiceField = Annotated[str, FieldRef(("choice",))]
TextField = Annotated[str, FieldRef(("text",))]


class Params(Frozen):
    """Base of a criterion's parameters: what a rubric writes under `params`."""

    def named_fields(self) -> "Iterable[FieldUse]":
        """Fields named otherwise than by a parameter of their own, as in a formula."""
        return ()


class FieldUse(NamedTuple):
    """One field that a criterion reads, under the name of the parameter that names it."""

    role: str
    code: str
    ref: FieldRef


def fields_read(params: Params, prefix: str = "") -> Iterator[FieldUse]:
    """Walk `params`, nested ones too, and yield every field that they name, in order."""
    for name, info in type(params).model_fields.items():
        value = getattr(params, name)
        ref = _field_ref(info)
        if ref is not None and isinstance(value, str):
            yield FieldUse(prefix + name, value, ref)
        elif ref is not None and isinstance(value, tuple):
            for position, code in enumerate(value):
                yield FieldUse(f"{prefix}{name}.{position}", code, ref)
        elif isinstance(value, Params):
            yield from fields_read(value, f"{prefix}{name}.")
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                if isinstance(item, Params):
                    yield from fields_read(item, f"{prefix}{name}.{position}.")
    yield from params.named_fields()


def _field_ref(info: FieldInfo) -> FieldRef | None:
    # In `NumberField | None` and `tuple[NumberField, ...]` the mark stands inside.
    arms = (getattr(arm, "__metadata__", ()) for arm in _arms(info.annotation))
    marks = chain(info.metadata, *arms)
    return next((mark for mark in marks if isinstance(mark, FieldRef)), None)


def _arms(annotation: Any) -> Iterator[Any]:
    yield annotation
    for arm in get_args(annotation):
        yield from _arms(arm)


@dataclass(frozen=True)
class ScoringContext:
    """What a criterion may know besides the evidence.

    Attributes:
        maximum: the most points that the rubric gives for this line; the least is 0. In a
            penalty group the points are those to be taken away.
        as_of: the day on which the period is scored.
        cohort: for criteria of scope "cohort", the number of each unit's peer group, in the order
            of the evidence's rows; empty for the others.
    """

    maximum: float
    as_of: date
    cohort: NDArray[np.intp] = field(default_factory=lambda: np.empty(0, dtype=np.intp))


@dataclass(frozen=True)
class CriterionScores:
    """The outcome of one criterion for all units at once.

    Attributes:
        points: `float64`, indexed exactly as the evidence; NaN where nothing is scored.
        status: `int8` values of `Status`, one a unit; `SCORED` exactly where points are a number.
        reason: `int8` positions in `tuple(Criterion.reasons)`, one a unit.
        details: further columns that the reasons' sentences mention, one value a unit.
    """

    points: pd.Series
    status: NDArray[np.int8]
    reason: NDArray[np.int8]
    details: Mapping[str, NDArray[Any]] = field(default_factory=dict)


P = TypeVar("P", bound=Params)


class Criterion(ABC, Generic[P]):
    """One way of scoring, for any number of units at once.

    Subclass it (or `RowCriterion`), set the class variables, and register the class through the
    hook `danvan_register_criteria`. `danvan_scoring.testing.check_criterion` tries the laws that
    every criterion obeys.

    Class variables:
        name: lower-case name, unique within the plugin.
        version: moves when the numbers change; the old class stays beside the new one.
        summary: one sentence for the list of criteria.
        params_model: the parameters that a rubric may write.
        reasons: sentence templates by key. They may mention parameters, the values of the fields
            by the parameters that name them, the `details`, `{points}` and `{maximum}`.
        scope: "cohort" when a unit's points depend on the other units of its peer group.
    """

    name: ClassVar[str]
    version: ClassVar[int]
    summary: ClassVar[Text]
    params_model: ClassVar[type[Params]]
    reasons: ClassVar[Mapping[str, Text]]
    scope: ClassVar[Literal["unit", "cohort"]] = "unit"

    def __init__(self, params: P) -> None:
        self.params = params

    @abstractmethod
    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Score all units.

        Args:
            evidence: one row a unit, indexed by unit; a column, named by its code, for each field
                that the parameters name. Required fields are filled in. It must not be changed.
            context: maximum, date and cohorts.

        Returns:
            Scores in the same order and with the same index as `evidence`.
        """

    @abstractmethod
    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        """Say in words how points are given, for forms, documents and explanations.

        Args:
            maximum: the most points of the line.
            labels: titles of fields by their codes.
        """

    def check(self, maximum: Decimal) -> Sequence[Text]:  # noqa: ARG002 - for subclasses
        """Say, one sentence a fault, in what the parameters do not fit the line's maximum."""
        return ()

    def check_fields(self, fields: Mapping[str, FormField]) -> Sequence[Text]:  # noqa: ARG002 - for subclasses
        """Say, one sentence a fault, in what the fields that are read do not go together.

        Args:
            fields: those that the parameters name, by code; they exist and have the right types.
        """
        return ()

    def directions(self) -> Mapping[str, Direction]:
        """Fields (by code) in which points never fall (1) or never rise (-1) as they grow."""
        return {}

    def mark_step(self, maximum: Decimal) -> Decimal | None:  # noqa: ARG002 - for subclasses
        """Say of what every mark for this line must be a multiple.

        Marks are what people give in the place of computed points: members of the council, the
        council as a whole, or the outcome of an appeal. A mean of several marks is exempt.

        Args:
            maximum: the most points of the line.

        Returns:
            The step; None where any mark with the rubric's decimals will do.
        """
        return None

    def formula(self, maximum: Decimal, cells: Mapping[str, str], as_of: date) -> str | None:  # noqa: ARG002 - for subclasses
        """Say the points as a formula of a spreadsheet, for the live totals of forms.

        It is written without `=`, with English names, commas and decimal points, and functions
        that Excel 2010 and LibreOffice both know. Its value is the points before rounding, or the
        key of a state as a text. Numbers and days stand in the cells as such, yes and no as "có"
        and "không". The required fields are filled in; others may be blank.

        Args:
            maximum: the most points of the line.
            cells: the cell of each field by its code.
            as_of: the day of scoring.

        Returns:
            The formula; None where there is none, so that the points are typed into the form.
        """
        return None

    @classmethod
    def reason_code(cls, key: str) -> int:
        """The number under which `CriterionScores.reason` names a reason."""
        if key not in cls.reasons:
            known = ", ".join(cls.reasons)
            raise ValueError(f"reason «{key}» is not among the reasons of {cls.name}: {known}")
        return tuple(cls.reasons).index(key)


@dataclass(frozen=True)
class Score:
    """The outcome of a `RowCriterion` for one unit: points, or None and a state.

    `details` are further values that the reason's sentence mentions.
    """

    points: Decimal | float | None
    reason: str
    status: Status = Status.SCORED
    details: Mapping[str, object] = field(default_factory=dict)


class RowCriterion(Criterion[P]):
    """The easy base for authors: one unit at a time, in plain Python.

    It is some 20 times slower than a vectorised criterion, which a commune of 60 units never
    notices and a country of 200,000 does.
    """

    @abstractmethod
    def score_row(self, row: Mapping[Hashable, Any], context: ScoringContext) -> Score:
        """Score one unit from its fields by code."""

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        """Score all units, one after another."""
        scores = [self.score_row(row, context) for row in evidence.to_dict("records")]
        points = [np.nan if s.points is None else float(s.points) for s in scores]
        return CriterionScores(
            points=pd.Series(points, index=evidence.index, dtype="float64"),
            status=np.array([s.status for s in scores], dtype=np.int8),
            reason=np.array([self.reason_code(s.reason) for s in scores], dtype=np.int8),
            details={
                name: _objects([s.details.get(name) for s in scores])
                for name in dict.fromkeys(name for s in scores for name in s.details)
            },
        )


def _objects(values: Sequence[object]) -> NDArray[np.object_]:
    column = np.empty(len(values), dtype=np.object_)
    column[:] = values
    return column
