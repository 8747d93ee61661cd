"""The pages about plugins name every hook and code, and what they show are plugins.

That their blocks run is seen in tests/docs.
"""

import re
from inspect import signature
from pathlib import Path

from danvan_scoring.model.codes.plugin import PLUGIN_CODES
from danvan_scoring.plugins import hookspecs
from danvan_scoring.plugins.discovery import load_plugins

DOCS = Path(__file__).parents[2] / "docs"
HOOKS = (DOCS / "reference" / "hooks.md").read_text(encoding="utf-8")
HOW_TO = (DOCS / "how-to" / "write-a-plugin.md").read_text(encoding="utf-8")


def python_blocks(page: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def test_every_hook_has_its_heading_and_signature() -> None:
    found = re.findall(r"^## (danvan_\w+)\n\n`(\w+)\(([\w, ]*)\) -> ", HOOKS, re.MULTILINE)

    assert found == [
        (name, name, ", ".join(signature(function).parameters))
        for name, function in vars(hookspecs).items()
        if name.startswith("danvan_")
    ]


def test_every_code_of_plugins_is_explained_once() -> None:
    explained = re.findall(r"^\| (PLG\d+) \|", HOOKS, re.MULTILINE)

    assert explained == sorted(PLUGIN_CODES)


def test_the_criterion_of_the_how_to_is_a_plugin_file(tmp_path: Path) -> None:
    file = tmp_path / "xa_thu.py"
    file.write_text(python_blocks(HOW_TO)[0], encoding="utf-8")

    (used,) = re.findall(r'^uses = "(.*)"', HOW_TO, re.MULTILINE)
    assert list(load_plugins([file], discover=False).criteria) == [used]


def test_the_hooks_shown_make_one_plugin_that_has_them_all(tmp_path: Path) -> None:
    file = tmp_path / "mau.py"
    file.write_text("\n".join(python_blocks(HOOKS)), encoding="utf-8")

    registry = load_plugins([file], discover=False)

    assert list(registry.criteria) == ["mau/as_written@1"]
    assert list(registry.exporters) == ["notice"]
    assert len(registry.rubric_checks) == len(registry.submission_checks) == 1
