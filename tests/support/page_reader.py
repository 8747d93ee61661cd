"""A page as a browser's parser sees it, with the few questions that tests ask."""

import re
from base64 import b64encode
from hashlib import sha256

from lxml import html
from lxml.html import HtmlElement

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language
from danvan_scoring.reports.exporters import HtmlPage


def page(publication: Publication, language: Language = "vi") -> HtmlElement:
    """The only page of a publication."""
    files = HtmlPage().export(publication, language)
    assert list(files) == ["trang.html"]
    return parsed(files["trang.html"])


def parsed(content: bytes) -> HtmlElement:
    return html.document_fromstring(content.decode())


def words(element: HtmlElement) -> str:
    """The text of an element, white space made single."""
    return re.sub(r"\s+", " ", element.text_content()).strip()


def spaced(element: HtmlElement) -> str:
    """The same with a space between cells and lines, which have none of their own."""
    return re.sub(r"\s+", " ", " ".join(element.itertext())).strip()


def rows(root: HtmlElement, section: str, table: int = 0) -> list[list[str]]:
    """The cells of one table of a section, without its head."""
    found = root.xpath(f"//section[@id='{section}']//table")[table]
    return [[words(cell) for cell in row.xpath("./th|./td")] for row in found.xpath("./tbody/tr")]


def digest(text: str) -> str:
    """A text as a content security policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
