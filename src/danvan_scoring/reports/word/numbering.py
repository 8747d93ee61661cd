"""Numbers of headings: I, II, III, as official documents have them."""

from collections.abc import Iterator

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Write a number below 40 in Roman numerals.

    Examples:
        >>> roman(4), roman(19)
        ('IV', 'XIX')
    """
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def numerals() -> Iterator[str]:
    """Yield I, II, III and so on."""
    number = 0
    while True:
        number += 1
        yield roman(number)
