"""Codes of problems in the log and the council's procedure."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

_AS_WRITTEN = Text("nhật ký đúng như khi được ghi", "the log as it was written")
_FROM_COPY = Text(
    "Lấy lại bản sao lưu gần nhất; lập biên bản về việc nhật ký bị sửa",
    "Go back to the latest copy, and put it on record that the log was changed",
)

LOG_CODES: dict[str, CodeText] = {
    "LOG601": CodeText(
        Text("không đọc được nhật ký: {found}", "the log cannot be read: {found}"),
        Text("tệp nhật ký .jsonl", "a log file, .jsonl"),
        Text("Kiểm tra tên tệp và quyền đọc", "Look at the file's name and at who may read it"),
    ),
    "LOG602": CodeText(
        Text("dòng này không phải là dòng nhật ký", "this is no line of a log"),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "LOG603": CodeText(
        Text("dòng này đã bị sửa", "this line was changed"), _AS_WRITTEN, _FROM_COPY
    ),
    "LOG604": CodeText(
        Text(
            "dòng số {number} không nối tiếp dòng số {before}: một trong hai dòng đã bị thay",
            "line {number} does not follow line {before}: one of the two was replaced",
        ),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "LOG605": CodeText(
        Text("đây là nhật ký của kỳ khác", "this is the log of another period"),
        Text("nhật ký của kỳ «{period}»", "the log of the period «{period}»"),
        Text("Sửa khóa log trong tệp kỳ chấm", "Correct log in the period's file"),
    ),
    "LOG606": CodeText(
        Text(
            "thiếu dòng số {first} đến {last}, đã bị xóa",
            "lines {first} to {last} are missing: they were removed",
        ),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "LOG607": CodeText(
        Text("dòng lặp lại hoặc sai thứ tự", "a line that is repeated or out of order"),
        Text("dòng số {number}", "line {number}"),
        _FROM_COPY,
    ),
    "LOG608": CodeText(
        Text(
            "nhật ký đã được lưu lại bằng trình soạn thảo (đổi kiểu xuống dòng hoặc thêm BOM)",
            "the log was saved by an editor (other ends of lines, or a byte order mark)",
        ),
        _AS_WRITTEN,
        Text(
            "Lấy lại bản sao lưu; chỉ mở nhật ký bằng «danvan log», không lưu lại bằng Notepad",
            "Go back to the latest copy; look at the log by “danvan log” and never save it",
        ),
    ),
    "LOG609": CodeText(
        Text("người khác đang ghi nhật ký", "somebody else is writing to the log"),
        Text("một người ghi mỗi lúc", "one writer at a time"),
        Text("Chờ ít phút rồi chạy lại", "Wait some minutes and run it again"),
    ),
    "LOG610": CodeText(
        Text("không ghi được nhật ký: {found}", "the log cannot be written: {found}"),
        Text("ổ đĩa còn chỗ, tệp ghi được", "room on the disk, and a file that can be written"),
        Text(
            "Kiểm tra ổ đĩa và quyền ghi rồi chạy lại; nhật ký vẫn nguyên như trước",
            "Look at the disk and at who may write, and run it again; the log is as it was",
        ),
    ),
    "LOG611": CodeText(
        Text(
            "cuối nhật ký có phần ghi dở (máy tắt hoặc mất điện khi đang ghi), không được tính",
            "the log ends in an unfinished write (the computer stopped), which does not count",
        ),
        Text("nhật ký kết thúc bằng một lần ghi trọn vẹn", "a log that ends in a whole write"),
        Text(
            "Chạy lại lệnh đã bị ngắt; phần ghi dở sẽ được chuyển sang tệp .do-dang",
            "Run the interrupted command again; what is unfinished goes to the file .do-dang",
        ),
        Severity.WARNING,
    ),
}
