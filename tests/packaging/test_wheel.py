"""The wheel holds both source roots, their types, the entry point, and nothing else."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_wheel_holds_the_core_the_criteria_and_the_entry_points(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("src", "criteria", "pyproject.toml", "README.md", "LICENSE"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", tmp_path, source],
        check=True,
    )

    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        entry_points = archive.read(
            next(name for name in names if name.endswith("entry_points.txt"))
        ).decode()
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"danvan_scoring", "danvan_criteria"}
    assert {"danvan_scoring/py.typed", "danvan_criteria/py.typed"} <= set(names)
    assert "danvan_scoring/io/plugin_template/src/share.py.tmpl" in names
    page = "danvan_scoring/reports/page"
    assert {f"{page}/page.css", f"{page}/page.js", f"{page}/templates/office.html.j2"} <= set(names)
    steps = "danvan_scoring/history/migrations"
    assert {f"{steps}/env.py", f"{steps}/versions/v1_tables.py"} <= set(names)
    assert "danvan = danvan_scoring.cli:main" in entry_points
    assert "builtin = danvan_criteria" in entry_points
