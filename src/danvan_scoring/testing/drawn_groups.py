"""Groups of a rubric that hypothesis makes, with their criteria, fields and conditions."""

from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st

EFFECTS = st.sampled_from(["zero", "full", "leave_out", "block"])
"""What a state may do to the parent."""

_MEANS = ("weighted_mean", "geometric_mean", "minimum")
_WEIGHTED = ("weighted_mean", "geometric_mean")
_SUMS = ("sum", "best")
Table = dict[str, Any]


class Drawing(NamedTuple):
    """Tables of a rubric, as `tomllib` would read them but for tuples."""

    groups: tuple[Table, ...]
    lines: tuple[Table, ...]
    fields: tuple[Table, ...]


@st.composite
def groups(draw: st.DrawFn, decimals: int, *, conditional: bool) -> Drawing:
    """Draw one to three groups `G0`, `G1`, … below a scale `T`; the first is a base group.

    Args:
        draw: passed by hypothesis.
        decimals: of the rubric; points for each have no more.
        conditional: whether groups and lines may apply only where a fact holds.
    """
    drawn = Drawing((), (), ())
    for position in range(draw(st.integers(1, 3))):
        kinds = ["base", "base", "base", "bonus", "penalty"] if position else ["base"]
        kind = draw(st.sampled_from(kinds))
        how = draw(st.sampled_from(["sum", *_MEANS, "best"] if kind == "base" else _SUMS))
        count = draw(st.integers(1, 4))
        code = f"G{position}"
        group = {
            "code": code,
            "title": f"Nhóm {code}",
            "group": "T",
            "kind": kind,
            "combine": how,
            **draw(_policies(kind, how, count)),
        }
        if conditional and position and draw(st.integers(0, 2)) == 0:
            nodes = [f"G{position - 1}", drawn.lines[0]["code"]]
            group["applies_when"] = draw(_conditions(nodes, []))
        own: list[Table] = []
        for number in range(1, count + 1):
            line, fields = draw(_lines(f"{code}.{number}", group, decimals))
            drawn = drawn._replace(fields=(*drawn.fields, *fields))
            first = [*drawn.lines, *own][:1]
            if conditional and first and draw(st.integers(0, 4)) == 0:
                numbers = [field["code"] for field in drawn.fields if field["type"] == "number"]
                line["applies_when"] = draw(_conditions([first[0]["code"]], numbers))
            own.append(line)
        if kind == "base" and how in _SUMS:
            maxima = sorted(line["max"] for line in own)
            group["max"] = sum(maxima[-group.get("best", count) :])
        drawn = drawn._replace(groups=(*drawn.groups, group), lines=(*drawn.lines, *own))
    return drawn


@st.composite
def _policies(draw: st.DrawFn, kind: str, how: str, count: int) -> Table:
    """What else a group of this kind and combination may say."""
    said: Table = {}
    if kind != "base":
        said["max"] = draw(st.none() | st.integers(1, 5))
    elif how != "best":
        said["coverage"] = draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)]))
    if how in _MEANS:
        said["max"] = draw(st.integers(8, 30))
    if how == "best":
        said["best"] = draw(st.integers(1, count))
    if draw(st.booleans()):
        said["applies_to"] = ("thon",)
    return said


@st.composite
def _lines(
    draw: st.DrawFn, code: str, group: Table, decimals: int
) -> tuple[Table, tuple[Table, ...]]:
    """One criterion of a group, and the fields that it reads."""
    rule = draw(st.sampled_from(["ratio", "count", "deduction", "yes_no"]))
    filled_by = draw(st.sampled_from(["unit", "unit", "council"]))
    params: Table = {"field": f"{code}.x"}
    fields = [_field(f"{code}.x", "yes_no" if rule == "yes_no" else "number", filled_by)]
    if rule == "ratio":
        params = {"done": f"{code}.d", "planned": f"{code}.p"}
        fields = [_field(f"{code}.d", "number", filled_by), _field(f"{code}.p", "number", "unit")]
    elif rule != "yes_no":
        params["each"] = Decimal(draw(st.integers(1, 300))).scaleb(-min(decimals, 2))
    tenths = min(decimals, 1)
    line = {
        "code": code,
        "title": f"Tiêu chí {code}",
        "group": group["code"],
        "max": Decimal(draw(st.integers(8 * 10**tenths, 40 * 10**tenths))).scaleb(-tenths),
        "uses": f"builtin/{rule}@1",
        "params": params,
        "states": draw(st.fixed_dictionaries({}, optional={"missing": EFFECTS})),
        "weight": draw(st.integers(1, 3)) if group["combine"] in _WEIGHTED else 1,
    }
    return line, tuple(fields)


def _field(code: str, kind: str, filled_by: str) -> Table:
    return {"code": code, "title": f"Chỉ tiêu {code}", "type": kind, "filled_by": filled_by}


@st.composite
def _conditions(draw: st.DrawFn, nodes: list[str], numbers: list[str]) -> Table:
    """A condition on one of the nodes, or on one of the number fields."""
    value = Decimal(draw(st.integers(0, 10)))
    compare = draw(st.sampled_from(["<", "<=", "=", "!=", ">=", ">"]))
    subjects = ["field"] * bool(numbers) + ["points_of", "percent_of", "status_of"]
    subject = draw(st.sampled_from(subjects))
    if subject == "field":
        return {"field": draw(st.sampled_from(numbers)), "is": compare, "value": value}
    node = draw(st.sampled_from(nodes))
    if subject == "status_of":
        states = st.sampled_from(["scored", "missing", "not_applicable", "withheld"])
        return {subject: node, "is": draw(st.sampled_from(["=", "!="])), "value": draw(states)}
    return {subject: node, "is": compare, "value": value * (10 if subject == "percent_of" else 1)}
