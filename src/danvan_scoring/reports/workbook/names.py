"""Names of sheets: what Excel allows, each once, and as formulas write them."""

import re

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class SheetNames:
    """Hands out the names of the sheets of one workbook."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, name: str, part: str = "") -> str:
        """Return a name that no other sheet has, cut where it is too long.

        Args:
            name: what the sheet shows.
            part: the scale or rubric of which it shows it, if there are several.

        Examples:
            >>> names = SheetNames()
            >>> names.new("Điểm", "A/B"), names.new("điểm", "A/B")
            ('Điểm A B', 'điểm A B (2)')
        """
        wanted = _FORBIDDEN.sub(" ", f"{name} {part}").strip(" '")
        found, count = wanted[:_LONGEST].strip(" '"), 1
        while found.lower() in self._taken:
            count += 1
            tail = f" ({count})"
            found = wanted[: _LONGEST - len(tail)].strip(" '") + tail
        self._taken.add(found.lower())
        return found


def quoted(name: str) -> str:
    """Return the name of a sheet as formulas write it.

    Examples:
        >>> quoted("Xếp hạng")
        "'Xếp hạng'"
    """
    return "'" + name.replace("'", "''") + "'"
