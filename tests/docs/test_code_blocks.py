"""Every code block of the README and of docs/ runs, or is run by `.ci/run`."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# Blocks that make an environment are run by .ci/run (Linux), or are the Windows words for it.
_ENVIRONMENT = re.compile(r"-m venv|pip install")
_PROGRAM = re.compile(r"^(?:\.venv/bin/)?danvan ")
_SCRIPT = re.compile(r"^(?:\.venv/bin/)?python (?=examples/)")


def blocks(page: Path, *languages: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [body for language, body in _BLOCK.findall(text) if language in languages]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples and packs, so that what blocks write stays out of the tree."""
    for name in ("examples", "criteria"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_and_toml_blocks_run(page: Path, checkout: Path) -> None:
    names: dict[str, object] = {"__name__": "__docs__"}
    for body in blocks(page, "python", "py"):
        if "process_pool" in body:
            _run_as_script(body, checkout / "script.py")
            continue
        exec(compile(body, str(page), "exec"), names)  # noqa: S102 - our own documents
    for body in blocks(page, "toml"):
        tomllib.loads(body)


def _run_as_script(body: str, path: Path) -> None:
    """Worker processes import the script that started them, which no `exec` shows."""
    path.write_text(body, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 (our own interpreter and our own documents)
        [sys.executable, path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_run(page: Path, checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for body in blocks(page, "bash", "console", "sh", "bat"):
        for command in body.replace("\\\n", " ").splitlines():
            if _SCRIPT.match(command):
                own = shlex.split(_SCRIPT.sub("", command))
                subprocess.run([sys.executable, *own], check=True)  # noqa: S603 - our own documents
            if _ENVIRONMENT.search(command) or not _PROGRAM.match(command):
                continue
            arguments = shlex.split(_PROGRAM.sub("", command), comments=True)
            assert main(arguments) == 0, f"{command}\n{capsys.readouterr().err}"


def test_the_windows_lines_do_what_the_others_do() -> None:
    """The two variants of each command differ in the names of programs and paths only."""
    readme = ROOT / "README.md"
    unix = [body.strip() for body in blocks(readme, "bash") if _ENVIRONMENT.search(body)]
    windows = [body.strip() for body in blocks(readme, "bat")]
    translated = [
        line.replace("python3", "py").replace(".venv/bin/", ".venv\\Scripts\\") for line in unix
    ]
    paths = [
        re.sub(r"(?<=\w)/(?=[\w])", r"\\", line) if "danvan run" in line else line
        for line in translated
    ]

    assert sorted(paths) == sorted(windows)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_what_is_to_be_installed_can_be_installed() -> None:
    """The program is in no registry: it and its extras come from the source folder."""
    texts = [*PAGES, *(ROOT / "src").rglob("*.py")]
    by_name = re.compile(r"pip install.*danvan-scoring")

    assert [path for path in texts if by_name.search(path.read_text(encoding="utf-8"))] == []
