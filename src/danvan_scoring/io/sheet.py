"""A table on its way into a file: a name, headings, and cells that keep their type."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = str | int | Decimal | date | None


@dataclass(frozen=True)
class Sheet:
    """One table; `name` is that of the file. The rows of a long one may come one by one."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
