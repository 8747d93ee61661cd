"""Text of a workbook that was typed or pasted in an old encoding, or with its marks apart."""

import unicodedata
from collections.abc import Iterator

from danvan_scoring.io.legacy import recognise_mojibake
from danvan_scoring.io.workbook import WorkbookSheet, cell_name
from danvan_scoring.model.problem import Place, Problem


def text_warnings(sheet: WorkbookSheet, shown: str) -> Iterator[Problem]:
    """Yield one warning of each kind for a sheet, as the reader of text files does for a file."""
    texts = [
        (value, cell_name(row, at))
        for row, cells in enumerate(sheet.rows)
        for at, value in enumerate(cells)
        if isinstance(value, str)
    ]
    apart = next((cell for text, cell in texts if not unicodedata.is_normalized("NFC", text)), "")
    if apart:
        yield Problem("RUB107", Place(shown, sheet=sheet.name, cell=apart))
    name = recognise_mojibake("\n".join(text for text, _ in texts))
    if name:
        place = Place(shown, sheet=sheet.name, cell="A1")
        yield Problem("RUB108", place, details={"encoding": name})
