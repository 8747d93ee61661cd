"""Assessments from marks of members, without a file of a log."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.log import Entry, LogLine
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.testing import publication_of

Marks = Mapping[tuple[str, str], Mapping[str, str]]


def assessment(marks: Marks) -> Assessment:
    """Marks by unit and criterion, then by member."""
    entries = [
        Entry("mark", unit, judge, "council", criterion=criterion, new=mark)
        for (unit, criterion), own in marks.items()
        for judge, mark in own.items()
    ]
    time = datetime(2025, 12, 1, tzinfo=UTC)
    return Assessment([LogLine(n, time, entry, "", "") for n, entry in enumerate(entries, 1)])


def marked(result: Result, marks: Marks, *, public: bool = False) -> Publication:
    """A publication of a result whose log has these marks and nothing else."""
    return replace(publication_of(result, public=public), assessment=assessment(marks))
