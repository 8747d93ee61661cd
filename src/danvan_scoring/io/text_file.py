"""A file as text: found, decoded, composed; or the reason why not."""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from danvan_scoring.io.legacy import recognise, recognise_mojibake
from danvan_scoring.io.system_causes import cause_of
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.problem import Place, Problem

_BINARY = {
    b"PK\x03\x04": "Excel (.xlsx)",
    b"\xd0\xcf\x11\xe0": "Excel (.xls)",
    b"%PDF": "PDF",
}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class TextFile:
    """The text of a file, in NFC and without byte order mark, and what it was read from."""

    text: str
    source: SourceFile


def read_text(path: Path, shown: str, family: str) -> TextFile | Problem:
    """Read a file of UTF-8 text.

    Args:
        path: where it is.
        shown: how problems and the provenance name it; the same on every machine.
        family: `RUB1`, `SUB2` or `PLN3`, the family of its codes.

    Returns:
        The text, with warnings in its source; or the one problem that kept it from being read.
    """
    place = Place(file=shown)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Problem(family + "01", place)
    except IsADirectoryError:
        return Problem(family + "02", place)
    except (OSError, ValueError) as error:
        # On Windows a folder is "permission denied"; a name with a NUL is a ValueError.
        if isinstance(error, PermissionError) and path.is_dir():
            return Problem(family + "02", place)
        return Problem(family + "03", place, details={"reason": cause_of(error)})
    return _decode(data, shown, family)


def _decode(data: bytes, shown: str, family: str) -> TextFile | Problem:
    place = Place(file=shown)
    for signature, kind in _BINARY.items():
        if data.startswith(signature):
            return Problem(family + "09", place, details={"kind": kind})
    if data.startswith(_UTF16_MARKS) or _looks_utf16(data):
        return _encoding(family, place, "UTF-16")
    if b"\0" in data:
        return Problem(family + "05", place)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = recognise(data)
        where = Place(file=shown, line=line)
        return _encoding(family, where, name) if name else Problem(family + "05", where)
    if not text.strip():
        return Problem(family + "04", place)
    warnings = []
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        line = next(
            number
            for number, (before, after) in enumerate(
                zip(text.split("\n"), composed.split("\n"), strict=True), start=1
            )
            if before != after
        )
        warnings.append(Problem(family + "07", Place(file=shown, line=line)))
    if name := recognise_mojibake(composed):
        warnings.append(Problem(family + "08", place, details={"encoding": name}))
    digest = hashlib.sha256(data).hexdigest()
    return TextFile(composed, SourceFile(path=shown, sha256=digest, warnings=tuple(warnings)))


def _looks_utf16(data: bytes) -> bool:
    """Every second byte of Latin text in UTF-16 is zero, also without a byte order mark."""
    sample = data[:2_000]
    half = len(sample) // 4
    return half > 0 and (sample[1::2].count(0) > half or sample[::2].count(0) > half)


def _encoding(family: str, place: Place, name: str) -> Problem:
    return Problem(family + "06", place, details={"encoding": name})
