"""Score, classify and rank a commune's units by a published rubric, exactly and explainably.

The names below are the public library; they are imported when first used, so that the command
line starts without pandas.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_scoring.errors import (
        CriterionError,
        DanvanError,
        InputError,
        PlanError,
        PluginError,
        RubricError,
        SubmissionError,
    )
    from danvan_scoring.evaluator import Evaluator
    from danvan_scoring.io import load_period, load_plan, load_rubric, load_submissions
    from danvan_scoring.model.result import Result
    from danvan_scoring.model.submission import Submissions
    from danvan_scoring.stages.explain import explain

_HOMES = {
    "CriterionError": "errors",
    "DanvanError": "errors",
    "Evaluator": "evaluator",
    "InputError": "errors",
    "PlanError": "errors",
    "PluginError": "errors",
    "Result": "model.result",
    "RubricError": "errors",
    "SubmissionError": "errors",
    "Submissions": "model.submission",
    "explain": "stages.explain",
    "load_period": "io",
    "load_plan": "io",
    "load_rubric": "io",
    "load_submissions": "io",
}

__all__ = [
    "CriterionError",
    "DanvanError",
    "Evaluator",
    "InputError",
    "PlanError",
    "PluginError",
    "Result",
    "RubricError",
    "SubmissionError",
    "Submissions",
    "explain",
    "load_period",
    "load_plan",
    "load_rubric",
    "load_submissions",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
