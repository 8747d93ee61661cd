"""Codes that rubrics, plans and submissions share: reading a file, and the form of a TOML file.

The last two digits mean the same in every family: `RUB101`, `SUB201` and `PLN301` are all "there
is no such file".
"""

from dataclasses import replace

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

_TABLE_AS_UTF8 = Text(
    "Mở tệp bằng chương trình đã tạo ra nó, chuyển mã sang Unicode dựng sẵn rồi lưu lại: trong "
    "Excel chọn «CSV UTF-8 (Comma delimited)»",
    "Open the file in the program that made it, convert it to Unicode and save it again: in Excel "
    "choose “CSV UTF-8 (Comma delimited)”",
)
_TOML_AS_UTF8 = Text(
    "Mở tệp bằng trình soạn thảo, chuyển mã sang Unicode dựng sẵn rồi lưu lại: trong Notepad chọn "
    "Save As, Encoding: UTF-8",
    "Open the file in an editor, convert it to Unicode and save it again: in Notepad choose "
    "Save As, Encoding: UTF-8",
)
_TABLE_AS_TEXT = Text(
    "Trong Excel chọn Save As, «CSV UTF-8»", "In Excel choose Save As, “CSV UTF-8”"
)
_TOML_AS_TEXT = Text(
    "Chép nội dung sang tệp .toml bằng trình soạn thảo văn bản thuần, như Notepad",
    "Copy what it says into a .toml file with an editor of plain text, such as Notepad",
)

_FILE = {
    "01": CodeText(
        Text("không tìm thấy tệp", "there is no such file"),
        Text("một tệp đang tồn tại", "a file that exists"),
        Text("Kiểm tra tên tệp và thư mục", "Check the name and the folder"),
    ),
    "02": CodeText(
        Text("đây là thư mục, không phải tệp", "this is a folder, not a file"),
        Text("một tệp", "a file"),
        Text("Ghi thêm tên tệp trong thư mục đó", "Add the name of a file in that folder"),
    ),
    "03": CodeText(
        Text("không đọc được tệp ({reason})", "the file cannot be read ({reason})"),
        Text("tệp có quyền đọc", "a file that may be read"),
        Text(
            "Kiểm tra quyền đọc, đóng chương trình đang giữ tệp rồi chạy lại",
            "Check its permissions, close programs that hold it, and run again",
        ),
    ),
    "04": CodeText(
        Text("tệp trống", "the file is empty"),
        Text("tệp có nội dung", "a file with something in it"),
        Text("Kiểm tra xem đã lưu tệp chưa", "Check whether it was saved"),
    ),
    "05": CodeText(
        Text("không nhận ra bảng mã của tệp", "the encoding of the file is not known"),
        Text("chữ theo bảng mã UTF-8", "text in UTF-8"),
        _TOML_AS_UTF8,
    ),
    "06": CodeText(
        Text("tệp dùng bảng mã {encoding}", "the file is in the encoding {encoding}"),
        Text("chữ theo bảng mã UTF-8", "text in UTF-8"),
        _TOML_AS_UTF8,
    ),
    "07": CodeText(
        Text(
            "tệp dùng Unicode tổ hợp, đã chuyển sang Unicode dựng sẵn (NFC)",
            "the text has its marks apart (NFD), and was normalised to NFC",
        ),
        Text("Unicode dựng sẵn", "Unicode composed (NFC)"),
        Text(
            "Nội dung không đổi; nên chọn «Unicode dựng sẵn» trong bộ gõ",
            "The content is unchanged; choose composed Unicode in the input method",
        ),
        Severity.WARNING,
    ),
    "08": CodeText(
        Text(
            "chữ trong tệp có vẻ là {encoding} bị lưu nhầm thành UTF-8",
            "the text looks like {encoding} that was saved as UTF-8 by mistake",
        ),
        Text("chữ tiếng Việt đọc được", "Vietnamese text that can be read"),
        Text(
            "Chuyển mã bằng công cụ của bộ gõ (Unikey Toolkit), từ {encoding} sang Unicode",
            "Convert it from {encoding} to Unicode with the tool of the input method",
        ),
        Severity.WARNING,
    ),
    "09": CodeText(
        Text("đây là {kind}, không phải tệp văn bản", "this is {kind}, not a text file"),
        Text("tệp văn bản: .csv, .toml hoặc .jsonl", "a text file: .csv, .toml or .jsonl"),
        _TOML_AS_TEXT,
    ),
}

_SCHEMA = {
    "10": CodeText(
        Text("sai cú pháp TOML: {reason_vi}", "wrong TOML: {reason_en}"),
        Text("tệp viết đúng TOML", "a file in correct TOML"),
        Text(
            "Sửa dòng này, hoặc dòng ngay trước đó; phần còn lại chưa được kiểm tra",
            "Mend this line, or the one before it; the rest has not been checked",
        ),
    ),
    "11": CodeText(
        Text("thiếu khóa «{key}»", "the key «{key}» is missing"),
        Text("có «{key}»", "«{key}» given"),
        Text("Bổ sung «{key}»", "Add «{key}»"),
    ),
    "12": CodeText(
        Text("khóa không có ở đây", "there is no such key here"),
        Text("một trong các khóa: {keys}", "one of the keys: {keys}"),
        Text("Sửa tên khóa hoặc bỏ dòng này", "Correct the name of the key, or take it out"),
    ),
    "13": CodeText(
        Text("giá trị sai kiểu", "the value is of the wrong type"),
        Text("{wanted_vi}", "{wanted_en}"),
        Text("Viết lại giá trị theo đúng kiểu", "Write the value in that type"),
    ),
    "14": CodeText(
        Text("giá trị không có trong danh mục", "the value is not one of those allowed"),
        Text("một trong: {choices}", "one of: {choices}"),
        Text("Chọn một giá trị trong danh mục", "Choose one of them"),
    ),
    "15": CodeText(
        Text("giá trị ngoài giới hạn", "the value is out of bounds"),
        Text("{wanted_vi}", "{wanted_en}"),
        Text("Sửa lại giá trị", "Correct the value"),
    ),
    "16": CodeText(
        Text("giá trị sai dạng", "the value has the wrong form"),
        Text("{wanted_vi}", "{wanted_en}"),
        Text("Viết lại theo dạng đó", "Write it in that form"),
    ),
    "17": CodeText(
        Text("các khóa không đi được với nhau", "the keys do not go together"),
        Text("{wanted_vi}", "{wanted_en}"),
        Text("Sửa hoặc bỏ bớt khóa", "Correct the keys, or take one out"),
    ),
}


def file_codes(family: str) -> dict[str, CodeText]:
    """Return the codes of reading any file, for `RUB1`, `SUB2` or `PLN3`."""
    codes = {family + number: text for number, text in _FILE.items()}
    if family != "SUB2":
        return codes
    # Tables come from spreadsheets, all other files from editors.
    told = {"05": _TABLE_AS_UTF8, "06": _TABLE_AS_UTF8, "09": _TABLE_AS_TEXT}
    return codes | {
        family + number: replace(_FILE[number], hint=hint) for number, hint in told.items()
    }


def toml_codes(family: str) -> dict[str, CodeText]:
    """Return the codes of reading a TOML file and of its form."""
    return file_codes(family) | {family + number: text for number, text in _SCHEMA.items()}
