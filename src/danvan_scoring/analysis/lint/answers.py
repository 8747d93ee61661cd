"""Answers: maxima that one answer reaches, and maxima that none does."""

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding, percent_text
from danvan_scoring.analysis.lint.probe import Probe
from danvan_scoring.model.notation import number, written
from danvan_scoring.model.text import Text

_NOISE = 1e-9
_ASKED = Text("có đòi hỏi minh chứng", "a document is asked for")
_NOT_ASKED = Text("không bắt buộc minh chứng", "no document is compulsory")


def maxima_out_of_reach(draft: Draft) -> Iterator[Finding]:
    """LNT103: a maximum to which no answers were found."""
    # What rounding takes away is not missing.
    half = 0.5 * 10.0**-draft.rubric.rounding.decimals
    for code, probe in draft.probes.items():
        line = draft.bound.criteria[code].line
        if probe.profiles and probe.most < float(line.max) - half:
            yield draft.finding(
                "LNT103",
                code,
                key="max",
                title=line.title,
                maximum=number(line.max),
                most=written(probe.most),
            )


def all_by_one_answer(draft: Draft) -> Iterator[Finding]:
    """LNT110: one yes or no that is worth the whole of a large maximum.

    Not of criteria of which only the best counts: together they are the levels of one.
    """
    for code, probe in draft.probes.items():
        own = draft.bound.criteria[code]
        share = draft.share_of_scale(own)
        if draft.kind_of_points(own) == "penalty" or share < draft.thresholds.one_answer:
            continue
        if draft.alternatives(draft.bound.groups[own.line.group]):
            continue
        for field, answer in _decisive(probe, own.line.max):
            asked = draft.fields[field].evidence == "required"
            yield draft.finding(
                "LNT110",
                code,
                field,
                title=own.line.title,
                field=draft.fields[field].title,
                answer=written(answer),
                maximum=number(own.line.max),
                share=percent_text(share),
                evidence=_ASKED if asked else _NOT_ASKED,
            )


def _decisive(probe: Probe, maximum: Decimal) -> Iterator[tuple[str, bool]]:
    """Yield yes/no fields of which one answer has all points, whatever the others say."""
    for code, profile in probe.profiles.items():
        if probe.domains[code].field.type != "yes_no":
            continue
        full = np.nan_to_num(profile.points, nan=-1.0) > float(maximum) - _NOISE
        no, yes = bool(full[:, 0].all()), bool(full[:, 1].all())
        if no != yes:
            yield code, yes
