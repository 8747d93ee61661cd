"""What is imported when: nothing heavy before it is needed, nothing of the edge by the core."""

import subprocess
import sys

import pytest

EDGE = (
    "tabulate",
    "wcwidth",
    "click",
    "tqdm",
    "hypothesis",
    "pytest",
    "matplotlib",
    "openpyxl",
    "jinja2",
    "scipy",
)
HEAVY = ("pandas", "numpy", "pydantic", "pluggy")


def imported_by(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after a statement."""
    script = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_package_alone_brings_in_nothing_heavy() -> None:
    assert imported_by("import danvan_scoring").isdisjoint((*EDGE, *HEAVY))


@pytest.mark.parametrize("name", ["Evaluator", "load_rubric", "load_submissions", "Result"])
def test_a_public_name_brings_in_nothing_of_the_edge(name: str) -> None:
    assert imported_by(f"from danvan_scoring import {name}").isdisjoint(EDGE)


def test_an_evaluator_brings_in_nothing_of_the_edge() -> None:
    assert imported_by("import danvan_scoring; danvan_scoring.Evaluator()").isdisjoint(EDGE)


def test_the_command_line_brings_in_no_templates_before_a_page_is_made() -> None:
    statement = "import danvan_scoring; import danvan_scoring.cli; danvan_scoring.Evaluator()"

    assert "jinja2" not in imported_by(statement)


def test_the_command_line_brings_in_no_database() -> None:
    statement = (
        "from danvan_scoring.cli import main\n"
        "main(['history', '--help'])\n"
        "main(['check', 'criteria/packs/cchc_xa/rubric.toml'])"
    )

    assert imported_by(statement).isdisjoint({"sqlalchemy", "alembic", "psycopg", "sqlite3"})


def test_a_workbook_is_the_first_to_bring_in_what_writes_one() -> None:
    statement = "import danvan_scoring.reports; import danvan_scoring; danvan_scoring.Evaluator()"

    assert "xlsxwriter" not in imported_by(statement)


def test_scoring_a_period_brings_in_no_solver_and_no_drawing() -> None:
    statement = (
        "import contextlib, io\n"
        "from danvan_scoring.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    assert main(['run', 'examples/kim_thanh_2025/nam/period.toml']) == 0"
    )

    assert imported_by(statement).isdisjoint({"scipy", "matplotlib", "jinja2", "docx"})


def test_the_command_line_brings_in_no_web_before_a_service_is_started() -> None:
    statement = (
        "from danvan_scoring.cli import main; main(['serve', '--help']); "
        "import danvan_scoring.cli.commands.serve, danvan_scoring.cli.commands.serve_token"
    )

    assert imported_by(statement).isdisjoint({"fastapi", "starlette", "uvicorn", "anyio"})
