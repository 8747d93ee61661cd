"""`danvan new-plugin`: what it says, and that what it writes installs, is listed and scores."""

import os
import subprocess
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from danvan_scoring.cli.commands.new_plugin import command
from danvan_scoring.errors import InputError

DANVAN = "import sys; from danvan_scoring.cli import main; sys.exit(main(sys.argv[1:]))"


def test_the_folder_has_the_name_of_the_plugin_unless_said_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert command("vi", "xa_thu", None) == 0
    assert command("vi", "xa_thu", Path("khac")) == 0

    assert sorted(path.name for path in tmp_path.iterdir()) == ["khac", "xa_thu"]
    assert (tmp_path / "khac" / "src" / "xa_thu" / "share.py").is_file()


@pytest.mark.parametrize(
    ("language", "said"), [("vi", "Đã ghi tiện ích «xa_thu» vào"), ("en", "Plugin «xa_thu» is in")]
)
def test_it_says_where_the_plugin_is_and_what_comes_next(
    language: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command(language, "xa_thu", tmp_path / "moi")  # type: ignore[arg-type]

    told = capsys.readouterr()
    assert told.out == ""
    first, _, *steps = told.err.splitlines()
    assert first == f"{said} {tmp_path / 'moi'}"
    assert [step.split()[0] for step in steps] == ["pip", "pytest", "danvan"]


def test_a_name_with_hyphens_is_offered_with_underscores(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match=r"«xa-thu» không dùng được: .*hãy thử «xa_thu»"):
        command("vi", "xa-thu", tmp_path / "moi")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    command("vi", "xa_thu", tmp_path / "moi")

    with pytest.raises(InputError, match="SUB298"):
        command("vi", "xa_thu", tmp_path / "moi")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new_plugin") / "xa_thu"
    command("vi", "xa_thu", folder)
    return folder


@pytest.fixture(scope="module")
def interpreter(made: Path) -> Path:
    """A fresh environment with the plugin, which sees the libraries of this one."""
    home = made.with_name("env")
    venv.create(home, symlinks=os.name != "nt")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # Ours are added behind its own; `addsitedir` reads the .pth files of editable installs too.
    own = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    seen = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    (Path(own) / "seen.pth").write_text(seen, encoding="utf-8")
    # With hatchling at hand the wheel is built without a network.
    offline = ["--no-build-isolation"] if find_spec("hatchling") else []
    install = ["install", "--quiet", "--no-deps", *offline, str(made)]
    subprocess.run([python, "-m", "pip", *install], check=True)  # noqa: S603 (our own words)
    return python


def run(interpreter: Path, cwd: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 (our own interpreter and our own words)
        [interpreter, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_it_installs_and_passes_its_own_tests(made: Path, interpreter: Path) -> None:
    assert "4 passed" in run(interpreter, made, "-m", "pytest", "-q", "-p", "no:cacheprovider")


@pytest.mark.slow
def test_danvan_lists_it(made: Path, interpreter: Path) -> None:
    listed = run(interpreter, made, "-c", DANVAN, "--lang", "en", "plugins")

    rows = [line.split() for line in listed.splitlines()]
    assert ["xa_thu", "xa-thu", "0.1.0", "1"] in rows
    assert "xa_thu/share@1" in {row[0] for row in rows if row}


@pytest.mark.slow
def test_its_example_is_scored(made: Path, interpreter: Path) -> None:
    period = made / "example" / "period.toml"

    # 6 of 8 meetings: 10 * 6 / 8.
    one = run(interpreter, made, "-c", DANVAN, "explain", str(period), "u1")
    # 9 of 8: no more than the maximum.
    other = run(interpreter, made, "-c", DANVAN, "explain", str(period), "u2")
    assert "Đạt 6 so với mức đủ điểm 8: 7,5 trên 10 điểm" in one
    assert "Đạt 9 so với mức đủ điểm 8: 10 trên 10 điểm" in other
