"""Codes of plans that contradict themselves or do not fit their rubric."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

PLAN_FIT_CODES: dict[str, CodeText] = {
    "PLN351": CodeText(
        Text("mã bị trùng", "the code is used twice"),
        Text(
            "mỗi mã một lần (đã dùng ở {other})",
            "each code once (it is used at {other})",
        ),
        Text("Đổi một trong hai mã", "Change one of the two"),
    ),
    "PLN352": CodeText(
        Text("nhóm nhiệm vụ chưa khai báo", "the group of tasks is not declared"),
        Text("mã của một [[group]]", "the code of a [[group]]"),
        Text("Sửa mã nhóm", "Correct the code of the group"),
    ),
    "PLN353": CodeText(
        Text("không nêu đơn vị thực hiện", "nobody is bound"),
        Text(
            "binds (loại đơn vị) hoặc binds_units (mã đơn vị)",
            "binds (kinds) or binds_units (codes of units)",
        ),
        Text("Thêm đơn vị thực hiện", "Name who is bound"),
    ),
    "PLN354": CodeText(
        Text(
            "loại đơn vị không có trong bộ tiêu chí",
            "the rubric has no such kind of unit",
        ),
        Text(
            "một loại đã khai báo ở [[kind]] của bộ tiêu chí",
            "a kind declared under [[kind]] of the rubric",
        ),
        Text("Sửa mã loại đơn vị", "Correct the code of the kind"),
    ),
    "PLN355": CodeText(
        Text(
            "tiêu chí nêu một nhiệm vụ không có trong kế hoạch",
            "a criterion names a task that the plan lacks",
        ),
        Text("mã của một [[task]] trong kế hoạch", "the code of a [[task]] of the plan"),
        Text("Sửa tasks của tiêu chí", "Correct tasks of the criterion"),
    ),
    "PLN356": CodeText(
        Text(
            "nhiệm vụ không tiêu chí nào chấm, cũng không nêu lý do",
            "no criterion covers the task, and no reason is given",
        ),
        Text(
            "một tiêu chí có nhiệm vụ này trong tasks, hoặc not_covered",
            "a criterion that names it in tasks, or not_covered",
        ),
        Text(
            "Thêm vào tasks của một tiêu chí, hoặc nêu lý do ở not_covered",
            "Name it in tasks of a criterion, or give the reason in not_covered",
        ),
    ),
    "PLN357": CodeText(
        Text(
            "nhiệm vụ nêu lý do không chấm nhưng tiêu chí {criterion} có chấm",
            "the task is said not to be covered, but criterion {criterion} covers it",
        ),
        Text("một trong hai", "one of the two"),
        Text(
            "Bỏ not_covered, hoặc bỏ khỏi tasks",
            "Take not_covered out, or the task out of tasks",
        ),
    ),
    "PLN358": CodeText(
        Text(
            "đơn vị không có trong danh sách đơn vị",
            "there is no such unit in the list of units",
        ),
        Text("mã một đơn vị trong danh sách", "the code of a unit in the list"),
        Text(
            "Sửa mã trong binds_units, hoặc thêm đơn vị vào danh sách",
            "Correct the code in binds_units, or add the unit to the list",
        ),
    ),
}
