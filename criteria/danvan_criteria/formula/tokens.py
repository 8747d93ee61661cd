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
    r"|(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![\w.])"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)(?![\w.])"
    r"|(?P<word>\"[^\"]*\")"
    r"|(?P<quoted>`[^`]+`)"
    r"|(?P<name>[^\W\d][\w.]*)"
    r"|(?P<sign><=|>=|!=|[-+*/()=<>,])"
)


class FormulaError(ValueError):
    """A formula that cannot be read; its argument is what was needed, in both languages."""

    def __init__(self, at: int, vi: str, en: str) -> None:
        self.text = Text(
            f"biểu thức đúng: ở ký tự {at + 1} {vi}",
            f"a sound expression: at character {at + 1} {en}",
        )
        super().__init__(self.text)


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
            raise _no_token(formula[at], at)
        kind, text = match.lastgroup, match[0]
        if kind == "number" and len(text) > MOST_DIGITS:
            raise FormulaError(
                at, f"số dài quá {MOST_DIGITS} chữ số", f"a number of over {MOST_DIGITS} digits"
            )
        if kind != "space":
            found.append(Token(kind, text, at))  # type: ignore[arg-type]  # names of the groups
        at = match.end()
    return [*found, Token("end", "", len(formula))]


def _no_token(sign: str, at: int) -> FormulaError:
    if sign in "0123456789":
        return FormulaError(
            at,
            "số viết chưa đúng; mã bắt đầu bằng chữ số đặt giữa hai dấu `",
            "no number; a code that begins with a digit stands between two `",
        )
    if sign in '"`':
        return FormulaError(
            at, f"thiếu chữ, hoặc dấu {sign} đóng", f"a text, or its closing {sign}, is missing"
        )
    return FormulaError(at, f"không dùng được «{sign}»", f"«{sign}» is not known")
