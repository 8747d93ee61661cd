"""Forms as tables: the rows of many forms, read and checked as those of CSV files are."""

from collections.abc import Iterable, Sequence

from danvan_scoring.io.table import FormTable, Spot
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.received import INPUTS, FormPart, ReceivedForm, ReceivedRow

_CODES: dict[FormPart, str] = {"points": "field", "tasks": "task", "reports": "report"}
_MAIN: dict[FormPart, str] = {"points": "value", "tasks": "state", "reports": "date"}


def form_table(forms: Sequence[ReceivedForm], part: FormPart, source: SourceFile) -> FormTable:
    """Return the rows of one sheet of many forms as one table.

    Documents and the names of files stand together, as what proves a fact.

    Args:
        forms: the forms.
        part: which sheet.
        source: what the table goes by where no form is meant.
    """
    rows = [*_rows(forms, part)]
    cells: dict[str, list[str]] = {
        "unit": [form.unit for form, _ in rows],
        _CODES[part]: [row.code for _, row in rows],
    }
    for place, key in enumerate(INPUTS[part]):
        cells[key] = [row.cells[place] for _, row in rows]
    if "files" in cells:
        pairs = zip(cells["evidence"], cells.pop("files"), strict=True)
        cells["evidence"] = ["; ".join(filter(None, pair)) for pair in pairs]
    spots: dict[tuple[str, str], Spot] = {}
    for form, row in rows:
        columns = form.columns.get(part, {})
        spots.setdefault((form.file, row.sheet), Spot(form.file, row.sheet, columns))
    return FormTable(
        source=source,
        lines=[row.row for _, row in rows],
        cells=cells,
        headings={},
        whole=True,
        spots=[spots[form.file, row.sheet] for form, row in rows],
        main=_MAIN[part],
    )


def _rows(
    forms: Iterable[ReceivedForm], part: FormPart
) -> Iterable[tuple[ReceivedForm, ReceivedRow]]:
    return ((form, row) for form in forms for row in form.rows.get(part, ()))
