"""What the answers share: the heading of a question, and figures in words."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from danvan_scoring.model.notation import number
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text


def headed(question: Text, publication: Publication, result: Result, language: Language) -> str:
    """Return the heading of a section: the question, and of which rubric where there are several.

    Args:
        question: what is asked.
        publication: the period.
        result: which of its results the section is about.
        language: of the section.
    """
    asked = question.pick(language)
    if len(publication.found.results) == 1:
        return asked
    return f"{asked} – {result.bound.rubric.title}"


def figure(value: float, digits: int) -> Text:
    """Write a figure that was measured, with so many digits after the mark.

    Examples:
        >>> figure(0.8549, 2), figure(62.5, 0).vi
        (Text(vi='0,85', en='0.85'), '63')
    """
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return number(exact, digits)


def percent(share: float, digits: int = 1) -> Text:
    """Write a share as a percentage, without the sign.

    Examples:
        >>> percent(0.125), percent(-0.5, 0)
        (Text(vi='12,5', en='12.5'), Text(vi='-50', en='-50'))
    """
    return figure(share * 100, digits)


def signed(share: float, digits: int = 1) -> Text:
    """Write a share as a percentage with its sign, a plus too.

    Examples:
        >>> signed(0.125), signed(-0.5), signed(0)
        (Text(vi='+12,5', en='+12.5'), Text(vi='-50,0', en='-50.0'), Text(vi='0,0', en='0.0'))
    """
    told = percent(share, digits)
    plus = "+" if told.en.strip("-0.") and share > 0 else ""
    return Text(plus + told.vi, plus + told.en)


def listed(names: Sequence[str], most: int) -> Text:
    """List names, and how many more there are than can be named.

    Examples:
        >>> listed(["Thôn A", "Thôn B", "Thôn C"], 2).vi
        'Thôn A; Thôn B và 1 đơn vị khác'
    """
    told, rest = "; ".join(names[:most]), len(names) - most
    if rest <= 0:
        return Text(told, told)
    return Text(f"{told} và {rest} đơn vị khác", f"{told} and {rest} more")
