"""Whose a period is: communes of one database may give their periods the same id.

A period is known by its authority and its id. The authority is stated by whoever records the
period, or named by all its units; "" if neither. A period that an earlier version recorded without
one is known by what its units name.
"""

from typing import Any

from danvan_scoring.errors import InputError
from danvan_scoring.history.reading import PeriodKey, Reader, content_of
from danvan_scoring.history.submissions_json import Content
from danvan_scoring.model.problem import Place, Problem, nearest

_MOST = 20


def period_of(
    reader: Reader, period_id: str, submissions: Content, stated: str | None
) -> PeriodKey:
    """Tell which period is to be recorded: one that is there, or a new one.

    Args:
        reader: of the database.
        period_id: the id in the period's file.
        submissions: of the units that come now.
        stated: whose it is, if that is said; "" for a period that was recorded without.

    Raises:
        InputError: `HIS847` if the units name another authority than is stated; `HIS848` if they
            are wholly others than those of the period that is there; `HIS849` if it cannot be
            told whether a period with an authority and one without are the same.
    """
    known = reader.authorities(period_id)
    unnamed = name_of(reader, PeriodKey("", period_id)) if "" in known else None
    sole = _sole(submissions)
    agrees = {None, sole, *([""] if unnamed in {"", sole} else [])}
    if sole and stated not in agrees:
        raise InputError([_problem(reader, "HIS847", period_id, stated or '""', named=sole)])
    wanted = named_by(submissions) if stated is None else stated
    if wanted and wanted not in known and wanted == unnamed:
        wanted = ""
    elif stated is None:
        _check_clear(reader, PeriodKey(wanted, period_id), known, submissions)
    period = PeriodKey(wanted, period_id)
    if wanted in known and not _share(reader, period, submissions):
        option = f'"{name_of(reader, period)}"'
        raise InputError([_problem(reader, "HIS848", period_id, "", option=option)])
    return period


def _check_clear(reader: Reader, wanted: PeriodKey, known: list[str], submissions: Content) -> None:
    """Refuse to guess where units are shared, and only one of two periods says whose it is."""
    if wanted.authority in known and wanted.authority == name_of(reader, wanted):
        return
    for authority in known:
        there = PeriodKey(authority, wanted.id)
        if authority and wanted.authority:
            continue
        name = name_of(reader, there)
        if bool(name) != bool(wanted.authority) and _share(reader, there, submissions):
            found, option = wanted.authority or '""', f'"{name}"'
            raise InputError([_problem(reader, "HIS849", wanted.id, found, option=option)])


def find_period(reader: Reader, period_id: str, authority: str | None) -> PeriodKey:
    """Find a recorded period by its id, and its authority where the id alone does not tell.

    Args:
        reader: of the database.
        period_id: its id.
        authority: whose it is; "" for one that was recorded without.

    Raises:
        InputError: `HIS842` if no period has this id; `HIS852` if several have, and none is
            named; `HIS853` if another has than is named.
    """
    known = reader.authorities(period_id)
    if not known:
        raise reader.unknown(period_id)
    if authority in known or (authority is None and len(known) == 1):
        return PeriodKey(known[0] if authority is None else authority, period_id)
    if authority and "" in known and name_of(reader, PeriodKey("", period_id)) == authority:
        return PeriodKey("", period_id)
    names = [_shown(reader, PeriodKey(own, period_id)) for own in known]
    if authority is None:
        raise InputError([_problem(reader, "HIS852", period_id, "", known=_list(names))])
    raise no_such_authority(reader, authority, names, period_id)


def no_such_authority(
    reader: Reader, authority: str, names: list[str], period_id: str = ""
) -> InputError:
    """Say that no period is of this authority, and of which there are."""
    near = nearest(authority, names)
    return InputError(
        [_problem(reader, "HIS853", period_id, authority or '""', near, known=_list(names))]
    )


def name_of(reader: Reader, period: PeriodKey) -> str:
    """Return whose a recorded period is: as was recorded, or as all its units name it."""
    return period.authority or named_by(_submissions(reader, period))


def named_by(submissions: Content) -> str:
    """Return the authority that all units name, or "" if they name none, or several."""
    names = {unit["authority"] for unit in submissions["units"]}
    return names.pop() if len(names) == 1 else ""


def _sole(submissions: Content) -> str:
    """Return the only authority that units name; some may name none."""
    names = {unit["authority"] for unit in submissions["units"]} - {""}
    return names.pop() if len(names) == 1 else ""


def _share(reader: Reader, period: PeriodKey, submissions: Content) -> bool:
    """Tell whether any unit, by code and name, is in a recorded period too."""
    return not _units(_submissions(reader, period)).isdisjoint(_units(submissions))


def _units(submissions: Content) -> set[tuple[str, str]]:
    return {(unit["code"], unit["name"]) for unit in submissions["units"]}


def _submissions(reader: Reader, period: PeriodKey) -> Any:
    found = reader.latest("submissions", period)
    return {"units": []} if found is None else content_of(found)


def _shown(reader: Reader, period: PeriodKey) -> str:
    """How `--authority` names a period: `""` if nobody says whose it is."""
    return name_of(reader, period) or '""'


def _list(names: list[str]) -> str:
    return "; ".join(names[:_MOST]) + ("; …" if len(names) > _MOST else "")


def _problem(
    reader: Reader, code: str, item: str, found: str, near: str = "", **details: str
) -> Problem:
    return Problem(code, Place(reader.shown, item=item), found, details, near)
