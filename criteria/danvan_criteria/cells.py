"""Spreadsheet formulas: the pieces of which criteria make theirs.

English names, commas between arguments, and functions that Excel 2010 and LibreOffice both know.
A state stands as the text of its key. A spreadsheet computes in binary floats too, so shares are
compared with the slack of `decimals`, and differences rounded beyond all digits that people type.
"""

from collections.abc import Iterable
from decimal import Decimal

from danvan_criteria.planned import Over, WhenNothingPlanned
from danvan_scoring.plugins import Status

YES = '"có"'

# As in `decimals`; a spreadsheet keeps 15 digits of a number in a formula.
_SLACK = "3E-15"


def plain(value: Decimal | int) -> str:
    """Write a number as formulas do; one below zero in brackets.

    Examples:
        >>> plain(Decimal("0.50")), plain(Decimal("-2"))
        ('0.5', '(-2)')
    """
    digits = f"{value:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"({digits})" if digits.startswith("-") else digits


def clipped(points: str, maximum: Decimal, floor: Decimal = Decimal(0)) -> str:
    """Keep points between a floor and the maximum."""
    return f"MAX({plain(floor)},MIN({plain(maximum)},{points}))"


def state(status: Status) -> str:
    """Give a state in place of points."""
    return f'"{status.key}"'


def reaches(done: str, percent: Decimal, planned: str) -> str:
    """Tell whether done is at least so many percent of planned, which is positive."""
    return f"{done}*100>={planned}*{plain(percent)}*(1-{_SLACK})"


def exceeds(done: str, percent: Decimal, planned: str) -> str:
    """Tell whether done is more than so many percent of planned, which is positive."""
    return f"{done}*100>{planned}*{plain(percent)}*(1+{_SLACK})"


MOST_PARTS = 60
"""Of a formula: a spreadsheet takes 8,192 characters, and 255 arguments."""


def highest(points: Iterable[tuple[str, Decimal]], otherwise: Decimal) -> str:
    """Give the most of the points whose condition holds; it nests no deeper for more of them.

    Args:
        points: conditions, each with its points.
        otherwise: where none holds, and the least that is given.
    """
    told = [f"IF({holds},{plain(own)},{plain(otherwise)})" for holds, own in points]
    return f"MAX({','.join(told)})"


def settled(
    points: str, done: str, planned: str, policy: WhenNothingPlanned, over: Over, maximum: Decimal
) -> str:
    """Say what holds where nothing was planned, or more was done than planned."""
    nothing = {
        "not_applicable": state(Status.NOT_APPLICABLE),
        "full": plain(maximum),
        "zero": "0",
    }[policy]
    whole = f"IF({planned}<=0,{nothing},{points})"
    if over == "full":
        return whole
    return f"IF(ROUND({done}-{planned},6)>0,{state(Status.ERROR)},{whole})"
