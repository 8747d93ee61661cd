"""Codes of what is compared: two periods, and the file that says what became of what."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

_SIDES = Text("{period_vi} không có {what_vi} này", "{period_en} has no such {what_en}")

CORRESPONDENCE_CODES: dict[str, CodeText] = {
    "PLN380": CodeText(
        _SIDES,
        Text("mã một {what_vi} của {period_vi}", "the code of a {what_en} of {period_en}"),
        Text(
            "«old» ghi mã ở kỳ trước, «new» ghi mã ở kỳ sau",
            "«old» is the code in the period before, «new» that in the one after",
        ),
    ),
    "PLN381": CodeText(
        Text("mã được đối chiếu hai lần", "the code is linked twice"),
        Text("mỗi mã ở một dòng đối chiếu", "each code in one link"),
        Text(
            "Gộp các đơn vị sáp nhập, chia tách vào cùng một [[unit]]; bỏ dòng thừa",
            "Put units that were merged or split into one [[unit]]; take out what is too much",
        ),
    ),
    "PLN382": CodeText(
        Text(
            "nhóm đối chiếu với tiêu chí, hoặc tiêu chí đối chiếu với nhóm",
            "a group is linked with a criterion",
        ),
        Text("hai tiêu chí, hoặc hai nhóm", "two criteria, or two groups"),
        Text("Sửa mã ở «old» hoặc «new»", "Correct «old» or «new»"),
    ),
    "PLN383": CodeText(
        Text("cần so sánh với một kỳ hoặc một bộ tiêu chí", "there is nothing to compare with"),
        Text(
            "kỳ thứ hai, hoặc --rubric kèm tệp bộ tiêu chí; không phải cả hai",
            "a second period, or --rubric with a rubric's file; not both",
        ),
        Text(
            "danvan compare TRƯỚC.toml SAU.toml, hoặc danvan compare KỲ.toml --rubric BỘ.toml",
            "danvan compare OLD.toml NEW.toml, or danvan compare PERIOD.toml --rubric NEW.toml",
        ),
    ),
    "PLN384": CodeText(
        Text(
            "bộ tiêu chí này không chấm loại đơn vị nào của kỳ",
            "the rubric scores no kind of unit of the period",
        ),
        Text("bộ tiêu chí có loại đơn vị: {kinds}", "a rubric with the kinds: {kinds}"),
        Text("Kiểm tra [[kind]] của bộ tiêu chí", "Look at [[kind]] of the rubric"),
    ),
    "PLN385": CodeText(
        Text(
            "{count} trên {paired} đơn vị cùng mã có tên khác nhau ở hai kỳ, nên không so sánh",
            "{count} of {paired} units of the same code have another name, so nothing is compared",
        ),
        Text("hai kỳ của cùng các đơn vị", "two periods of the same units"),
        Text(
            "Kiểm tra hai tệp kỳ chấm; nếu mã hoặc tên đã đổi, ghi từng đơn vị ở tệp đối chiếu "
            "(--mapping)",
            "Look at the two periods; if codes or names have changed, say of each unit what it was "
            "in a mapping (--mapping)",
        ),
    ),
}
