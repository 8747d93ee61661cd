"""Check the rules of commendation: that their scale and classes exist."""

from collections.abc import Iterator

from danvan_scoring.model.commendation import Commendation
from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import Rubric


def check_commendations(rubric: Rubric) -> Iterator[Problem]:
    """Yield what the rules name and the rubric lacks."""
    scales = [scale.code for scale in rubric.scales]
    for position, rule in enumerate(rubric.commendations):
        if rule.scale is not None and rule.scale not in scales:
            place = rubric.place("commendation", position, "scale", item=rule.code)
            yield Problem("RUB161", place, rule.scale, suggestion=nearest(rule.scale, scales))
        else:
            yield from _classes(rubric, position, rule, rule.scale or next(iter(scales), ""))


def _classes(rubric: Rubric, position: int, rule: Commendation, scale: str) -> Iterator[Problem]:
    known = [band.code for band in rubric.classes_of(scale)]
    for code in rule.classes:
        if code not in known:
            place = rubric.place("commendation", position, "classes", item=rule.code)
            yield Problem("RUB174", place, code, suggestion=nearest(code, known))
