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
        Text("không đọc được nhật ký ({reason})", "the log cannot be read ({reason})"),
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
        Text("không ghi được nhật ký ({reason})", "the log cannot be written ({reason})"),
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
    "LOG612": CodeText(
        Text(
            "nhật ký không có dòng mang mã đã ghi trong biên bản",
            "the log has no line of the digest that was noted",
        ),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "LOG613": CodeText(
        Text(
            "nhật ký đã có thêm dòng (đến dòng {last}) trong khi lệnh này đang chạy",
            "lines were added to the log (up to {last}) while this command was at work",
        ),
        Text("nhật ký như lúc bắt đầu (dòng {seen})", "the log as it was (line {seen})"),
        Text("Chạy lại lệnh này; chưa có gì được ghi", "Run it again; nothing was written"),
    ),
    "LOG620": CodeText(
        Text(
            "phiếu đã tiếp nhận theo cách viết số, ngày khác với [csv] của kỳ",
            "forms were taken in with another way of writing numbers and days than [csv] says",
        ),
        Text("[csv] như khi tiếp nhận phiếu (nay là {wanted})", "[csv] as then (it is {wanted})"),
        Text("Trả lại [csv] trong tệp kỳ chấm", "Put [csv] of the period's file back"),
    ),
    "LOG621": CodeText(
        Text("kỳ chấm chưa khai báo nhật ký", "the period names no log"),
        Text('log = "nhat-ky.jsonl"', 'log = "nhat-ky.jsonl"'),
        Text(
            "Thêm khóa log vào tệp kỳ chấm, ví dụ: log = «nhat-ky.jsonl»",
            "Add log to the period's file, as in: log = «nhat-ky.jsonl»",
        ),
    ),
    "LOG622": CodeText(
        Text("đây không phải là sổ thẩm định của Hội đồng", "this is not the council's workbook"),
        Text("sổ tạo bằng «danvan appraise --out»", "a workbook made by “danvan appraise --out”"),
        Text(
            "Tạo lại sổ, chép điểm sang rồi nộp lại",
            "Make the workbook anew, copy the marks into it, and take that",
        ),
    ),
    "LOG628": CodeText(
        Text("không phải là ngày", "this is no day"),
        Text("ngày, viết ngày/tháng/năm", "a day"),
        Text("Gõ lại ngày", "Type the day again"),
    ),
    "LOG629": CodeText(
        Text("kết quả giải quyết không hợp lệ", "this is no outcome of an appeal"),
        Text("một trong: {choices}", "one of: {choices}"),
        Text("Chọn trong danh sách", "Choose from the list"),
    ),
    "LOG630": CodeText(
        Text(
            "tiêu chí {criterion} không do Hội đồng quyết định điểm",
            "the criterion {criterion} is not the council's to mark",
        ),
        Text("ô để trống", "an empty cell"),
        Text(
            "Xóa điểm này; bộ tiêu chí quy định điểm lấy theo bước khác (khóa final)",
            "Delete the mark: the rubric takes the score of another stage (final)",
        ),
    ),
    "LOG631": CodeText(
        Text("điểm ngoài khoảng cho phép", "points outside what is allowed"),
        Text("từ 0 đến {maximum_vi} điểm", "0 to {maximum_en} points"),
        Text("Gõ lại điểm", "Type the points again"),
    ),
    "LOG632": CodeText(
        Text("điểm có quá nhiều chữ số thập phân", "points with too many decimals"),
        Text("không quá {decimals} chữ số thập phân", "at most {decimals} decimals"),
        Text("Làm tròn rồi gõ lại", "Round the points and type them again"),
    ),
    "LOG633": CodeText(
        Text(
            "điểm cao hơn điểm tính từ số liệu ({computed_vi}), bộ tiêu chí không cho phép",
            "the mark is above what the facts compute ({computed_en}), which the rubric forbids",
        ),
        Text("không quá {computed_vi} điểm", "at most {computed_en} points"),
        Text(
            "Hạ điểm, hoặc đề nghị đơn vị bổ sung số liệu có minh chứng",
            "Lower the mark, or ask the unit for facts with evidence",
        ),
    ),
    "LOG634": CodeText(
        Text(
            "không có đơn vị, tiêu chí, chỉ tiêu này, hoặc không áp dụng cho đơn vị",
            "there is no such unit, criterion or field, or it does not apply to the unit",
        ),
        Text("mã như trong sổ", "codes as in the workbook"),
        Text("Sửa mã ở đầu dòng", "Correct the codes at the head of the row"),
    ),
    "LOG635": CodeText(
        Text(
            "điểm cao hơn điểm tính từ số liệu ({computed_vi}) mà không có văn bản kèm theo",
            "the mark is above what the facts compute ({computed_en}), and no document is named",
        ),
        Text("số, ký hiệu văn bản", "a document"),
        Text("Ghi văn bản ở cột «Văn bản kèm theo»", "Name the document in its column"),
    ),
    "LOG636": CodeText(
        Text(
            "điểm khác điểm tính từ số liệu ({computed_vi}) mà không có lý do",
            "the mark is not what the facts compute ({computed_en}), and no reason is given",
        ),
        Text("lý do", "a reason"),
        Text("Ghi lý do ở cột «Lý do»", "Give the reason in its column"),
    ),
    "LOG637": CodeText(
        Text("kiến nghị không có nội dung", "an appeal that says nothing"),
        Text("nội dung kiến nghị", "what the unit says"),
        Text("Ghi nội dung kiến nghị", "Write down what the unit says"),
    ),
    "LOG638": CodeText(
        Text("kiến nghị không ghi ngày nhận", "an appeal without the day on which it arrived"),
        Text("ngày nhận", "a day"),
        Text("Ghi ngày nhận kiến nghị", "Write down the day"),
    ),
    "LOG640": CodeText(
        Text(
            "chưa nhận kiến nghị được: kỳ chưa ghi ngày công bố, hoặc không có thời hạn kiến nghị",
            "no appeals yet: the period names no day of announcement, or the rubric no time",
        ),
        Text(
            "khóa announced của kỳ và appeal_days của bộ tiêu chí",
            "announced of the period, and appeal_days of the rubric",
        ),
        Text("Thêm announced vào tệp kỳ chấm", "Add announced to the period's file"),
    ),
    "LOG641": CodeText(
        Text("kiến nghị đã quá thời hạn", "an appeal that is too late"),
        Text("từ ngày {first} đến hết ngày {last}", "from {first} to {last}"),
        Text(
            "Trả lời đơn vị là đã hết thời hạn kiến nghị; xóa dòng này",
            "Tell the unit that the time is over, and delete the row",
        ),
    ),
    "LOG654": CodeText(
        Text(
            "kiến nghị ghi ngày trước ngày công bố kết quả",
            "an appeal of a day before the results were announced",
        ),
        Text("từ ngày {first} đến hết ngày {last}", "from {first} to {last}"),
        Text(
            "Xem lại ngày nhận kiến nghị, hoặc khóa announced trong tệp kỳ chấm",
            "Look at the day again, or at announced in the period's file",
        ),
    ),
    "LOG642": CodeText(
        Text(
            "người giải quyết không phải thành viên Hội đồng",
            "who decides is no member of the council",
        ),
        Text("mã thành viên khai ở [[council]]", "a code of [[council]]"),
        Text("Chọn mã trong danh sách", "Choose a code from the list"),
    ),
    "LOG643": CodeText(
        Text(
            "người giải quyết thuộc chính đơn vị kiến nghị ({unit})",
            "who decides belongs to the unit that appeals ({unit})",
        ),
        Text("thành viên không thuộc đơn vị", "a member who does not belong to it"),
        Text("Giao thành viên khác giải quyết", "Let another member decide"),
    ),
    "LOG644": CodeText(
        Text(
            "người giải quyết là người đã chấm điểm bị kiến nghị",
            "who decides gave the mark that is appealed",
        ),
        Text("thành viên không chấm tiêu chí này", "a member who did not mark it"),
        Text("Giao thành viên khác giải quyết", "Let another member decide"),
    ),
    "LOG645": CodeText(
        Text("kết quả giải quyết không có lý do", "an outcome without a reason"),
        Text("lý do", "a reason"),
        Text("Ghi lý do", "Give the reason"),
    ),
    "LOG646": CodeText(
        Text(
            "không chấp nhận kiến nghị mà có điểm mới",
            "an appeal is rejected and yet there are new points",
        ),
        Text("ô điểm để trống", "no points"),
        Text("Xóa điểm, hoặc sửa kết quả", "Delete the points, or correct the outcome"),
    ),
    "LOG647": CodeText(
        Text(
            "chấp nhận kiến nghị mà không có điểm mới",
            "an appeal is accepted and there are no points",
        ),
        Text("điểm sau giải quyết", "the points after it"),
        Text("Ghi điểm sau giải quyết", "Write down the points"),
    ),
    "LOG648": CodeText(
        Text("điểm của đơn vị đã là điểm cuối cùng", "the scores of the unit are final"),
        Text(
            "không sửa; chỉ giải quyết kiến nghị mới thay đổi được điểm",
            "no changes, but by the outcome of an appeal",
        ),
        Text("Trả ô về như cũ, hoặc bỏ phiếu ra", "Put the cell back, or take the form out"),
    ),
    "LOG649": CodeText(
        Text(
            "{author} đã ghi giá trị khác ở dòng nhật ký {line}, sau khi sổ này được tạo",
            "{author} wrote something else in line {line} of the log after this workbook was made",
        ),
        Text("giá trị như trong nhật ký", "what the log says"),
        Text(
            "Tạo lại sổ thẩm định rồi sửa trên sổ mới",
            "Make the workbook anew, and change it there",
        ),
    ),
    "LOG650": CodeText(
        Text(
            "số liệu này lấy từ tệp của kỳ (đang là «{known}»)",
            "this fact comes from a file of the period (where it is «{known}»)",
        ),
        Text("sửa trong tệp của kỳ", "a change in that file"),
        Text("Trả ô về như cũ và sửa trong tệp CSV", "Put the cell back, and change the CSV file"),
    ),
    "LOG651": CodeText(
        Text("chưa chốt được điểm: {what_vi}", "the scores cannot be final: {what_en}"),
        Text("không còn việc nào của Hội đồng", "nothing that the council still owes"),
        Text("Xem danh sách: danvan status", "See the list: danvan status"),
    ),
    "LOG653": CodeText(
        Text("điểm không đúng bước điểm của tiêu chí", "points off the step of the criterion"),
        Text("bội số của {step_vi} điểm", "a multiple of {step_en} points"),
        Text("Gõ lại điểm", "Type the points again"),
    ),
    "LOG652": CodeText(
        Text(
            "chưa chốt được điểm: «{title}» ({field}) còn trống ở {count} đơn vị",
            "the scores cannot be final: «{title}» ({field}) is blank for {count} units",
        ),
        Text(
            "số liệu do Hội đồng, cơ quan theo dõi ghi ở trang «Số liệu»",
            "the facts of council and office, on the sheet «Số liệu»",
        ),
        Text(
            "Lập sổ, điền rồi tiếp nhận; để trống có chủ ý thì thêm --with-blanks «lý do»",
            "Make the workbook, fill it in and take it; if blank on purpose, --with-blanks «why»",
        ),
    ),
}
