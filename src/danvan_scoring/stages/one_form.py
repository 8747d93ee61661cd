"""One form a unit (mỗi đơn vị một phiếu): which counts of several, and how they differ."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.received import INPUTS, ReceivedForm

_SHOWN = 5


def only_one_a_unit(
    forms: Sequence[ReceivedForm],
    *,
    later_wins: Collection[str],
    shown: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[dict[str, ReceivedForm], list[ReceivedForm]]:
    """Choose the form of each unit among those that are right.

    Args:
        forms: the forms, those collected before among them, which name no problem again.
        later_wins: the units of which a form that was sent on a later day replaces an earlier one.
        shown: what a unit's form shows in the place of the code of a field, by unit.

    Returns:
        The form of each unit that has one; and all forms, with what is wrong about there being
        several of one unit.
    """
    by_unit: dict[str, list[ReceivedForm]] = {}
    for form in forms:
        if form.is_right:
            by_unit.setdefault(form.unit, []).append(form)
    chosen: dict[str, ReceivedForm] = {}
    told: dict[int, Problem] = {}  # by identity: a form sent again often has the same file name
    for unit, own in by_unit.items():
        codes = (shown or {}).get(unit, {})
        kept, problems = _one_of(own, later_wins=unit in later_wins, codes=codes)
        told |= problems
        if kept is not None:
            chosen[unit] = kept
    return chosen, [
        replace(form, problems=(*form.problems, told[id(form)])) if id(form) in told else form
        for form in forms
    ]


def _one_of(
    forms: Sequence[ReceivedForm], *, later_wins: bool, codes: Mapping[str, str]
) -> tuple[ReceivedForm | None, dict[int, Problem]]:
    told: dict[int, Problem] = {}
    distinct: list[ReceivedForm] = []
    for form in forms:
        same = next((other for other in distinct if other.sha256 == form.sha256), None)
        if same is None:
            distinct.append(form)
        else:
            told[id(form)] = Problem("FRM561", Place(form.file), details={"other": same.file})
    if len(distinct) == 1:
        return distinct[0], told
    days = [form.sent for form in distinct]
    clear = None not in days and len(set(days)) == len(days)
    last = max(distinct, key=lambda form: str(form.sent))
    code = "FRM562" if later_wins and clear else "FRM560"
    for form in distinct:
        other = (
            last if form is not last else distinct[0] if distinct[0] is not last else distinct[1]
        )
        if code == "FRM560" or form is not last:
            differs = differences(form, other, codes)
            details = {"unit": form.unit, "other": other.file, "differs": differs}
            told[id(form)] = Problem(code, Place(form.file), details=details)
    return (last if code == "FRM562" else None), told


def differences(one: ReceivedForm, other: ReceivedForm, codes: Mapping[str, str]) -> str:
    """Say in which cells two forms of a unit differ; the first of them by name.

    Args:
        one: a form; where both have a cell, it is named as it stands in this one.
        other: another.
        codes: what the form shows in the place of the code of a field.
    """
    rows = [
        {(part, row.code): row for part, own in form.rows.items() for row in own}
        for form in (one, other)
    ]
    told = []
    for part, code in dict.fromkeys([*rows[0], *rows[1]]):
        first, second = (own.get((part, code)) for own in rows)
        row, form = (first, one) if first else (second, other)
        for place, key in enumerate(INPUTS[part]):
            texts = [own.cells[place] if own else "" for own in (first, second)]
            if row is not None and texts[0] != texts[1]:
                column = form.columns.get(part, {}).get(key)
                cell = f" {row.sheet}!{column}{row.row}" if column else ""
                named = codes.get(code, code) if part == "points" else code
                told.append(f"{named}{cell} («{texts[0]}», «{texts[1]}»)")
    if not told:
        days = [f"{form.sent:%d/%m/%Y}" if form.sent else "—" for form in (one, other)]
        return f"ngày gửi («{days[0]}», «{days[1]}»)" if days[0] != days[1] else "định dạng"
    more = f"; … (+{len(told) - _SHOWN})" if len(told) > _SHOWN else ""
    return "; ".join(told[:_SHOWN]) + more
