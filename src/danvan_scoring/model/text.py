"""Text for people, in Vietnamese (the default) and in English."""

from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Text(NamedTuple):
    """One sentence in both languages of the library.

    Examples:
        >>> Text("điểm", "points").pick("vi")
        'điểm'
    """

    vi: str
    en: str

    def pick(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.vi if language == "vi" else self.en

    def format(self, **values: object) -> "Text":
        """Fill the placeholders of both sentences with the same values."""
        return Text(self.vi.format(**values), self.en.format(**values))
