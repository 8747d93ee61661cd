"""`danvan report`: whole, by name, for posting; faults of the office's file are told."""

import json
import shutil
from pathlib import Path

import pytest

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def period(tmp_path: Path) -> Path:
    """The example's year, where it can be changed."""
    for folder in ("examples/kim_thanh_2025", "criteria/packs/kim_thanh_2025"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path / "examples/kim_thanh_2025/nam/period.toml"


def run(*words: object) -> int:
    return main([str(word) for word in words])


def test_only_what_is_named_is_made_and_the_record_tells_of_it(period: Path, capsys) -> None:
    assert run("report", period, "--out", period.parent / "kq", "--only", "markdown") == 0

    made = sorted(path.name for path in (period.parent / "kq").iterdir())
    record = json.loads((period.parent / "kq" / "run.json").read_bytes())
    assert made == ["bao-cao.md", "run.json"]
    assert (record["period"], record["as_of"]) == ("kim_thanh_N2025", "2025-12-05")
    assert list(record["files"]) == ["bao-cao.md"]


def test_a_name_that_no_plugin_has_is_told_with_a_near_one(period: Path, capsys) -> None:
    assert run("report", period, "--out", period.parent / "kq", "--only", "markdwn") == 1

    assert "SUB296" in (told := capsys.readouterr().err)
    assert "«markdown»" in told


PRIVATE = """
from danvan_scoring.plugins import Exporter, Text, hookimpl

class Everything(Exporter):
    name = "everything"
    summary = Text("Tất cả", "Everything")

    def export(self, publication, language):
        return {"a/tat-ca.txt": str(publication.public).encode()}

@hookimpl
def danvan_register_exporters():
    return [Everything]
"""


def test_for_posting_an_exporter_that_does_not_know_how_is_refused(period: Path, capsys) -> None:
    plugin = period.parent / "xa.py"
    plugin.write_text(PRIVATE, encoding="utf-8")
    asked = ("report", period, "--out", period.parent / "kq", "--only", "everything", "-p", plugin)

    assert run(*asked, "--public") == 1
    assert "SUB297" in capsys.readouterr().err
    assert not (period.parent / "kq").exists()
    assert run(*asked) == 0
    assert (period.parent / "kq/a/tat-ca.txt").read_text(encoding="utf-8") == "False"


def test_a_folder_of_results_is_replaced_and_a_strange_file_in_it_is_not(
    period: Path, capsys
) -> None:
    plugin = period.parent / "xa.py"
    plugin.write_text(PRIVATE, encoding="utf-8")
    asked = ("report", period, "--out", period.parent / "kq", "--only", "everything", "-p", plugin)
    assert run(*asked) == 0
    assert run(*asked) == 0
    (period.parent / "kq/a/cua-toi.docx").write_bytes(b"mine")

    assert run(*asked) == 1

    assert "SUB294" in (told := capsys.readouterr().err)
    assert "a/cua-toi.docx" in told
    assert (period.parent / "kq/a/cua-toi.docx").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("code", "template", "content"),
    [
        ("PLN370", "khong-co.docx", None),
        ("PLN371", "mau.doc", b"x"),
        ("PLN371", "mau.docx", b"not a zip"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_with_its_line(
    period: Path, capsys, code: str, template: str, content: bytes | None
) -> None:
    office = period.parents[3] / "criteria/packs/kim_thanh_2025/office.toml"
    text = office.read_text(encoding="utf-8") + f'template = "{template}"\n'
    office.write_text(text, encoding="utf-8")
    if content is not None:
        (office.parent / template).write_bytes(content)

    assert run("report", period, "--out", period.parent / "kq") == 1

    line = len(text.splitlines())
    assert f"office.toml:{line} [template]: {code}" in capsys.readouterr().err
    assert not (period.parent / "kq").exists()


def test_a_fault_of_the_office_and_a_missing_period_before_are_told(period: Path, capsys) -> None:
    text = period.read_text(encoding="utf-8").replace("../9-thang/", "../8-thang/")
    period.write_text(text, encoding="utf-8")

    assert run("report", period, "--out", period.parent / "kq") == 1

    assert "PLN330" in (told := capsys.readouterr().err)
    assert "../8-thang/period.toml" in told


def test_an_exporter_that_fails_is_named_and_nothing_is_written(period: Path, capsys) -> None:
    plugin = period.parent / "xa.py"
    plugin.write_text(PRIVATE.replace('{"a/', '1 / 0 or {"a/'), encoding="utf-8")

    code = run(
        "report", period, "--out", period.parent / "kq", "--only", "everything", "-p", plugin
    )

    assert code == 3
    assert "PLG491 mẫu kết xuất «everything»" in capsys.readouterr().err
    assert not (period.parent / "kq").exists()
