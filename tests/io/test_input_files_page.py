"""The reference page of input files: its example is a good period, its tables are ours."""

import re
from pathlib import Path

from danvan_scoring import Evaluator
from danvan_scoring.io import check_file, load_period, load_plan, load_rubric, load_submissions
from danvan_scoring.io.answer_cells import read_answer
from danvan_scoring.io.csv_columns import (
    CHANNELS,
    MODEL_FIELDS,
    MODEL_STATES,
    PROGRESS_STATES,
    SHEETS,
    WAIVER_STATES,
)
from danvan_scoring.io.number_cells import CellFault
from danvan_scoring.model.period import CsvDialect
from danvan_scoring.model.rubric import FormField

PAGE = (Path(__file__).parents[2] / "docs/reference/input-files.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(?:toml|csv) (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def write_example(folder: Path) -> Path:
    for name, content in FENCE.findall(PAGE):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder / "period.toml"


def test_the_example_is_loaded_without_a_problem(tmp_path: Path) -> None:
    path = write_example(tmp_path)

    assert check_file(path) == ()
    rubric, plan = load_rubric(tmp_path / "rubric.toml"), load_plan(tmp_path / "plan.toml")
    period = load_period(path)
    submissions = load_submissions(period, rubric, plan)
    result = Evaluator().evaluate(rubric, submissions, plan, as_of=period.as_of)
    # 97,5 % between 0 and 100, of 10 points.
    assert result.ranking.set_index("unit").loc["thon-a", "points"] == 9.75
    assert submissions.values.loc["thon-a", "ty_le_ho"] == 97.5
    assert submissions.evidence["evidence"][1] == "Danh sách; biên bản"
    assert submissions.models is not None
    assert submissions.posts is not None
    assert (len(submissions.models), len(submissions.posts)) == (4, 3)


def test_the_problem_shown_is_the_one_that_is_reported(tmp_path: Path) -> None:
    path = write_example(tmp_path)
    form = tmp_path / "phieu/thon-a.csv"
    header, first, rest = form.read_text(encoding="utf-8").split("\n", 2)
    wrong = first.replace("97,5", "97.5")
    form.write_text(f"{header}\n\n{wrong}\n{rest}", encoding="utf-8")

    (problem,) = check_file(path)

    assert problem.line("vi") in PAGE


def test_the_table_of_columns_is_complete() -> None:
    for sheet, columns in SHEETS.items():
        told = [
            f"`{column.key}` {column.heading}"
            + ("" if column.required else " (o)")
            + (" (trống)" if column.required and not column.filled else "")
            for column in columns
        ]
        assert f"| {sheet} | {'; '.join(told)} |" in PAGE


def test_every_state_is_told() -> None:
    for states in (WAIVER_STATES, PROGRESS_STATES, MODEL_FIELDS, MODEL_STATES, CHANNELS):
        assert all(f"`{name}`" in PAGE for name in states)


def test_the_table_of_values_tells_the_truth() -> None:
    choices = ("tốt", "khá")
    for type_, taken, refused in re.findall(
        r"^\| `(number|integer|yes_no|date)` \| ([^|]*) \| ([^|]*) \|$", PAGE, re.MULTILINE
    ):
        field = FormField(code="f", title="F", type=type_, choices=choices)
        examples = {text for text in re.findall("`([^`]+)`", taken) if "iso" not in text}
        examples -= {"2025-12-01"}
        wrong = set(re.findall("`([^`]+)`", refused)) - {"decimals", "minimum", "maximum"}
        assert examples
        assert wrong
        for text in examples:
            assert not isinstance(read_answer(text, field, CsvDialect()), CellFault), text
        for text in wrong:
            assert isinstance(read_answer(text, field, CsvDialect()), CellFault), text
