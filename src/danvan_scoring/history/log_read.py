"""The log that a period keeps in a file, line by line as it stands there."""

from dataclasses import dataclass

from danvan_scoring.errors import InputError
from danvan_scoring.io.log_file import read_log
from danvan_scoring.io.period_file import file_of, named
from danvan_scoring.model.log import LogLine
from danvan_scoring.model.period import Period
from danvan_scoring.model.problem import Severity


@dataclass(frozen=True)
class LogRead:
    """A log that was verified.

    Attributes:
        lines: its lines.
        texts: each line as the file has it, which its digest is of.
    """

    lines: tuple[LogLine, ...] = ()
    texts: tuple[str, ...] = ()


def read_whole_log(period: Period) -> LogRead:
    """Read the log of a period; an empty one if it keeps none, or has none yet.

    Raises:
        InputError: it was touched.
    """
    if period.log is None:
        return LogRead()
    path = file_of(period, period.log)
    lines, problems = read_log(path, named(period.log), period.id)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InputError(problems)
    texts = path.read_text(encoding="utf-8").split("\n") if lines else []
    return LogRead(lines, tuple(texts[: len(lines)]))
