"""A sheet of official paper: page, running number, and what is put on it one below the other."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import UTC, datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from danvan_scoring.io.tables import clean
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language
from danvan_scoring.reports.table import Table
from danvan_scoring.reports.word.grid import table_xml
from danvan_scoring.reports.word.styles import set_styles

_MADE = (1980, 1, 1, 0, 0, 0)
"""The time of every part: a file made again from the same result is the same file."""
_CHANGING = ("word/document.xml", "docProps/core.xml")
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_SHORT, _LONG = Cm(21), Cm(29.7)
_TOP, _BOTTOM, _LEFT, _RIGHT = Cm(2), Cm(2), Cm(3), Cm(1.5)


class Paper:
    """One document on its way; the text that is put on it is shown as it is, composed (NFC)."""

    def __init__(
        self, publication: Publication, language: Language, title: str, *, landscape: bool = False
    ) -> None:
        self._parts: dict[str, bytes] = {}
        template = publication.template
        self.document = docx.Document(None if template is None else io.BytesIO(template))
        self.has_letterhead = any(own.text.strip() for own in self.document.paragraphs) or any(
            self.document.tables
        )
        set_styles(self.document, own=template is not None, language=_LANGUAGES[language])
        self._ids = {style.name or "": style.style_id for style in self.document.styles}
        section = self.document.sections[0]
        if template is None or landscape:
            _set_page(section, landscape=landscape)
        if template is None:
            self._number_pages(section)
        as_of = publication.found.as_of
        made = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
        own = self.document.core_properties
        own.author = clean(publication.office.called)
        own.last_modified_by, own.comments = own.author, ""
        own.created = own.modified = made
        own.language, own.revision = _LANGUAGES[language], 1
        self.name(title)

    @property
    def room(self) -> float:
        """The width between the margins, in centimetres."""
        section = self.document.sections[-1]
        width, left, right = section.page_width, section.left_margin, section.right_margin
        assert width is not None and left is not None and right is not None  # noqa: PT018 (set)
        return float((width - left - right) / Cm(1))

    def add(self, text: str, style: str) -> Paragraph:
        """Put a paragraph on the paper."""
        return self.dress(self.document.add_paragraph(clean(text)), style)

    def dress(self, paragraph: Paragraph, style: str) -> Paragraph:
        """Give a paragraph its style; looked up once, and not among all styles each time."""
        paragraph._p.style = self._ids[style]  # noqa: SLF001 (python-docx looks through all)
        return paragraph

    def rule(self, share: float) -> None:
        """Draw a line in the middle, as long as this share of the room."""
        draw_rule(self.dress(self.document.add_paragraph(), "Gạch ngang"), self.room, share)

    def table(self, table: Table, strong: Sequence[int] = ()) -> None:
        """Put a table on the paper; `strong` are the rows that stand for all below them."""
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(table_xml(table, self.room, self._ids, {*strong})))

    def new_page(self, *, landscape: bool | None = None) -> None:
        """Begin an annex on a new page, with numbers of its own; turned, if that is said."""
        section = self.document.add_section()
        if landscape is not None:
            _set_page(section, landscape=landscape)
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        section._sectPr.append(numbers)  # noqa: SLF001 (python-docx has no name for it)

    def _number_pages(self, section: Section) -> None:
        """Number the pages in the middle of the top margin, but for the first (Annex I, II)."""
        section.different_first_page_header_footer = True
        paragraph = self.dress(section.header.paragraphs[0], "Số trang")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        run, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = "2"
        run.append(text)
        field.append(run)
        paragraph._p.append(field)  # noqa: SLF001 (python-docx has no name for it)

    def name(self, title: str) -> None:
        """Call the document so, in its properties."""
        self.document.core_properties.title = clean(title)

    def clear(self) -> None:
        """Take away what was put on the paper, for the next one of its kind."""
        body = self.document.element.body
        del body[: len(body) - 1]

    def copy_from(self, other: "Paper") -> None:
        """Put on this paper what stands on another of the same kind."""
        body = self.document.element.body
        for element in list(other.document.element.body)[:-1]:
            body.insert(len(body) - 1, deepcopy(element))

    def saved(self) -> bytes:
        """Return the file, without the time of packing.

        Papers of one kind differ in their text and its properties only, so that after the first
        one the other parts are taken as they were.
        """
        if not self._parts:
            stream = io.BytesIO()
            self.document.save(stream)
            with zipfile.ZipFile(stream) as archive:
                self._parts = {name: archive.read(name) for name in archive.namelist()}
        for part in self.document.part.package.iter_parts():
            if (name := part.partname.lstrip("/")) in _CHANGING:
                self._parts[name] = part.blob
        return packed(self._parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack the parts of a document, the same parts into the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _MADE)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(info, content)
    return stream.getvalue()


def draw_rule(paragraph: Paragraph, room: float, share: float) -> None:
    """Make a paragraph a solid line in the middle of so many centimetres."""
    border = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for key, value in {"val": "single", "sz": "6", "space": "1", "color": "000000"}.items():
        line.set(qn(f"w:{key}"), value)
    border.append(line)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 (python-docx has no name for it)
    properties.insert_element_before(border, "w:shd", "w:spacing", "w:ind", "w:jc")
    beside = Cm(room * (1 - share) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = beside


def _set_page(section: Section, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.header_distance = Cm(1)
