"""Check that classes cover all totals, without overlap, and can all be reached."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import ClassBand, Group, Rubric
from danvan_scoring.stages.reach import groups_below, reach_of


def check_classes(rubric: Rubric) -> list[Problem]:
    """Return overlaps, holes, classes that no unit can reach, and classes of unknown scales."""
    scales = [scale.code for scale in rubric.scales]
    problems = [
        Problem(
            "RUB161",
            rubric.place("class", n, "scale", item=band.code),
            band.scale,
            suggestion=nearest(band.scale, scales),
        )
        for n, band in enumerate(rubric.classes)
        if band.scale is not None and band.scale not in scales
    ]
    for scale in rubric.scales:
        bands = rubric.classes_of(scale.code)
        if bands:
            problems += _order(rubric, bands)
            problems += _check_bands(rubric, scale, bands)
    return problems


def _order(rubric: Rubric, bands: tuple[ClassBand, ...]) -> Iterator[Problem]:
    """Find cut-offs that stand in another order than the classes: one of them is mistyped."""
    written = [band for band in rubric.classes if band in bands]
    for above, band in pairwise(written):
        if above.from_ < band.from_:
            place = rubric.place("class", rubric.classes.index(band), "from", item=band.code)
            details = {"other": above.code, "most": above.from_}
            yield Problem("RUB167", place, str(band.from_), details)


def _check_bands(rubric: Rubric, scale: Group, bands: tuple[ClassBand, ...]) -> Iterator[Problem]:
    least, most = _measured(rubric, scale)
    for above, band in zip((None, *bands), bands, strict=False):
        place = rubric.place("class", rubric.classes.index(band), item=band.code)
        if above is not None and above.from_ == band.from_:
            yield Problem("RUB162", place, str(band.from_), {"other": above.code})
        elif band.below is not None and (above is None or band.below != above.from_):
            code = "RUB162" if above is not None and band.below > above.from_ else "RUB163"
            other = above.code if above is not None else scale.code
            yield Problem(code, place, str(band.below), {"other": other})
        if band.from_ > most:
            yield Problem("RUB164", place, str(band.from_), {"most": most})
    if least < 0 and rubric.ranking.by == "percent":
        scale_at = rubric.place("group", rubric.groups.index(scale), item=scale.code)
        yield Problem("RUB166", scale_at)
        return
    lowest = bands[-1]
    if lowest.from_ > least:
        place = rubric.place("class", rubric.classes.index(lowest), "from", item=lowest.code)
        yield Problem("RUB165", place, str(lowest.from_), {"least": least})


def _measured(rubric: Rubric, scale: Group) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value that classes of a scale are compared with."""
    reach = reach_of(rubric, scale)
    if rubric.ranking.by == "points":
        return reach.low, reach.high
    # Bonus and penalty weigh more for a unit to which little applies: no bound can be told.
    most = Decimal("Infinity") if _has(rubric, scale, "bonus") else Decimal(100)
    return min(reach.low, Decimal(0)), most


def _has(rubric: Rubric, scale: Group, kind: str) -> bool:
    below = groups_below(rubric, scale)
    return any(group.kind == kind or _has(rubric, group, kind) for group in below)
