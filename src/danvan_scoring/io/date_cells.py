"""Dates as cells of a CSV file write them, in the declared style only.

`day_first` is d/m/yyyy or dd/mm/yyyy, `iso` is yyyy-mm-dd. All else is refused, with what it can
be read as: 12/25/2025, 2025-12-25 under `day_first`, 03/04/2025 under `iso` (two readings), years
of two digits, and the numbers that Excel has in place of days.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from danvan_scoring.io.number_cells import CellFault
from danvan_scoring.model.text import Text

DateStyle = Literal["day_first", "iso"]

_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2}")
_SERIAL = re.compile(r"([2-7][0-9]{4})(?:[.,][0-9]+)?")
_SERIAL_ORIGIN = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_STYLES = {
    "day_first": Text("ngày/tháng/năm (01/12/2025)", "day/month/year (01/12/2025)"),
    "iso": Text("năm-tháng-ngày (2025-12-01)", "year-month-day (2025-12-01)"),
}


def read_date(text: str, style: DateStyle) -> date | CellFault:
    """Read a cell of a date.

    Examples:
        >>> read_date("1/12/2025", "day_first")
        datetime.date(2025, 12, 1)
        >>> read_date("31/02/2025", "day_first").code
        'SUB241'
    """
    match = (_DAY_FIRST if style == "day_first" else _ISO).fullmatch(text)
    if match is None:
        return _refused(text, style)
    first, second, third = map(int, match.groups())
    day, month, year = (first, second, third) if style == "day_first" else (third, second, first)
    found = _day(year, month, day)
    if found is None:
        others = _days([(year, day, month)]) if style == "day_first" else []
        return _fault("SUB242", style, others) if others else _fault("SUB241", style)
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return CellFault("SUB245", {})
    return found


def _refused(text: str, style: DateStyle) -> CellFault:
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
        readings = _days([(year, month, day)])
        return _fault("SUB242", style, readings) if readings else _fault("SUB241", style)
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = map(int, match.groups())
        readings = _days([(year, second, first), (year, first, second)])
        return _fault("SUB242", style, readings) if readings else _fault("SUB241", style)
    if _SHORT_YEAR.fullmatch(text):
        return _fault("SUB243", style)
    if match := _SERIAL.fullmatch(text):
        meant = _SERIAL_ORIGIN + timedelta(days=int(match[1]))
        fault = _fault("SUB244", style)
        return fault._replace(details={**fault.details, "meant": written_date(meant, style)})
    return _fault("SUB240", style)


def _fault(code: str, style: DateStyle, readings: Iterable[date] = ()) -> CellFault:
    wanted = _STYLES[style]
    both = " / ".join(written_date(day, style) for day in readings)
    return CellFault(code, {"style_vi": wanted.vi, "style_en": wanted.en, "readings": both})


def written_date(day: date, style: DateStyle) -> str:
    """Write a day in the declared style."""
    return f"{day:%d/%m/%Y}" if style == "day_first" else day.isoformat()


def _days(candidates: Iterable[tuple[int, int, int]]) -> list[date]:
    found = (_day(*candidate) for candidate in dict.fromkeys(candidates))
    return [day for day in found if day is not None]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
