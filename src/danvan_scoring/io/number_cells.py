"""Numbers as cells of a CSV file write them; no number is ever guessed.

A number is an optional `-`, ASCII digits, and at most one decimal mark, the declared one, with
digits on both sides. There are no thousands separators, exponents, signs of percent, or spaces
inside. Two kinds of number that would be right by that rule, or nearly so, have two readings and
are refused with both of them:

* `1.000` under a decimal comma (or `1,000` under a decimal point): one to three digits, not
  beginning with 0, the other mark, and exactly three digits: a thousand, or one?
* `1,000` under a decimal comma, for a field of fewer than three decimals: the same.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from danvan_scoring.model.notation import number
from danvan_scoring.model.rounding import MOST_STEPS
from danvan_scoring.model.rubric import FormField
from danvan_scoring.model.text import Text

_NUMBER = re.compile(r"(-?)([0-9]+)(?:([.,])([0-9]+))?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[.,'\s][0-9]{3})+(?:[.,][0-9]+)?")
_POWER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?E([+-])([0-9]{2,9})", re.IGNORECASE)
_LARGEST_POWER = 40
"""Above it a power of ten is no slip of a spreadsheet, but a number that no field takes."""
_THOUSAND = 3


class CellFault(NamedTuple):
    """What is wrong with one cell, wherever it stands: a code, its details, a suggestion."""

    code: str
    details: dict[str, object]
    suggestion: str = ""


def read_number(text: str, field: FormField, mark: str) -> float | CellFault:
    """Read a cell of a number or integer field.

    Args:
        text: the cell, not empty.
        field: its bounds and decimals.
        mark: the declared decimal mark.

    Returns:
        The float next to the decimal that was typed, from which it can be had back exactly.
    """
    decimals = _decimals(field)
    match = _NUMBER.fullmatch(text)
    if match is None:
        return _no_number(text, field, mark)
    fault = _unclear(match, mark, decimals)
    if fault is not None:
        return fault
    if match[3] and field.type == "integer":
        return CellFault("SUB235", {})
    fraction = match[4] or ""
    if len(fraction) > decimals:
        return CellFault("SUB234", {"decimals": decimals})
    value = Decimal(f"{match[1]}{match[2]}.{fraction or 0}")
    return _out_of_bounds(value, field, mark) or float(value) + 0.0  # -0 is 0


def _no_number(text: str, field: FormField, mark: str) -> CellFault:
    """What no field takes, as other programs write it (`1E+999`), is told as what it is."""
    power = _POWER.fullmatch(text)
    if power is None or int(power[2]) <= _LARGEST_POWER:
        return CellFault("SUB233" if _GROUPED.fullmatch(text) else "SUB230", {"mark": mark})
    if power[1] == "-":
        return CellFault("SUB234", {"decimals": _decimals(field)})
    return CellFault("SUB237", {"most": _written(_most(field), mark)})


def _out_of_bounds(value: Decimal, field: FormField, mark: str) -> CellFault | None:
    if abs(value) > (most := _most(field)):
        return CellFault("SUB237", {"most": _written(most, mark)})
    below = field.minimum is not None and value < field.minimum
    if below or (field.maximum is not None and value > field.maximum):
        limits = _limits(field, mark)
        return CellFault("SUB236", {"limits_vi": limits.vi, "limits_en": limits.en})
    return None


def _decimals(field: FormField) -> int:
    return field.decimals if field.type == "number" else 0


def _most(field: FormField) -> Decimal:
    return Decimal(MOST_STEPS).scaleb(-_decimals(field))


def _unclear(match: re.Match[str], mark: str, decimals: int) -> CellFault | None:
    """A number with two readings, or with the mark that was not declared."""
    sign, whole, used, fraction = match[1], match[2], match[3], match[4]
    if not used:
        return None
    grouped = len(whole) <= _THOUSAND and whole[0] != "0" and len(fraction) == _THOUSAND
    if grouped and (used != mark or decimals < _THOUSAND):
        digits = fraction.rstrip("0")
        small = f"{whole}{mark}{digits or 0}" if decimals else whole
        large = whole + fraction
        readings = {"large": sign + large, "small": sign + small, "decimals": decimals}
        return CellFault("SUB232", readings)
    if used != mark:
        return CellFault("SUB231", {"mark": mark, "rewritten": f"{sign}{whole}{mark}{fraction}"})
    return None


def _limits(field: FormField, mark: str) -> Text:
    low = "" if field.minimum is None else _written(field.minimum, mark)
    high = "" if field.maximum is None else _written(field.maximum, mark)
    if not low:
        return Text(f"không quá {high}", f"up to {high}")
    if not high:
        return Text(f"từ {low} trở lên", f"from {low}")
    return Text(f"từ {low} đến {high}", f"from {low} to {high}")


def _written(value: Decimal, mark: str) -> str:
    both = number(value)
    return both.vi if mark == "," else both.en
