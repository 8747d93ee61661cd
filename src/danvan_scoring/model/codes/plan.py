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
    "PLN370": CodeText(
        Text("không đọc được mẫu văn bản ({reason})", "the template cannot be read ({reason})"),
        Text(
            "tệp .docx, đường dẫn tính từ thư mục chứa tệp cơ quan ban hành",
            "a .docx file; its path is from the folder of the office's file",
        ),
        Text("Sửa tên tệp, hoặc bỏ khóa template", "Correct the name, or take `template` out"),
    ),
    "PLN371": CodeText(
        Text("mẫu văn bản không phải là tệp Word", "the template is no Word document"),
        Text("tệp .docx của Word hoặc LibreOffice", "a .docx file of Word or LibreOffice"),
        Text("Mở tệp bằng Word và lưu thành .docx", "Open it in Word and save it as .docx"),
    ),
    "PLN331": CodeText(
        Text("một tệp được nêu hai lần", "a file is named twice"),
        Text("mỗi tệp một lần", "each file once"),
        Text("Bỏ một trong hai chỗ", "Take one of them out"),
    ),
}
