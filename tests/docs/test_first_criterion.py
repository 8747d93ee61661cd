"""The tutorial of plugin authors, typed line by line in a fresh environment."""

import os
import re
import shlex
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from danvan_scoring.io.new_plugin import plugin_files, write_plugin
from danvan_scoring.testing import LAWS

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "your-first-criterion.md"
TEXT = PAGE.read_text(encoding="utf-8")
DANVAN = "import sys; from danvan_scoring.cli import main; sys.exit(main(sys.argv[1:]))"


def blocks(*languages: str) -> list[tuple[str, str]]:
    found = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return [(language, body) for language, body in found if language in languages]


def patched(folder: Path, body: str) -> None:
    """Change the file that a block names, as a reader would: what stays or goes is found once."""
    header, *lines = body.splitlines(keepends=True)
    file = folder / header.removeprefix("--- ").strip()
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, body
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def interpreter(tmp_path: Path) -> Path:
    """A fresh environment that sees the libraries of this one."""
    home = tmp_path / "env"
    venv.create(home, symlinks=os.name != "nt")
    own = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    seen = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    (Path(own) / "seen.pth").write_text(seen, encoding="utf-8")
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def typed(command: str) -> Iterator[str]:
    """The command as arguments of the fresh interpreter."""
    program, *arguments = shlex.split(command)
    if program == "danvan":
        yield from ("-c", DANVAN, *arguments)
    elif program == "pytest":
        yield from ("-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments)
    else:
        assert command == 'pip install -e "./xa_thu[test]"'
        # With hatchling and editables at hand nothing is fetched.
        offline = (
            ["--no-build-isolation"] if find_spec("hatchling") and find_spec("editables") else []
        )
        yield from ("-m", "pip", "install", "-q", "--no-deps", *offline, "-e", "./xa_thu")


@pytest.mark.slow
def test_every_line_does_what_the_tutorial_says(tmp_path: Path, interpreter: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    told: dict[str, str] = {}
    for language, body in blocks("shell", "diff"):
        if language == "diff":
            patched(folder, body)
            continue
        for command in body.splitlines():
            done = subprocess.run(  # noqa: S603 (our own document)
                [interpreter, *typed(command)],
                cwd=folder,
                env={**os.environ, "PYTHONUTF8": "1"},
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            told[command] = done.stdout

    assert "xa_thu/share@1" in told["danvan plugins"]
    assert "5 passed" in told["pytest xa_thu"]
    (*_, sentence) = (body for _, body in blocks("text"))
    assert sentence.strip() in told["danvan explain xa_thu/example/period.toml u2"]


def test_without_the_new_sentence_the_laws_say_what_the_tutorial_says(tmp_path: Path) -> None:
    write_plugin("xa_thu", tmp_path / "xa_thu")
    patched(tmp_path, blocks("diff")[0][1])  # score_row, and nothing else

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "xa_thu"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": "xa_thu/src", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    told = blocks("text")[0][1].strip()
    assert told.startswith("AssertionError: share@1 breaks the law")
    assert told in done.stdout


def test_the_number_of_laws_is_right() -> None:
    assert len(LAWS) == 14
    assert "tried fourteen laws" in TEXT


def test_the_line_of_the_rubric_is_that_of_the_example() -> None:
    ((_, line),) = blocks("toml")

    assert line in plugin_files("xa_thu")["example/rubric.toml"].decode()
