"""Period files, which name all the others."""

from collections.abc import Collection, Iterator
from pathlib import Path, PurePath

from danvan_scoring.errors import PlanError
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.toml_file import read_model
from danvan_scoring.model.period import Period
from danvan_scoring.model.problem import Problem, Severity

_KEYS = (
    "rubric",
    "rubrics",
    "plan",
    "units",
    "submissions",
    "progress",
    "receipts",
    "waivers",
    "models",
    "posts",
    "extensions",
    "office",
    "previous",
    "plugins",
)
_COLLECTED = ("submissions", "progress", "receipts", "models", "posts")
"""Files that are not there before anything has come in."""


def load_period(path: str | Path) -> Period:
    """Load a period (kỳ chấm điểm) from its TOML file.

    Raises:
        PlanError: every fault of the file, and every file that it names and that does not exist.
    """
    period, problems = read_period(Path(path))
    if period is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise PlanError(problems)
    return period


def read_period(path: Path) -> tuple[Period | None, list[Problem]]:
    """Read a period; return it, and all problems and warnings.

    One that names files that do not exist is returned too, so that the faults of the others can be
    told in the same report.
    """
    period, problems = read_model(path, Period, "PLN3", path.as_posix())
    if period is None:
        return None, problems
    assert period.source is not None  # set by read_model
    return period, [*period.source.warnings, *_faults_of_names(period)]


def read_bare_period(path: Path) -> tuple[Period | None, list[Problem]]:
    """Read a period before anything has come in: the files of what will come need not exist."""
    period, problems = read_period(path)
    waits = [p for p in problems if p.code == "PLN330" and p.place.item in _COLLECTED]
    return period, [problem for problem in problems if problem not in waits]


def file_of(period: Period, name: str) -> Path:
    """Return where a file is that the period names: its path is from the period's folder."""
    folder = Path(period.source.path).parent if period.source else Path()
    return folder / name


def is_there(period: Period, name: str) -> bool:
    """Tell whether a file exists that the period names; if not, `read_period` has said so."""
    return _is_there(file_of(period, name))


def named(name: str) -> str:
    """Return how problems and results name a file of a period: the same on every machine."""
    return PurePath(name).as_posix()


def _faults_of_names(period: Period) -> list[Problem]:
    problems = []
    seen: set[tuple[str, str]] = set()
    listed = {named(name) for _, _, name in _names(period)}
    for key, position, name in _names(period):
        where = period.place(key, *position, item=key)
        target = file_of(period, name)
        if not _is_there(target):
            near = _near(target, name, listed)
            problems.append(Problem("PLN330", where, name, suggestion=near))
        elif (key, named(name)) in seen:
            problems.append(Problem("PLN331", where, name))
        seen.add((key, named(name)))
    return sorted(problems, key=lambda problem: problem.place.line)


def _names(period: Period) -> Iterator[tuple[str, tuple[int, ...], str]]:
    for key in _KEYS:
        value = getattr(period, key)
        if isinstance(value, str):
            yield key, (), value
        else:
            for position, name in enumerate(value or ()):
                yield key, (position,), name


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # no file can have such a name: it is too long
        return False


def _near(target: Path, name: str, listed: Collection[str]) -> str:
    """Return a file near by that has a name like this one, and that the period does not list."""
    folder = target.parent
    if not (_is_there(folder) and folder.is_dir()):
        return ""
    beside = {
        file.name: PurePath(name).with_name(file.name).as_posix()
        for file in sorted(folder.iterdir())
    }
    near = KnownNames(name for name, path in beside.items() if path not in listed)
    return beside.get(near.suggest(target.name), "")
