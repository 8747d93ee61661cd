"""Whether communes go together: one rubric, one plan, one day, and each commune once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TypeVar

from danvan_scoring.io.rubric_workbook.toml_text import plan_toml, rubric_toml
from danvan_scoring.model.notation import day
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.scale.dataset import Manifest, PeriodEntry, Policy

Of = TypeVar("Of")
_REMARK = "Bộ tiêu chí của bộ dữ liệu này, đủ cả phần kế thừa; tạo bằng danvan dataset."
_PLAN_REMARK = "Kế hoạch của bộ dữ liệu này; tạo bằng danvan dataset."


@dataclass(frozen=True)
class Terms:
    """What of a commune has to fit with the others; known even where its units have faults.

    Attributes:
        shown: how problems name where it comes from.
        period: id and title of its period.
        as_of: the day of scoring.
        rubric: that scores it, or None where it cannot be read.
        plan: that it carries out, or None.
        plan_read: whether that is known.
        communes: those that it has units of; none where these cannot be read.
    """

    shown: str
    period: tuple[str, str]
    as_of: date
    rubric: Rubric | None
    plan: Plan | None
    plan_read: bool = True
    communes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Together:
    """What keeps communes from going together.

    Attributes:
        problems: errors and warnings.
        strangers: who has another rubric or plan than all others, by `Terms.shown`; what else is
            wrong there may well follow from that.
    """

    problems: tuple[Problem, ...]
    strangers: frozenset[str]


def check_together(there: Manifest | None, period: str, communes: Sequence[Terms]) -> Together:
    """Compare communes with the dataset that they are for, or else with most of them.

    Of equally many the first are right.

    Args:
        there: the description of the dataset, if there is one.
        period: the code of the period in it.
        communes: those of one partition.
    """
    entry = there.periods.get(period) if there else None
    policies = [*_rubrics(there, communes), *_plans(there, communes)]
    strangers = frozenset(problem.place.file for problem in policies)
    problems = [*policies, *_twice(communes), *_days(entry, communes), *_names(entry, communes)]
    return Together((*problems, *_no_plan(there, communes)), strangers)


def rubric_text(rubric: Rubric) -> bytes:
    """Return the file of a rubric in a dataset."""
    return rubric_toml(rubric, _REMARK).encode()


def plan_text(plan: Plan) -> bytes:
    """Return the file of a plan in a dataset."""
    return plan_toml(plan, _PLAN_REMARK).encode()


def policy_of(own: Rubric | Plan) -> Policy:
    """Return how a dataset describes a rubric or a plan."""
    text = rubric_text(own) if isinstance(own, Rubric) else plan_text(own)
    return Policy(id=own.id, version=own.version, sha256=sha256(text).hexdigest())


def _rubrics(there: Manifest | None, communes: Sequence[Terms]) -> Iterator[Problem]:
    own = {terms.shown: policy_of(terms.rubric) for terms in communes if terms.rubric}
    wanted = there.rubric if there else _most(own.values())
    for shown, policy in own.items():
        if wanted is not None and policy.sha256 != wanted.sha256:
            yield Problem("SCL934", Place(shown), _called(policy), {"rubric": _called(wanted)})


def _plans(there: Manifest | None, communes: Sequence[Terms]) -> Iterator[Problem]:
    if there is None or there.plan is None:
        return
    for shown, policy in _own_plans(communes).items():
        if policy is None or policy.sha256 != there.plan.sha256:
            found = _called(policy) if policy else ""
            yield Problem("SCL936", Place(shown), found, {"plan": _called(there.plan)})


def _no_plan(there: Manifest | None, communes: Sequence[Terms]) -> Iterator[Problem]:
    """A dataset that begins with communes of different plans is looked at without one."""
    own = _own_plans(communes)
    if there is not None or not own:
        return
    wanted = _most(own.values())
    for shown, policy in own.items():
        if policy != wanted:
            yield Problem("SCL935", Place(shown), _called(policy) if policy else "")


def _own_plans(communes: Sequence[Terms]) -> dict[str, Policy | None]:
    return {
        terms.shown: policy_of(terms.plan) if terms.plan else None
        for terms in communes
        if terms.plan_read
    }


def _called(policy: Policy) -> str:
    return f"{policy.id} {policy.version}"


def _twice(communes: Sequence[Terms]) -> Iterator[Problem]:
    homes: dict[str, str] = {}
    for terms in communes:
        for commune in terms.communes:
            if commune in homes:
                yield Problem("SCL932", Place(terms.shown), f"{commune} ({homes[commune]})")
            homes.setdefault(commune, terms.shown)


def _days(entry: PeriodEntry | None, communes: Sequence[Terms]) -> Iterator[Problem]:
    wanted = entry.as_of if entry else _most(terms.as_of for terms in communes)
    for terms in communes:
        if terms.as_of != wanted:
            found, details = day(terms.as_of).vi, {"as_of": str(wanted)}
            yield Problem("SCL933", Place(terms.shown), found, details)


def _names(entry: PeriodEntry | None, communes: Sequence[Terms]) -> Iterator[Problem]:
    """Warn of what may be another period of the same day."""
    wanted = _most(terms.period for terms in communes)
    if wanted is not None and entry is not None and entry.title:
        wanted = (wanted[0], entry.title)
    for terms in communes:
        if terms.period != wanted and wanted is not None:
            details = {"id": wanted[0], "title": wanted[1]}
            yield Problem("SCL939", Place(terms.shown), ": ".join(terms.period), details)


def _most(values: Iterable[Of]) -> Of | None:
    """Return what most of them are, the first of equally many; None of none."""
    return next((value for value, _ in Counter(values).most_common(1)), None)
