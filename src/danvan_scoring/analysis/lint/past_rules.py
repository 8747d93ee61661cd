"""Rules about a period that was scored: what the figures of its units show of criteria."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.alpha import Alpha
from danvan_scoring.analysis.correlation import (
    Correlation,
    beyond_chance,
    kendall,
    spearman,
)
from danvan_scoring.analysis.lint.finding import Finding, list_text, percent_text
from danvan_scoring.analysis.lint.past import Past
from danvan_scoring.model.notation import number
from danvan_scoring.model.rubric import Quota
from danvan_scoring.model.text import Text
from danvan_scoring.stages.cohorts import cohorts
from danvan_scoring.stages.quotas import places, quota_text

_SAME = 1e-9
_SAME = 1e-9
_VISIBLE = 0.01
_WEIGHTS_TAKE = 2
"""Times the fewest units of other figures."""


class Pair(NamedTuple):
    """Two items whose units stand in nearly the same order."""

    first: str
    second: str
    rank: Correlation
    tau: Correlation


def separate_nobody(past: Past) -> Iterator[Finding]:
    """LNT121: all units have the same share of points."""
    for code, shares in _scored(past):
        if np.ptp(shares) < _SAME:
            yield past.finding(
                "LNT121",
                code,
                title=past.title(code),
                units=len(shares),
                share=percent_text(100 * float(shares[0])),
            )


def at_the_ceiling(past: Past) -> Iterator[Finding]:
    """LNT122: nearly all units have full marks."""
    least = float(past.thresholds.full_marks) / 100
    for code, shares in _scored(past):
        full = int((shares > 1 - _SAME).sum())
        if np.ptp(shares) >= _SAME and full >= least * len(shares) - _SAME:
            yield past.finding(
                "LNT122",
                code,
                title=past.title(code),
                full=full,
                units=len(shares),
                share=percent_text(100 * full / len(shares)),
            )


def against_the_total(past: Past) -> Iterator[Finding]:
    """LNT123: units that do better here do worse elsewhere, and more than chance would have it."""
    for code, found in zip(past.items.codes, past.item_total, strict=True):
        if found.value is None or found.units < past.thresholds.fewest_units:
            continue
        if found.value < 0 and beyond_chance(found):
            yield past.finding(
                "LNT123",
                code,
                title=past.title(code),
                units=found.units,
                correlation=_two(found.value),
            )


def redundant_pairs(past: Past) -> list[Pair]:
    """Return the pairs of items that put units in nearly the same order, the nearest first.

    Of items at which only a few units differ from the rest, no order can be told.
    """
    known, groups = past.items.known, past.items.groups
    varied = [n for n in range(len(past.items.codes)) if _varies(past, known[:, n])]
    found = []
    for first, second in combinations(varied, 2):
        rank = spearman(known[:, first], known[:, second], groups)
        if rank.value is None or rank.units < past.thresholds.fewest_units:
            continue
        if rank.value >= float(past.thresholds.redundant) - _SAME:
            tau = kendall(known[:, first], known[:, second])
            found.append(Pair(past.items.codes[first], past.items.codes[second], rank, tau))
    return sorted(found, key=lambda pair: -(pair.rank.value or 0))


def _varies(past: Past, shares: NDArray[np.float64]) -> bool:
    """Whether enough units stand elsewhere than most of them do."""
    _, counts = np.unique(shares[np.isfinite(shares)].round(12), return_counts=True)
    return bool(2 * (counts.sum() - counts.max(initial=0)) >= past.thresholds.fewest_units)


def say_the_same(past: Past) -> Iterator[Finding]:
    """LNT124: two criteria that put units in nearly the same order."""
    for pair in redundant_pairs(past):
        yield past.finding(
            "LNT124",
            pair.first,
            pair.second,
            first=f"{pair.first} «{past.title(pair.first)}»",
            second=f"{pair.second} «{past.title(pair.second)}»",
            units=pair.rank.units,
            rank=_two(pair.rank.value or 0.0),
            tau=_two(pair.tau.value or 0.0),
        )


def weigh_otherwise(past: Past) -> Iterator[Finding]:
    """LNT125: criteria that decide much more, or much less, than their points say.

    Of those at which units differ; the others have rule 121. A share of the differences is known
    less exactly than a mean, and so takes more units.
    """
    effective = past.effective_weights
    free = len(past.items.units) - len(np.unique(past.items.groups))
    if effective is None or free < _WEIGHTS_TAKE * past.thresholds.fewest_units:
        return
    factor, gap = float(past.thresholds.weight_factor), float(past.thresholds.weight_gap) / 100
    differing = {code for code, shares in _scored(past) if np.ptp(shares) >= _SAME}
    for code, own, real in zip(
        past.items.codes, past.mean_weights.tolist(), effective.items.tolist(), strict=True
    ):
        apart = real >= own * factor or real <= own / factor
        if code in differing and apart and abs(real - own) >= gap:
            yield past.finding(
                "LNT125",
                code,
                title=past.title(code),
                nominal=percent_text(100 * own),
                effective=percent_text(100 * real),
                how=Text("nhiều hơn", "more") if real > own else Text("ít hơn", "less"),
            )


def not_one_thing(past: Past) -> Iterator[Finding]:
    """LNT126: a low alpha of a peer group."""
    for own in past.alphas:
        if own.value is None or own.value >= float(past.thresholds.alpha):
            continue
        better = worst_items(own)
        told = Text("không bỏ riêng tiêu chí nào mà hệ số tăng", "leaving none out alone raises it")
        if better:
            named = list_text(
                [Text(f"{code} ({_two(value).vi})", f"{code} ({_two(value).en})")
                 for code, value in better]
            )  # fmt: skip
            told = Text(f"tăng nhiều nhất nếu bỏ {named.vi}", f"it rises most without {named.en}")
        yield past.finding(
            "LNT126",
            past.scale,
            *(code for code, _ in better),
            group=past.peer_group(own.group),
            units=own.units,
            items=len(own.items),
            alpha=_two(own.value),
            better=told,
        )


def worst_items(own: Alpha, most: int = 3) -> list[tuple[str, float]]:
    """Return the items without which alpha rises visibly, and to what, the largest rise first."""
    pairs = zip(own.items, own.without, strict=True)
    known = [(code, value) for code, value in pairs if value is not None]
    better = [(code, value) for code, value in known if value >= (own.value or 0.0) + _VISIBLE]
    return sorted(better, key=lambda pair: -pair[1])[:most]


def quotas_without_places(past: Past) -> Iterator[Finding]:
    """LNT127: a quota that leaves a peer group no place at all, so small is it."""
    rubric = past.result.bound.rubric
    for position, quota in enumerate(rubric.quotas):
        if quota.scale in (None, past.scale) and past.scale in past.result.classifications:
            closed = [*_closed_groups(past, quota)]
            if closed:
                bands = rubric.classes_of(past.scale)
                title = next(band.title for band in bands if band.code == quota.class_)
                place = rubric.place("quota", position, item=quota.class_)
                details = {
                    "rule": quota_text(quota, title),
                    "title": title,
                    "groups": list_text(closed),
                }
                yield Finding("LNT127", place, (quota.class_,), details)


def _closed_groups(past: Past, quota: Quota) -> Iterator[Text]:
    result, found = past.result, past.result.classifications[past.scale]
    step = next(own for own in found.steps if own.code == f"quota:{quota.class_}")
    units, rubric = result.submissions.units, result.bound.rubric
    peers, standing = cohorts(rubric, units), result.standings[past.scale]
    position = found.classes.index(quota.class_)
    members, _, limit = places(quota, step.before, position, rubric, standing, peers)
    for cohort in np.unique(peers[standing.ranked]).tolist():
        own = peers == cohort
        code = rubric.peer_groups[cohort % len(rubric.peer_groups)].code
        bound = not quota.peer_groups or code in quota.peer_groups
        # Of the class below there may be units another time; then there are places.
        lost = quota.base != "class_below" or bool((members & own).any())
        if bound and lost and limit[own][0] == 0:
            name, size = past.peer_group(cohort), int(own.sum())
            authority = str(units["authority"].to_numpy()[own][0])
            name = f"{name}, {authority}" if authority else name
            yield Text(f"{name} ({size} đơn vị)", f"{name} ({size} units)")


def _scored(past: Past) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """Yield each item with the shares of the units scored there, where they are enough."""
    for column, code in enumerate(past.items.codes):
        shares = past.items.share[past.items.scored[:, column], column]
        if len(shares) >= past.thresholds.fewest_units:
            yield code, shares


def _two(value: float) -> Text:
    return number(Decimal(repr(value)), 2)
