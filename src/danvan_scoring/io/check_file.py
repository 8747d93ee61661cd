"""Every fault of one file, whatever kind of file it is; of a period, also of all that it names."""

from pathlib import Path

from danvan_scoring.io.csv_columns import Sheet, known_headings, sheet_of
from danvan_scoring.io.csv_headings import DELIMITERS, first_rows, recognised
from danvan_scoring.io.csv_table import read_table
from danvan_scoring.io.date_cells import DateStyle
from danvan_scoring.io.interchange.read import KEYS, SUFFIX, read_interchange
from danvan_scoring.io.models_file import read_models
from danvan_scoring.io.period_file import read_period
from danvan_scoring.io.plan_file import read_plan
from danvan_scoring.io.policy_files import read_policies
from danvan_scoring.io.posts_file import read_posts
from danvan_scoring.io.records_files import (
    read_extensions,
    read_progress,
    read_receipts,
    read_waivers,
)
from danvan_scoring.io.rubric_file import read_rubric
from danvan_scoring.io.submission_files import read_submissions
from danvan_scoring.io.table import Table
from danvan_scoring.io.text_file import TextFile, read_text
from danvan_scoring.io.toml_file import parse_toml
from danvan_scoring.io.units_file import check_units
from danvan_scoring.io.values_files import read_values
from danvan_scoring.model.period import CsvDialect
from danvan_scoring.model.problem import Place, Problem


def check_file(path: str | Path) -> tuple[Problem, ...]:
    """Return every problem and warning of a rubric, a plan, a period, a CSV or JSON Lines file.

    What the file is, its content says. A period brings the files that it names with it. Rows alone
    are checked for what can be told without a rubric: their table, their repeats, their states.
    """
    path = Path(path)
    shown = path.as_posix()
    if path.suffix.lower() == ".toml":
        return tuple(_check_toml(path, shown))
    if path.suffix.lower() == SUFFIX:
        return tuple(_check_lines(path, shown))
    file = read_text(path, shown, "SUB2")
    return (file,) if isinstance(file, Problem) else tuple(_check_csv(path, file))


def _check_toml(path: Path, shown: str) -> list[Problem]:
    file = read_text(path, shown, "PLN3")
    if isinstance(file, Problem):
        return [file]
    parsed = parse_toml(file, "PLN3")
    keys = {} if isinstance(parsed, Problem) else parsed[0]
    if isinstance(parsed, Problem):
        return [*file.source.warnings, parsed]
    if "criterion" in keys or "extends" in keys:
        return read_rubric(path, shown)[1]
    if "task" in keys:
        return read_plan(path, shown)[1]
    if "submissions" in keys or "units" in keys:
        return _check_period(path)
    return [Problem("SUB293", Place(file=shown), path.name)]


def _check_period(path: Path) -> list[Problem]:
    period, problems = read_period(path)
    if period is None:
        return problems
    rubrics, plan, faults = read_policies(period)
    return problems + faults + read_submissions(period, rubrics, plan)[1]


def _check_lines(path: Path, shown: str) -> list[Problem]:
    interchange, problems = read_interchange(path, shown)
    if interchange is None:
        return problems
    if not interchange.records and all(problem.code == "INT811" for problem in problems):
        return [Problem("SUB293", Place(file=shown), path.name)]
    for sheet in dict.fromkeys(KEYS[kind] for kind in interchange.records):
        problems += _check_rows(interchange.table(sheet), sheet)
    partly = Problem("SUB270", Place(file=shown))
    return [partly, *sorted(problems, key=lambda problem: problem.place.line)]


def _check_csv(path: Path, file: TextFile) -> list[Problem]:
    shown = file.source.path
    delimiter, sheet = _guess(file.text)
    if sheet is None:
        return [*file.source.warnings, Problem("SUB293", Place(file=shown), path.name)]
    partly = Problem("SUB270", Place(file=shown))
    table, problems = read_table(path, shown, sheet, delimiter)
    if table is not None:
        problems += _check_rows(table, sheet)
    return [partly, *sorted(problems, key=lambda problem: problem.place.line)]


def _check_rows(table: Table, sheet: Sheet) -> list[Problem]:
    """Without a rubric, a period or a list of units: repeats, states and dates."""
    style = CsvDialect().date
    if sheet == "units":
        return check_units(table, None)
    if sheet == "submissions":
        return read_values([table], None, None, CsvDialect())[1]
    return _check_records(table, sheet, style)


def _check_records(table: Table, sheet: Sheet, style: DateStyle) -> list[Problem]:
    if sheet == "waivers":
        return read_waivers([table], None, None, style)[1]
    if sheet == "progress":
        return read_progress([table], None, None, style, None)[1]
    if sheet == "models":
        return read_models([table], None, style, None)[1]
    if sheet == "posts":
        return read_posts([table], None, None, style, None)[1]
    if sheet == "extensions":
        return read_extensions([table], None, style)[1]
    return read_receipts([table], None, None, style, None)[1]


def _guess(text: str) -> tuple[str, Sheet | None]:
    """The delimiter by which most headings are known, and the kind of file that has them."""
    best: tuple[int, str, Sheet | None] = (0, DELIMITERS[0], None)
    for delimiter in DELIMITERS:
        for row in first_rows(text, delimiter):
            if (sheet := sheet_of(row)) is not None:
                guess = (recognised(row, known_headings(sheet)), delimiter, sheet)
                best = max(best, guess, key=lambda guess: guess[0])
    return best[1], best[2]
