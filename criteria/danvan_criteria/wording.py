"""Wording: how points are given, with numbers and days as each language writes them."""

from datetime import date
from decimal import Decimal

from danvan_scoring.plugins import Text


def phrase(vi: str, en: str, **values: Decimal | int | date | str) -> Text:
    """Fill both sentences.

    Examples:
        >>> phrase("tính {points} điểm", "counts {points} points", points=Decimal("2.50"))
        Text(vi='tính 2,5 điểm', en='counts 2.5 points')
    """
    written = {name: _written(value) for name, value in values.items()}
    return Text(
        vi.format(**{name: text.vi for name, text in written.items()}),
        en.format(**{name: text.en for name, text in written.items()}),
    )


def joined(*clauses: Text) -> Text:
    """Join clauses to one sentence."""
    return Text("; ".join(c.vi for c in clauses), "; ".join(c.en for c in clauses))


def _written(value: Decimal | int | date | str) -> Text:
    if isinstance(value, date):
        day = f"{value.day:02}/{value.month:02}/{value.year:04}"
        return Text(day, day)
    if isinstance(value, Decimal):
        digits = f"{value.normalize():f}".replace("-", "−")
        return Text(digits.replace(".", ","), digits)
    return Text(str(value), str(value))
