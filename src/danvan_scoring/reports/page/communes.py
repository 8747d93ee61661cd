"""A period of several communes, taken apart: units are ranked within one, and shown so."""

from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.model.score import LeafReasons, NodeScores, ScoreTable
from danvan_scoring.model.standing import Classification, ClassStep, Standing
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.comply import comply

Arrays = TypeVar("Arrays", LeafReasons, NodeScores, Standing, Classification, ClassStep)
Rows = NDArray[np.bool_]


def communes(found: PeriodResult) -> list[str]:
    """Name the authorities of a period's units, in the order in which they come up."""
    return [str(name) for name in found.submissions.units["authority"].unique()]


def of_commune(found: PeriodResult, authority: str) -> PeriodResult:
    """Return what a period came to for the units of one authority.

    Points, ranks and classes are those that were found: ranks are counted within an authority.
    Coverage of the plan is counted anew, over these units. Warnings about files, which do not say
    whose units they are about, stay with the period.
    """
    submissions = _of(found.submissions, authority)
    compliance = None
    if found.compliance is not None:
        compliance = comply(found.compliance.plan, submissions, found.as_of)
    results = tuple(_result(result, authority) for result in found.results)
    own = tuple(result for result in results if len(result.submissions.units))
    return PeriodResult(own, submissions, compliance)


def _result(result: Result, authority: str) -> Result:
    rows = (result.submissions.units["authority"] == authority).to_numpy(dtype=bool)
    submissions, compliance = _of(result.submissions, authority), None
    if result.compliance is not None:
        compliance = comply(result.compliance.plan, submissions, result.provenance.as_of)
    scores = result.scores
    classes = {
        scale: replace(_cut(own, rows), steps=tuple(_cut(step, rows) for step in own.steps))
        for scale, own in result.classifications.items()
    }
    return replace(
        result,
        submissions=submissions,
        scores=ScoreTable(
            units=scores.units[rows],
            decimals=scores.decimals,
            nodes={code: _cut(node, rows) for code, node in scores.nodes.items()},
            reasons={code: _reasons(own, rows) for code, own in scores.reasons.items()},
        ),
        standings={scale: _cut(own, rows) for scale, own in result.standings.items()},
        classifications=classes,
        compliance=compliance,
        warnings=(),
        commendations=tuple(
            own for own in result.commendations if own.unit in submissions.units.index
        ),
    )


def _of(submissions: Submissions, authority: str) -> Submissions:
    units = submissions.units[submissions.units["authority"] == authority]
    frames: dict[str, Any] = {
        field.name: frame[frame["unit"].isin(units.index)].reset_index(drop=True)
        for field in fields(submissions)
        if isinstance(frame := getattr(submissions, field.name), pd.DataFrame) and "unit" in frame
    }
    return replace(submissions, units=units, values=submissions.values.loc[units.index], **frames)


def _cut(own: Arrays, rows: Rows) -> Arrays:
    """The rows of every array of one object."""
    arrays: dict[str, Any] = {
        field.name: value[rows]
        for field in fields(own)
        if isinstance(value := getattr(own, field.name), np.ndarray)
    }
    return replace(own, **arrays)


def _reasons(own: LeafReasons, rows: Rows) -> LeafReasons:
    return replace(
        _cut(own, rows), details={name: values[rows] for name, values in own.details.items()}
    )
