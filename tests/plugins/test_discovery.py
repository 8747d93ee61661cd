"""Plugins are found and named: nothing vanishes, nothing is taken that nobody named."""

import sys
from hashlib import sha256
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from plugged import criterion, offering

from danvan_scoring import PluginError
from danvan_scoring.plugins import discovery
from danvan_scoring.plugins.discovery import load_plugins

LOCAL = '''
"""A local plugin."""
import plain
from danvan_scoring.plugins import hookimpl

@hookimpl
def danvan_register_criteria():
    return [plain.Points]
'''
DEFINED_HERE = '''
"""A criterion whose parameters refer to one another by name."""
from __future__ import annotations
import plain
from danvan_scoring.plugins import Params, Text, hookimpl

class Outer(Params):
    inner: tuple[Inner, ...] = ()

class Inner(Params):
    field: str = {field!r}

class Own(plain.Points):
    name = "own"
    params_model = Outer

@hookimpl
def danvan_register_criteria():
    return [Own]
'''


def installed(monkeypatch: pytest.MonkeyPatch, *entries: tuple[str, str]) -> None:
    """Let the installed plugins be these, as (name, module)."""
    found = [EntryPoint(name, module, discovery.PROJECT) for name, module in entries]
    monkeypatch.setattr(discovery, "entry_points", lambda *, group: found)  # noqa: ARG005


def local(folder: Path, content: str = LOCAL) -> Path:
    path = folder / "xa_thu.py"
    path.write_text(content, encoding="utf-8")
    return path


def test_the_built_in_criteria_come_in_through_the_entry_point() -> None:
    info, _ = load_plugins().plugins  # the other one brings documents

    assert (info.name, info.distribution, info.sha256) == ("builtin", "danvan-scoring", "")
    assert "builtin/ratio@1" in info.criteria


def test_two_plugins_of_one_name_are_refused_naming_both() -> None:
    with pytest.raises(PluginError, match="PLG401") as caught:
        load_plugins([offering(criterion(), name="builtin")])

    line = caught.value.problem.line("en")
    assert "danvan-scoring" in line
    assert "builtin" in line


def test_two_installed_plugins_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """pluggy's own loader would drop the second without a word."""
    installed(monkeypatch, ("builtin", "danvan_criteria"), ("builtin", "plain"))

    with pytest.raises(PluginError, match="PLG401"):
        load_plugins()


def test_an_installed_plugin_that_cannot_be_imported_stops_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed(monkeypatch, ("gone", "no_such_module_anywhere"))

    with pytest.raises(PluginError, match="PLG402") as caught:
        load_plugins()
    assert caught.value.plugin == "gone"
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)


def test_a_blocked_plugin_is_not_even_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, ("gone", "no_such_module_anywhere"), ("builtin", "danvan_criteria"))

    assert [info.name for info in load_plugins(block=["gone"]).plugins] == ["builtin"]


def test_blocking_an_unknown_name_is_a_fault_with_a_suggestion() -> None:
    with pytest.raises(PluginError, match="PLG410") as caught:
        load_plugins(block=["builtins"])

    assert caught.value.problem.suggestion == "builtin"


def test_the_order_of_plugins_changes_nothing() -> None:
    one, other = offering(criterion(), name="a"), offering(criterion(), name="b")

    forth = load_plugins([one, other], discover=False)
    back = load_plugins([other, one], discover=False)
    assert forth.plugins == back.plugins
    assert list(forth.criteria) == list(back.criteria) == ["a/fine@1", "b/fine@1"]


def test_a_local_file_is_taken_when_named_with_its_digest(tmp_path: Path) -> None:
    path = local(tmp_path)

    (info,) = load_plugins([path], discover=False).plugins
    assert (info.name, info.criteria) == ("xa_thu", ("xa_thu/points@1",))
    assert info.sha256 == sha256(path.read_bytes()).hexdigest()


def test_a_local_file_that_lies_in_the_folder_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    local(tmp_path)
    monkeypatch.chdir(tmp_path)

    assert [info.name for info in load_plugins().plugins] == ["builtin", "reports"]


def test_two_local_files_of_one_name_do_not_mix(tmp_path: Path) -> None:
    """Each keeps its own classes, also those that annotations name before they are made."""
    found = []
    for field in ("first", "second"):
        (tmp_path / field).mkdir()
        path = local(tmp_path / field, DEFINED_HERE.format(field=field))
        found.append(load_plugins([path], discover=False).criteria["xa_thu/own@1"])

    inner = [c.params_model.model_validate({"inner": ({},)}).inner[0].field for c in found]
    assert inner == ["first", "second"]


def test_a_local_file_is_run_as_it_stands_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Bytecode of an earlier state could be what runs, while the digest is of the text."""
    path = local(tmp_path, DEFINED_HERE.format(field="first"))
    load_plugins([path], discover=False)

    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "content", ["1 / 0", "def (", "import no_such_module_anywhere", "raise SystemExit"]
)
def test_a_local_file_that_cannot_be_imported_is_named(tmp_path: Path, content: str) -> None:
    before = set(sys.modules)

    with pytest.raises(PluginError, match=r"PLG402.*xa_thu"):
        load_plugins([local(tmp_path, content)], discover=False)
    assert set(sys.modules) == before


@pytest.mark.parametrize("path", ["khong_co.py", "."])
def test_a_local_file_that_cannot_be_read_is_named(path: str) -> None:
    with pytest.raises(PluginError, match="PLG413") as caught:
        load_plugins([path], discover=False)

    assert caught.value.distribution == path
