"""The unit that was asked for on the command line, by its code or by its name."""

import unicodedata

import pandas as pd


def unit_code(names: pd.Series, asked: str) -> str:
    """Take a unit's name for its code, where one unit has that name.

    Args:
        names: of the units, by code.
        asked: what was typed.

    Returns:
        The code; what was typed, if it is neither a name nor, maybe, a code.
    """
    asked = unicodedata.normalize("NFC", asked)
    named = [str(code) for code, name in names.items() if str(name).casefold() == asked.casefold()]
    if len(named) == 1 and asked not in names.index:
        return named[0]
    return asked
