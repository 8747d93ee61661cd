"""A new plugin: its name, its files, and that they are there completely or not at all."""

import os
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from danvan_scoring import InputError
from danvan_scoring.io import new_plugin
from danvan_scoring.io.new_plugin import fault_of_name, plugin_files, write_plugin

FOLDER = Path(new_plugin.__file__).with_name("plugin_template")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "xa_thu"
    write_plugin("xa_thu", folder)
    return folder


def run(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": "src", "PYTHONUTF8": "1"}
    return subprocess.run(  # noqa: S603 (our own interpreter and our own words)
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", ["xa_thu", "k1", "danvan", "criteria"])
def test_lower_case_identifiers_are_names(name: str) -> None:
    assert fault_of_name(name) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "lower-case letters"),
        ("Xa_Thu", "lower-case letters"),
        ("xã_thử", "lower-case letters"),
        ("1xa", "lower-case letters"),
        ("_xa", "lower-case letters"),
        ("xa thu", "lower-case letters"),
        ("../xa", "lower-case letters"),
        ("-", "lower-case letters"),
        ("xa-Thu", "lower-case letters"),
        ("xa-thu-2", "no hyphens; try «xa_thu_2»"),
        ("class", "taken by a keyword"),
        ("json", "taken by a keyword or module of Python"),
        ("builtin", "this library"),
        ("danvan_scoring", "this library"),
    ],
)
def test_other_names_are_refused_with_a_reason(name: str, said: str) -> None:
    fault = fault_of_name(name)

    assert fault is not None
    assert said in fault.en


def test_the_files_are_those_of_a_distribution_with_docs_tests_and_an_example() -> None:
    assert sorted(plugin_files("xa_thu")) == [
        "README.md",
        "docs/share.md",
        "example/period.toml",
        "example/phieu.csv",
        "example/rubric.toml",
        "example/units.csv",
        "pyproject.toml",
        "src/xa_thu/__init__.py",
        "src/xa_thu/py.typed",
        "src/xa_thu/share.py",
        "tests/test_share.py",
    ]


def test_every_template_is_used() -> None:
    templates = [path for path in FOLDER.rglob("*") if path.is_file()]

    assert {path.suffix for path in templates} == {".tmpl"}
    assert len(templates) + 1 == len(plugin_files("xa_thu"))  # and py.typed, which is empty


def test_the_distribution_enters_by_its_name_and_fits_this_version() -> None:
    project = tomllib.loads(plugin_files("xa_thu")["pyproject.toml"].decode())["project"]

    assert project["name"] == "xa-thu"
    assert project["entry-points"]["danvan_scoring"] == {"xa_thu": "xa_thu"}
    assert project["dependencies"][0].startswith("danvan-scoring~=0.")
    assert project["optional-dependencies"] == {"test": ["danvan-scoring[test]"]}


def test_no_template_keeps_a_placeholder() -> None:
    assert [name for name, text in plugin_files("xa_thu").items() if b"$" in text] == []


def test_its_own_tests_pass(made: Path) -> None:
    done = run(made, "-m", "pytest", "-q", "-p", "no:cacheprovider")

    assert "4 passed" in done.stdout, done.stdout + done.stderr


@pytest.mark.skipif(find_spec("ruff") is None, reason="ruff comes with the extra «dev»")
@pytest.mark.parametrize("arguments", [("check",), ("format", "--check")])
def test_its_code_is_clean(made: Path, arguments: tuple[str, ...]) -> None:
    done = run(made, "-m", "ruff", *arguments, "--no-cache", ".")

    assert done.returncode == 0, done.stdout


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_plugin("xa_thu", tmp_path)

    assert (tmp_path / "src" / "xa_thu" / "py.typed").read_bytes() == b""


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("a", encoding="utf-8")

    with pytest.raises(InputError, match=r"SUB298 the folder .* found «mine\.txt»"):
        write_plugin("xa_thu", tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_of_that_name_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "xa_thu"
    file.write_text("a", encoding="utf-8")

    with pytest.raises(InputError, match="SUB298"):
        write_plugin("xa_thu", file)

    assert file.read_text(encoding="utf-8") == "a"


def test_a_failure_halfway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(InputError, match=r"SUB295 .*No space left"):
        write_plugin("xa_thu", tmp_path / "xa_thu")

    assert list(tmp_path.iterdir()) == []
