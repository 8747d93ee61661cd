"""A formula in words, as officials read it, with the titles of fields in place of their codes."""

from collections.abc import Mapping

from danvan_criteria.formula.tree import Call, Field, Literal, Node, Value
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
    "abs": Text("giá trị tuyệt đối của ({})", "the size of ({})"),
    "floor": Text("({}) làm tròn xuống số nguyên", "({}) rounded down to a whole number"),
    "ceil": Text("({}) làm tròn lên số nguyên", "({}) rounded up to a whole number"),
    "days": Text("số ngày từ {} đến {}", "days from {} to {}"),
    "not": Text("không phải ({})", "not ({})"),
    "negative": Text("−{}", "−{}"),
}
_ROUND = Text("({}) làm tròn đến {} chữ số thập phân", "({}) rounded to {} decimals")
_WHOLE = Text("({}) làm tròn đến số nguyên", "({}) rounded to a whole number")


def in_words(node: Node, labels: Mapping[str, str], *, inside: bool = False) -> Text:
    """Say a formula.

    Args:
        node: the formula.
        labels: titles of fields by code.
        inside: whether it stands inside an operation, so that it may need brackets.
    """
    if isinstance(node, Literal):
        return _value(node.value)
    if isinstance(node, Field):
        title = labels.get(node.code, node.code)
        return Text(f"«{title}»", f"«{title}»")
    if isinstance(node, Call):
        return _call(node, labels)
    left = in_words(node.left, labels, inside=True)
    right = in_words(node.right, labels, inside=True)
    sign = _SIGNS.get(node.sign, Text(node.sign, node.sign))
    text = Text(f"{left.vi} {sign.vi} {right.vi}", f"{left.en} {sign.en} {right.en}")
    return Text(f"({text.vi})", f"({text.en})") if inside else text


def _call(node: Call, labels: Mapping[str, str]) -> Text:
    inside = node.name in ("negative", "days")
    said = [in_words(argument, labels, inside=inside) for argument in node.arguments]
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
