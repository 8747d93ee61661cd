"""A problem: what is wrong in the input, where, what was expected, and how to mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from danvan_scoring.model.text import Language, Text

_LONGEST_SHOWN = 120


class Severity(StrEnum):
    """An error stops the run; a warning is reported and the run goes on; a note is advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class CodeText:
    """What every problem of one code says. The texts may mention a problem's `details`."""

    title: Text
    expected: Text
    hint: Text
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, order=True)
class Place:
    """Where in the user's files; `item` is the code of what stands there, or the column."""

    file: str = ""
    line: int = 0
    sheet: str = ""
    cell: str = ""
    item: str = ""

    def __str__(self) -> str:
        text = self.file
        if self.sheet:
            text += f":{self.sheet}!{self.cell}" if self.cell else f":{self.sheet}"
        elif self.line:
            text += f":{self.line}"
        if self.item:
            text += f" [{self.item}]" if text else f"[{self.item}]"
        return text

    @classmethod
    def read(cls, text: str, item: str = "") -> "Place":
        """Read back the text of a place that names no item: `file:12` or `file:Phiếu!E12`."""
        file, _, within = text.rpartition(":")
        sheet, mark, cell = within.rpartition("!")
        if file and mark:
            return cls(file, sheet=sheet, cell=cell, item=item)
        if file and within.isdigit():
            return cls(file, int(within), item=item)
        return cls(text, item=item)


@dataclass(frozen=True)
class Problem:
    """One fault of the input, neutral of language until somebody reads it.

    Attributes:
        code: a key of `danvan_scoring.model.codes.CODES`, such as `SUB204`.
        place: where it stands.
        found: the user's own value, as written; empty when something is missing.
        details: what the texts of the code mention besides `found`; a `Text` in their language.
        suggestion: a known name near to the one found.
    """

    code: str
    place: Place
    found: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    suggestion: str = ""

    @property
    def severity(self) -> Severity:
        """Whether the run stops."""
        return self._text.severity

    @property
    def _text(self) -> CodeText:
        from danvan_scoring.model.codes import CODES  # noqa: PLC0415 - codes import this module

        return CODES[self.code]

    def title(self, language: Language = "vi") -> str:
        """What is wrong."""
        return self._fill(self._text.title, language)

    def expected(self, language: Language = "vi") -> str:
        """What was expected instead."""
        return self._fill(self._text.expected, language)

    def hint(self, language: Language = "vi") -> str:
        """How to mend it."""
        hint = self._fill(self._text.hint, language)
        if self.suggestion:
            near = Text("Có phải ý là «{}»?", "Did you mean «{}»?").pick(language)
            hint = f"{near.format(self.suggestion)} {hint}".strip()
        return hint

    def line(self, language: Language = "vi") -> str:
        """The problem on one line, place first."""
        found, expected = _shortened(self.found.replace("\n", "⏎")), self.expected(language)
        where = f"{self.place}: " if str(self.place) else ""
        parts = [f"{where}{self.code} {self.title(language)}"]
        if found:
            parts.append(Text("tìm thấy «{}»", "found «{}»").pick(language).format(found))
        if expected:
            parts.append(Text("cần {}", "expected {}").pick(language).format(expected))
        return "; ".join(parts) + ". " + self.hint(language)

    def _fill(self, text: Text, language: Language) -> str:
        details = {
            name: value.pick(language) if isinstance(value, Text) else value
            for name, value in self.details.items()
        }
        return text.pick(language).format(found=self.found, **details)


def _shortened(found: str) -> str:
    """Cut what was found to what fits a line; the problem itself keeps all of it."""
    return found if len(found) <= _LONGEST_SHOWN else found[: _LONGEST_SHOWN - 1] + "…"


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name nearest to a mistyped one, or an empty string.

    Examples:
        >>> nearest("thon-lai-xuyn", ["thon-lai-xuyen", "thon-phu-tai"])
        'thon-lai-xuyen'
    """
    matches = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""
