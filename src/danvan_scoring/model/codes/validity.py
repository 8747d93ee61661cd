"""Codes of rubrics beside others, and of days on which they are not in force."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

VALIDITY_CODES: dict[str, CodeText] = {
    "RUB180": CodeText(
        Text(
            "không đọc được bộ tiêu chí được kế thừa",
            "the rubric that is extended cannot be read",
        ),
        Text(
            "đường dẫn, tính từ thư mục của tệp này, đến một bộ tiêu chí không có lỗi",
            "the path, from the folder of this file, of a rubric that can be read",
        ),
        Text("Sửa đường dẫn, hoặc sửa tệp đó", "Correct the path, or that file"),
    ),
    "RUB181": CodeText(
        Text("các bộ tiêu chí kế thừa nhau vòng tròn", "rubrics extend one another in a circle"),
        Text("một bộ tiêu chí không kế thừa bộ này", "a rubric that does not extend this one"),
        Text("Sửa extends của một tệp trong vòng", "Change extends in one of them"),
    ),
    "RUB182": CodeText(
        Text(
            "bộ tiêu chí được kế thừa không có mã này trong [[{table}]]",
            "the rubric that is extended has no such code in [[{table}]]",
        ),
        Text("mã cần bỏ của [[{table}]]", "a code of [[{table}]] to leave out"),
        Text("Sửa mã trong removes", "Correct the code in removes"),
    ),
    "RUB183": CodeText(
        Text(
            "bộ tiêu chí không có hiệu lực vào ngày tính của kỳ",
            "the rubric is not in force on the day of the period",
        ),
        Text("một ngày từ {begin} đến {end}", "a day from {begin} to {end}"),
        Text(
            "Chọn bộ tiêu chí đang có hiệu lực; nếu có căn cứ để dùng bộ này thì nêu lý do ở "
            "outside_dates của period.toml hoặc --outside-dates",
            "Choose the rubric in force; if there is a ground for this one, give it as "
            "outside_dates in period.toml or --outside-dates",
        ),
    ),
    "RUB184": CodeText(
        Text(
            "bộ tiêu chí không có hiệu lực vào ngày tính của kỳ, được dùng với lý do: {why}",
            "the rubric is not in force on the day of the period; it is used because: {why}",
        ),
        Text("một ngày từ {begin} đến {end}", "a day from {begin} to {end}"),
        Text("Lý do được ghi vào biên bản", "The reason stands in the run record"),
        Severity.WARNING,
    ),
    "RUB185": CodeText(
        Text(
            "loại đơn vị này đã thuộc bộ tiêu chí «{other}» của kỳ",
            "this kind of unit belongs to the rubric «{other}» of the period",
        ),
        Text("mỗi loại đơn vị thuộc một bộ tiêu chí", "each kind of unit in one rubric"),
        Text("Bỏ loại đơn vị ở một bộ", "Take the kind out of one of them"),
    ),
    "RUB186": CodeText(
        Text(
            "chỉ tiêu khai báo khác với bộ tiêu chí «{other}» của kỳ",
            "the field is declared otherwise in the rubric «{other}» of the period",
        ),
        Text("cùng mã thì khai báo như nhau", "the same declaration under the same code"),
        Text("Đổi mã, hoặc khai báo như nhau", "Change the code, or declare it alike"),
    ),
    "RUB187": CodeText(
        Text(
            "điều kiện áp dụng xét lẫn cả chỉ tiêu và điểm",
            "a condition of what applies looks at fields and at points",
        ),
        Text(
            "chỉ xét các chỉ tiêu, hoặc chỉ xét các nhóm và tiêu chí",
            "fields only, or groups and criteria only",
        ),
        Text(
            "Đặt một điều kiện ở nhóm, điều kiện kia ở tiêu chí",
            "Put one condition on the group, and the other on the criterion",
        ),
    ),
}
