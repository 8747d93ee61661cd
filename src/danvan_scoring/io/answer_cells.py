"""One cell of a field of the form, read by the field's type."""

from datetime import date

from danvan_scoring.io.date_cells import read_date
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.number_cells import CellFault, read_number
from danvan_scoring.model.period import CsvDialect
from danvan_scoring.model.rubric import FormField

_YES_NO = {"có": 1.0, "không": 0.0, "yes": 1.0, "no": 0.0}
_YES_NO_NAMES = KnownNames(_YES_NO)

Answer = float | date | str


def read_answer(text: str, field: FormField, dialect: CsvDialect) -> Answer | CellFault:
    """Read what a unit wrote in one field.

    Args:
        text: the cell, not empty.
        field: the field's type, bounds, decimals and choices.
        dialect: how the period's files write numbers, dates and answers.
    """
    if field.type in {"number", "integer"}:
        return read_number(text, field, dialect.decimal)
    if field.type == "date":
        return read_date(text, dialect.date)
    if field.type == "yes_no":
        answer = _YES_NO.get(text.casefold())
        if answer is not None:
            return answer
        wanted: dict[str, object] = {"wanted_vi": dialect.yes_no.vi, "wanted_en": dialect.yes_no.en}
        return CellFault("SUB238", wanted, _YES_NO_NAMES.suggest(text))
    if field.type == "choice" and text not in field.choices:
        choices = ", ".join(field.choices)
        return CellFault("SUB239", {"choices": choices}, KnownNames(field.choices).suggest(text))
    return text
