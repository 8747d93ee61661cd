"""A period of several communes: an index, and a page each with its own units alone."""

from datetime import date
from decimal import Decimal

import plain
import pytest
from builders import group, line, number, rubric, submissions
from page_reader import parsed, rows, words

from danvan_scoring import Evaluator
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.publication import Earlier, Publication
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.reports.exporters import HtmlPage
from danvan_scoring.testing import publication_of

COMMUNES = [
    "Xã Đông Hải",
    "Xã Đông Hải",
    "xã đông-hải",
    "xã đông-hải",
    '../"<b>Tây</b>',
    "Xã Đông Hải",
]
AS_OF = date(2025, 12, 5)


def scored(points: list[int], communes: list[str] = COMMUNES) -> Result:
    own = rubric(
        group=[group("T", None, max=100)],
        criterion=[line("A1", 100, "x", params={"field": "a"}) | {"uses": "plain/points@1"}],
        field=[number("a")],
        **{"class": [
            {"code": "D", "title": "Đạt", "from": Decimal(50)},
            {"code": "K", "title": "Không đạt", "from": Decimal(0)},
        ]},
    )  # fmt: skip
    given = submissions(own, [{"a": value} for value in points])
    given.units["authority"] = communes
    plan = Plan.model_validate(
        {
            "format": 1, "id": "kh", "version": "1", "title": "Kế hoạch", "authority": "Huyện",
            "group": ({"code": "1", "title": "Nhóm một"},),
            "task": ({
                "code": "1.1", "title": "Việc một", "group": "1", "binds": ("thon",),
                "evidence": "Báo cáo", "not_covered": "thử",
                "due": date(2025, 11, 30), "target": Decimal(100),
            },),
        }
    )  # fmt: skip
    return Evaluator([plain], discover=False).evaluate(own, given, plan, as_of=AS_OF)


@pytest.fixture(scope="module")
def publication() -> Publication:
    return publication_of(scored([90, 80, 70, 40, 60, 80]))


@pytest.fixture(scope="module")
def files(publication):
    return HtmlPage().export(publication, "vi")


def test_every_commune_has_a_file_of_its_own_with_a_safe_name(files):
    assert sorted(files) == [
        "trang.html",
        "trang/b-tay-b.html",
        "trang/xa-dong-hai-2.html",
        "trang/xa-dong-hai.html",
    ]


def test_the_index_counts_units_and_classes_and_links_to_each(files):
    root = parsed(files["trang.html"])

    found = [[words(c) for c in row.xpath("./th|./td")] for row in root.xpath("//tbody/tr")]
    none = "Không đủ điều kiện xếp loại 0; Chưa xếp loại 0"
    assert found == [
        ["Xã Đông Hải", "3", f"Đạt 3; Không đạt 0; {none}"],
        ["xã đông-hải", "2", f"Đạt 1; Không đạt 1; {none}"],
        ['../"<b>Tây</b>', "1", f"Đạt 1; Không đạt 0; {none}"],
    ]
    assert set(root.xpath("//tbody//a/@href")) == set(files) - {"trang.html"}


def test_the_index_names_no_unit(files):
    assert "Đơn vị u" not in files["trang.html"].decode()


def test_a_commune_shows_its_own_units_with_the_ranks_that_they_had(files):
    root = parsed(files["trang/xa-dong-hai.html"])

    ranked = [row[:3] for row in rows(root, "xep-hang")]
    assert ranked == [
        ["1", "Đơn vị u1", "90,00"],
        ["=2", "Đơn vị u2", "80,00"],
        ["=2", "Đơn vị u6", "80,00"],
    ]
    assert not {"Đơn vị u3", "Đơn vị u4", "Đơn vị u5"} & set(words(root).split("\n"))
    assert "Đơn vị u3" not in words(root)
    assert root.xpath("//header//a/@href")[0] == "../trang.html"
    assert words(root.xpath("//*[@class='body']")[0]).startswith("Xã Đông Hải ·")


def test_a_commune_is_held_against_the_plan_by_its_own_units(files):
    root = parsed(files["trang/xa-dong-hai-2.html"])

    (task,) = rows(root, "ke-hoach")
    assert task[3] == "0/2"
    assert [row[0] for row in rows(root, "ban-do")] == ["Đơn vị u3", "Đơn vị u4"]


def test_a_commune_is_compared_with_itself_in_the_period_before(publication):
    before = scored([50, 95, 10, 20, 30, 5])
    earlier = Earlier("Kỳ trước", PeriodResult.of(before))
    made = HtmlPage().export(
        Publication(publication.period, publication.found, publication.office, None, earlier), "vi"
    )

    changed = rows(parsed(made["trang/xa-dong-hai-2.html"]), "thay-doi")
    assert [row[:7] for row in changed] == [
        ["Đơn vị u3", "10,00", "70,00", "+60,00", "2", "1", "▲ lên 1"],
        ["Đơn vị u4", "20,00", "40,00", "+20,00", "1", "2", "▼ xuống 1"],
    ]


def test_a_commune_that_was_not_there_before_has_new_units_only(publication):
    earlier = Earlier("Kỳ trước", PeriodResult.of(scored([1, 2, 3, 4, 5, 6], ["Xã Đông Hải"] * 6)))
    made = HtmlPage().export(
        Publication(publication.period, publication.found, publication.office, None, earlier), "vi"
    )

    section = parsed(made["trang/b-tay-b.html"]).xpath("//section[@id='thay-doi']")[0]
    assert "Đơn vị mới, kỳ trước không có: Đơn vị u5." in words(section)
    assert section.xpath(".//table") == []


def test_a_single_commune_needs_no_index():
    alone = publication_of(scored([1, 2, 3, 4, 5, 6], ["Xã Một"] * 6))

    made = HtmlPage().export(alone, "vi")

    assert list(made) == ["trang.html"]
    assert len(rows(parsed(made["trang.html"]), "xep-hang")) == 6


def test_pages_for_posting_are_apart_too(publication):
    public = Publication(publication.period, publication.found, publication.office, public=True)

    made = HtmlPage().export(public, "vi")

    assert len(made) == 4
    assert "Đơn vị u3" not in made["trang/xa-dong-hai.html"].decode()
