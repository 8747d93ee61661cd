"""Tokens: a formula cut into numbers, days, words, names and signs, each with its place."""

import re
from typing import Literal, NamedTuple

from danvan_scoring.plugins import Text

LONGEST = 1_000
"""Characters of a formula."""

MOST_DIGITS = 15
"""Digits of a number."""

Kind = Literal["number", "day", "word", "name", "quoted", "sign", "end"]

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<day>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<number>\d+(?:\.\d+)?)(?![\w.])"
    r"|(?P<word>\"[^\"]*\")"
    r"|(?P<quoted>`[^`]*`)"
    r"|(?P<name>[^\W\d][\w.]*)"
    r"|(?P<sign><=|>=|!=|[-+*/()=<>,])"
)


class FormulaError(ValueError):
    """A formula that cannot be read; its argument is what was needed, in both languages."""

    def __init__(self, at: int, vi: str, en: str) -> None:
        where = Text(f"ở ký tự {at + 1}", f"at character {at + 1}")
        super().__init__(
            Text(f"biểu thức đúng: {where.vi} {vi}", f"a sound expression: {where.en} {en}")
        )


class Token(NamedTuple):
    """One token, and the position of its first character from 0."""

    kind: Kind
    text: str
    at: int


def tokens(formula: str) -> list[Token]:
    """Cut a formula into tokens, the last of kind `end`.

    Raises:
        FormulaError: it is too long, or holds something that is no token.
    """
    if len(formula) > LONGEST:
        raise FormulaError(
            LONGEST, f"là quá dài, nhiều nhất {LONGEST}", f"it is too long, at most {LONGEST}"
        )
    found: list[Token] = []
    at = 0
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None:
            sign = formula[at]
            raise FormulaError(at, f"không dùng được «{sign}»", f"«{sign}» is not known")
        kind, text = match.lastgroup, match[0]
        if kind == "number" and len(text) > MOST_DIGITS:
            raise FormulaError(
                at, f"số dài quá {MOST_DIGITS} chữ số", f"a number of over {MOST_DIGITS} digits"
            )
        if kind != "space":
            found.append(Token(kind, text, at))  # type: ignore[arg-type]  # names of the groups
        at = match.end()
    return [*found, Token("end", "", len(formula))]
