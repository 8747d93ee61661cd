"""The log that a command speaks of: that of a period."""

from pathlib import Path
from typing import NamedTuple

from danvan_scoring.errors import InputError, PlanError
from danvan_scoring.io.period_file import file_of, named, read_bare_period
from danvan_scoring.model.problem import Problem


class PeriodLog(NamedTuple):
    """Where a log is, how problems name it, and the period's id."""

    path: Path
    shown: str
    period: str


def log_of(path: Path) -> PeriodLog:
    """Return the log of a period.

    Raises:
        InputError: the period cannot be read, or keeps no log.
    """
    period, problems = read_bare_period(path)
    if period is None:
        raise PlanError(problems)
    if period.log is None:
        raise InputError([Problem("LOG621", period.place("log", item="log"))])
    return PeriodLog(file_of(period, period.log), named(period.log), period.id)
