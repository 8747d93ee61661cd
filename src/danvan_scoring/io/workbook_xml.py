"""What a workbook says of its sheets: where they are kept, who computed them, which are percents.

Sheets are found by the workbook's relationships and never by their order or by names of parts.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

MOST_MARKUP = 8 * 2**20
"""Bytes of the parts that are parsed whole; the styles of a form have some 20 KiB."""
_PARSED = ("xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml", "docProps/custom.xml")

_PERCENT_FORMATS = {9, 10}
_SHOWS_PERCENT = re.compile(rb"%|&#|numFmtId\s*=\s*[\"'](?:9|10)[\"']")
_WHERE_READ = {"/styles": "xl/styles.xml", "/sharedStrings": "xl/sharedstrings.xml"}
_LINKED = "relationships}id"


class SheetPart(NamedTuple):
    """A sheet by its name, and the part in which it is kept."""

    name: str
    part: str


class Book(NamedTuple):
    """The worksheets in order, and whether nobody has worked their formulas out."""

    sheets: Sequence[SheetPart]
    never_computed: bool


class TooMuchMarkup(Exception):  # noqa: N818 (what a file is, not an error of this program)
    """What is parsed whole is larger than in any form."""


def book_of(parts: Mapping[str, bytes]) -> Book:
    """Return what the workbook says of its sheets.

    Raises:
        ElementTree.ParseError, KeyError, ValueError: the workbook is broken.
        TooMuchMarkup: nobody needs so much of it.
    """
    names = {name.lower(): name for name in parts}
    targets: dict[str, str | None] = {}
    for link in _root(parts, "xl/_rels/workbook.xml.rels"):
        kind, target = link.attrib["Type"], link.attrib["Target"]
        is_sheet, own = kind.endswith("/worksheet"), link.attrib["Id"]
        if own in targets:
            raise ValueError("two of one name: readers would not agree on which")
        targets[own] = names[_path(target)] if is_sheet else None
        read = _WHERE_READ.get(kind[kind.rfind("/") :])
        if read is not None and _path(target) != read:
            raise ValueError("kept where the reader of values does not look")
    book = _root(parts, "xl/workbook.xml")
    sheets = [
        SheetPart(sheet.attrib["name"], part)
        for sheet in book.iterfind("{*}sheets/{*}sheet")
        if (part := targets[_link(sheet)]) is not None
    ]
    names_told = {sheet.name.casefold() for sheet in sheets}
    if len(names_told) < len(sheets) or len({sheet.part for sheet in sheets}) < len(sheets):
        raise ValueError("two sheets of one name, or kept in one part")
    # XlsxWriter and openpyxl leave all formulas to the next program and mark their files so,
    # whatever value they write beside a formula; Excel and LibreOffice take the mark away.
    computes = book.find("{*}calcPr")
    on_load = computes is not None and computes.attrib.get("fullCalcOnLoad", "").strip()
    return Book(sheets, never_computed=on_load in {"1", "true"})


def _link(sheet: ET.Element) -> str:
    return next((link for name, link in sheet.attrib.items() if name.endswith(_LINKED)), "")


def _root(parts: Mapping[str, bytes], name: str) -> ET.Element:
    if sum(len(parts.get(parsed, b"")) for parsed in _PARSED) > MOST_MARKUP:
        raise TooMuchMarkup
    return ET.fromstring(parts[name])  # noqa: S314 (no DTD: the guard)


def custom_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the custom properties of the document."""
    if "docProps/custom.xml" not in parts:
        return {}
    return {
        found.attrib.get("name", ""): "".join(found.itertext())
        for found in _root(parts, "docProps/custom.xml").iterfind("{*}property")
    }


def percent_styles(parts: Mapping[str, bytes]) -> frozenset[int]:
    """Return the numbers of the cell styles that show a percentage."""
    styles = parts.get("xl/styles.xml", b"")
    if not _SHOWS_PERCENT.search(styles):
        return frozenset()
    root = _root(parts, "xl/styles.xml")
    formats = {
        int(found.attrib["numFmtId"])
        for found in root.iterfind("{*}numFmts/{*}numFmt")
        if "%" in re.sub(r'"[^"]*"|\\.', "", found.attrib.get("formatCode", ""))
    }
    used = root.find("{*}cellXfs")
    return frozenset(
        number
        for number, style in enumerate(used if used is not None else ())
        if int(style.attrib.get("numFmtId", 0)) in formats | _PERCENT_FORMATS
    )


def _path(target: str) -> str:
    """The part, which must be one that the guard has taken for markup."""
    path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    if not path.lower().endswith(".xml"):
        raise ValueError(path)
    return path.lower()
