"""Commend: whom a stated rule proposes for commendation (biểu dương), and why not the others.

Nothing is left out on the quiet: for every unit and condition there is a sentence, and a condition
that cannot be told is neither held nor failed.
"""

from collections.abc import Callable

from danvan_scoring.model.commendation import Check, Commendation, Commended, Requirement
from danvan_scoring.model.register import IN_EFFECT, ModelState
from danvan_scoring.model.result import Compliance, Result
from danvan_scoring.model.standing import NOT_ELIGIBLE
from danvan_scoring.model.text import Text
from danvan_scoring.stages.class_path import NOT_ELIGIBLE_TEXT
from danvan_scoring.stages.models import model_counts
from danvan_scoring.stages.posts import post_counts

_NO_TOTAL = Text("chưa có tổng điểm", "there is no total")
_NO_PLAN = Text(
    "kỳ chấm không có kế hoạch nên không rõ báo cáo đúng hạn",
    "the period has no plan, so nobody can tell whether reports were in time",
)


def commend(result: Result, compliance: Compliance | None) -> tuple[Commended, ...]:
    """Hold every unit against every rule of the rubric.

    Args:
        result: ranked and classified.
        compliance: with the plan, for reports and the time of posts; None without one.
    """
    units = result.submissions.units.index
    return tuple(
        Commended(rule, scale, str(unit), checks)
        for rule in result.bound.rubric.commendations
        for scale in [rule.scale or result.bound.rubric.scales[0].code]
        for unit, checks in zip(units, _checks(result, compliance, rule, scale), strict=True)
    )


def _checks(
    result: Result, compliance: Compliance | None, rule: Commendation, scale: str
) -> list[tuple[Check, ...]]:
    """Return the checks of one rule, unit by unit."""
    rows = range(len(result.submissions.units))
    columns: list[list[Check]] = []
    if rule.classes:
        columns.append([_class(result, rule, scale, row) for row in rows])
    if rule.top is not None:
        columns.append([_rank(result, rule.top, scale, row) for row in rows])
    for required in rule.requires:
        check = _required(result, compliance, required, scale)
        columns.append([check(row) for row in rows])
    return [tuple(column[row] for column in columns) for row in rows]


def _class(result: Result, rule: Commendation, scale: str, row: int) -> Check:
    found = result.classifications[scale]
    position = int(found.final[row])
    if position == NOT_ELIGIBLE:
        return Check(holds=False, text=NOT_ELIGIBLE_TEXT)
    if not result.standings[scale].ranked[row]:
        return Check(holds=None, text=_NO_TOTAL)
    titles = {band.code: band.title for band in result.bound.rubric.classes_of(scale)}
    own = titles[found.classes[position]]
    if found.classes[position] in rule.classes:
        return Check(holds=True, text=Text(f"xếp loại {own}", f"class {own}"))
    wanted = [titles[code] for code in rule.classes]
    return Check(
        holds=False,
        text=Text(
            f"xếp loại {own}, cần {' hoặc '.join(wanted)}",
            f"class {own}, needs {' or '.join(wanted)}",
        ),
    )


def _rank(result: Result, top: int, scale: str, row: int) -> Check:
    standing = result.standings[scale]
    if not standing.ranked[row]:
        return Check(holds=None, text=Text("chưa có hạng trong khối", "no rank in the peer group"))
    rank = int(standing.peer_rank[row])
    text = Text(
        f"hạng {rank} trong khối, lấy đến hạng {top}", f"rank {rank} in the peer group, up to {top}"
    )
    return Check(holds=rank <= top, text=text)


def _required(
    result: Result, compliance: Compliance | None, required: Requirement, scale: str
) -> Callable[[int], Check]:
    if required.what == "no_gate":
        return lambda row: _no_gate(result, scale, row)
    if required.what == "reports_on_time":
        return _reports_on_time(result, compliance)
    return _counted(result, compliance, required)


def _no_gate(result: Result, scale: str, row: int) -> Check:
    found = result.classifications.get(scale)
    gates = [step for step in found.steps if step.kind == "gate"] if found else []
    touched = [step for step in gates if step.affected[row]]
    if touched:
        vi, en = "; ".join(s.reason.vi for s in touched), "; ".join(s.reason.en for s in touched)
        return Check(holds=False, text=Text(f"bị khống chế: {vi}", f"limited: {en}"))
    if open_ := [step.code for step in gates if step.unknown[row]]:
        codes = ", ".join(open_)
        text = Text(f"chưa xác định được điều kiện {codes}", f"condition {codes} is undecided")
        return Check(holds=None, text=text)
    return Check(holds=True, text=Text("không bị khống chế", "no condition limits it"))


def _reports_on_time(result: Result, compliance: Compliance | None) -> Callable[[int], Check]:
    if compliance is None:
        return lambda _row: Check(holds=None, text=_NO_PLAN)
    titles = {duty.code: duty.title for duty in compliance.plan.reports}
    states: dict[str, dict[str, list[str]]] = {}
    for unit, report, state in compliance.reports[["unit", "report", "state"]].itertuples(
        index=False
    ):
        states.setdefault(unit, {}).setdefault(state, []).append(titles[report])
    units = result.submissions.units.index

    def check(row: int) -> Check:
        own = states.get(str(units[row]), {})
        late, unsent = own.get("late", []), own.get("not_sent", [])
        if late or unsent:
            vi = [f"{t} gửi chậm" for t in late] + [f"{t} chưa gửi" for t in unsent]
            en = [f"{t} late" for t in late] + [f"{t} not sent" for t in unsent]
            return Check(holds=False, text=Text("; ".join(vi), "; ".join(en)))
        if in_time := own.get("on_time"):
            sent = ", ".join(in_time)
            return Check(holds=True, text=Text(f"đúng hạn: {sent}", f"in time: {sent}"))
        return Check(
            holds=True, text=Text("không có báo cáo nào đến hạn", "no report has fallen due")
        )

    return check


def _counted(
    result: Result, compliance: Compliance | None, required: Requirement
) -> Callable[[int], Check]:
    """Count models or posts; where no register is kept, nobody can tell."""
    as_of = result.provenance.as_of
    units = [str(unit) for unit in result.submissions.units.index]
    least = required.at_least or 1
    what = _COUNTED[required.what]
    counts: dict[str, int] | None = None
    if required.what == "posts":
        posts = post_counts(result.submissions, compliance.plan if compliance else None, as_of)
        counts = {unit: posts.of_unit(unit) for unit in units} if posts else None
    elif models := model_counts(result.submissions, as_of):
        states = IN_EFFECT if required.what == "models_under_way" else (ModelState.RECOGNISED,)
        counts = {unit: models.of_unit(unit, states) for unit in units}
    if counts is None:
        text = Text(f"không có sổ theo dõi {what.vi}", f"no register of {what.en}")
        return lambda _row: Check(holds=None, text=text)
    known = counts

    def check(row: int) -> Check:
        count = known[units[row]]
        text = Text(f"{what.vi}: {count} (cần {least})", f"{what.en}: {count} (needs {least})")
        return Check(holds=count >= least, text=text)

    return check


_COUNTED = {
    "models_under_way": Text("mô hình đang triển khai", "models under way"),
    "recognised_models": Text("mô hình được công nhận", "recognised models"),
    "posts": Text("tin, bài", "posts"),
}
