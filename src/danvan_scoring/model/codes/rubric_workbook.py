"""Codes of problems in a rubric that was edited as a workbook (FRM58x, FRM59x)."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

_OWN_WORKBOOK = Text(
    "tệp do lệnh «danvan rubric to-xlsx» ghi ra",
    "a file as «danvan rubric to-xlsx» writes it",
)
_TYPE_ANEW = Text(
    "Bấm vào ô, gõ lại giá trị rồi lưu tệp",
    "Select the cell, type the value again and save the file",
)

RUBRIC_WORKBOOK_CODES: dict[str, CodeText] = {
    "FRM580": CodeText(
        Text("thiếu trang tính này của bộ tiêu chí", "this sheet of the rubric is missing"),
        Text("đủ các trang như đã ghi ra, kể cả trang trống", "every sheet, empty ones too"),
        Text(
            "Đặt lại tên trang cho đúng, hoặc chép trang đó từ tệp gốc sang",
            "Give the sheet its name again, or copy it from the original file",
        ),
    ),
    "FRM581": CodeText(
        Text(
            "trang tính này không thuộc bộ tiêu chí, không được đọc",
            "this sheet is no part of a rubric and is not read",
        ),
        Text("chỉ các trang của bộ tiêu chí", "the sheets of the rubric only"),
        Text(
            "Xóa trang này nếu không cần; nếu là trang đã đổi tên thì đặt lại tên cũ",
            "Delete the sheet if it is not needed; if it was renamed, give it its name again",
        ),
        Severity.WARNING,
    ),
    "FRM582": CodeText(
        Text("không tìm thấy dòng tiêu đề của bảng", "the row of headings is not found"),
        Text(
            "dòng tiêu đề, dưới đó là dòng khóa chữ nhỏ màu xám",
            "a row of headings, and below it the row of keys in small grey letters",
        ),
        Text(
            "Chép hai dòng đầu của trang này từ tệp gốc sang",
            "Copy the first two rows of this sheet from the original file",
        ),
    ),
    "FRM583": CodeText(
        Text("cột này không có trong bộ tiêu chí", "a rubric has no such column"),
        Text("chỉ các cột như đã ghi ra", "the columns as they were written only"),
        Text(
            "Sửa tiêu đề cột, hoặc xóa nội dung của cột này",
            "Correct the heading, or clear the column",
        ),
    ),
    "FRM584": CodeText(
        Text("thiếu cột «{heading}» ({key})", "the column «{heading}» ({key}) is missing"),
        Text("cột «{heading}», dòng nào cũng ghi", "the column «{heading}», filled in every row"),
        Text(
            "Thêm cột có tiêu đề «{heading}» và khóa «{key}»",
            "Add a column with the heading «{heading}» and the key «{key}»",
        ),
    ),
    "FRM585": CodeText(
        Text(
            "không có cột «{heading}» ({key}); mọi dòng được coi là để trống",
            "there is no column «{heading}» ({key}); it counts as empty in every row",
        ),
        Text("cột «{heading}», có thể để trống", "the column «{heading}», which may be empty"),
        Text(
            "Nếu đã xóa nhầm, thêm lại cột có khóa «{key}»",
            "If it was deleted by mistake, add a column with the key «{key}»",
        ),
        Severity.WARNING,
    ),
    "FRM586": CodeText(
        Text("hai cột cùng một khóa", "two columns have the same key"),
        Text("mỗi khóa một cột", "one column for each key"),
        Text(
            "Xóa một trong hai cột, hoặc sửa khóa của cột này",
            "Delete one of the two, or correct the key of this one",
        ),
    ),
    "FRM587": CodeText(
        Text("ô báo lỗi của Excel", "the cell holds an error of the spreadsheet"),
        Text("một giá trị", "a value"),
        _TYPE_ANEW,
    ),
    "FRM588": CodeText(
        Text("ô có công thức chưa được tính", "the cell has a formula that nobody worked out"),
        Text("một giá trị, hoặc công thức đã tính", "a value, or a formula with its result"),
        Text(
            "Mở tệp bằng Excel, chờ tính xong rồi lưu, hoặc gõ giá trị thay cho công thức",
            "Open the file in Excel and save it, or type the value in place of the formula",
        ),
    ),
    "FRM589": CodeText(
        Text("ô này chứa số hoặc ngày, không phải chữ", "the cell holds a number or day, not text"),
        Text(
            "chữ, kể cả khi chỉ gồm chữ số: mã 1.10 khác mã 1.1",
            "text, even of digits only: the code 1.10 is not the code 1.1",
        ),
        Text(
            "Định dạng ô là Text (Văn bản) rồi gõ lại",
            "Give the cell the format Text and type it again",
        ),
    ),
    "FRM590": CodeText(
        Text("ô này không phải là số", "the cell holds no number"),
        Text("một số, không kèm chữ", "a number without words"),
        Text(
            "Định dạng ô là General hoặc Number rồi gõ lại số",
            "Give the cell the format General or Number and type the number again",
        ),
    ),
    "FRM591": CodeText(
        Text("ô số đang định dạng phần trăm", "the number is formatted as a percentage"),
        Text(
            "số ghi nguyên như trong bộ tiêu chí: 20 cho 20 %",
            "the number as the rubric has it: 20 for 20 %",
        ),
        Text(
            "Định dạng ô là General rồi gõ lại số",
            "Give the cell the format General and type the number again",
        ),
    ),
    "FRM592": CodeText(
        Text("ô này không phải là ngày", "the cell holds no day"),
        Text("một ngày, như 01/12/2025", "a day, such as 01/12/2025"),
        _TYPE_ANEW,
    ),
    "FRM593": CodeText(
        Text("giá trị không có trong danh sách của ô", "the value is not in the cell's list"),
        Text("một trong: {choices}", "one of: {choices}"),
        Text("Chọn trong danh sách thả xuống của ô", "Choose from the drop-down list of the cell"),
    ),
    "FRM594": CodeText(
        Text("không đọc được nội dung của ô: {reason_vi}", "the cell cannot be read: {reason_en}"),
        Text(
            'nội dung viết như {{ field = "so_ho", is = ">=", value = 12 }}',
            'it to be written as {{ field = "so_ho", is = ">=", value = 12 }}',
        ),
        Text(
            "Kiểm tra dấu ngoặc, dấu nháy thẳng, dấu phẩy; xem trang «Hướng dẫn»",
            "Look at brackets, straight quotes and commas; see the sheet «Hướng dẫn»",
        ),
    ),
    "FRM595": CodeText(
        Text("dòng này không có khóa đã biết", "the row has no key that is known"),
        Text("một khóa như đã ghi ra ở cột «Khóa»", "a key as the column «Khóa» had it"),
        Text("Sửa khóa, hoặc xóa dòng này", "Correct the key, or delete the row"),
    ),
    "FRM596": CodeText(
        Text("khóa được ghi hai lần", "the key is given twice"),
        Text("mỗi khóa một dòng", "one row for each key"),
        Text("Xóa một trong hai dòng", "Delete one of the two rows"),
    ),
    "FRM597": CodeText(
        Text(
            "nội dung quá dài hoặc có ký tự mà ô Excel không giữ được nguyên vẹn",
            "the text is too long, or has characters that a cell does not keep",
        ),
        Text(
            "không quá {most} ký tự Unicode dựng sẵn, không có ký tự điều khiển",
            "at most {most} composed characters, without control characters",
        ),
        Text("Rút gọn, hoặc gõ lại nội dung này", "Shorten it, or type it again"),
    ),
    "FRM598": CodeText(
        Text("tệp này đã có và khác nội dung", "the file is there and has other content"),
        Text("tên một tệp chưa có", "the name of a file that is not there"),
        Text(
            "Chọn tên khác, hoặc thêm --force để ghi đè",
            "Choose another name, or add --force to replace it",
        ),
    ),
    "FRM599": CodeText(
        Text("tệp này không phải là bộ tiêu chí", "this workbook is no rubric"),
        _OWN_WORKBOOK,
        Text("Kiểm tra lại tên tệp", "Look at the name of the file"),
    ),
}
