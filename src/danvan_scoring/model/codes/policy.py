"""Codes of points that do not add up, and of classes, gates and quotas that cannot be applied."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

POLICY_CODES: dict[str, CodeText] = {
    "RUB151": CodeText(
        Text("thiếu điểm tối đa của nhóm", "the maximum of the group is missing"),
        Text(
            "max của thang điểm, và của nhóm lấy trung bình hoặc nhỏ nhất",
            "max of a scale, and of a group that takes a mean or a minimum",
        ),
        Text("Thêm max", "Add max"),
    ),
    "RUB152": CodeText(
        Text(
            "điểm các phần không cộng lại bằng điểm của nhóm",
            "the parts do not add up to the group",
        ),
        Text(
            "{sum}, là tổng điểm tối đa của các phần",
            "{sum}, the sum of the maxima of its parts",
        ),
        Text(
            "Sửa max của nhóm, hoặc điểm của các phần",
            "Correct the group's max, or its parts",
        ),
    ),
    "RUB153": CodeText(
        Text(
            "số có nhiều chữ số thập phân hơn mức làm tròn",
            "the number has more decimals than points are rounded to",
        ),
        Text("không quá {decimals} chữ số thập phân", "at most {decimals} decimals"),
        Text(
            "Sửa số này, hoặc rounding.decimals",
            "Correct the number, or rounding.decimals",
        ),
    ),
    "RUB154": CodeText(
        Text("điểm quá lớn để tính chính xác", "the points are too large to be exact"),
        Text("không quá {most}", "at most {most}"),
        Text("Dùng thang điểm nhỏ hơn", "Use a smaller scale"),
    ),
    "RUB155": CodeText(
        Text(
            "trọng số sai chỗ hoặc không dương",
            "the weight is misplaced or not positive",
        ),
        Text(
            "số dương, chỉ trong nhóm lấy trung bình",
            "a positive number, only in a group that takes a mean",
        ),
        Text(
            "Bỏ weight, hoặc đổi combine của nhóm cha",
            "Take weight away, or change the parent's combine",
        ),
    ),
    "RUB156": CodeText(
        Text("quá nhiều tiêu chí", "there are too many criteria"),
        Text("không quá {most} tiêu chí", "at most {most} criteria"),
        Text("Gộp tiêu chí", "Merge criteria"),
    ),
    "RUB157": CodeText(
        Text("điểm sàn lớn hơn điểm trần", "the floor is above the ceiling"),
        Text("floor không lớn hơn ceiling", "a floor not above the ceiling"),
        Text("Sửa một trong hai", "Correct one of the two"),
    ),
    "RUB158": CodeText(
        Text("điểm tối đa là số âm", "the maximum is negative"),
        Text("số từ 0 trở lên", "0 or more"),
        Text(
            "Bỏ dấu trừ; điểm trừ thuộc nhóm có kind = penalty",
            "Take the minus sign away; points are taken off in a group of kind penalty",
        ),
    ),
    "RUB159": CodeText(
        Text("số có quá nhiều chữ số thập phân", "the number has too many decimals"),
        Text("không quá {decimals} chữ số thập phân", "at most {decimals} decimals"),
        Text("Làm tròn số này", "Round the number"),
    ),
    "RUB160": CodeText(
        Text(
            "coverage không dùng cho nhóm chỉ lấy các mục cao nhất",
            "coverage does not go with a group of which only the best count",
        ),
        Text("không có coverage khi combine = best", "no coverage with combine = best"),
        Text("Bỏ coverage, hoặc đổi combine", "Take coverage away, or change combine"),
    ),
    "RUB161": CodeText(
        Text("không có thang điểm này", "there is no such scale"),
        Text("mã của một nhóm không có nhóm cha", "the code of a group without a parent"),
        Text("Sửa mã thang điểm", "Correct the code of the scale"),
    ),
    "RUB162": CodeText(
        Text(
            "mức xếp loại chồng lên mức «{other}»",
            "the class overlaps the class «{other}»",
        ),
        Text("khoảng điểm không trùng nhau", "ranges that do not overlap"),
        Text("Sửa from hoặc below của một mức", "Correct from or below of one of them"),
    ),
    "RUB163": CodeText(
        Text(
            "có khoảng trống giữa mức xếp loại này và «{other}»",
            "there is a hole between the class and «{other}»",
        ),
        Text("below bằng from của mức liền trên", "below equal to from of the next class"),
        Text("Sửa below, hoặc bỏ below", "Correct below, or take it out"),
    ),
    "RUB164": CodeText(
        Text("không đơn vị nào đạt được mức xếp loại này", "no unit can reach the class"),
        Text("mức điểm không quá {most}", "a cut-off of at most {most}"),
        Text("Hạ from của mức này", "Lower the class's from"),
    ),
    "RUB165": CodeText(
        Text(
            "có khoảng trống dưới mức xếp loại thấp nhất",
            "there is a hole below the lowest class",
        ),
        Text("mức điểm không quá {least}", "a cut-off of at most {least}"),
        Text("Hạ from của mức thấp nhất", "Lower the lowest class's from"),
    ),
    "RUB166": CodeText(
        Text(
            "xếp theo tỷ lệ phần trăm mà điểm trừ có thể làm tổng điểm âm",
            "percentages are ranked and penalties can make the total negative",
        ),
        Text(
            "floor của thang điểm, ví dụ floor = 0",
            "floor of the scale, such as floor = 0",
        ),
        Text("Thêm floor cho thang điểm", "Add floor to the scale"),
    ),
    "RUB167": CodeText(
        Text(
            "mức xếp sau mức «{other}» nhưng điểm sàn cao hơn",
            "the class stands after «{other}», and its cut-off is higher",
        ),
        Text(
            "các mức xếp từ cao xuống thấp, dưới {most}", "classes from the best down, below {most}"
        ),
        Text("Sửa from của một mức, hoặc xếp lại thứ tự", "Correct a from, or the order"),
    ),
    "RUB171": CodeText(
        Text(
            "điều kiện phải xét đúng một đối tượng",
            "a condition must look at exactly one thing",
        ),
        Text(
            "đúng một trong: field, points_of, percent_of, status_of (kèm is và value), all, any",
            "exactly one of: field, points_of, percent_of, status_of (with is, value), all, any",
        ),
        Text("Giữ lại một khóa; thêm is và value nếu thiếu", "Keep one of them; add is and value"),
    ),
    "RUB172": CodeText(
        Text(
            "đối tượng của điều kiện không có trong bộ tiêu chí",
            "the condition's subject does not exist",
        ),
        Text(
            "mã của một chỉ tiêu, nhóm hoặc tiêu chí",
            "the code of a field, group or criterion",
        ),
        Text("Sửa mã", "Correct the code"),
    ),
    "RUB173": CodeText(
        Text(
            "phép so sánh không hợp với đối tượng",
            "the comparison does not suit its subject",
        ),
        Text(
            "số với số; true/false và trạng thái chỉ với = hoặc !=",
            "numbers with numbers; true/false and states with = or != only",
        ),
        Text("Sửa is hoặc value", "Correct is or value"),
    ),
    "RUB174": CodeText(
        Text("không có mức xếp loại này", "there is no such class"),
        Text("mã của một [[class]]", "the code of a [[class]]"),
        Text("Sửa mã mức xếp loại", "Correct the code of the class"),
    ),
    "RUB175": CodeText(
        Text("điều kiện giữ mức cần nêu mức", "a cap must name a class"),
        Text("class = mã mức cao nhất còn được xếp", "class = the highest class allowed"),
        Text("Thêm class", "Add class"),
    ),
    "RUB176": CodeText(
        Text(
            "tỷ lệ khống chế cần đúng một trong percent và count",
            "a quota needs exactly one of percent and count",
        ),
        Text("percent hoặc count", "percent or count"),
        Text("Giữ lại một khóa", "Keep one of the keys"),
    ),
    "RUB177": CodeText(
        Text("không thể khống chế mức thấp nhất", "the lowest class cannot have a quota"),
        Text("một mức có mức liền dưới", "a class with a class below it"),
        Text("Bỏ tỷ lệ này, hoặc đổi mức", "Take the quota out, or name another class"),
    ),
    "RUB178": CodeText(
        Text("không có khối thi đua này", "there is no such peer group"),
        Text("mã của một [[peer_group]]", "the code of a [[peer_group]]"),
        Text("Sửa mã khối", "Correct the code"),
    ),
    "RUB179": CodeText(
        Text(
            "counted = after chỉ dùng cho tỷ lệ tính trên mức liền dưới",
            "counted = after goes with a share of the class below only",
        ),
        Text("percent và base = class_below", "percent, and base = class_below"),
        Text("Bỏ counted, hoặc sửa base", "Take counted away, or correct base"),
    ),
}
