"""The page for posting: nothing that a unit wrote or named, no reason, no mark, no appeal.

A marker is planted in every column that must not be posted; the page for the office, in which
some of them stand, shows that the test can fail.
"""

import shutil
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import get_args, get_type_hints

import pandas as pd
import pytest
from page_reader import page, rows, words

from danvan_scoring.cli.loading import load
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.model.publication import Publication
from danvan_scoring.reports.exporters import HtmlPage
from danvan_scoring.reports.page.posted import Posted

ROOT = Path(__file__).parents[2]
SHOWN_TO_THE_OFFICE = (
    "PHIEU-MINH-CHUNG",
    "PHIEU-GHI-CHU",
    "MIEN-VAN-BAN",
    "MIEN-LY-DO",
    "NHAN-XET",
)
NEVER_POSTED = (
    *SHOWN_TO_THE_OFFICE,
    "TIEN-DO-MINH-CHUNG",
    "TIEN-DO-GHI-CHU",
    "BAO-CAO-SO",
    "MO-HINH-VAN-BAN",
    "TIN-TIEU-DE",
    "TIN-DUONG-DAN",
    "phieu.csv",
    "hoi-dong.csv",
)
PLANTED = {
    # file: replacements of whole cells, by position, in every row that has something there
    "phieu.csv": {3: "PHIEU-MINH-CHUNG", 4: "PHIEU-GHI-CHU"},
    "tien-do.csv": {4: "TIEN-DO-MINH-CHUNG", 5: "TIEN-DO-GHI-CHU"},
    "bao-cao.csv": {3: "BAO-CAO-SO"},
    "mien.csv": {3: "MIEN-VAN-BAN", 5: "MIEN-LY-DO"},
    "mo-hinh.csv": {6: "MO-HINH-VAN-BAN"},
    "tin-bai.csv": {2: "TIN-TIEU-DE", 4: "TIN-DUONG-DAN"},
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Publication:
    """The example's year with markers in all that must not be posted."""
    root = tmp_path_factory.mktemp("danh-dau")
    for folder in ("examples/kim_thanh_2025", "criteria/packs/kim_thanh_2025"):
        shutil.copytree(ROOT / folder, root / folder)
    year = root / "examples/kim_thanh_2025/nam"
    for name, columns in PLANTED.items():
        head, *lines = (year / name).read_text(encoding="utf-8-sig").splitlines()
        cells = [line.split(";") for line in lines if line]
        for row in cells:
            row.extend([""] * (len(head.split(";")) - len(row)))
            for position, marker in columns.items():
                row[position] = f"{marker} {row[position]}"
        text = "\n".join([head, *(";".join(row) for row in cells)]) + "\n"
        (year / name).write_text(text, encoding="utf-8")
    council = year / "hoi-dong.csv"
    remark = "Mô hình thiết thực, được Nhân dân ủng hộ"
    text = council.read_text(encoding="utf-8-sig")
    assert remark in text
    council.write_text(text.replace(remark, f"NHAN-XET {remark}"), encoding="utf-8")
    loaded = load(year / "period.toml", (), ())
    return publication_of(loaded, loaded.evaluate(None), (), ())


def made(publication: Publication, language="vi") -> str:
    return "".join(c.decode() for c in HtmlPage().export(publication, language).values())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_that_was_planted_is_in_the_page_for_posting(planted, language):
    text = made(replace(planted, public=True), language)

    assert [marker for marker in NEVER_POSTED if marker in text] == []


def test_what_was_planted_is_in_the_page_for_the_office(planted):
    text = made(planted)

    assert [marker for marker in SHOWN_TO_THE_OFFICE if marker not in text] == []


def test_the_page_for_posting_has_no_room_for_anything_else():
    """Whoever gives a view one more field decides here whether it may be posted."""
    assert {name: sorted(own) for name, own in _views(Posted).items()} == {
        "Posted": ["criteria", "head", "plan", "rankings", "tasks", "units"],
        "Head": ["as_of", "body", "made_with", "standing", "title"],
        "Ranking": ["bars", "basis", "counts", "id", "looks", "peers", "rows", "title"],
        "RankRow": [
            "anchor", "class_", "maximum", "name", "order", "overall", "peers", "percent", "points",
            "rank",
        ],
        "Bar": ["look", "start", "width"],
        "Table": ["columns", "rows", "title"],
        "Column": ["align", "flexible", "heading"],
        "UnitPoints": ["anchor", "kind", "name", "order", "scales"],
        "UnitScale": ["left_out", "lines", "steps", "title", "told"],
        "PointsLine": ["code", "is_group", "points"],
        "Step": ["bar", "change", "code", "label", "points"],
        "CriterionView": [
            "anchor", "assumed", "basis", "code", "evidence", "fields", "is_group", "maximum",
            "rule", "spread", "tasks", "title", "uses",
        ],
        "Spread": ["bars", "counts", "is_bonus", "lost", "more", "most", "states"],
        "PlanCounts": ["groups", "reports", "tasks", "title"],
        "Covered": ["bars", "code", "done", "last_day", "met", "share", "target", "title"],
        "TaskMap": ["legend", "rows", "tasks"],
        "MapRow": ["anchor", "done", "marks", "name", "share"],
        "Mark": ["count", "letter", "look", "words"],
    }  # fmt: skip


def test_sections_for_the_office_are_not_there(example):
    office = {own.get("id") for own in page(example).xpath("//section")}
    public = {own.get("id") for own in page(replace(example, public=True)).xpath("//section")}

    assert public == {"tong-quan", "xep-hang", "ke-hoach", "ban-do", "don-vi", "tieu-chi"}
    assert office - public == {"thay-doi", "luu-y", "gia-dinh"}


def test_who_lost_most_and_who_is_late_are_not_named(example):
    root = page(replace(example, public=True))

    assert "Mất nhiều điểm nhất" not in words(root)
    assert "Mất nhiều điểm nhất" in words(page(example))
    assert root.xpath("//section[@id='tong-quan']//a") == []


def test_ranking_points_and_states_of_tasks_are_the_same_in_both(example):
    office, public = page(example), page(replace(example, public=True))

    assert rows(public, "xep-hang") == rows(office, "xep-hang")
    assert rows(public, "ban-do") == rows(office, "ban-do")
    points = [[words(c) for c in row] for row in public.xpath("//details[@id='u-thcs-3']//tr")]
    assert ["A1", "2/3"] in points
    assert ["C1.2", "3/5"] in points


def test_marks_and_appeals_are_not_read_for_posting(example):
    """The log's assessment may hold anything: the page is the same without it."""
    public = replace(example, public=True)
    marks = pd.DataFrame(
        {
            "unit": ["VP"], "criterion": ["A1"], "points": ["1"], "stage": ["agreed"],
            "by": ["THANH-VIEN"], "reason": ["LY-DO-RIENG"], "place": ["nhat-ky:1"],
        }
    )  # fmt: skip
    (result,) = public.found.results
    marked = replace(result, submissions=replace(result.submissions, marks=marks))

    found = replace(public.found, results=(marked,))
    assert made(replace(public, found=found)) == made(public)


def _views(view: type) -> dict[str, set[str]]:
    """Every dataclass that a view is made of, with its fields."""
    found: dict[str, set[str]] = {}
    waiting: list[object] = [view]
    while waiting:
        own = waiting.pop()
        waiting += get_args(own)
        if isinstance(own, type) and is_dataclass(own) and own.__name__ not in found:
            found[own.__name__] = {field.name for field in fields(own)}
            waiting += get_type_hints(own).values()
    return found
