"""Assumptions: what a rubric takes to hold for want of the decision's text, part by part."""

from collections.abc import Iterator
from typing import NamedTuple

from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Text


class Assumption(NamedTuple):
    """One assumption, and what it is about; no parts for the rubric as a whole."""

    parts: tuple[Text, ...]
    text: str


def assumptions(rubric: Rubric) -> tuple[Assumption, ...]:
    """List every assumption that a rubric marks, in its order; each sentence once."""
    about: dict[str, list[Text]] = {text: [] for text in rubric.assumptions}
    for part, text in _of_parts(rubric):
        if text:
            about.setdefault(text, []).append(part)
    return tuple(Assumption(tuple(parts), text) for text, parts in about.items())


def _of_parts(rubric: Rubric) -> Iterator[tuple[Text, str]]:
    for group in rubric.groups:
        yield Text(f"nhóm {group.code}", f"group {group.code}"), group.assumed
    for line in rubric.criteria:
        yield Text(f"tiêu chí {line.code}", f"criterion {line.code}"), line.assumed
    for band in rubric.classes:
        yield Text(f"mức «{band.title}»", f"class «{band.title}»"), band.assumed
    for gate in rubric.gates:
        yield Text(f"điều kiện {gate.code}", f"gate {gate.code}"), gate.assumed
    titles = {band.code: band.title for band in rubric.classes}
    for quota in rubric.quotas:
        title = titles.get(quota.class_, quota.class_)
        yield Text(f"tỷ lệ mức «{title}»", f"quota of «{title}»"), quota.assumed
    for rule in rubric.commendations:
        yield Text(f"biểu dương {rule.code}", f"commendation {rule.code}"), rule.assumed
