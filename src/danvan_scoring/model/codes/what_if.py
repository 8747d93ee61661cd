"""Codes of edits that are only supposed (WIF7xx)."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

WHAT_IF_CODES: dict[str, CodeText] = {
    "WIF701": CodeText(
        Text("chưa đúng dạng", "not in the right form"),
        Text("{form}", "{form}"),
        Text("Gõ lại, đặt cả cụm trong dấu nháy nếu có dấu cách", "Type it again, in quotes"),
    ),
    "WIF702": CodeText(
        Text("không có đơn vị này trong kỳ", "there is no such unit in the period"),
        Text("mã hoặc tên của một đơn vị", "the code or the name of a unit"),
        Text("Gõ lại mã đơn vị", "Type the code of the unit again"),
    ),
    "WIF703": CodeText(
        Text("bộ tiêu chí của đơn vị không có chỉ tiêu này", "the unit's rubric has no such field"),
        Text("mã của một [[field]]", "the code of a [[field]]"),
        Text("Gõ lại mã chỉ tiêu", "Type the code of the field again"),
    ),
    "WIF704": CodeText(
        Text(
            "bộ tiêu chí của đơn vị không có tiêu chí này",
            "the unit's rubric has no such criterion",
        ),
        Text("mã của một [[criterion]]", "the code of a [[criterion]]"),
        Text("Gõ lại mã tiêu chí", "Type the code of the criterion again"),
    ),
    "WIF705": CodeText(
        Text("bộ tiêu chí không có bảng này", "the rubric has no such table"),
        Text("một trong: {known}", "one of: {known}"),
        Text("Viết như criterion.A1.max", "Write it like criterion.A1.max"),
    ),
    "WIF706": CodeText(
        Text("bộ tiêu chí không có phần này", "the rubric has no such part"),
        Text("một trong: {known}", "one of: {known}"),
        Text("Xem bằng danvan rubric show", "See danvan rubric show"),
    ),
    "WIF707": CodeText(
        Text(
            "điểm tối đa của nhóm không còn khớp với các phần của nó",
            "the maximum of a group no longer fits what it is made of",
        ),
        Text("sửa cả nhóm", "that the group is edited too"),
        Text("Thêm vào câu lệnh: {edits}", "Add to the command: {edits}"),
    ),
    "WIF708": CodeText(
        Text("bộ tiêu chí không có mức này", "the rubric has no such class"),
        Text("một trong: {known}", "one of: {known}"),
        Text("Gõ lại mã hoặc tên của mức", "Type the code or the title of the class again"),
    ),
}
