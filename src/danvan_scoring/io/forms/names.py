"""Names of files for units, whose codes may hold what a file's name may not."""

import re
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def file_names(units: Iterable[str], ending: str = ".xlsx") -> dict[str, str]:
    """Return a file name for each unit, that Windows allows, and no two of which are alike.

    Examples:
        >>> file_names(["T-01", "t-01", "A/B", "con"])
        {'T-01': 'T-01.xlsx', 't-01': 't-01 (2).xlsx', 'A/B': 'A-B.xlsx', 'con': 'con_.xlsx'}
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for unit in units:
        plain = _FORBIDDEN.sub("-", unit).rstrip(" .") or "-"
        if _RESERVED.fullmatch(plain):
            plain += "_"
        name, turn = plain, 1
        while name.casefold() in taken:
            turn += 1
            name = f"{plain} ({turn})"
        taken.add(name.casefold())
        names[unit] = name + ending
    return names
