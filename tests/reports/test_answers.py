"""Answers to questions on a page and on paper: sections as they are, whatever they look like."""

import io
from dataclasses import replace

import docx
import pytest
from page_reader import digest, parsed, words

from danvan_scoring.io.tables import Column
from danvan_scoring.model.publication import Publication
from danvan_scoring.reports.page.answers import answers_page
from danvan_scoring.reports.pictures.drawing import Drawing, Label
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table
from danvan_scoring.reports.word.answers import answers_paper

NAME = "<script>Thôn</script> & thị tứ"
SECTIONS = (
    Section(
        title="Ai dễ đổi hạng?",
        answer=(f"{NAME} đứng từ hạng 3 đến hạng 7.",),
        tables=(
            Table(
                "Khoảng hạng",
                [Column("Đơn vị", flexible=True), Column("Hạng", "right")],
                [[NAME, "3"]],
            ),
            Table("Bảng trống", [Column("Đơn vị")], []),
        ),
        drawings=(Drawing("khoang", "Khoảng hạng", NAME, 100, 20, (Label(0, 10, NAME),)),),
        notes=("Chấm lại 10.000 lần.",),
    ),
    Section(title="Bộ tiêu chí có chặt chẽ không?", answer=("Không có gì phải sửa.",)),
)


@pytest.fixture(scope="module")
def page(example: Publication):
    return answers_page(example, SECTIONS, "vi")["phan-tich.html"]


def test_the_page_leads_to_every_question(page):
    root = parsed(page)

    links = {link.get("href"): words(link) for link in root.xpath("//nav//a")}
    assert links == {"#q1": "Ai dễ đổi hạng?", "#q2": "Bộ tiêu chí có chặt chẽ không?"}
    assert [words(h) for h in root.xpath("//section/h2")] == list(links.values())


def test_names_stand_on_the_page_as_they_are(page):
    root = parsed(page)

    assert len(root.xpath("//script")) == 1
    assert words(root.xpath("//section[@id='q1']/p")[0]) == f"{NAME} đứng từ hạng 3 đến hạng 7."
    assert words(root.xpath("//section[@id='q1']//tbody//th")[0]) == NAME
    assert words(root.xpath("//svg//text")[0]) == NAME


def test_tables_without_rows_are_left_out(page):
    root = parsed(page)

    assert [words(own) for own in root.xpath("//caption")] == ["Khoảng hạng"]


def test_a_column_stands_where_its_heading_does(example: Publication):
    table = Table("Hạng", [Column("Hạng", "right"), Column("Đơn vị", flexible=True)], [["=1", "A"]])
    files = answers_page(example, [Section(title="Hạng", answer=["."], tables=[table])], "vi")
    root = parsed(files["phan-tich.html"])

    for place, look in enumerate(("n", None), start=1):
        head, cell = (root.xpath(f"//{part}//tr/*[{place}]")[0] for part in ("thead", "tbody"))
        assert head.get("class") == cell.get("class") == look


def test_the_page_keeps_to_its_policy(page):
    root = parsed(page)

    policy = root.xpath("//meta[@http-equiv]")[0].get("content")
    assert digest(root.xpath("//style")[0].text) in policy
    assert not root.xpath("//*[@style]|//*[@src]|//link")


def test_paper_has_answers_tables_and_notes(example: Publication):
    document = docx.Document(io.BytesIO(answers_paper(example, SECTIONS, "vi")))

    told = [paragraph.text for paragraph in document.paragraphs]
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["I. Ai dễ đổi hạng?", "II. Bộ tiêu chí có chặt chẽ không?"]
    assert f"{NAME} đứng từ hạng 3 đến hạng 7." in told
    assert "Chấm lại 10.000 lần." in told
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [NAME, "3"] in cells
    assert "Bảng trống" not in told


def test_the_same_sections_are_the_same_bytes(example: Publication):
    again = replace(example)

    assert answers_page(again, SECTIONS, "en") == answers_page(example, SECTIONS, "en")
    assert answers_paper(again, SECTIONS, "en") == answers_paper(example, SECTIONS, "en")
