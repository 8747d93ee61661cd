"""Answers: the texts that a formula compares with a choice, which have to be among its choices."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from danvan_criteria.formula.tree import Field, Literal, Node, operations
from danvan_scoring.plugins import FormField, Text


def unknown_answers(formula: Node, fields: Mapping[str, FormField]) -> Iterator[Text]:
    """Say which texts no form can hold: a comparison with them would silently never hold."""
    for node in operations(formula):
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(one, Field) and isinstance(other, Literal):
                field, answer = fields[one.code], other.value
                if field.type == "choice" and answer not in field.choices:
                    yield _unknown(field, str(answer))


def _unknown(field: FormField, answer: str) -> Text:
    near = get_close_matches(answer, field.choices, n=1)
    known = ", ".join(f"«{choice}»" for choice in field.choices)
    return Text(
        f"«{answer}» không có trong các lựa chọn của «{field.code}»; "
        + (f"có phải là «{near[0]}»" if near else f"các lựa chọn: {known}"),
        f"«{answer}» is none of the choices of «{field.code}»; "
        + (f"perhaps «{near[0]}»" if near else f"they are {known}"),
    )
