"""What a file that should be a workbook is, before anything is parsed; and its parts, inflated.

Forms come from strangers by e-mail and on sticks. Everything that a reader of workbooks could be
hurt by is refused here: sizes are counted on the bytes that really come out, not on what the file
says of itself; nothing outside the file is ever looked at.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple, NoReturn
from xml.etree import ElementTree as ET

from danvan_scoring.model.problem import Place, Problem

MOST_BYTES = 20 * 2**20
"""Of the file: a filled form has some 30 KiB, one with photographs pasted in some MiB."""
MOST_INFLATED = 60 * 2**20
"""Of all its parts together: a form has less than 1 MiB."""
MOST_PARTS = 500
"""A form has some 20; each costs its reader time, however small."""
READ_BESIDE_SHEETS = (
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
)
"""The parts that a reader of values opens, whatever relationships say."""
_PROPERTIES = "docProps/custom.xml"
MOST_RELATIONSHIPS = 4 * 2**20
"""Bytes of all lists of relationships: they are parsed whole; a form has some 2 KiB."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_LISTED = b"PK\x01\x02"
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_SECRET = 0x1
_MARKUP = (".xml", ".rels", ".vml")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)[\"']")
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROMISED = re.compile(rb"uniqueCount\s*=\s*[\"']\s*\+?([0-9]+)")
_DRIVE = re.compile(r"^[A-Za-z]:")
_MAIN = b"spreadsheetml.sheet.main+xml"
_KNOWN = {name.lower(): name for name in (*READ_BESIDE_SHEETS, "[Content_Types].xml", _PROPERTIES)}
_OTHER_KINDS: Mapping[bytes, str] = {
    b"wordprocessingml": "Word (.docx)",
    b"presentationml": "PowerPoint (.pptx)",
    b"sheet.binary": "Excel (.xlsb)",
    b"spreadsheetml.template": "Excel (.xltx)",
}
_OPEN_KINDS: Mapping[bytes, str] = {
    b"opendocument.spreadsheet": "OpenDocument (.ods)",
    b"opendocument.text": "OpenDocument (.odt)",
    b"opendocument": "OpenDocument",
}


class _Refusal(Exception):  # noqa: N818 (not an error of this program)
    """Ends the look at a file: the code of what was found, and what it says."""

    def __init__(self, code: str, found: str = "", **details: object) -> None:
        super().__init__(code)
        self.code, self.found, self.details = code, found, details


class _Entry(NamedTuple):
    info: zipfile.ZipInfo
    start: int


def parts_of(data: bytes, shown: str) -> Mapping[str, bytes] | Problem:
    """Return the parts of a workbook by name, or why it is not taken.

    Args:
        data: the whole file.
        shown: how problems name it.
    """
    try:
        return _parts(data)
    except _Refusal as refusal:
        return Problem(refusal.code, Place(shown), refusal.found, refusal.details)


def _parts(data: bytes) -> Mapping[str, bytes]:
    _is_a_zip(data)
    entries = _entries(data)
    names = [entry.info.filename for entry in entries]
    _harmless_names(names)
    if sum(entry.info.file_size for entry in entries) > MOST_INFLATED:
        raise _Refusal("FRM507", most=MOST_INFLATED // 2**20)
    if any("vbaproject" in name.lower() for name in names):
        raise _Refusal("FRM509")
    parts = {_known(entry.info.filename): _inflated(data, entry) for entry in entries}
    _is_a_workbook(parts)
    for name, content in parts.items():
        if name.lower().endswith(_MARKUP):
            _plain_markup(name, content)
    _no_strangers(parts)
    _no_false_promise(parts.get("xl/sharedStrings.xml", b""))
    return parts


def _known(name: str) -> str:
    """The name as it is looked for: names of parts do not depend on case."""
    return _KNOWN.get(name.lower(), name)


def _is_a_zip(data: bytes) -> None:
    if not data.strip(b"\0 \t\r\n"):
        raise _Refusal("FRM502")
    if len(data) > MOST_BYTES:
        raise _Refusal("FRM503", most=MOST_BYTES // 2**20)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise _Refusal("FRM505")
        raise _Refusal("FRM506", "Word (.doc)") if _WORD in data else _Refusal("FRM504")
    if not data.startswith(_ZIP):
        raise _Refusal("FRM506")


def _entries(data: bytes) -> list[_Entry]:
    """The parts by the directory at the end of the file, each where it really begins."""
    if data.count(_LISTED) > MOST_PARTS:
        raise _Refusal("FRM515")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError):
        raise _Refusal("FRM508") from None
    entries, end = [], 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        start = _start(data, info)
        if start + info.compress_size > len(data):
            raise _Refusal("FRM508")
        if info.header_offset < end:
            raise _Refusal("FRM515")
        end = start + info.compress_size
        entries.append(_Entry(info, start))
    return entries


def _start(data: bytes, info: zipfile.ZipInfo) -> int:
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(_ZIP[0]):
        raise _Refusal("FRM508")
    sizes: tuple[int, int] = _LOCAL_HEADER.unpack(header)[-2:]
    name_size, extra_size = sizes
    begin = info.header_offset + _LOCAL_HEADER.size
    name = data[begin : begin + name_size]
    if name not in {info.orig_filename.encode("utf-8"), info.orig_filename.encode("cp437", "?")}:
        raise _Refusal("FRM508")  # two names for one part: readers would not agree on which
    return begin + name_size + extra_size


def _inflated(data: bytes, entry: _Entry) -> bytes:
    info = entry.info
    raw = data[entry.start : entry.start + info.compress_size]
    if info.flag_bits & _SECRET:
        raise _Refusal("FRM505")
    if info.compress_type == _STORED:
        content = raw
    elif info.compress_type == _DEFLATED:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflater.decompress(raw, info.file_size + 1)
        except zlib.error:
            raise _Refusal("FRM508") from None
    else:
        raise _Refusal("FRM508")
    if len(content) > info.file_size:
        raise _Refusal("FRM507", most=MOST_INFLATED // 2**20)
    if len(content) < info.file_size or zlib.crc32(content) != info.CRC:
        raise _Refusal("FRM508")
    return content


def _harmless_names(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or _DRIVE.match(name):
            raise _Refusal("FRM510", name)
        if name.lower() in seen:
            raise _Refusal("FRM510", name)
        seen.add(name.lower())


def _is_a_workbook(parts: Mapping[str, bytes]) -> None:
    types = parts.get("[Content_Types].xml", b"")
    if _MAIN not in types:  # with it, what else is told is embedded
        _is_another_kind(types, parts.get("mimetype", b""))
    if b"vbaproject" in types.lower():
        raise _Refusal("FRM509")
    if "xl/workbook.xml" not in parts:
        raise _Refusal("FRM508")


def _is_another_kind(types: bytes, mimetype: bytes) -> NoReturn:
    for mark, kind in _OTHER_KINDS.items():
        if mark in types:
            raise _Refusal("FRM506", kind)
    if b"macroEnabled" in types:
        raise _Refusal("FRM509")
    for mark, kind in _OPEN_KINDS.items():
        if mark in mimetype:
            raise _Refusal("FRM506", kind)
    raise _Refusal("FRM506", "ZIP")


def _plain_markup(name: str, content: bytes) -> None:
    """Refuse what an XML reader would expand, and encodings in which that would be hidden."""
    head = content[: max(200, content.find(b"?>") if b"<?xml" in content[:200] else 0)]
    declared = _ENCODING.search(head)
    odd = declared is not None and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii"}
    if odd or b"\0" in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Refusal("FRM511", name)
    if _DECLARED.search(content):
        raise _Refusal("FRM511", name)


def _no_strangers(parts: Mapping[str, bytes]) -> None:
    listed = sum(len(content) for name, content in parts.items() if name.lower().endswith(".rels"))
    if listed > MOST_RELATIONSHIPS:
        raise _Refusal("FRM507", most=MOST_RELATIONSHIPS // 2**20)
    for name, content in parts.items():
        low = name.lower()
        if low.startswith("xl/externallinks/"):
            raise _Refusal("FRM512", name)
        if "/embeddings/" in low or "/activex/" in low or low.startswith("customui/"):
            raise _Refusal("FRM513", name)
        if low.endswith(".rels") and b"TargetMode" in content:
            _no_links(name, content)


def _no_false_promise(strings: bytes) -> None:
    """The reader of values asks for memory for as many texts as the list says it has.

    If that is more than there is, the whole program is ended, and no exception raised.
    """
    for count in _PROMISED.findall(strings):
        if len(count.lstrip(b"0")) > len(str(len(strings))) or int(count) > len(strings):
            raise _Refusal("FRM508")


def _no_links(name: str, content: bytes) -> None:
    try:
        links = ET.fromstring(content)  # noqa: S314 (no DTD: looked at before)
    except ET.ParseError:
        raise _Refusal("FRM508") from None
    for link in links:
        outside = link.attrib.get("TargetMode", "").strip() == "External"
        if outside and not link.attrib.get("Type", "").endswith("/hyperlink"):
            raise _Refusal("FRM512", name)
