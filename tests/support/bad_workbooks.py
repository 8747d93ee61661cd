"""Workbooks as nobody should send them, and good ones to damage."""

import io
import struct
import zipfile
import zlib
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


def linked(attributes: str) -> bytes:
    """A good workbook with one more relationship."""
    link = f'<Relationship Id="rId99" {attributes}/></Relationships>'.encode()
    return replaced("xl/_rels/workbook.xml.rels", b"</Relationships>", link)


def replaced(name: str, old: bytes, new: bytes) -> bytes:
    content = parts(good())
    assert old in content[name]
    content[name] = content[name].replace(old, new)
    return packed(content)


def renamed(old: str, new: str, *, also_told: bool) -> bytes:
    """A good workbook that keeps a part elsewhere; its relationships may or may not say so."""
    last = [name.rpartition("/")[2].encode() for name in (old, new)]
    return packed(
        {
            name.replace(old, new): data.replace(*last) if also_told else data
            for name, data in parts(good()).items()
        }
    )


def strict() -> bytes:
    """As Excel saves "Strict Open XML": all names are in other namespaces."""
    spaces = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": (
            "officeDocument/customProperties"
        ),
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            "officeDocument/relationships"
        ),
    }
    content = parts(good())
    for old, new in spaces.items():
        to = f"http://purl.oclc.org/ooxml/{new}".encode()
        content = {name: data.replace(old.encode(), to) for name, data in content.items()}
    return packed(content)


def with_two_names_for_a_part() -> bytes:
    """A part that its zip calls `junk.bin` and, in a field that some readers obey, a sheet."""
    stream, name = io.BytesIO(), b"xl/media/junk.bin"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for own, data in parts(good()).items():
            archive.writestr(own, data)
        info = zipfile.ZipInfo(name.decode())
        field = struct.pack("<BL", 1, zlib.crc32(name)) + b"xl/worksheets/sheet1.xml"
        info.extra = struct.pack("<HH", 0x7075, len(field)) + field
        archive.writestr(info, sheet_of('<row r="1"><c r="A1"><v>666</v></c></row>'))
    return stream.getvalue()


def many_sheets(bodies: list[str]) -> bytes:
    content = parts(good())
    book, rels = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    listed, links = "", ""
    for number, body in enumerate(bodies):
        listed += f'<sheet name="s{number}" sheetId="{number + 9}" r:id="s{number}"/>'
        links += (
            f'<Relationship Id="s{number}" Type="http://schemas.openxmlformats.org/officeDocument'
            f'/2006/relationships/worksheet" Target="worksheets/s{number}.xml"/>'
        )
        content[f"xl/worksheets/s{number}.xml"] = sheet_of(body)
    content[book] = content[book].replace(b"</sheets>", f"{listed}</sheets>".encode())
    end = f"{links}</Relationships>".encode()
    content[rels] = content[rels].replace(b"</Relationships>", end)
    return packed(content)


def long_directory() -> bytes:
    """A directory of 100,000 parts that are all the same one."""
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", *[0] * 9, 1, *[0] * 6) + b"a"
    listed = entry * 100_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(listed), 34, 0)
    return b"PK\3\4" + bytes(30) + listed + end


def lying_bomb() -> bytes:
    """A part that says it is small and swells to 100 MiB."""
    data = bytearray(with_part("xl/media/x.bin", b"\0" * (100 * 2**20)))
    size = (100 * 2**20).to_bytes(4, "little")
    small = (1000).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = small
    return bytes(data)


def overlapping() -> bytes:
    """A part whose content is another part of the same file: both are listed."""
    inner = packed({"xl/inner.xml": b"<x/>"})
    inner = inner[: inner.find(b"PK\1\2")]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/outer.bin", inner)
        archive.writestr(zipfile.ZipInfo("xl/inner.xml"), b"<x/>", zipfile.ZIP_DEFLATED)
    data = bytearray(stream.getvalue())
    entry = data.rfind(b"PK\1\2")
    data[entry + 42 : entry + 46] = data.find(inner).to_bytes(4, "little")
    return bytes(data)


def two_named_alike() -> bytes:
    content = parts(good())
    return packed({**content, "XL/workbook.xml": content["xl/workbook.xml"]})


def computed(data: bytes) -> bytes:
    """Without the mark of programs that leave formulas to the next one."""
    content = parts(data)
    book = content["xl/workbook.xml"].replace(b'fullCalcOnLoad="1"', b"")
    return packed({**content, "xl/workbook.xml": book})
