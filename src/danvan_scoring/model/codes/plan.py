"""Codes of problems in plans and periods."""

from danvan_scoring.model.codes.reading import toml_codes
from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

PLAN_CODES: dict[str, CodeText] = {
    **toml_codes("PLN3"),
    "PLN330": CodeText(
        Text("không có tệp mà kỳ chấm nêu tên", "a file that the period names does not exist"),
        Text(
            "đường dẫn tính từ thư mục chứa tệp kỳ chấm",
            "a path from the folder of the period's file",
        ),
        Text("Sửa tên tệp, hoặc bỏ khỏi kỳ chấm", "Correct the name, or take it out"),
    ),
    "PLN331": CodeText(
        Text("một tệp được nêu hai lần", "a file is named twice"),
        Text("mỗi tệp một lần", "each file once"),
        Text("Bỏ một trong hai chỗ", "Take one of them out"),
    ),
}
