"""JSON Lines of submissions and results: what is written is read back, to the last byte."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_scoring import Evaluator
from danvan_scoring.cli import main
from danvan_scoring.cli.loading import load
from danvan_scoring.io.export import csv_files, period_files
from danvan_scoring.io.interchange.records import RECORDS, InterchangeLine
from danvan_scoring.io.interchange.results import ResultLine, result_lines
from danvan_scoring.io.interchange.write import line_bytes, period_keys, submission_lines
from danvan_scoring.io.policy_files import read_policies
from danvan_scoring.io.result_json import dump, to_document
from danvan_scoring.io.schemas import schema
from danvan_scoring.io.submission_files import read_register, read_submissions
from danvan_scoring.model.period import Period
from danvan_scoring.model.register import Channel, ModelField, ModelState
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.testing import AS_OF, plans, rubrics, submissions

ROOT = Path(__file__).parents[2]
PERIODS = sorted(
    path
    for folder in (ROOT / "criteria" / "packs", ROOT / "examples" / "kim_thanh_2025")
    for path in folder.rglob("period*.toml")
)
EVALUATOR = Evaluator()
TAKEN = (
    "submissions", "waivers", "progress", "receipts", "models", "posts", "extensions",
)  # fmt: skip


def named_by(period: Period, file: Path) -> Period:
    """The period with one file of JSON Lines in the place of all its CSV files and its log."""
    keys = {key: (file.as_posix(),) for key in TAKEN if key in {"submissions", "extensions"}}
    keys |= {key: (file.as_posix(),) for key in TAKEN if getattr(period, key)}
    return period.model_copy(update={**keys, "units": file.as_posix(), "log": None})


def result_bytes(found: PeriodResult) -> dict[str, bytes]:
    """Every file of a result; where it was read from, and where warnings stand, must differ."""
    files = period_files(found)
    for number, result in enumerate(found.results):
        bare = replace(result, warnings=(), provenance=replace(result.provenance, sources=()))
        own = {**csv_files(bare), "result.json": dump(to_document(bare))}
        files |= {f"{number}-{name}": content for name, content in own.items()}
    return files


def codes(given_: Submissions) -> list[str]:
    return sorted(warning.code for warning in given_.warnings)


def written(period: Period, rubrics_: Sequence[Rubric], given_: Submissions, file: Path) -> bytes:
    register, _ = read_register(period, rubrics_)
    extensions = register.extensions if register else pd.DataFrame({"unit": []})
    content = line_bytes(submission_lines(period, rubrics_, given_, extensions))
    file.write_bytes(content)
    return content


@pytest.mark.parametrize("path", PERIODS, ids=lambda path: path.parent.parent.name)
def test_a_period_read_from_json_lines_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    loaded = load(path, (), ())
    assert loaded.submissions is not None
    file = tmp_path / "ky.jsonl"
    first = written(loaded.period, loaded.rubrics, loaded.submissions, file)

    period = named_by(loaded.period, file)
    rubrics_, plan, faults = read_policies(period)
    given_, problems = read_submissions(period, rubrics_, plan)

    assert given_ is not None, [problem.line("en") for problem in (*faults, *problems)]
    found = loaded.evaluator.evaluate_together(
        rubrics_, given_, plan, as_of=period.as_of, outside_dates=period.outside_dates
    )
    assert result_bytes(found) == result_bytes(loaded.evaluate(None))
    assert codes(given_) == codes(loaded.submissions)
    assert written(period, rubrics_, given_, file) == first


def test_marks_and_forms_of_a_log_come_out_as_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The period that reads them keeps no log, and comes to the same points."""
    for name in ("examples", "criteria"):
        shutil.copytree(ROOT / name, tmp_path / name)
    folder = tmp_path / "examples" / "bang_phieu"
    own = str(folder / "period.toml")
    assert main(["collect", own, str(folder / "da-dien"), "--author", "VP"]) == 0
    take = ["--take", str(folder / "so-da-ghi.xlsx"), "--author", "HD"]
    assert main(["appraise", own, *take]) == 0

    assert main(["interchange", "out", own, str(folder / "ky.jsonl")]) == 0

    keys = capsys.readouterr().err.rpartition("tệp kỳ chấm:\n")[2]
    text = (folder / "period.toml").read_text(encoding="utf-8")
    kept = "\n".join(
        line for line in text.splitlines() if line.split(" =")[0] not in {"units", "log", *TAKEN}
    )
    other = folder / "khac.toml"
    other.write_text(keys + kept, encoding="utf-8")
    before, after = load(Path(own), (), ()), load(other, (), ())
    assert before.submissions is not None
    assert before.submissions.marks is not None
    assert len(before.submissions.marks) > 0
    assert result_bytes(after.evaluate(None)) == result_bytes(before.evaluate(None))


@given(st.data())
@settings(max_examples=25)
def test_drawn_submissions_come_back_as_they_were(data: st.DataObject) -> None:
    rubric = data.draw(rubrics())
    plan = data.draw(st.none() | plans(rubric))
    given_ = data.draw(submissions(rubric, plan))
    period = Period.model_validate({
        "format": 1, "id": "ky", "title": "Kỳ", "as_of": AS_OF, "rubric": "r.toml",
        "units": "x.jsonl", "submissions": ("x.jsonl",),
    })  # fmt: skip
    with TemporaryDirectory() as folder:
        file = Path(folder) / "ky.jsonl"
        own = named_by(period, file).model_copy(
            update={key: (file.as_posix(),) for key in ("waivers", "progress", "receipts")}
        )
        extensions = pd.DataFrame({"unit": []})
        lines = [*submission_lines(period, [rubric], given_, extensions)]
        file.write_bytes(line_bytes(lines))

        read, problems = read_submissions(own, [rubric], plan)

    assert read is not None, [problem.line("en") for problem in problems]
    results = [
        EVALUATOR.evaluate(rubric, one, plan, as_of=AS_OF, outside_dates="thử")
        for one in (given_, read)
    ]
    files = [result_bytes(PeriodResult.of(result)) for result in results]
    assert files[0] == files[1]
    validator = jsonschema.Draft202012Validator(schema("interchange"))
    for line in line_bytes(lines).splitlines():
        validator.validate(json.loads(line))


def test_every_line_of_submissions_and_results_satisfies_its_schema() -> None:
    loaded = load(PERIODS[-1], (), ())
    assert loaded.submissions is not None
    lines = submission_lines(
        loaded.period, loaded.rubrics, loaded.submissions, pd.DataFrame({"unit": []})
    )
    results = result_lines(loaded.period, loaded.evaluate(None))

    for name, content in (
        ("interchange", line_bytes(lines)),
        ("interchange-results", line_bytes(results)),
    ):
        validator = jsonschema.Draft202012Validator(schema(name))
        for line in content.splitlines():
            validator.validate(json.loads(line))


def test_results_say_what_the_json_file_says_and_read_back() -> None:
    loaded = load(PERIODS[-1], (), ())
    found = loaded.evaluate(None)
    content = line_bytes(result_lines(loaded.period, found))

    lines = [ResultLine.model_validate_json(line).root for line in content.splitlines()]

    (document,) = [to_document(result) for result in found.results]
    assert [line.record for line in lines[:3]] == ["results", "rubric", "result"]
    assert lines[1].rubric == document.rubric  # type: ignore[union-attr]
    assert [line.result for line in lines[2:]] == list(document.units)  # type: ignore[union-attr]
    assert line_bytes(ResultLine(line) for line in lines) == content


def test_numbers_are_taken_digit_by_digit_as_strings_and_as_numbers() -> None:
    """0.1 + 0.2 is refused elsewhere; 0.3 is three tenths however it is written."""
    for text in ('"0.3"', "0.3", "3e-1", "0.30"):
        line = f'{{"record":"submission","unit":"u","values":[{{"field":"f","value":{text}}}]}}'
        parsed = json.loads(line, parse_float=Decimal)
        entry = {"field": "f", "value": parsed["values"][0]["value"]}
        record = RECORDS["submission"].model_validate(
            {"record": "submission", "unit": "u", "values": (entry,)}
        )
        assert Decimal(record.values[0].value) == Decimal("0.3")  # type: ignore[union-attr]


def test_the_choices_are_those_of_the_registers() -> None:
    shown = schema("interchange")["$defs"]
    model, post = shown["ModelRecord"]["properties"], shown["PostRecord"]["properties"]

    assert model["field"]["enum"] == [field.value for field in ModelField]
    assert model["state"]["enum"] == [state.value for state in ModelState]
    assert post["channel"]["enum"] == [channel.value for channel in Channel]


def test_the_keys_for_a_period_name_the_file_once_a_kind() -> None:
    lines = [
        InterchangeLine.model_validate(line).root
        for line in (
            {"record": "unit", "code": "a", "name": "A", "kind": "thon"},
            {"record": "submission", "unit": "a", "values": ()},
        )
    ]

    assert period_keys(lines, "ky.jsonl") == 'units = "ky.jsonl"\nsubmissions = ["ky.jsonl"]'
