"""Plugins made in memory: good until a test changes one thing."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import ModuleType
from typing import Any, ClassVar

import pandas as pd

from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    Params,
    ScoringContext,
    Text,
    hookimpl,
)


class Nothing(Params):
    """No parameters."""


def criterion(**attributes: Any) -> type[Criterion[Any]]:
    """A criterion class that would pass, with some attributes changed or, if None, removed."""

    class Fine(Criterion[Nothing]):
        name = "fine"
        version = 1
        summary = Text("Thử", "Trial")
        params_model = Nothing
        reasons: ClassVar[Mapping[str, Text]] = {"given": Text("a", "a")}

        def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
            raise NotImplementedError

        def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
            return self.summary

    for key, value in attributes.items():
        if value is None:
            delattr(Fine, key)
        else:
            setattr(Fine, key, value)
    return Fine


def plugin(name: str = "own", **functions: Callable[..., Any]) -> ModuleType:
    """A module with these functions as hook implementations."""
    module = ModuleType(name)
    for key, function in functions.items():
        setattr(module, key, hookimpl(function))
    return module


def offering(*items: object, name: str = "own") -> ModuleType:
    """A module that registers these as criteria."""
    return plugin(name, danvan_register_criteria=lambda: list(items))
