"""The command line on the example that ships with the library.

Its numbers have tests of their own.
"""

import io
import json
from pathlib import Path

import jsonschema
import pytest
from wcwidth import wcswidth

from danvan_scoring.cli import main
from danvan_scoring.cli.explain_text import explanation_text
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.progress import STAGES, stage_progress
from danvan_scoring.io.schemas import schema
from danvan_scoring.stages.explain import Explainer

EXAMPLE = Path(__file__).parents[2] / "examples" / "kim_thanh_2025"


def _widest(text: str) -> int:
    return max(wcswidth(line) for line in text.splitlines())


@pytest.mark.parametrize(("period", "language"), [("9-thang", "en"), ("nam", "vi")])
def test_the_example_runs_and_fits_a_terminal(period, language, capsys, tmp_path):
    path = EXAMPLE / period / "period.toml"

    code = main(["run", str(path), "--lang", language, "--out", str(tmp_path / "kq")])

    out = capsys.readouterr().out
    assert code == 0
    assert out.startswith({"vi": "DỰ THẢO", "en": "DRAFT"}[language])
    assert _widest(out) <= 100
    document = json.loads((tmp_path / "kq" / "ket-qua.json").read_bytes())
    jsonschema.validate(document, schema("result"), jsonschema.Draft202012Validator)


def test_every_unit_of_the_example_can_be_explained():
    (result,) = load(EXAMPLE / "nam" / "period.toml", (), ()).evaluate(None).results
    explainer = Explainer(result)

    for unit in result.scores.units:
        for language in ("vi", "en"):
            text = explanation_text(explainer.unit(str(unit)), language)
            assert _widest(text) <= 100, unit
            assert "{" not in text, unit


def test_results_name_files_as_the_period_does(tmp_path, capsys):
    """So the same period gives the same bytes on every machine."""
    main(["run", str(EXAMPLE / "nam" / "period.toml"), "--out", str(tmp_path / "kq")])
    capsys.readouterr()

    record = (tmp_path / "kq" / "run.json").read_text(encoding="utf-8")
    assert str(EXAMPLE) not in record
    assert '"path": "../units.csv"' in record


def test_progress_knows_every_stage_in_its_order():
    told: list[str] = []

    load(EXAMPLE / "nam" / "period.toml", (), ()).evaluate(None, told.append)

    assert told == list(STAGES)


def test_progress_is_silent_where_nobody_watches(capsys):
    with stage_progress("vi") as progress:
        for stage in STAGES:
            progress(stage)

    assert capsys.readouterr().err == ""


def test_progress_names_the_stage_on_a_terminal(monkeypatch):
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr", terminal)

    with stage_progress("vi") as progress:
        progress("score")

    assert "chấm điểm" in terminal.getvalue()
