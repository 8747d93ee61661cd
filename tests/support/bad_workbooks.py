"""Workbooks as nobody should send them, and good ones to damage."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

from xlsxwriter.workbook import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def good() -> bytes:
    """A small workbook as XlsxWriter writes it."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Phiếu")
    sheet.write_string(0, 0, "Mã")
    sheet.write_number(1, 1, 12.5)
    book.set_custom_property("danvan_unit", "T-01", "text")
    # Without a day of its own the file would differ from one second to the next.
    book.set_properties({"created": datetime(2025, 12, 1)})  # noqa: DTZ001
    book.close()
    return stream.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return stream.getvalue()


def changed(**parts_by_name: bytes) -> bytes:
    """A good workbook with other parts; `xl__workbook.xml` is written `xl/workbook.xml`."""
    content = parts(good())
    content.update({name.replace("__", "/"): data for name, data in parts_by_name.items()})
    return packed(content)


def with_part(name: str, data: bytes) -> bytes:
    return packed({**parts(good()), name: data})


def with_sheet(xml: bytes) -> bytes:
    return with_part("xl/worksheets/sheet1.xml", xml)


def sheet_of(body: str, declaration: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<worksheet xmlns="{MAIN}">'
        f"<sheetData>{body}</sheetData></worksheet>"
    ).encode()


def macros() -> bytes:
    content = parts(good())
    types = content["[Content_Types].xml"]
    content["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    return packed(content)


def external_link() -> bytes:
    content = parts(good())
    rels = content["xl/_rels/workbook.xml.rels"]
    link = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/oleObject" Target="file:///C:/x" TargetMode="External"/></Relationships>'
    )
    content["xl/_rels/workbook.xml.rels"] = rels.replace(b"</Relationships>", link)
    return packed(content)


def lying_bomb() -> bytes:
    """A part that says it is small and swells to 100 MiB."""
    data = bytearray(with_part("xl/media/x.bin", b"\0" * (100 * 2**20)))
    size = (100 * 2**20).to_bytes(4, "little")
    small = (1000).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = small
    return bytes(data)


def overlapping() -> bytes:
    """Two entries of the directory that lie over one another."""
    data = bytearray(good())
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = (0).to_bytes(4, "little")
    return bytes(data)


def two_named_alike() -> bytes:
    content = parts(good())
    return packed({**content, "XL/workbook.xml": content["xl/workbook.xml"]})


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
_ROW = '<row r="{0}" s="1" customFormat="1"/>'

HOSTILE: Mapping[str, tuple[str, bytes]] = {
    "empty": ("FRM502", b""),
    "blank": ("FRM502", b"\0" * 512),
    "too large": ("FRM503", b"PK\x03\x04" + b"\0" * (20 * 2**20)),
    "old excel": ("FRM504", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "password": (
        "FRM505",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    ),
    "csv": ("FRM506", b"ma;ten\n1;2\n"),
    "html": ("FRM506", b"<html><table><tr><td>1</td></tr></table></html>"),
    "a zip of pictures": ("FRM506", packed({"anh.jpg": b"\xff\xd8\xff"})),
    "word": (
        "FRM506",
        packed({"[Content_Types].xml": b"application/wordprocessingml.document.main+xml"}),
    ),
    "opendocument": (
        "FRM506",
        packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    ),
    "bomb": ("FRM507", with_part("xl/media/x.bin", b"\0" * (100 * 2**20))),
    "lying bomb": ("FRM507", lying_bomb()),
    "600 parts": ("FRM507", packed({**parts(good()), **{f"x{n}": b"" for n in range(600)}})),
    "truncated": ("FRM508", good()[:-200]),
    "first half": ("FRM508", good()[: len(good()) // 2]),
    "overlapping": ("FRM508", overlapping()),
    "no sheet part": (
        "FRM508",
        packed({k: v for k, v in parts(good()).items() if "sheet1" not in k}),
    ),
    "broken xml": ("FRM508", with_sheet(b"<worksheet><sheetData><row></sheetData>")),
    "macros": ("FRM509", macros()),
    "macro part": ("FRM509", with_part("xl/vbaProject.bin", b"x")),
    "path up": ("FRM510", with_part("../../evil.xml", b"x")),
    "absolute path": ("FRM510", with_part("/etc/passwd", b"x")),
    "windows path": ("FRM510", with_part("C:/x.xml", b"x")),
    "two parts of one name": ("FRM510", two_named_alike()),
    "billion laughs": ("FRM511", with_sheet(sheet_of("", LAUGHS))),
    "utf-16 laughs": (
        "FRM511",
        with_sheet(sheet_of("", LAUGHS).decode().replace("UTF-8", "UTF-16").encode("utf-16")),
    ),
    "utf-7": ("FRM511", with_sheet(sheet_of("").replace(b"UTF-8", b"UTF-7"))),
    "external links": ("FRM512", with_part("xl/externalLinks/externalLink1.xml", b"<x/>")),
    "external relationship": ("FRM512", external_link()),
    "embedded": ("FRM513", with_part("xl/embeddings/oleObject1.bin", b"x")),
    "a million empty rows": (
        "FRM514",
        with_sheet(sheet_of("".join(map(_ROW.format, range(1, 1_000_001))))),
    ),
    "one far cell": ("FRM514", with_sheet(sheet_of('<row r="1048576"><c r="XFD1048576"/></row>'))),
    "wide and long": (
        "FRM514",
        with_sheet(sheet_of('<row r="19999"><c r="XFD19999" s="1"/></row>')),
    ),
    "far cell, unusual": (
        "FRM514",
        with_sheet(sheet_of("<row r='1048576'><c r='XFD1048576'/></row>")),
    ),
}
