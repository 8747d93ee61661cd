"""Assumptions: what a rubric takes to hold for want of the decision's text, part by part."""

from collections.abc import Iterator
from typing import NamedTuple

from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Text


class Assumption(NamedTuple):
    """One assumption; `part` names what it is about, and is empty for the rubric as a whole."""

    part: Text
    text: str


def assumptions(rubric: Rubric) -> tuple[Assumption, ...]:
    """List every assumption that a rubric marks, in its order."""
    whole = [Assumption(Text("", ""), text) for text in rubric.assumptions]
    return (*whole, *(found for found in _of_parts(rubric) if found.text))


def _of_parts(rubric: Rubric) -> Iterator[Assumption]:
    for group in rubric.groups:
        yield Assumption(Text(f"nhóm {group.code}", f"group {group.code}"), group.assumed)
    for line in rubric.criteria:
        yield Assumption(Text(f"tiêu chí {line.code}", f"criterion {line.code}"), line.assumed)
    for band in rubric.classes:
        yield Assumption(Text(f"mức «{band.title}»", f"class «{band.title}»"), band.assumed)
    for gate in rubric.gates:
        yield Assumption(Text(f"điều kiện {gate.code}", f"gate {gate.code}"), gate.assumed)
    titles = {band.code: band.title for band in rubric.classes}
    for quota in rubric.quotas:
        title = titles.get(quota.class_, quota.class_)
        yield Assumption(Text(f"tỷ lệ mức «{title}»", f"quota of «{title}»"), quota.assumed)
