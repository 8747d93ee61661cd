"""Check that codes are unique."""

from collections.abc import Iterator, Sequence

from danvan_scoring.model.commendation import Commendation
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import FormField, Gate, Kind, PeerGroup, Rubric


def check_codes(rubric: Rubric) -> Iterator[Problem]:
    """Yield codes that are used twice where one name must mean one thing."""
    first: dict[tuple[str, str], tuple[str, int]] = {}
    told: set[tuple[str, int]] = set()
    for names, table, position, code in _declared(rubric):
        here = (table, position)
        other = first.setdefault((names, code), here)
        if other != here and here not in told:
            told.add(here)
            place = rubric.place(table, position, "code", item=code)
            yield Problem("RUB121", place, code, {"other": str(rubric.place(*other, item=code))})


def _declared(rubric: Rubric) -> Iterator[tuple[str, str, int, str]]:
    """Yield every code with the set of names to which it belongs, its table and position."""
    tables: dict[str, Sequence[Kind | PeerGroup | FormField | Gate | Commendation]] = {
        "kind": rubric.kinds,
        "peer_group": rubric.peer_groups,
        "field": rubric.form_fields,
        "gate": rubric.gates,
        "commendation": rubric.commendations,
    }
    for table, items in tables.items():
        for position, item in enumerate(items):
            yield table, table, position, item.code
    # Groups and criteria share one set of names: both are nodes of the tree.
    for table, position, node in rubric.nodes():
        yield "node", table, position, node.code
    # A class that names no scale belongs to every one of them.
    for position, band in enumerate(rubric.classes):
        for scale in [band.scale] if band.scale else [scale.code for scale in rubric.scales]:
            yield f"class of {scale}", "class", position, band.code
