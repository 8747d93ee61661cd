"""Codes of the file that sets the rules of lint, and of rules that are asked for by name."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

LINT_CONFIG_CODES: dict[str, CodeText] = {
    "PLN391": CodeText(
        Text("không có quy tắc rà soát nào mang mã này", "no rule of lint has this code"),
        Text("một trong: {known}", "one of: {known}"),
        Text("Sửa mã", "Correct the code"),
    ),
}
