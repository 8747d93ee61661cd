"""The styles of official documents, by Decree 30/2020/NĐ-CP, Annex I.

They are real styles with Vietnamese names, so that a clerk changes a whole document at one place.
A style that the commune's own template has is left as it is there.
"""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
LEFT, CENTER = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True)
class Look:
    """How paragraphs of one style look: sizes in points, the indent in centimetres."""

    size: float
    align: WD_ALIGN_PARAGRAPH = LEFT
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    indent: float = 0
    keep: bool = False
    base: str = "Normal"


STYLES: dict[str, Look] = {
    "Quốc hiệu": Look(12, CENTER, bold=True),
    "Tiêu ngữ": Look(13, CENTER, bold=True),
    "Cơ quan chủ quản": Look(12, CENTER),
    "Cơ quan ban hành": Look(12, CENTER, bold=True),
    "Số, ký hiệu": Look(13, CENTER),
    "Địa danh, ngày tháng": Look(14, CENTER, italic=True),
    "Tên loại văn bản": Look(14, CENTER, bold=True, before=12, keep=True),
    "Trích yếu": Look(14, CENTER, bold=True, keep=True),
    "Kèm theo": Look(14, CENTER, italic=True, after=6),
    "Lưu ý": Look(14, CENTER, italic=True, before=6, after=6),
    "Căn cứ": Look(14, JUSTIFY, italic=True, after=6, indent=1.27),
    "Nội dung": Look(14, JUSTIFY, after=6, indent=1.27),
    "Lời kết": Look(14, JUSTIFY, before=6, after=6, indent=1.27, keep=True),
    "Tiêu đề bảng": Look(13, LEFT, bold=True, before=8, after=4, keep=True),
    "Đầu bảng": Look(12, CENTER, bold=True),
    "Ô chữ": Look(12, LEFT),
    "Ô số": Look(12, RIGHT),
    "Ô nhóm": Look(12, LEFT, bold=True, keep=True),
    "Ô nhóm, số": Look(12, RIGHT, bold=True, keep=True),
    "Nơi nhận": Look(12, LEFT, bold=True, italic=True),
    "Danh sách nơi nhận": Look(11, LEFT),
    "Thẩm quyền ký": Look(14, CENTER, bold=True),
    "Người ký": Look(14, CENTER, bold=True, before=72),
    "Gạch ngang": Look(1, CENTER, before=3, after=6),
    "Số trang": Look(13, CENTER, base="Header"),
}
"""What the built-in styles lack."""

BUILT_IN: dict[str, Look] = {
    "Normal": Look(14),
    "Heading 1": Look(14, LEFT, bold=True, before=12, after=6, keep=True),
    "Heading 2": Look(14, LEFT, bold=True, before=6, after=6, indent=1.27, keep=True),
    "Heading 3": Look(14, LEFT, bold=True, italic=True, before=6, after=6, indent=1.27, keep=True),
    "List Bullet": Look(14, JUSTIFY, after=6),
}
"""Headings and lists, which are real ones; in a commune's template they stay as they are."""


def set_styles(document: Document, *, own: bool, language: str) -> None:
    """Make all styles of official documents in a document.

    Args:
        document: where.
        own: whether it comes from the commune's template, whose styles stay.
        language: of the text, such as `vi-VN`.
    """
    _set_defaults(document, language)
    known = {style.name for style in document.styles}
    for name, look in {**BUILT_IN, **STYLES}.items():
        if name in known and own:
            continue
        style = document.styles[name] if name in known else _added(document, name)
        assert isinstance(style, ParagraphStyle)
        if name in STYLES:
            style.base_style = document.styles[look.base]
        _dress(style, look)


def _added(document: Document, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.quick_style = True
    assert isinstance(style, ParagraphStyle)
    return style


def _dress(style: ParagraphStyle, look: Look) -> None:
    font, layout = style.font, style.paragraph_format
    font.name, font.size = FONT, Pt(look.size)
    font.bold, font.italic = look.bold, look.italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for part in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{part}"), FONT)
    for part in _THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{part}"), None)
    layout.alignment = look.align
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    layout.keep_with_next = look.keep
    if style.name != "List Bullet":
        layout.first_line_indent = Cm(look.indent)
    if style.name == "Gạch ngang":
        layout.line_spacing = Pt(2)


def _set_defaults(document: Document, language: str) -> None:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None  # every document that Word or python-docx writes has them
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = defaults.makeelement(qn("w:lang"), {})
        defaults.append(found)
    found.set(qn("w:val"), language)
