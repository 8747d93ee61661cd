"""Codes of lines of a rubric that no criterion can score as they stand."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

BINDING_CODES: dict[str, CodeText] = {
    "RUB132": CodeText(
        Text(
            "tham số không khớp với tiêu chí: {text_vi}",
            "the params do not fit the line: {text_en}",
        ),
        Text("", ""),
        Text(
            "Sửa tham số, điểm tối đa hoặc chỉ tiêu", "Correct the params, the maximum or the field"
        ),
    ),
    "RUB133": CodeText(
        Text("không có tiện ích tên này", "there is no plugin of this name"),
        Text("một trong các tiện ích: {known}", "one of the plugins: {known}"),
        Text(
            "Cài đặt tiện ích, nêu tên bằng -p, hoặc sửa tên",
            "Install the plugin, name it with -p, or correct the name",
        ),
    ),
    "RUB134": CodeText(
        Text("tiện ích không có cách chấm này", "the plugin has no such criterion"),
        Text("một trong các cách chấm: {known}", "one of: {known}"),
        Text(
            "Sửa tên cách chấm; xem danvan plugins",
            "Correct the name; see danvan plugins",
        ),
    ),
    "RUB135": CodeText(
        Text("cách chấm không có phiên bản này", "the criterion has no such version"),
        Text("một trong các phiên bản: {known}", "one of the versions: {known}"),
        Text(
            "Dùng phiên bản có sẵn, hoặc cài bản tiện ích có phiên bản này",
            "Use a version at hand, or install a plugin that has this one",
        ),
    ),
    "RUB136": CodeText(
        Text(
            "tham số «{role}» nêu một chỉ tiêu chưa khai báo",
            "the param «{role}» names a field that is not declared",
        ),
        Text("một chỉ tiêu đã khai báo ở [[field]]", "a field declared under [[field]]"),
        Text(
            "Sửa mã, hoặc khai báo thêm chỉ tiêu",
            "Correct the code, or declare the field",
        ),
    ),
    "RUB137": CodeText(
        Text(
            "tham số «{role}» cần chỉ tiêu kiểu khác",
            "the param «{role}» needs a field of another type",
        ),
        Text("chỉ tiêu kiểu: {types}", "a field of type: {types}"),
        Text(
            "Đổi chỉ tiêu, hoặc đổi kiểu của chỉ tiêu",
            "Name another field, or change its type",
        ),
    ),
    "RUB138": CodeText(
        Text(
            "chỉ tiêu không được tiêu chí hay điều kiện nào dùng",
            "no criterion or gate reads the field",
        ),
        Text("", ""),
        Text(
            "Bỏ chỉ tiêu khỏi phiếu, hoặc dùng trong một tiêu chí",
            "Take it out of the form, or use it in a criterion",
        ),
        Severity.WARNING,
    ),
}
