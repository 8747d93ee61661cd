"""The results of a period as JSON Lines, format 1: a line for each rubric, then for each unit.

They say the same as the JSON file of a result, in pieces that a program can read one at a time.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, RootModel

from danvan_scoring.io.result_document import (
    ProvenanceDocument,
    RubricDocument,
    UnitDocument,
)
from danvan_scoring.io.result_json import to_document
from danvan_scoring.model.base import Frozen
from danvan_scoring.model.period import Period
from danvan_scoring.model.result import PeriodResult


class ResultsHeader(Frozen):
    """The first line: of which period, as of which day."""

    record: Literal["results"]
    format: Literal[1]
    period: str
    title: str
    as_of: dt.date


class RubricLine(Frozen):
    """A rubric, what its units were scored with, and the nodes that their lines refer to."""

    record: Literal["rubric"]
    provenance: ProvenanceDocument
    rubric: RubricDocument


class UnitLine(Frozen):
    """One unit with all its nodes, in the order of the submissions; its rubric by its id."""

    record: Literal["result"]
    rubric: str
    result: UnitDocument


class ResultLine(
    RootModel[Annotated[ResultsHeader | RubricLine | UnitLine, Field(discriminator="record")]]
):
    """One line of an interchange file of results."""

    model_config = ConfigDict(frozen=True)


def result_lines(period: Period, found: PeriodResult) -> Iterator[ResultLine]:
    """Yield the results of a period line by line."""
    yield ResultLine(
        ResultsHeader(
            record="results",
            format=1,
            period=period.id,
            title=period.title,
            as_of=found.as_of,
        )
    )
    for result in found.results:
        document = to_document(result)
        yield ResultLine(
            RubricLine(record="rubric", provenance=document.provenance, rubric=document.rubric)
        )
        for unit in document.units:
            yield ResultLine(UnitLine(record="result", rubric=document.rubric.id, result=unit))
