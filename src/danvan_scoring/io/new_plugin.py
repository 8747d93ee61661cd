"""A new plugin: the files of a small distribution that is complete and passes its own tests."""

import sys
from importlib.metadata import version
from importlib.resources import files
from keyword import iskeyword
from pathlib import Path
from string import Template

from danvan_scoring.io.atomic import write_new_folder
from danvan_scoring.model.text import Text

_TEMPLATES = "danvan_scoring.io"
_FOLDER = "plugin_template"
# Where each template goes; `{}` is the name of the plugin.
_PLACES = {
    "pyproject.toml": "pyproject.toml",
    "README.md": "README.md",
    "src/init.py": "src/{}/__init__.py",
    "src/share.py": "src/{}/share.py",
    "docs/share.md": "docs/share.md",
    "tests/test_share.py": "tests/test_share.py",
    "example/period.toml": "example/period.toml",
    "example/rubric.toml": "example/rubric.toml",
    "example/units.csv": "example/units.csv",
    "example/phieu.csv": "example/phieu.csv",
}
_OWN = {"builtin", "danvan_scoring", "danvan_criteria", "test", "tests"}
_USED = {"click", "hypothesis", "numpy", "pandas", "pluggy", "pydantic", "pytest", "tabulate"}
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}
"""Names that Windows does not take for files."""


def fault_of_name(name: str) -> Text | None:
    """Say why a plugin cannot have this name, or return None if it can.

    The name is that of a Python package, and what rubrics write before the slash.

    Examples:
        >>> fault_of_name("xa_thu") is None
        True
        >>> fault_of_name("xa-thu").en
        'a name has no hyphens; try «xa_thu»'
    """
    underscored = name.replace("-", "_")
    if name != underscored and fault_of_name(underscored) is None:
        return Text(
            f"tên không có dấu gạch nối; hãy thử «{underscored}»",
            f"a name has no hyphens; try «{underscored}»",
        )
    if not (name.isascii() and name.isidentifier() and name == name.lower() and name[0] != "_"):
        return Text(
            "tên gồm chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ cái",
            "a name has lower-case letters from a to z, digits and underscores, a letter first",
        )
    if iskeyword(name) or name in {*sys.stdlib_module_names, *_OWN, *_USED, *_DEVICES}:
        return Text(
            "tên này đã dùng cho từ khóa, thư viện của Python, phần mềm này hoặc của Windows",
            "the name is taken by a keyword or module of Python, this library or a Windows device",
        )
    return None


def plugin_files(name: str) -> dict[str, bytes]:
    """Return the files of a new plugin by their paths in its folder.

    Args:
        name: one in which `fault_of_name` finds nothing.
    """
    words = {
        "name": name,
        "distribution": name.replace("_", "-"),
        "version": version("danvan-scoring"),
    }
    templates = files(_TEMPLATES) / _FOLDER
    made = {
        place.format(name): Template((templates / f"{source}.tmpl").read_text(encoding="utf-8"))
        .substitute(words)
        .encode()
        for source, place in _PLACES.items()
    }
    return {**made, f"src/{name}/py.typed": b""}


def write_plugin(name: str, folder: Path) -> None:
    """Write a new plugin into a folder, all of it or nothing.

    Raises:
        InputError: `SUB298`, the folder holds something; `SUB295`, it cannot be written.
    """
    write_new_folder(folder, plugin_files(name))
