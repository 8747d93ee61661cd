"""A formula in words, as officials read it, with the titles of fields in place of their codes."""

from collections.abc import Mapping

from danvan_criteria.formula.parser import BINDING
from danvan_criteria.formula.tree import Call, Field, Literal, Node, Operation, Value
from danvan_criteria.wording import phrase
from danvan_scoring.plugins import Text

_SIGNS = {
    "*": Text("×", "×"),
    "/": Text(":", "/"),
    "-": Text("−", "−"),
    "!=": Text("≠", "≠"),
    "<=": Text("≤", "≤"),
    ">=": Text("≥", "≥"),
    "and": Text("và", "and"),
    "or": Text("hoặc", "or"),
}
_LISTS = {
    "min": Text("số nhỏ nhất trong ({})", "the least of ({})"),
    "max": Text("số lớn nhất trong ({})", "the greatest of ({})"),
}
_CALLS = {
    "if": Text("(nếu {} thì {}, nếu không thì {})", "({1} if {0}, else {2})"),
    "abs": Text("giá trị tuyệt đối của ({})", "the absolute value of ({})"),
    "floor": Text("số nguyên làm tròn xuống của ({})", "the whole number not above ({})"),
    "ceil": Text("số nguyên làm tròn lên của ({})", "the whole number not below ({})"),
    "days": Text("số ngày (từ {} đến {})", "the days (from {} to {})"),
    "not": Text("không phải ({})", "not ({})"),
}
_ROUND = Text(
    "số làm tròn đến {1} chữ số thập phân của ({0})", "the rounding to {1} decimals of ({0})"
)
_WHOLE = Text("số nguyên làm tròn của ({})", "the rounding to a whole number of ({})")


def in_words(node: Node, labels: Mapping[str, str]) -> Text:
    """Say a formula, with as many brackets as a reader needs.

    Args:
        node: the formula.
        labels: titles of fields by code.
    """
    if isinstance(node, Literal):
        return _value(node.value)
    if isinstance(node, Field):
        title = labels.get(node.code, node.code)
        return Text(f"«{title}»", f"«{title}»")
    if isinstance(node, Call):
        return _call(node, labels)
    left, right = in_words(node.left, labels), in_words(node.right, labels)
    if not _reads_on(node.left, node.sign):
        left = _bracketed(left)
    if isinstance(node.right, Operation) and not _binds_tighter(node.right.sign, node.sign):
        right = _bracketed(right)
    sign = _SIGNS.get(node.sign, Text(node.sign, node.sign))
    return Text(f"{left.vi} {sign.vi} {right.vi}", f"{left.en} {sign.en} {right.en}")


def _reads_on(left: Node, sign: str) -> bool:
    """Whether a left side runs on into its sign, as `a + b` does in `a + b - c`."""
    if not isinstance(left, Operation) or _binds_tighter(left.sign, sign):
        return True
    return (left.sign in "+-" and sign in "+-") or (
        left.sign == sign and sign in ("*", "and", "or")
    )


def _binds_tighter(sign: str, outer: str) -> bool:
    # People do not agree on whether `and` comes before `or`.
    return BINDING[sign] > BINDING[outer] and (sign, outer) != ("and", "or")


def _bracketed(text: Text) -> Text:
    return Text(f"({text.vi})", f"({text.en})")


def _call(node: Call, labels: Mapping[str, str]) -> Text:
    said = [in_words(argument, labels) for argument in node.arguments]
    if node.name == "negative":
        inner = _bracketed(said[0]) if isinstance(node.arguments[0], Operation) else said[0]
        return Text(f"−{inner.vi}", f"−{inner.en}")
    vi, en = [text.vi for text in said], [text.en for text in said]
    if node.name in _LISTS:
        template = _LISTS[node.name]
        return Text(template.vi.format("; ".join(vi)), template.en.format("; ".join(en)))
    if node.name == "round":
        whole = len(said) == 1 or said[1].en == "0"
        template = _WHOLE if whole else _ROUND
    else:
        template = _CALLS[node.name]
    return Text(template.vi.format(*vi), template.en.format(*en))


def _value(value: Value) -> Text:
    if isinstance(value, bool):
        return Text("có", "yes") if value else Text("không", "no")
    if isinstance(value, str):
        return Text(f"“{value}”", f"“{value}”")
    return phrase("{value}", "{value}", value=value)
