"""What a rule of `danvan lint` says, and how an author sets the rules (rà soát bộ tiêu chí)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from danvan_scoring.model.base import FileModel, Frozen, Number, Title
from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text


@dataclass(frozen=True, kw_only=True)
class RuleText(CodeText):
    """A flaw that a rule looks for; `title`, `expected` and `hint` name it and how to mend it.

    Attributes:
        found: the sentence about one finding; mentions its details.
        why: why it matters, for a member of a council.
        example: a rubric that has the flaw, and what becomes of it.
    """

    found: Text
    why: Text
    example: Text


Percent = Annotated[Number, Field(ge=0, le=100)]
Correlation = Annotated[Number, Field(ge=0, le=1)]


class Thresholds(Frozen):
    """From where on a rule speaks.

    Attributes:
        one_answer: percent of the scale's points that one answer may be worth.
        jump: percent of a criterion's maximum that one unit of evidence may cost.
        jump_least: percent of the scale's points below which no jump is told.
        full_marks: percent of units with full marks from which a criterion hardly tells them apart.
        redundant: rank correlation from which two criteria say the same.
        weight_factor: how many times as much, or as little, as declared a criterion may weigh.
        weight_gap: percentage points of weight below which that is not told.
        alpha: Cronbach's alpha below which criteria do not measure one thing.
        fewest_units: units that statistics need at least.
    """

    one_answer: Percent = Decimal(5)
    jump: Percent = Decimal(50)
    jump_least: Percent = Decimal(1)
    full_marks: Percent = Decimal(90)
    redundant: Correlation = Decimal("0.9")
    weight_factor: Annotated[Number, Field(gt=1)] = Decimal(2)
    weight_gap: Percent = Decimal(3)
    alpha: Correlation = Decimal("0.5")
    fewest_units: Annotated[int, Field(ge=4)] = 10


class Acceptance(Frozen):
    """A finding that the author has looked at and lets stand, and why."""

    code: str
    item: Title
    reason: Title


class LintConfig(FileModel):
    """How the rules are set, as read from `lint.toml`.

    Attributes:
        off: codes of rules that are left out.
        severity: of rules, where it differs from their own.
        accept: findings that stand.
    """

    format: Literal[1] = 1
    off: tuple[str, ...] = ()
    severity: dict[str, Literal["warning", "note"]] = {}  # noqa: RUF012 (pydantic copies it)
    thresholds: Thresholds = Thresholds()
    accept: tuple[Acceptance, ...] = ()
