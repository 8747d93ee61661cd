"""Codes of problems in frames that an engineer builds (files have codes of their own)."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

FRAME_CODES: dict[str, CodeText] = {
    "SUB251": CodeText(
        Text("đơn vị bị lặp trong bảng đơn vị", "a unit is repeated in the frame of units"),
        Text("mỗi đơn vị một dòng", "one row a unit"),
        Text("Bỏ dòng lặp", "Drop the repeated rows"),
    ),
    "SUB252": CodeText(
        Text("loại đơn vị không có trong bộ tiêu chí", "a kind of unit that the rubric lacks"),
        Text("một loại đơn vị đã khai báo ở [[kind]]", "a kind declared under [[kind]]"),
        Text("Sửa loại đơn vị, hoặc khai báo thêm", "Correct the kind, or declare it"),
    ),
    "SUB253": CodeText(
        Text(
            "bảng giá trị không cùng danh sách, thứ tự đơn vị với bảng đơn vị",
            "the frame of values is not indexed like the frame of units",
        ),
        Text("cùng đơn vị, cùng thứ tự", "the same units in the same order"),
        Text("Dùng values.reindex(units.index)", "Use values.reindex(units.index)"),
    ),
    "SUB254": CodeText(
        Text("thiếu cột của chỉ tiêu", "the column of a field is missing"),
        Text(
            "mỗi chỉ tiêu một cột, ô trống là NaN", "a column for each field, NaN for empty cells"
        ),
        Text("Thêm cột, dù toàn ô trống", "Add the column, even if it is empty"),
    ),
    "SUB255": CodeText(
        Text("cột có kiểu dữ liệu sai", "a column has the wrong type"),
        Text("{wanted}", "{wanted}"),
        Text(
            "Đổi kiểu của cột: column.astype(«{wanted}»)",
            "Convert the column: column.astype(«{wanted}»)",
        ),
    ),
    "SUB258": CodeText(
        Text("bảng đơn vị thiếu cột", "the frame of units lacks a column"),
        Text("các cột name, kind, authority", "the columns name, kind and authority"),
        Text(
            "Thêm cột; authority để trống nếu chỉ có một xã",
            "Add the column; authority is empty text for a single commune",
        ),
    ),
    "SUB259": CodeText(
        Text(
            "dòng miễn nêu đơn vị, tiêu chí hoặc tình trạng không có",
            "a waiver names a unit, criterion or state that there is not",
        ),
        Text(
            "mã đơn vị, mã tiêu chí, not_applicable hoặc exempt",
            "codes of units and criteria, not_applicable or exempt",
        ),
        Text("Sửa dòng miễn", "Correct the waiver"),
    ),
    "SUB272": CodeText(
        Text("giá trị không phải là số nguyên ({units})", "a value is not whole ({units})"),
        Text("số nguyên; có là 1, không là 0", "a whole number; yes is 1, no is 0"),
        Text("Sửa giá trị", "Correct the value"),
    ),
    "SUB273": CodeText(
        Text("giá trị không phải là một lựa chọn ({units})", "a value is no choice ({units})"),
        Text("một trong: {choices}", "one of: {choices}"),
        Text("Sửa giá trị", "Correct the value"),
    ),
    "SUB257": CodeText(
        Text("«{title}» chưa nêu minh chứng", "«{title}» names no document"),
        Text("số, ký hiệu văn bản hoặc đường dẫn", "the number of a document, or a link"),
        Text("Bổ sung ở cột Minh chứng", "Add it in the column Minh chứng"),
        Severity.WARNING,
    ),
    "SUB256": CodeText(
        Text("giá trị ngoài giới hạn ({units})", "a value is out of bounds ({units})"),
        Text("từ {low} đến {high}", "from {low} to {high}"),
        Text("Sửa số liệu, hoặc giới hạn của chỉ tiêu", "Correct the value, or the bounds"),
    ),
}
