"""Vietnamese encodings from before Unicode: recognised, and named, never converted on the quiet.

The bytes are read in each encoding in turn, and the encoding is the one in which nearly all words
with marks are syllables that Vietnamese has.
"""

import re
import unicodedata
from collections.abc import Callable

TCVN3 = "TCVN3 (ABC)"
VNI = "VNI"
CP1258 = "Windows-1258"

_MOST_WORDS = 500
_LEAST_SHARE = 0.7
_LEAST_WORDS = 3

# TCVN 5712:1993, third table (VN3): one byte a letter; capitals with tones share the small letters.
_TCVN3_FIRST = "ĂÂÊÔƠƯĐăâêôơưđ"  # 0xA1 to 0xAE
_TCVN3_TABLE = str.maketrans(
    {0xA1 + position: letter for position, letter in enumerate(_TCVN3_FIRST)}
    | dict(
        zip(
            (
                *(0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9),
                *(0xCA, 0xCB, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7),
                *(0xD8, 0xDC, 0xDD, 0xDE, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8),
                *(0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6),
                *(0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
            ),
            "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
            strict=True,
        )
    )
)

# VNI: a letter, then a byte for its marks; six letters have a byte of their own.
_VNI_MARKS = dict(
    zip(
        "ùøûõïâáàåãäêéèúüë",
        (
            *("\u0301", "\u0300", "\u0309", "\u0303", "\u0323"),
            *("\u0302", "\u0302\u0301", "\u0302\u0300"),
            *("\u0302\u0309", "\u0302\u0303", "\u0302\u0323"),
            *("\u0306", "\u0306\u0301", "\u0306\u0300"),
            *("\u0306\u0309", "\u0306\u0303", "\u0306\u0323"),
        ),
        strict=True,
    )
)
_VNI_LETTERS = str.maketrans("ñôöíìæóòî", "đơưíìỉĩịỵ")
_VNI_PAIR = re.compile("([aeouyôö])([" + "".join(_VNI_MARKS) + "])")

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(
    "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu?|r|s|th?|tr|v|x)?"
    "(?:uyê|uya|uyu|uôi|ươi|ươu|iêu|yêu|oai|oay|oeo|uây|uâ|uê|uơ|uy|uô|ươ|iê|yê|oa|oă|oe|oo|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|[aăâeêioôơuưy])"
    "(?:ch|ng|nh|c|m|n|p|t)?"
)
# Letters, and the symbols of Latin-1 that stand for letters in these encodings.
_WORD = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00ff])+")
_LATIN1_WORD = re.compile("[A-Za-z\u00a1-\u00ff]*[\u00a1-\u00ff][A-Za-z\u00a1-\u00ff]*")
_QUOTES = "«»"


def _from_tcvn3(word: str) -> str:
    return word.translate(_TCVN3_TABLE)


def _from_vni(word: str) -> str:
    def compose(pair: re.Match[str]) -> str:
        return pair[1].translate(_VNI_LETTERS) + _VNI_MARKS[pair[2]]

    def alone(rest: str) -> str:
        return rest.translate(_VNI_LETTERS)

    small = word.lower()
    ends, parts = 0, []
    for pair in _VNI_PAIR.finditer(small):
        parts += [alone(small[ends : pair.start()]), compose(pair)]
        ends = pair.end()
    return "".join([*parts, alone(small[ends:])])


def _from_cp1258(word: str) -> str:
    return word.encode("latin-1").decode("cp1258", errors="replace")


_READINGS: dict[str, Callable[[str], str]] = {
    TCVN3: _from_tcvn3,
    VNI: _from_vni,
    CP1258: _from_cp1258,
}


def recognise(data: bytes) -> str:
    """Name the old encoding of a text that is not UTF-8, or return an empty string."""
    return _best(_LATIN1_WORD.findall(data.decode("latin-1")))


def recognise_mojibake(text: str) -> str:
    """Name the old encoding that was saved as if it were Latin letters, or an empty string.

    Some words are enough: a file may be put together from several.

    Examples:
        >>> recognise_mojibake("Tổ dân phố số 1: Tæ d©n phè, th«n Lai X¸")
        'TCVN3 (ABC)'
        >>> recognise_mojibake("Tổ dân phố số 1, thôn Lai Xá, café Müller")
        ''
    """
    words = {word.strip(_QUOTES) for word in _WORD.findall(text)}
    strange = [word for word in words if _LATIN1_WORD.fullmatch(word) and not _is_syllable(word)]
    return _best(strange) if len(strange) >= _LEAST_WORDS else ""


def _best(words: list[str]) -> str:
    """The encoding in which most of the words are syllables of Vietnamese."""
    distinct = sorted(set(words))[:_MOST_WORDS]
    if not distinct:
        return ""
    known = {
        name: sum(_is_syllable(read(word)) for word in distinct) for name, read in _READINGS.items()
    }
    name = max(known, key=lambda key: known[key])
    return name if known[name] >= _LEAST_SHARE * len(distinct) else ""


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.lower())
    tones = sum(letter in _TONES for letter in apart)
    toneless = "".join(letter for letter in apart if letter not in _TONES)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)))
