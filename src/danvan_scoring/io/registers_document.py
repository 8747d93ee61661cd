"""The shape of registers, commendation and compiled figures in a result's JSON file."""

from typing import Annotated

from pydantic import StringConstraints

from danvan_scoring.io.document_parts import BothLanguages, Count, ExactDecimal
from danvan_scoring.model.base import Frozen
from danvan_scoring.model.register import ModelField, ModelState


class ModelsDocument(Frozen):
    """How many models "Dân vận khéo" one unit has, by field and state."""

    unit: str
    field: ModelField
    state: ModelState
    count: Count


class PostsDocument(Frozen):
    """How many posts one unit published in one month, written `2025-07`."""

    unit: str
    month: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}$")]
    count: Count


class RegistersDocument(Frozen):
    """Models and posts, where there are any; null where no register of them is kept.

    `months_without_posts` are those of units that are to publish.
    """

    models: tuple[ModelsDocument, ...] | None
    posts: tuple[PostsDocument, ...] | None
    months_without_posts: dict[str, tuple[str, ...]]


class CheckDocument(Frozen):
    """Whether one condition holds, and why; null where it cannot be told."""

    holds: bool | None
    text: BothLanguages


class CommendationDocument(Frozen):
    """How one unit meets one rule of commendation."""

    rule: str
    unit: str
    candidate: bool
    undecided: bool
    checks: tuple[CheckDocument, ...]


class IndicatorDocument(Frozen):
    """One line of the compiled figures; units by name."""

    section: BothLanguages
    code: str
    title: BothLanguages
    measure: BothLanguages
    planned: Count | None
    done: Count
    share: ExactDecimal | None
    units: tuple[str, ...]
    missing: tuple[BothLanguages, ...]


class CompiledDocument(Frozen):
    """The figures for one report of the plan, by its code; null if it owes none."""

    report: str | None
    title: BothLanguages
    indicators: tuple[IndicatorDocument, ...]
