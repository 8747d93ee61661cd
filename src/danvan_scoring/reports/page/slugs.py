"""Names for files and places in a page: letters of every system, and each once."""

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 40


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Give every name a short one of lower-case letters, digits and hyphens, unlike all others.

    Two names that come to the same are told apart by a number, in their order.

    Examples:
        >>> slugs(["Xã Đông Hải", "xã Đông-Hải", "../.."])
        {'Xã Đông Hải': 'xa-dong-hai', 'xã Đông-Hải': 'xa-dong-hai-2', '../..': 'x'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        short = _short(name)
        slug, turn = short, 1
        while slug in taken:
            turn += 1
            slug = f"{short}-{turn}"
        taken.add(slug)
        found[name] = slug
    return found


def _short(name: str) -> str:
    # đ has no mark to strip: it is a letter of its own.
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "x"
