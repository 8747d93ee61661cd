"""The door: all that a plugin may import, and the only room that knows pluggy.

A plugin is a module with functions marked by `hookimpl`; see `plugins.hookspecs`.
"""

from danvan_scoring.model.base import Number
from danvan_scoring.model.criterion import (
    ChoiceField,
    Criterion,
    CriterionScores,
    DateField,
    Direction,
    FieldRef,
    FieldUse,
    NumberField,
    OptionalDateField,
    OptionalNumberField,
    Params,
    RowCriterion,
    Score,
    ScoringContext,
    TextField,
    YesNoField,
)
from danvan_scoring.model.exporter import Exporter
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import FieldType, FormField, Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Language, Text
from danvan_scoring.plugins.hookspecs import hookimpl
from danvan_scoring.plugins.own_problem import plugin_problem

__all__ = [
    "ChoiceField",
    "Criterion",
    "CriterionScores",
    "DateField",
    "Direction",
    "Exporter",
    "FieldRef",
    "FieldType",
    "FieldUse",
    "FormField",
    "Language",
    "Number",
    "NumberField",
    "OptionalDateField",
    "OptionalNumberField",
    "Params",
    "Place",
    "Problem",
    "Publication",
    "Result",
    "RowCriterion",
    "Rubric",
    "Score",
    "ScoringContext",
    "Status",
    "Submissions",
    "Text",
    "TextField",
    "YesNoField",
    "hookimpl",
    "plugin_problem",
]
