"""Small periods for the search of ways, and the answer by trying every combination of facts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from builders import group, line, rubric, submissions
from hypothesis import strategies as st

from danvan_scoring.analysis.worlds import by_world, worlds
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.result import Result
from danvan_scoring.model.rounding import round_to_units
from danvan_scoring.model.status import Status
from danvan_scoring.stages.score import score
from danvan_scoring.stages.settle import settle

AS_OF = date(2025, 12, 5)
EVALUATOR = Evaluator()
_MOST = 600
_EFFECTS = st.sampled_from(["zero", "leave_out", "full", "block"])


class Period(NamedTuple):
    """A result, the unit that is asked about, and the values that each of its facts may take."""

    result: Result
    row: int
    domains: dict[str, list[float]]


class Least(NamedTuple):
    """The least costs of reaching a class."""

    by_criteria: tuple[int, int]
    by_points: tuple[int, int]
    by_effort: float


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a rubric of two to five lines, three to five units, and one of them."""
    fields: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    groups = _groups(draw)
    for number in range(draw(st.integers(max(2, len(groups)), 5))):
        home = groups[number] if number < len(groups) else draw(st.sampled_from(groups))
        own, more = _line(draw, f"L{number}", home)
        lines.append(own)
        fields += more
    fields.append(_field("g.yes", type="yes_no"))
    fields.append(_field("g.count", maximum=2))
    fields.append(_field("form.sent", maximum=1))
    groups = [_with_maximum(own, lines) for own in groups]
    base = [own for own in groups if own["kind"] == "base"]
    scale = group(
        "T", None, max=sum(own["max"] for own in base), floor=draw(st.sampled_from([None, 0]))
    )
    by = draw(st.sampled_from(["points", "percent"]))
    if by == "percent":
        scale["floor"] = 0
    if draw(st.integers(0, 3)) == 0:
        scale["ceiling"] = scale["max"]
    whole = 100 if by == "percent" else int(scale["max"])
    own = rubric(
        kind=[{"code": "thon", "title": "Thôn"}],
        peer_group=[{"code": "K1", "title": "Khối", "kinds": ["thon"]}],
        states={
            state.key: draw(_EFFECTS) for state in Status if Status.SCORED < state < Status.ERROR
        },
        field=fields,
        group=[scale, *groups],
        criterion=lines,
        rounding={
            "decimals": draw(st.integers(0, 2)),
            "mode": draw(st.sampled_from(["half_up", "half_even"])),
            "at": draw(st.sampled_from(["criterion", "criterion", "group", "total"])),
        },
        ranking={
            "by": by,
            "decimals": draw(st.sampled_from([None, 0, 1])),
            "tie_breaks": draw(st.sampled_from([[], ["G0"], [lines[0]["code"]], ["G0", "L1"]])),
        },
        **{
            "class": [
                {"code": code, "title": f"Mức {code}", "from": start}
                for code, start in zip(
                    "ABCD", (whole * 3 // 4, whole // 2, whole // 4, -1000), strict=True
                )
            ],
            "gate": [
                _gate(draw, f"K{n}", lines, groups, fields) for n in range(draw(st.integers(0, 2)))
            ],
            "quota": [_quota(draw, code) for code in draw(st.sampled_from(["", "A", "B", "AB"]))],
        },
    )
    count = draw(st.integers(3, 5))
    cells = [{each.code: _cell(draw, each) for each in own.form_fields} for _ in range(count)]
    cells = [{**own, "form.sent": 1} for own in cells]
    sent = submissions(own, cells, ["thon"] * count)
    result = EVALUATOR.evaluate(own, sent, as_of=AS_OF)
    row = draw(st.integers(0, count - 1))
    return Period(result, row, _domains(result, row))


def least_by_force(period: Period, wanted: int) -> Least | None:
    """Try every combination; None if no one leads to the class or a better one."""
    result, row = period.result, period.row
    codes = [*period.domains]
    rows = [*product(*period.domains.values())]
    tried = worlds(result.submissions, len(rows))
    size = len(result.submissions.units)
    at = np.arange(len(rows)) * size + row
    values = tried.values.copy()
    for position, code in enumerate(codes):
        column = values[code].to_numpy(copy=True)
        column[at] = [own[position] for own in rows]
        values[code] = column
    names = pd.Index([f"w{n}" for n in range(len(values))])
    tried = replace(tried, values=values.set_axis(names), units=tried.units.set_axis(names))
    settled = settle(result.bound, tried, AS_OF)
    final = by_world(settled.classifications["T"].final, len(rows))[:, row]
    good = np.flatnonzero((final >= 0) & (final <= wanted))
    if not len(good):
        return None
    costs = _costs(result.bound, tried, at, codes, rows)
    of_good = [costs[number] for number in good.tolist()]
    return Least(
        min((criteria, points) for criteria, points, _ in of_good),
        min((points, criteria) for criteria, points, _ in of_good),
        min(effort for _, _, effort in of_good),
    )


def _costs(
    bound: BoundRubric, tried: Any, at: np.ndarray, codes: list[str], rows: list[tuple[float, ...]]
) -> list[tuple[int, int, float]]:
    """Criteria, points and effort of every combination; the first changes nothing."""
    rounding = bound.rubric.rounding
    keys: dict[str, list[tuple[int, float]]] = {}
    points: dict[str, list[int]] = {}
    for leaf in score(bound, tried, AS_OF):
        own = leaf.points[at]
        shown = round_to_units(own, rounding.decimals, rounding.mode)
        raw = shown if rounding.at == "criterion" else np.round(own, 9)
        keys[leaf.code] = [*zip(leaf.status[at].tolist(), raw.tolist(), strict=True)]
        points[leaf.code] = shown.tolist()
    efforts = {field.code: field.effort for field in bound.rubric.form_fields}
    found = []
    for number, values in enumerate(rows):
        altered = {code for code, own in keys.items() if own[number] != own[0]}
        changed = [
            position
            for position, (now, then) in enumerate(zip(rows[0], values, strict=True))
            if now != then and not (np.isnan(now) and np.isnan(then))
        ]
        alone = [
            position
            for position in changed
            if not any(codes[position] in bound.criteria[code].read for code in altered)
        ]
        gained = sum(abs(own[number] - own[0]) for own in points.values())
        effort = 0.0
        for position in changed:
            now = rows[0][position]
            apart = abs(values[position] - (0.0 if np.isnan(now) else now))
            if bound.rubric.form_fields and codes[position].endswith(".yes"):
                apart = 1.0
            given = efforts[codes[position]]
            effort += apart * float(1 if given is None else given)
        found.append((len(altered) + len(alone), gained, effort))
    return found


def _domains(result: Result, row: int) -> dict[str, list[float]]:
    """The values that a better result may have; what the unit has now stands first."""
    found = {}
    gated = {code for gate in result.bound.rubric.gates for code in gate.when.fields}
    penalties = {own.code for own in result.bound.rubric.groups if own.kind == "penalty"}
    for field in result.bound.rubric.form_fields:
        now = float(result.submissions.values[field.code].iloc[row])
        kind = field.code.rpartition(".")[2]
        readers = [own for own in result.bound.criteria.values() if field.code in own.read]
        if kind in ("planned", "sent") or (not readers and field.code not in gated):
            continue
        most = 1 if field.type == "yes_no" else int(field.maximum or 0)
        possible = [float(own) for own in range(most + 1)]
        if kind in ("count", "done") and readers and not np.isnan(now):
            (own,) = readers
            planned = np.nan
            if kind == "done":
                planned = result.submissions.values[f"{own.line.code}.planned"].iloc[row]
            if not now > planned:  # else it is an error, which may be mended either way
                falls = (own.line.uses == "builtin/deduction@1") != (own.line.group in penalties)
                possible = [own for own in possible if (own <= now if falls else own >= now)]
        if field.type == "yes_no" and readers and field.code not in gated:
            possible = [0.0 if readers[0].line.group in penalties else 1.0]
        found[field.code] = [now, *(own for own in possible if own != now)]
    return found


def _groups(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for number in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["base", "base", "bonus", "penalty"])) if number else "base"
        own = group(f"G{number}", kind=kind)
        if kind == "base":
            own["combine"] = draw(
                st.sampled_from(
                    ["sum", "sum", "best", "weighted_mean", "minimum", "geometric_mean"]
                )
            )
            own["coverage"] = draw(st.sampled_from([Decimal(0), Decimal(0), Decimal("0.5")]))
            if own["combine"] == "best":
                own["coverage"] = Decimal(0)
        else:
            own["combine"] = draw(st.sampled_from(["sum", "best"]))
            own["max"] = draw(st.sampled_from([None, 2, 3]))
        if own["combine"] == "best":
            own["best"] = 1
        if number and draw(st.integers(0, 4)) == 0:
            share = draw(st.sampled_from([30, 60]))
            own["applies_when"] = {"percent_of": "G0", "is": ">=", "value": share}
        found.append(own)
    return found


def _with_maximum(own: dict[str, Any], lines: list[dict[str, Any]]) -> dict[str, Any]:
    maxima = [each["max"] for each in lines if each["group"] == own["code"]]
    if own["kind"] != "base":
        return {key: value for key, value in own.items() if value is not None}
    if own["combine"] == "sum":
        return {**own, "max": sum(maxima)}
    if own["combine"] == "best":
        return {**own, "max": max(maxima)}
    return {**own, "max": 8}


def _line(
    draw: st.DrawFn, code: str, home: dict[str, Any]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    rule = draw(st.sampled_from(["count", "deduction", "yes_no", "ratio", "checklist"]))
    most = draw(st.integers(1, 3))
    effort = {} if draw(st.booleans()) else {"effort": draw(st.integers(0, 3))}
    points = draw(st.integers(4, 8))
    if rule == "yes_no":
        params: dict[str, Any] = {"field": f"{code}.yes"}
        fields = [_field(f"{code}.yes", type="yes_no", **effort)]
    elif rule == "checklist":
        first = draw(st.integers(1, points - 1))
        params = {
            "items": [
                {"field": f"{code}.a.yes", "points": first},
                {"field": f"{code}.b.yes", "points": points - first},
            ]
        }
        fields = [_field(f"{code}.{own}.yes", type="yes_no", **effort) for own in "ab"]
    elif rule == "ratio":
        params = {"done": f"{code}.done", "planned": f"{code}.planned", "over": "error"}
        fields = [
            _field(f"{code}.done", maximum=most, **effort),
            _field(f"{code}.planned", maximum=3),
        ]
    else:
        params = {"field": f"{code}.count", "each": draw(st.sampled_from([1, 2]))}
        fields = [_field(f"{code}.count", maximum=most, **effort)]
    own = line(code, points, rule, home["code"], params=params)
    if home.get("combine") in ("weighted_mean", "geometric_mean"):
        own["weight"] = draw(st.integers(1, 2))
    if draw(st.integers(0, 5)) == 0 and code != "L0":
        own["applies_when"] = {"points_of": "L0", "is": ">=", "value": 2}
    return own, fields


def _field(code: str, **more: Any) -> dict[str, Any]:
    given = {"type": "integer", "minimum": 0, **more}
    if given["type"] == "yes_no":
        del given["minimum"]
    return {"code": code, "title": f"Chỉ tiêu {code}", **given}


def _gate(
    draw: st.DrawFn,
    code: str,
    lines: list[dict[str, Any]],
    groups: list[dict[str, Any]],
    fields: list[dict[str, Any]],
) -> dict[str, Any]:
    effect = draw(st.sampled_from(["cap", "lower", "bar"]))
    own: dict[str, Any] = {
        "code": code,
        "title": f"Điều kiện {code}",
        "effect": effect,
        "unknown": draw(st.sampled_from(["holds", "does_not_hold", "undecided"])),
    }
    if effect == "cap":
        own["class"] = draw(st.sampled_from("BCD"))
    facts = [_fact(draw, lines, groups, fields) for _ in range(draw(st.integers(1, 2)))]
    own["when"] = facts[0] if len(facts) == 1 else {draw(st.sampled_from(["all", "any"])): facts}
    return own


def _fact(
    draw: st.DrawFn,
    lines: list[dict[str, Any]],
    groups: list[dict[str, Any]],
    fields: list[dict[str, Any]],
) -> dict[str, Any]:
    what = draw(st.sampled_from(["yes", "count", "points", "percent", "status"]))
    compare = draw(st.sampled_from(["<", "<=", "=", "!=", ">=", ">"]))
    codes = [*(own["code"] for own in lines), *(own["code"] for own in groups)]
    node = draw(st.sampled_from(codes))
    if what == "yes":
        answers = [own["code"] for own in fields if own["type"] == "yes_no"]
        return {"field": draw(st.sampled_from(answers)), "is": "=", "value": draw(st.booleans())}
    if what == "count":
        return {"field": "g.count", "is": compare, "value": draw(st.integers(0, 2))}
    if what == "points":
        return {"points_of": node, "is": compare, "value": draw(st.integers(0, 5))}
    if what == "percent":
        return {"percent_of": node, "is": compare, "value": draw(st.sampled_from([30, 50, 80]))}
    return {"status_of": node, "is": "=", "value": draw(st.sampled_from(["scored", "missing"]))}


def _quota(draw: st.DrawFn, code: str) -> dict[str, Any]:
    own: dict[str, Any] = {"class": code, "ties": draw(st.sampled_from(["exclude", "admit"]))}
    if draw(st.booleans()):
        return {**own, "count": draw(st.integers(0, 2))}
    return {
        **own,
        "percent": draw(st.sampled_from([20, 40])),
        "base": draw(st.sampled_from(["units", "classified", "class_below"])),
        "round": draw(st.sampled_from(["down", "up", "nearest"])),
    }


def _cell(draw: st.DrawFn, field: Any) -> int | None:
    if draw(st.integers(0, 11)) == 0:
        return None
    most = 1 if field.type == "yes_no" else int(field.maximum)
    return draw(st.integers(0, most))
