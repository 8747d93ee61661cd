"""Check gates and quotas: their conditions, and that their classes exist."""

from collections.abc import Iterator

from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import Gate, Quota, Rubric
from danvan_scoring.stages.check_conditions import check_condition


def check_gates(rubric: Rubric) -> list[Problem]:
    """Return gates and quotas that cannot be applied."""
    return [
        *(p for n, gate in enumerate(rubric.gates) for p in _gate(rubric, n, gate)),
        *(p for n, quota in enumerate(rubric.quotas) for p in _quota(rubric, n, quota)),
    ]


def _gate(rubric: Rubric, position: int, gate: Gate) -> Iterator[Problem]:
    yield from check_condition(rubric, ("gate", position, "when"), gate.code, gate.when)
    yield from _class(rubric, "gate", position, gate)
    if gate.effect == "cap" and gate.class_ is None:
        yield Problem("RUB175", rubric.place("gate", position, item=gate.code))


def _quota(rubric: Rubric, position: int, quota: Quota) -> Iterator[Problem]:
    place = rubric.place("quota", position, item=quota.class_)
    if (quota.percent is None) == (quota.count is None):
        yield Problem("RUB176", place)
    if quota.counted == "after" and (quota.percent is None or quota.base != "class_below"):
        yield Problem("RUB179", place)
    yield from _class(rubric, "quota", position, quota)
    for scale in [quota.scale] if quota.scale else [s.code for s in rubric.scales]:
        bands = rubric.classes_of(scale)
        if bands and bands[-1].code == quota.class_:
            yield Problem("RUB177", place, quota.class_)
    groups = [group.code for group in rubric.peer_groups]
    for code in quota.peer_groups:
        if code not in groups:
            place = rubric.place("quota", position, "peer_groups", item=quota.class_)
            yield Problem("RUB178", place, code, suggestion=nearest(code, groups))


def _class(rubric: Rubric, table: str, position: int, item: Gate | Quota) -> Iterator[Problem]:
    """Check that the class, and the scale, that a gate or quota names exist."""
    scales = [scale.code for scale in rubric.scales]
    if item.scale is not None and item.scale not in scales:
        place = rubric.place(table, position, "scale", item=item.scale)
        yield Problem("RUB161", place, item.scale, suggestion=nearest(item.scale, scales))
        return
    if item.class_ is None:
        return
    # A scale without classes is left alone by gates and quotas of all scales.
    own = [scale for scale in scales if rubric.classes_of(scale)] or scales[:1]
    for scale in [item.scale] if item.scale else own:
        known = [band.code for band in rubric.classes_of(scale)]
        if item.class_ not in known:
            place = rubric.place(table, position, "class", item=item.class_)
            yield Problem("RUB174", place, item.class_, suggestion=nearest(item.class_, known))
