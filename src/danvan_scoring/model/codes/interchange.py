"""Codes of problems in JSON Lines: lines, records, and what they were made for."""

from danvan_scoring.model.codes.reading import toml_codes
from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

_OWN = {
    "INT810": CodeText(
        Text("không phải là JSON hợp lệ: {reason_vi}", "this is no JSON: {reason_en}"),
        Text("một đối tượng JSON {{…}} trên một dòng", "one JSON object {{…}} on one line"),
        Text(
            "Sửa chương trình đã tạo ra dòng này; các dòng khác vẫn được kiểm tra",
            "Mend the program that made the line; the other lines were checked",
        ),
    ),
    "INT818": CodeText(
        Text("dòng quá dài", "the line is too long"),
        Text("không quá {most} ký tự", "at most {most} characters"),
        Text(
            "Mỗi bản ghi một dòng; phiếu của một đơn vị có thể chia thành nhiều bản ghi",
            "One record a line; what a unit handed in may be several records",
        ),
    ),
    "INT819": CodeText(
        Text("khóa bị lặp", "the key is given twice"),
        Text("mỗi khóa một lần", "each key once"),
        Text("Bỏ một trong hai", "Take one of the two out"),
    ),
    "INT820": CodeText(
        Text("bản ghi đứng sai chỗ", "the record is out of place"),
        Text(
            "bản ghi «header» ở dòng đầu, và chỉ ở đó",
            "the record «header» on the first line, and only there",
        ),
        Text(
            "Ghi header lên dòng đầu; mỗi tệp chỉ có một header",
            "Put the header on the first line; a file has one",
        ),
    ),
    "INT821": CodeText(
        Text("tệp của kỳ khác", "the file is of another period"),
        Text("kỳ «{period}»", "the period «{period}»"),
        Text("Lấy đúng tệp, hoặc sửa period ở dòng đầu", "Take the right file, or correct period"),
    ),
    "INT822": CodeText(
        Text("tệp theo bộ tiêu chí khác", "the file is by another rubric"),
        Text("một trong: {rubrics}", "one of: {rubrics}"),
        Text(
            "Xuất lại theo bộ tiêu chí của kỳ; mã chỉ tiêu của bản khác có thể mang nghĩa khác",
            "Make it anew by the period's rubric; codes of another may mean something else",
        ),
    ),
    "INT823": CodeText(
        Text("dòng đầu không khớp với kỳ chấm", "the header differs from the period"),
        Text("{wanted}", "{wanted}"),
        Text(
            "Kiểm tra xem tệp có được tạo từ bản mới nhất không; vẫn được dùng",
            "See whether the file was made from the latest version; it is used all the same",
        ),
        Severity.WARNING,
    ),
    "INT824": CodeText(
        Text(
            "tệp có {count} bản ghi loại này nhưng kỳ chấm không lấy",
            "the file has {count} records of this kind, which the period does not take",
        ),
        Text("tên tệp ở khóa {key} của kỳ chấm", "the file under {key} of the period"),
        Text(
            "Thêm tệp vào khóa {key}, hoặc bỏ các bản ghi này khỏi tệp",
            "Add the file to {key}, or take these records out of it",
        ),
    ),
    "INT825": CodeText(
        Text("có ký tự không lưu được", "there are characters that cannot be stored"),
        Text("chữ UTF-8, không có ký tự điều khiển", "text in UTF-8 without control characters"),
        Text("Bỏ các ký tự đó", "Take them out"),
    ),
    "INT826": CodeText(
        Text(
            "có điểm Hội đồng trong tệp, mà kỳ chấm có nhật ký",
            "there are marks in the file, and the period keeps a log",
        ),
        Text("điểm Hội đồng chỉ ở nhật ký", "marks in the log only"),
        Text(
            "Ghi điểm bằng «danvan appraise», hoặc bỏ các bản ghi mark",
            "Give marks by “danvan appraise”, or take the records mark out",
        ),
    ),
}

# No record has a key with bounds, or keys that depend on one another.
_NEVER = ("INT815", "INT817")
_SHARED = {code: text for code, text in toml_codes("INT8").items() if code not in _NEVER}

INTERCHANGE_CODES: dict[str, CodeText] = {**_SHARED, **_OWN}
