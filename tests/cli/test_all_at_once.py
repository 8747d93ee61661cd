"""One report tells all: what is wrong inside a rubric does not hide what else is wrong."""

import shutil
from pathlib import Path

import pytest

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]
PERIOD = Path("examples/kim_thanh_2025/nam/period.toml")
RUBRIC = Path("criteria/packs/kim_thanh_2025/rubric.toml")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, with a sum, a version and a cell that are wrong."""
    for name in ("examples", "criteria/packs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    rubric = RUBRIC.read_text(encoding="utf-8")
    rubric = rubric.replace("max = 18", "max = 19", 1).replace("ratio@1", "ratio@2", 1)
    RUBRIC.write_text(rubric, encoding="utf-8")
    forms = PERIOD.with_name("phieu.csv")
    text = forms.read_text(encoding="utf-8-sig").replace(";có;", ";cò;", 1)
    forms.write_text(text, encoding="utf-8-sig")
    return tmp_path


@pytest.mark.parametrize("command", ["run", "check", "explain"])
def test_faults_of_sums_criteria_and_cells_come_together(
    command: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [command, str(PERIOD)] + (["T-15"] if command == "explain" else [])

    assert main(arguments) == 1
    told = "".join(capsys.readouterr())
    for code in ("RUB152", "RUB135", "SUB238"):
        assert code in told
    assert len({line for line in told.splitlines() if "RUB135" in line}) == told.count("RUB135")


def test_a_rubric_alone_tells_both_kinds_of_fault(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(RUBRIC)]) == 1

    told = capsys.readouterr().out
    assert "RUB152" in told
    assert "RUB135" in told


@pytest.mark.parametrize("command", ["run", "check"])
def test_a_file_that_is_not_there_does_not_hide_the_faults_of_the_others(
    command: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    PERIOD.with_name("tien-do.csv").unlink()

    assert main([command, str(PERIOD)]) == 1
    told = "".join(capsys.readouterr())
    for code in ("PLN330", "RUB152", "RUB135", "SUB238"):
        assert code in told
    assert told.count("tien-do.csv") == 1
