"""The parser: precedence climbing over tokens, with limits on depth and size.

From loose to tight: `or`, `and`, `not`, comparison (not chained), `+ -`, `* /`, minus before.
"""

from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from danvan_criteria.formula.tokens import FormulaError, Token, tokens
from danvan_criteria.formula.tree import Call, Field, Literal, Node, Operation

DEEPEST = 30
MOST_NODES = 200

# Least and most arguments; the second number of `round` is the decimals that are kept.
FUNCTIONS = {
    "min": (2, MOST_NODES),
    "max": (2, MOST_NODES),
    "if": (3, 3),
    "abs": (1, 1),
    "floor": (1, 1),
    "ceil": (1, 1),
    "round": (1, 2),
    "days": (2, 2),
}
# How tightly a sign binds; those that bind alike are read from the left.
BINDING = {
    "or": 1, "and": 2,
    "=": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4,
    "+": 5, "-": 5, "*": 6, "/": 6,
}  # fmt: skip
_NOT, _COMPARISON, _NEGATIVE = 3, 4, 7
_TRUTHS = {"true": True, "false": False}


def parse(formula: str) -> Node:
    """Read a formula.

    Raises:
        FormulaError: it is not one, or passes a limit; with the place and what was needed.
    """
    parser = _Parser(tokens(formula))
    node = parser.expression(0)
    parser.expect_end()
    return node


class _Parser:
    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._next = 0
        self._depth = 0
        self._nodes = 0

    @property
    def token(self) -> Token:
        return self._tokens[self._next]

    def expect_end(self) -> None:
        if self.token.kind != "end":
            text = self.token.text
            comma = text == ","
            raise FormulaError(
                self.token.at,
                f"thừa «{text}»" + (" (phần thập phân viết sau dấu chấm)" if comma else ""),
                f"«{text}» is too much" + (" (decimals follow a point)" if comma else ""),
            )

    def expression(self, least: int) -> Node:
        """Read all that binds at least as tightly as `least`."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError(
                self.token.at, f"lồng quá {DEEPEST} tầng", f"nested over {DEEPEST} deep"
            )
        left = self._operand()
        while (binding := BINDING.get(self.token.text, -1)) >= max(least, 1):
            sign = self._take()
            right = self.expression(binding + 1)
            left = self._made(Operation(sign.text, left, right, sign.at))
            if binding == _COMPARISON and BINDING.get(self.token.text) == _COMPARISON:
                raise FormulaError(
                    self.token.at,
                    "không viết liền hai phép so sánh, nối bằng and",
                    "comparisons cannot follow each other, join them by and",
                )
        self._depth -= 1
        return left

    def _operand(self) -> Node:
        token = self._take()
        if token.text == "(" and token.kind == "sign":
            inner = self.expression(0)
            self._close()
            return inner
        if token.text == "-" and token.kind == "sign":
            return self._made(Call("negative", (self.expression(_NEGATIVE),), token.at))
        if token.text == "not" and token.kind == "name":
            return self._made(Call("not", (self.expression(_NOT),), token.at))
        if token.kind == "name" and self.token.text == "(":
            return self._call(token)
        return self._made(_leaf(token))

    def _call(self, name: Token) -> Node:
        if name.text not in FUNCTIONS:
            near = get_close_matches(name.text.lower(), FUNCTIONS, n=1)
            known = ", ".join(FUNCTIONS)
            raise FormulaError(
                name.at,
                f"không có hàm «{name.text}», "
                + (f"có phải là {near[0]}" if near else f"các hàm: {known}"),
                f"there is no function «{name.text}», "
                + (f"perhaps {near[0]}" if near else f"known: {known}"),
            )
        self._take()
        arguments = [self.expression(0)]
        while self.token.text == ",":
            self._take()
            arguments.append(self.expression(0))
        self._close()
        least, most = FUNCTIONS[name.text]
        if not least <= len(arguments) <= most:
            count = str(least) if least == most else f"{least}–{most}"
            raise FormulaError(
                name.at,
                f"hàm {name.text} có {len(arguments)} tham số, cần {count}",
                f"{name.text} is given {len(arguments)} arguments instead of {count}",
            )
        return self._made(Call(name.text, tuple(arguments), name.at))

    def _close(self) -> None:
        if self.token.text != ")":
            raise FormulaError(self.token.at, "thiếu dấu )", "a ) is missing")
        self._take()

    def _take(self) -> Token:
        token = self.token
        if token.kind != "end":
            self._next += 1
        return token

    def _made(self, node: Node) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise FormulaError(
                node.at, f"có quá {MOST_NODES} phần tử", f"there are over {MOST_NODES} parts"
            )
        return node


def _leaf(token: Token) -> Node:
    if token.kind == "number":
        return Literal(Decimal(token.text), token.at)
    if token.kind == "day":
        try:
            return Literal(date.fromisoformat(token.text), token.at)
        except ValueError:
            raise FormulaError(
                token.at, f"ngày «{token.text}» không tồn tại", f"«{token.text}» is no date"
            ) from None
    if token.kind == "word":
        return Literal(token.text[1:-1], token.at)
    if token.kind == "quoted":
        return Field(token.text[1:-1], token.at)
    if token.kind == "name" and token.text in _TRUTHS:
        return Literal(_TRUTHS[token.text], token.at)
    if token.kind == "name" and token.text not in ("and", "or", *FUNCTIONS):
        return Field(token.text, token.at)
    found = f"«{token.text}»" if token.text else "hết biểu thức"
    end = f"«{token.text}»" if token.text else "the end"
    raise FormulaError(token.at, f"cần một giá trị, gặp {found}", f"a value is needed, not {end}")
