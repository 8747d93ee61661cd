"""Titles: the points that they name, against the points that count."""

import re
from collections.abc import Iterator
from decimal import Decimal

from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding, list_text, percent_text
from danvan_scoring.model.notation import number
from danvan_scoring.model.rubric import CriterionLine, Group
from danvan_scoring.model.text import Text
from danvan_scoring.stages.reach import maximum_of, sum_of_maxima

_NUMBER = r"(\d{1,4}(?:[.,]\d{1,6})?)"
# "2 điểm/lần" and "2 điểm mỗi lần" are points for each, not for all.
_POINTS = rf"{_NUMBER}\s*(?:điểm|đ)(?!\w)(?!\s*(?:/|mỗi|cho|một))"
_MOST = re.compile(
    rf"(?:\(\s*|(?:tối đa|thang(?: điểm)?|tổng(?: điểm)?)\s+){_POINTS}", re.IGNORECASE
)
_SCALE = re.compile(rf"thang(?: điểm)?\s+{_NUMBER}(?!\w)(?!\s*(?:điểm|đ)(?!\w))", re.IGNORECASE)
_FROM = re.compile(
    rf"(?:(?<!\w)từ\s+{_NUMBER}(?=\s*(?:điểm|đ|%|đến|trở|\)|$)))"
    rf"|(?:{_NUMBER}\s*(?:điểm|%)\s+trở\s+lên)",
    re.IGNORECASE,
)


def points_in_titles(draft: Draft) -> Iterator[Finding]:
    """LNT101: a title names other points than the maximum or the cut-off."""
    for _, _, item in draft.rubric.nodes():
        told, counted = _told(item.title), _maximum(draft, item)
        if told is not None and counted is not None and told != counted:
            yield _other(draft, item.code, item.title, told, counted, "max")
    for band in draft.rubric.classes:
        told = _one([first or second for first, second in _FROM.findall(band.title)])
        if told is not None and told != band.from_:
            yield _other(draft, band.code, band.title, told, band.from_, "from")


def shares_of_means(draft: Draft) -> Iterator[Finding]:
    """LNT102: maxima that add up as if they were added, in a group that takes a weighted mean."""
    for group in draft.rubric.groups:
        if group.combine != "weighted_mean" or group.max is None:
            continue
        if sum_of_maxima(draft.rubric, group) != group.max:
            continue
        items = [draft.bound.groups.get(c) or draft.bound.criteria[c].line
                 for c in draft.bound.children[group.code]]  # fmt: skip
        base = [item for item in items if isinstance(item, CriterionLine) or item.kind == "base"]
        weights = sum((item.weight for item in base), Decimal(0))
        own = {item.code: (_maximum(draft, item) or Decimal(0), item.weight) for item in base}
        other = [
            (code, maximum, 100 * weight / weights)
            for code, (maximum, weight) in own.items()
            if maximum * weights != weight * group.max
        ]
        if other:
            yield draft.finding(
                "LNT102",
                group.code,
                *(code for code, _, _ in other),
                key="combine",
                shares=list_text([_share(*one, whole=group.max) for one in other]),
            )


def _share(code: str, maximum: Decimal, weight: Decimal, whole: Decimal) -> Text:
    shown, own, real = number(maximum), percent_text(100 * maximum / whole), percent_text(weight)
    return Text(
        f"{code} ghi {shown.vi} điểm, tức {own.vi} %, nhưng nặng {real.vi} %",
        f"{code} shows {shown.en} points, that is {own.en} %, but weighs {real.en} %",
    )


def _told(title: str) -> Decimal | None:
    return _one(_MOST.findall(title) + _SCALE.findall(title))


def _one(found: list[str]) -> Decimal | None:
    """Return the one number that a title names; of several, nobody knows which is meant."""
    return Decimal(found[0].replace(",", ".")) if len(found) == 1 else None


def _maximum(draft: Draft, item: Group | CriterionLine) -> Decimal | None:
    if isinstance(item, CriterionLine):
        return item.max
    return maximum_of(draft.rubric, item) if item.kind == "base" else item.max


def _other(
    draft: Draft, code: str, title: str, told: Decimal, counted: Decimal, key: str
) -> Finding:
    return draft.finding(
        "LNT101", code, key=key, title=title, told=number(told), counted=number(counted)
    )
