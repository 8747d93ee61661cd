"""The command line itself: help at once, in two languages, and messages about a wrong line."""

import json
import os
import subprocess
import sys

import pytest

from danvan_scoring.cli import main


def _run(arguments, capsys):
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch):
    monkeypatch.delenv("DANVAN_LANG", raising=False)


def test_help_is_there_without_pandas_and_pydantic():
    """Measured in a process of its own, since this one has imported everything."""
    program = (
        "import sys; from danvan_scoring.cli import main; main(['--help']); "
        "print([m for m in ('pandas', 'pydantic', 'numpy', 'tabulate') if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )

    assert done.stdout.splitlines()[-1] == "[]"
    assert "Cách dùng: danvan" in done.stdout


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_is_vietnamese_and_names_every_command(arguments, capsys):
    code, out, err = _run(arguments, capsys)

    assert (code, err) == (0, "")
    assert out.startswith("Cách dùng: danvan [TÙY CHỌN] LỆNH")
    for command in ("run", "check", "explain", "plugins", "schema"):
        assert f"\n  {command} " in out
    assert "Usage" not in out
    assert "Options" not in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "run", "--help"],
        ["run", "--lang", "en", "--help"],
        ["run", "--help", "--lang=en"],
    ],
)
def test_english_is_asked_for_anywhere_on_the_line(arguments, capsys):
    code, out, _ = _run(arguments, capsys)

    assert code == 0
    assert out.startswith("Usage: danvan run [OPTIONS] PERIOD.toml")


def test_english_is_asked_for_by_the_environment(capsys, monkeypatch):
    monkeypatch.setenv("DANVAN_LANG", "en")

    assert _run(["--help"], capsys)[1].startswith("Usage: danvan")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rn"], "không có lệnh «rn». Có phải ý là «run»?"),
        (["run"], "thiếu KỲ.toml."),
        (["run", "a.toml", "--ot", "x"], "không có tùy chọn «--ot». Có phải ý là «--out»?"),
        (["run", "a.toml", "--out"], "tùy chọn --out cần một giá trị."),
        (["run", "a.toml", "b.toml"], "thừa tham số: b.toml"),
        (["run", "a.toml", "--as-of", "31/02/2025"], "«31/02/2025» không phải là ngày"),
        (["check"], "thiếu TỆP..."),
        (["schema", "rubic"], "không có lược đồ «rubic»"),
        (["--lang", "fr"], "«fr» không có; cần vi hoặc en."),
    ],
)
def test_a_wrong_line_is_explained_in_vietnamese_and_ends_with_2(arguments, told, capsys):
    code, out, err = _run(arguments, capsys)

    assert (code, out) == (2, "")
    assert err.startswith("Câu lệnh chưa đúng: ")
    assert told in err
    assert "--help" in err


def test_a_wrong_line_is_explained_in_english_when_asked(capsys):
    code, _, err = _run(["run", "--lang", "en"], capsys)

    assert code == 2
    assert err.startswith("Wrong command line: PERIOD.toml is missing.")


def test_the_version_is_told(capsys):
    code, out, _ = _run(["--version"], capsys)

    assert code == 0
    assert out.startswith("danvan-scoring ")


def test_schemas_are_printed_as_json(capsys):
    code, out, err = _run(["schema", "rubric"], capsys)

    assert (code, err) == (0, "")
    assert json.loads(out)["title"] == "Rubric"


def test_the_names_of_schemas_are_listed(capsys):
    assert _run(["schema"], capsys)[1].split() == [
        "rubric", "plan", "period", "result", "interchange", "interchange-results",
    ]  # fmt: skip


def test_a_console_of_another_encoding_gets_utf_8():
    """A Windows console of code page 1252 cannot write Vietnamese."""
    done = subprocess.run(
        [sys.executable, "-c", "from danvan_scoring.cli import main; main(['--help'])"],
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )

    assert "Cách dùng" in done.stdout.decode("utf-8")
