"""Numbers in the formulas of a form: how they are written, and how points are rounded."""

from decimal import Decimal

from danvan_scoring.model.rubric import Rounding

_SNAP = 10
"""The decimals to which `model.rounding` snaps."""


def plain(value: Decimal) -> str:
    """Write a number as formulas do; one below zero in brackets.

    Examples:
        >>> plain(Decimal("0.5")), plain(Decimal(-2))
        ('0.5', '(-2)')
    """
    return f"({value:f})" if value < 0 else f"{value:f}"


def rounded(cell: str, rounding: Rounding) -> str:
    """Round the points of a cell as `model.rounding` does: binary noise is taken away first.

    A spreadsheet rounds halves away from zero; to round them to even, those that would go from an
    even digit are cut off.
    """
    digits = rounding.decimals
    snapped = f"ROUND({cell},{_SNAP})"
    if rounding.mode == "half_up":
        return f"ROUND({snapped},{digits})"
    left = _SNAP - digits
    counted = f"ROUND(ABS({snapped})*{10**digits},{left})"
    half = f"ROUND(MOD({counted},2),{left})=0.5"
    return f"IF({half},ROUNDDOWN({snapped},{digits}),ROUND({snapped},{digits}))"
