"""The hooks: what a plugin may say, and when it is asked."""

from collections.abc import Iterable, Sequence
from typing import Any

import pluggy

from danvan_scoring.model.criterion import Criterion
from danvan_scoring.model.exporter import Exporter
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions

PROJECT = "danvan_scoring"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a plugin as the implementation of the hook of that name."""


@hookspec
def danvan_register_criteria() -> Sequence[type[Criterion[Any]]]:  # type: ignore[empty-body]
    """Return the plugin's criteria; called once, when an `Evaluator` is made."""


@hookspec
def danvan_register_exporters() -> Sequence[type[Exporter]]:  # type: ignore[empty-body]
    """Return the plugin's exporters; called once, when an `Evaluator` is made."""


@hookspec
def danvan_check_rubric(rubric: Rubric) -> Iterable[Problem]:  # type: ignore[empty-body]
    """Return problems of a rubric; called if the library finds no error in it, changes nothing."""


@hookspec
def danvan_check_submissions(  # type: ignore[empty-body]
    rubric: Rubric, submissions: Submissions
) -> Iterable[Problem]:
    """Return problems of submissions; called once they fit the rubric, changes nothing."""
