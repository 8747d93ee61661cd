"""Check that the kinds, groups and criteria that are named exist."""

from collections.abc import Iterator

from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import Rubric


def check_names(rubric: Rubric) -> list[Problem]:
    """Return kinds that do not exist or have no single peer group, and unknown tie-breaks."""
    return [*_kinds(rubric), *_tie_breaks(rubric)]


def _kinds(rubric: Rubric) -> Iterator[Problem]:
    known = [kind.code for kind in rubric.kinds]
    for table, position, key, code, kinds in _named_kinds(rubric):
        for kind in kinds:
            if kind not in known:
                place = rubric.place(table, position, key, item=code)
                yield Problem("RUB122", place, kind, suggestion=nearest(kind, known))
    for position, own in enumerate(rubric.kinds):
        homes = [group.code for group in rubric.peer_groups if own.code in group.kinds]
        if len(homes) != 1:
            place = rubric.place("kind", position, item=own.code)
            yield Problem("RUB123", place, ", ".join(homes), {"kind": own.code})


def _named_kinds(rubric: Rubric) -> Iterator[tuple[str, int, str, str, tuple[str, ...]]]:
    """Yield every place that names kinds: table, position, key, code and the kinds."""
    for n, peers in enumerate(rubric.peer_groups):
        yield "peer_group", n, "kinds", peers.code, peers.kinds
    for n, group in enumerate(rubric.groups):
        yield "group", n, "applies_to", group.code, group.applies_to
    for n, line in enumerate(rubric.criteria):
        yield "criterion", n, "applies_to", line.code, line.applies_to
    for n, gate in enumerate(rubric.gates):
        yield "gate", n, "applies_to", gate.code, gate.applies_to


def _tie_breaks(rubric: Rubric) -> Iterator[Problem]:
    nodes = [item.code for _, _, item in rubric.nodes()]
    for code in rubric.ranking.tie_breaks:
        if code not in nodes:
            place = rubric.place("ranking", "tie_breaks", item="tie_breaks")
            yield Problem("RUB124", place, code, suggestion=nearest(code, nodes))
