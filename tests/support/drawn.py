"""Random rubrics and periods, with every policy of the language, thirds and halves in plenty."""

from decimal import Decimal
from typing import Any

from builders import group, line, number, rubric
from hypothesis import strategies as st
from reference import Unit

from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.status import Status

EFFECTS = st.sampled_from(["zero", "full", "leave_out", "block"])
# Small whole numbers over small whole numbers: thirds, sevenths, and x.xx5 in plenty.
COUNTS = st.integers(0, 12).map(Decimal)
HUNDREDTHS = st.integers(0, 1200).map(lambda n: Decimal(n) / 100)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Draw a rubric of up to three levels with every policy that the language has."""
    decimals = draw(st.integers(0, 3))
    groups = [group("T", None)]
    lines: list[dict[str, Any]] = []
    fields: list[dict[str, Any]] = []
    for position in range(draw(st.integers(1, 3))):
        kind = (
            draw(st.sampled_from(["base", "base", "base", "bonus", "penalty"]))
            if position
            else "base"
        )
        how = draw(st.sampled_from(["sum", "weighted_mean", "geometric_mean", "minimum"]))
        code = f"G{position}"
        more: dict[str, Any] = {"kind": kind}
        if kind == "base":
            more["combine"] = how
            more["coverage"] = draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)]))
            if how != "sum":
                more["max"] = draw(st.integers(8, 30))
        else:
            more["max"] = draw(st.none() | st.integers(1, 5))
        if draw(st.booleans()):
            more["applies_to"] = ["thon"]
        groups.append(group(code, "T", **more))
        for number_ in range(draw(st.integers(1, 4))):
            leaf = f"{code}.{number_}"
            rule = draw(st.sampled_from(["ratio", "count", "deduction", "yes_no"]))
            filled_by = draw(st.sampled_from(["unit", "unit", "council"]))
            params: dict[str, Any]
            if rule == "ratio":
                params = {"done": f"{leaf}.d", "planned": f"{leaf}.p"}
                fields += [number(f"{leaf}.d", filled_by=filled_by), number(f"{leaf}.p")]
            elif rule == "yes_no":
                params = {"field": f"{leaf}.x"}
                fields.append(
                    {"code": f"{leaf}.x", "title": leaf, "type": "yes_no", "filled_by": filled_by}
                )
            else:
                each = Decimal(draw(st.integers(1, 300))).scaleb(-min(decimals, 2))
                params = {"field": f"{leaf}.x", "each": each}
                fields.append(number(f"{leaf}.x", filled_by=filled_by))
            tenths = min(decimals, 1)
            maximum = Decimal(draw(st.integers(8 * 10**tenths, 40 * 10**tenths))).scaleb(-tenths)
            states = draw(st.fixed_dictionaries({}, optional={"missing": EFFECTS}))
            mean = kind == "base" and how in ("weighted_mean", "geometric_mean")
            weight = draw(st.integers(1, 3)) if mean else 1
            lines.append(
                line(leaf, maximum, rule, code, params=params, states=states, weight=weight)
            )
    states = {state.key: draw(EFFECTS) for state in Status if 0 < state < Status.ERROR}
    for own in groups[1:]:
        if own["kind"] == "base" and own["combine"] == "sum":
            own["max"] = sum(item["max"] for item in lines if item["group"] == own["code"])
    total = sum(own["max"] for own in groups[1:] if own["kind"] == "base")
    by = draw(st.sampled_from(["points", "percent"]))
    whole = 100 if by == "percent" else int(total)
    groups[0] |= {
        "max": total,
        # Percentages of what applies need a floor where penalties can outweigh the rest.
        "floor": Decimal(0) if by == "percent" else draw(st.none() | st.just(Decimal(0))),
        "ceiling": draw(st.none() | st.just(Decimal(100))),
    }
    return rubric(
        group=groups,
        criterion=lines,
        field=fields,
        states=states,
        rounding={
            "decimals": decimals,
            "mode": draw(st.sampled_from(["half_up", "half_even"])),
            "at": draw(st.sampled_from(["criterion", "group", "total"])),
        },
        ranking={
            "by": by,
            "tie_breaks": draw(st.sampled_from([[], ["G0"], [lines[0]["code"]]])),
        },
        **{
            "class": [
                {"code": "A", "title": "Tốt", "from": whole // 2},
                {"code": "B", "title": "Khá", "from": whole // 4},
                {"code": "C", "title": "Yếu", "from": -1000},
            ]
        },
    )


@st.composite
def periods(draw: st.DrawFn) -> tuple[Rubric, list[Unit]]:
    """Draw a rubric and up to six units that filled in some of its fields."""
    drawn = draw(rubrics())
    units = []
    for _ in range(draw(st.integers(1, 6))):
        cells = {}
        for field in drawn.form_fields:
            if draw(st.integers(0, 9)) == 0:
                continue
            cells[field.code] = draw(
                st.integers(0, 1).map(Decimal) if field.type == "yes_no" else COUNTS | HUNDREDTHS
            )
        units.append(Unit(draw(st.sampled_from(["thon", "phong"])), cells))
    return drawn, units
