"""Commendation (biểu dương): the stated rule, and how each unit meets it."""

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from danvan_scoring.model.base import Code, Frozen, Title
from danvan_scoring.model.text import Text

Fact = Literal["reports_on_time", "no_gate", "models_under_way", "recognised_models", "posts"]
COUNTED: tuple[Fact, ...] = ("models_under_way", "recognised_models", "posts")
"""The facts that are numbers, and so need `at_least`."""


class Requirement(Frozen):
    """One thing that a unit must show beside its class and rank.

    `reports_on_time`: every report that has fallen due was in time. `no_gate`: no condition of the
    rubric touches the unit. The others count the unit's models and posts, `at_least` so many.
    """

    what: Fact
    at_least: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _a_number_where_counted(self) -> Self:
        if (self.what in COUNTED) != (self.at_least is not None):
            raise ValueError(
                Text(
                    "at_least khi đếm mô hình, tin bài, và chỉ khi đó",
                    "at_least where models or posts are counted, and only there",
                )
            )
        return self


class Commendation(Frozen):
    """A rule by which units are proposed for commendation (đề nghị biểu dương).

    `classes` are those that a unit may stand in; without them, any or none. `top` is the last rank
    inside the peer group that is taken, all that share it included. `assumed` says what is assumed
    for want of the decision's text.
    """

    code: Code
    title: Title
    classes: tuple[Code, ...] = ()
    top: Annotated[int, Field(ge=1)] | None = None
    requires: tuple[Requirement, ...] = ()
    scale: Code | None = None
    basis: str = ""
    assumed: str = ""


@dataclass(frozen=True)
class Check:
    """Whether one condition holds for one unit, and why; None where it cannot be told."""

    holds: bool | None
    text: Text


@dataclass(frozen=True)
class Commended:
    """How one unit meets one rule.

    Attributes:
        rule: the rule.
        scale: the scale on which class and rank were looked at.
        unit: code of the unit.
        checks: one for each condition of the rule, in its order.
    """

    rule: Commendation
    scale: str
    unit: str
    checks: tuple[Check, ...]

    @property
    def candidate(self) -> bool:
        """Whether every condition holds."""
        return all(check.holds for check in self.checks)

    @property
    def undecided(self) -> bool:
        """Whether no condition fails, but some cannot be told."""
        return not self.candidate and all(check.holds is not False for check in self.checks)
