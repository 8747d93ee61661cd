"""Known names, and the one that was meant by a mistyped one.

A name is accepted only as it is; what follows is for suggestions.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from danvan_scoring.model.problem import nearest

_MOST_COMPARED = 50
_IGNORED = re.compile(r"[\s_\-.\u200b\ufeff]+")


class KnownNames:
    """Codes that may be referred to.

    Args:
        names: the codes.
        titles: what they stand for, by code; a title written in place of a code gets the code.
    """

    def __init__(self, names: Iterable[str], titles: Mapping[str, str] | None = None) -> None:
        self.names = dict.fromkeys(names)
        self._titles = titles or {}

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def suggest(self, name: str) -> str:
        """Return the known name that was probably meant, or an empty string.

        Marks and their placing, capitals, Đ and Ð, and dividers make no difference; beyond that
        one letter may be wrong. A short list is searched for names that are farther off.

        Examples:
            >>> KnownNames(["thon-hoà-bình"]).suggest("Thôn Hòa Bình")
            'thon-hoà-bình'
        """
        folded = _fold(name)
        for variant in (folded, *_shortened(folded)):
            if variant in self._index:
                return self._index[variant]
        return nearest(name, self.names) if len(self.names) <= _MOST_COMPARED else ""

    @cached_property
    def _index(self) -> Mapping[str, str]:
        """Names by their folded form, and by that form less any one of its letters."""
        index: dict[str, str] = {}
        spoken = [(name, name) for name in self.names]
        spoken += [(title, code) for code, title in self._titles.items()]
        folded = [(_fold(text), name) for text, name in spoken]
        for text, name in folded:
            index.setdefault(text, name)
        for text, name in folded:
            for variant in _shortened(text):
                index.setdefault(variant, name)
        return index


def _fold(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.casefold())
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _IGNORED.sub("", letters.replace("đ", "d").replace("ð", "d"))


def _shortened(text: str) -> Iterator[str]:
    for position in range(len(text)):
        if len(text) > 1:
            yield text[:position] + text[position + 1 :]
