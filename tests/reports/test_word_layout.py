"""Documents open, and stand as Decree 30/2020/NĐ-CP, Annex I, wants them."""

import io
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]
PERIOD = ROOT / "examples/kim_thanh_2025/nam/period.toml"
NAMES = [
    "phu-luc-tieu-chi.docx",
    "bao-cao.docx",
    "bang-tong-hop.docx",
    "du-thao-quyet-dinh.docx",
    "phieu-ket-qua.docx",
    "phieu-ket-qua/T-26.docx",
]
LANDSCAPE = {"phu-luc-tieu-chi.docx", "bang-tong-hop.docx"}
LETTERHEAD = set(NAMES) - {"phu-luc-tieu-chi.docx"}
KINDS = ("annex", "report", "summary", "decision", "units")


def made(out: Path, *words: str) -> Mapping[str, bytes]:
    only = [word for kind in KINDS for word in ("--only", kind)]
    assert main([*words, "report", str(PERIOD), "--out", str(out), *only]) == 0
    return {path.relative_to(out).as_posix(): path.read_bytes()
            for path in out.rglob("*.docx")}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return made(tmp_path_factory.mktemp("vb") / "vi")


def opened(files: Mapping[str, bytes], name: str) -> Document:
    return docx.Document(io.BytesIO(files[name]))


def all_paragraphs(document: Document) -> list[docx.text.paragraph.Paragraph]:
    cells = [c for t in document.tables for row in t.rows for c in row.cells]
    return [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_a4_with_the_margins_of_the_decree(
    files: Mapping[str, bytes], name: str
) -> None:
    for section in opened(files, name).sections:
        sizes = [round(size.mm) for size in (section.page_width, section.page_height)]
        assert sizes == ([297, 210] if name in LANDSCAPE else [210, 297])
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_is_times_new_roman_in_vietnamese(
    files: Mapping[str, bytes], name: str
) -> None:
    document = opened(files, name)
    used = {paragraph.style.name for paragraph in all_paragraphs(document)}
    for style in (document.styles[own] for own in used):
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{key}")) for key in ("ascii", "hAnsi", "cs")} == {
            "Times New Roman"
        }
        assert fonts.get(qn("w:asciiTheme")) is None
    assert not any(run.font.name for p in all_paragraphs(document) for run in p.runs)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "vi-VN"
    assert document.core_properties.language == "vi-VN"


def test_body_and_headings_have_14_points_and_are_real_styles(files: Mapping[str, bytes]) -> None:
    document = opened(files, "bao-cao.docx")
    styles = [paragraph.style.name for paragraph in document.paragraphs]

    assert {"Heading 1", "Heading 2", "List Bullet", "Nội dung"} <= set(styles)
    assert {document.styles[own].font.size for own in ("Heading 1", "List Bullet", "Nội dung")} == {
        Pt(14)
    }
    assert document.styles["Nội dung"].paragraph_format.first_line_indent == Cm(1.27)
    assert document.styles["Nội dung"].paragraph_format.space_after >= Pt(6)


@pytest.mark.parametrize("name", sorted(LETTERHEAD))
def test_the_letterhead_has_motto_number_place_and_date(
    files: Mapping[str, bytes], name: str
) -> None:
    (issuer, state), (number, place) = (row.cells for row in opened(files, name).tables[0].rows)

    assert [p.text for p in state.paragraphs] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "",
    ]  # fmt: skip
    assert state.paragraphs[-1]._p.pPr.find(qn("w:pBdr")) is not None  # the rule
    assert issuer.text.split("\n")[:2] == ["ỦY BAN NHÂN DÂN", "XÃ KIM THÀNH"]
    assert number.text.startswith("Số: ")
    assert number.text.endswith("-UBND")
    assert place.paragraphs[0].style.font.italic
    assert place.text.startswith("Kim Thành, ngày ")


def test_a_day_under_10_takes_a_leading_zero(files: Mapping[str, bytes]) -> None:
    place = opened(files, "bao-cao.docx").tables[0].rows[1].cells[1]

    assert place.text == "Kim Thành, ngày 05 tháng 12 năm 2025"


@pytest.mark.parametrize("name", sorted(LETTERHEAD))
def test_recipients_stand_beside_the_signature(files: Mapping[str, bytes], name: str) -> None:
    document = opened(files, name)
    block = next(t for t in reversed(document.tables) if "Nơi nhận:" in t.rows[0].cells[0].text)
    left, right = block.rows[0].cells

    assert [p.style.name for p in left.paragraphs] == ["Nơi nhận", *["Danh sách nơi nhận"] * 5]
    assert all(p.text.startswith("- ") and p.text.endswith(";") for p in left.paragraphs[1:-1])
    assert left.paragraphs[-1].text == "- Lưu: VT, VHXH."
    assert right.text.split("\n") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_numbered_from_the_second(files: Mapping[str, bytes], name: str) -> None:
    section = opened(files, name).sections[0]

    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0].text
    header = section.header.paragraphs[0]
    assert header.style.name == "Số trang"
    assert header._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


@pytest.mark.parametrize("name", NAMES)
def test_headings_of_tables_repeat_and_rows_are_not_split(
    files: Mapping[str, bytes], name: str
) -> None:
    tables = [t for t in opened(files, name).tables if t._tbl.tblPr.find(qn("w:tblBorders")) is not None]  # fmt: skip # noqa: E501
    assert tables
    for table in tables:
        first, *rows = (row._tr.trPr for row in table.rows)
        assert first.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:tblHeader")) is None for row in rows)
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_no_empty_paragraph_stands_for_space_and_no_table_touches_another(
    files: Mapping[str, bytes], name: str
) -> None:
    document = opened(files, name)
    for paragraph in document.paragraphs:
        properties = paragraph._p.pPr
        carries = properties is not None and (
            properties.find(qn("w:pBdr")) is not None or properties.find(qn("w:sectPr")) is not None
        )
        assert paragraph.text.strip() or carries
    kinds = [element.tag for element in document.element.body]
    assert (qn("w:tbl"), qn("w:tbl")) not in set(pairwise(kinds))


def test_every_unit_has_a_file_and_a_sheet_in_the_combined_one(files: Mapping[str, bytes]) -> None:
    own = [name for name in files if name.startswith("phieu-ket-qua/")]
    titles = [
        p.text for p in opened(files, "phieu-ket-qua.docx").paragraphs if p.text == "PHIẾU KẾT QUẢ"
    ]

    assert len(own) == len(titles) == 60


def test_the_same_result_gives_the_same_bytes(files: Mapping[str, bytes], tmp_path: Path) -> None:
    assert made(tmp_path / "again") == files


def test_in_english_the_words_of_the_report_are_english(tmp_path: Path) -> None:
    english = made(tmp_path / "en", "--lang", "en")
    document = opened(english, "bao-cao.docx")
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]

    assert headings == [
        "I. CARRYING OUT THE PLAN", "II. SCORES AND CLASSES", 'III. MODELS "DÂN VẬN KHÉO"',
        "IV. SHORTFALLS",
    ]  # fmt: skip
    assert document.core_properties.language == "en-GB"
