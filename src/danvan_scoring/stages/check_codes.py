"""Check that codes are unique, and that what is named exists."""

from collections.abc import Iterator, Sequence

from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rounding import MOST_STEPS
from danvan_scoring.model.rubric import FormField, Rubric


def check_codes(rubric: Rubric) -> list[Problem]:
    """Return duplicates, unknown names, and fields that contradict themselves."""
    return [
        *_duplicates(rubric),
        *_kinds(rubric),
        *_tie_breaks(rubric),
        *(p for n, field in enumerate(rubric.form_fields) for p in _field(rubric, n, field)),
        *_dates(rubric),
    ]


def _duplicates(rubric: Rubric) -> Iterator[Problem]:
    tables: dict[str, Sequence[tuple[str, int, str]]] = {
        "kind": [("kind", n, item.code) for n, item in enumerate(rubric.kinds)],
        "peer_group": [("peer_group", n, item.code) for n, item in enumerate(rubric.peer_groups)],
        "field": [("field", n, item.code) for n, item in enumerate(rubric.form_fields)],
        # Groups and criteria share one set of names: both are nodes of the tree.
        "node": [(table, n, item.code) for table, n, item in rubric.nodes()],
        "class": [
            ("class", n, f"{item.scale or ''}/{item.code}") for n, item in enumerate(rubric.classes)
        ],
        "gate": [("gate", n, item.code) for n, item in enumerate(rubric.gates)],
    }
    for rows in tables.values():
        first: dict[str, tuple[str, int]] = {}
        for table, position, key in rows:
            code = key.rpartition("/")[2]
            if key in first:
                other = rubric.place(*first[key], item=code)
                place = rubric.place(table, position, "code", item=code)
                yield Problem("RUB121", place, code, {"other": str(other)})
            else:
                first[key] = (table, position)


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


def _field(rubric: Rubric, position: int, field: FormField) -> Iterator[Problem]:
    low, high = field.minimum, field.maximum
    if low is not None and high is not None and low > high:
        place = rubric.place("field", position, "minimum", item=field.code)
        yield Problem("RUB125", place, f"{low} > {high}")
    if (field.type == "choice") != bool(field.choices):
        place = rubric.place("field", position, "choices", item=field.code)
        yield Problem("RUB126", place, field.type)
    if field.type in ("number", "integer"):
        decimals = 0 if field.type == "integer" else field.decimals
        for key, bound in (("minimum", low), ("maximum", high)):
            if bound is not None and abs(bound).scaleb(decimals) > MOST_STEPS:
                place = rubric.place("field", position, key, item=field.code)
                yield Problem("RUB127", place, str(bound), {"decimals": decimals})


def _dates(rubric: Rubric) -> Iterator[Problem]:
    begin, end = rubric.effective_from, rubric.effective_to
    if begin and end and begin > end:
        place = rubric.place("effective_to", item="effective_to")
        yield Problem("RUB128", place, end.isoformat(), {"begin": begin.isoformat()})
