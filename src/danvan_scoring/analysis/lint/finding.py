"""A finding: one place where a rule of lint speaks, neutral of language until it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from danvan_scoring.model.codes import CODES
from danvan_scoring.model.lint import RuleText
from danvan_scoring.model.notation import number
from danvan_scoring.model.problem import Place, Severity
from danvan_scoring.model.text import Language, Text


@dataclass(frozen=True)
class Finding:
    """What a rule found; it is advice, and stops nothing.

    Attributes:
        code: such as `LNT110`.
        place: where it stands in the file.
        items: codes of what it is about: groups, criteria, classes, gates, tasks or fields.
        details: what the sentence mentions; a `Text` is said in the language of the reader.
        severity: warning or note.
    """

    code: str
    place: Place
    items: tuple[str, ...]
    details: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.NOTE

    @property
    def rule(self) -> RuleText:
        """What the rule says of itself."""
        return rule_text(self.code)

    def sentence(self, language: Language) -> str:
        """Say what was found, with its figures."""
        told = {
            name: value.pick(language) if isinstance(value, Text) else value
            for name, value in self.details.items()
        }
        return self.rule.found.pick(language).format(**told)


def rule_text(code: str) -> RuleText:
    """Return what a rule says of itself."""
    text = CODES[code]
    assert isinstance(text, RuleText)  # those of the family LNT are
    return text


def list_text(parts: list[Text]) -> Text:
    """Join what is listed in a sentence."""
    return Text(", ".join(part.vi for part in parts), ", ".join(part.en for part in parts))


def percent_text(percent: Decimal | float) -> Text:
    """Say a percentage to one decimal, a half rounded up."""
    exact = percent if isinstance(percent, Decimal) else Decimal(repr(float(percent)))
    return number(exact.quantize(Decimal("0.1"), ROUND_HALF_UP), 1)
