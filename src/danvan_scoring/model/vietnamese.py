"""The Vietnamese alphabet: in which order names stand.

Letters first (a ă â b c d đ e ê …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then case, as
the Unicode collation of Vietnamese has it (CLDR, `vi`).
"""

import re
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = {letter: place for place, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_CLASSES = ("Z", "P", "S", "N")
"""What is no letter comes first: spaces, punctuation, signs, digits."""
_DIGITS = re.compile(r"([0-9]+)")

Key = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[bool, ...]]
NaturalKey = tuple[Key | int, ...]


def name_key(name: str) -> Key:
    """Return what a list of names is sorted by.

    Examples:
        >>> sorted(["Đông", "Dũng", "Ân", "An", "Ấn"], key=name_key)
        ['An', 'Ân', 'Ấn', 'Dũng', 'Đông']
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    capitals: list[bool] = []
    for char in unicodedata.normalize("NFC", name):
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
        bare = unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES))
        letters.append(_place(bare.lower()))
        tones.append(tone)
        capitals.append(bare != bare.lower())
    return tuple(letters), tuple(tones), tuple(capitals)


def natural_key(name: str) -> NaturalKey:
    """Return what a list of names is sorted by where numbers in them count as numbers.

    Examples:
        >>> sorted(["Thôn số 10", "Thôn số 7", "Thôn Ba"], key=natural_key)
        ['Thôn Ba', 'Thôn số 7', 'Thôn số 10']
    """
    # Every second piece is a number, so that like is compared with like.
    pieces = _DIGITS.split(name)
    return tuple(int(own) if place % 2 else name_key(own) for place, own in enumerate(pieces))


def _place(letter: str) -> tuple[int, int]:
    if letter in _PLACES:
        return len(_CLASSES), _PLACES[letter]
    kind = unicodedata.category(letter[:1] or " ")[0]
    is_before = kind in _CLASSES
    return _CLASSES.index(kind) if is_before else len(_CLASSES) + 1, ord(letter[:1] or " ")
