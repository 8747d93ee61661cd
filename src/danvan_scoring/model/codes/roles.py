"""Codes of who does what in a plan (PLN34x), and of its time and its reports (PLN36x)."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

ROLE_CODES: dict[str, CodeText] = {
    "PLN340": CodeText(
        Text("không nêu đơn vị được giao", "the role is given to nobody"),
        Text(
            "units (mã đơn vị) hoặc kinds (loại đơn vị)", "units (codes of units) or kinds of units"
        ),
        Text("Thêm đơn vị được giao", "Name who has the role"),
    ),
    "PLN341": CodeText(
        Text("nhiệm vụ chưa khai báo", "the task is not declared"),
        Text("mã của một [[task]]", "the code of a [[task]]"),
        Text("Sửa tasks", "Correct tasks"),
    ),
    "PLN342": CodeText(
        Text("nhóm nhiệm vụ chưa khai báo", "the group of tasks is not declared"),
        Text("mã của một [[group]]", "the code of a [[group]]"),
        Text("Sửa groups", "Correct groups"),
    ),
    "PLN343": CodeText(
        Text(
            "đơn vị không có trong danh sách đơn vị",
            "there is no such unit in the list of units",
        ),
        Text("mã một đơn vị trong danh sách", "the code of a unit in the list"),
        Text(
            "Sửa mã trong units, hoặc thêm đơn vị vào danh sách",
            "Correct the code in units, or add the unit to the list",
        ),
    ),
    "PLN344": CodeText(
        Text(
            "hai vai trò cùng chủ trì {what_vi} (đã có ở {other})",
            "two roles lead {what_en} (the other is at {other})",
        ),
        Text("một nơi chủ trì", "one that leads"),
        Text(
            'Bỏ khỏi một trong hai, hoặc đổi part thành "coordinates"',
            'Take it out of one of them, or let that one have part = "coordinates"',
        ),
    ),
    "PLN345": CodeText(
        Text(
            "loại đơn vị không có trong bộ tiêu chí",
            "the rubric has no such kind of unit",
        ),
        Text(
            "một loại đã khai báo ở [[kind]] của bộ tiêu chí",
            "a kind declared under [[kind]] of the rubric",
        ),
        Text("Sửa kinds", "Correct kinds"),
    ),
    "PLN346": CodeText(
        Text("nhiệm vụ không có nơi chủ trì", "nobody leads the task"),
        Text(
            'một [[role]] có part = "leads" và nêu nhiệm vụ hoặc nhóm của nó',
            'a [[role]] with part = "leads" that names the task or its group',
        ),
        Text("Thêm vào một [[role]]", "Add it to a [[role]]"),
        Severity.WARNING,
    ),
    "PLN360": CodeText(
        Text("ngày cuối của kế hoạch trước ngày đầu", "the plan ends before it starts"),
        Text("ends không trước starts ({starts})", "ends not before starts ({starts})"),
        Text("Sửa starts hoặc ends", "Correct starts or ends"),
    ),
    "PLN361": CodeText(
        Text(
            "có vai trò đăng tin, bài nhưng kế hoạch không nêu thời gian",
            "a role is to publish posts, but the plan does not say from when to when",
        ),
        Text("starts và ends của kế hoạch", "starts and ends of the plan"),
        Text("Thêm starts và ends vào đầu tệp", "Add starts and ends at the top of the file"),
    ),
    "PLN362": CodeText(
        Text("kế hoạch không có báo cáo này", "the plan has no such report"),
        Text("mã một báo cáo ở [[report]]", "the code of a [[report]]"),
        Text(
            "Sửa report của kỳ chấm, hoặc bỏ để chọn theo as_of",
            "Correct report of the period, or leave it to as_of",
        ),
    ),
}
