"""Codes of rubrics that contradict themselves or name what does not exist."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

CONSISTENCY_CODES: dict[str, CodeText] = {
    "RUB121": CodeText(
        Text("mã bị trùng", "the code is used twice"),
        Text(
            "mỗi mã một lần (đã dùng ở {other})",
            "each code once (it is used at {other})",
        ),
        Text("Đổi một trong hai mã", "Change one of the two"),
    ),
    "RUB122": CodeText(
        Text("loại đơn vị chưa khai báo", "the kind of unit is not declared"),
        Text("một loại đã khai báo ở [[kind]]", "a kind declared under [[kind]]"),
        Text(
            "Sửa mã, hoặc khai báo thêm loại đơn vị",
            "Correct the code, or declare the kind",
        ),
    ),
    "RUB123": CodeText(
        Text(
            "loại đơn vị «{kind}» không thuộc đúng một khối thi đua",
            "the kind «{kind}» is not in exactly one peer group",
        ),
        Text(
            "mỗi loại đơn vị thuộc đúng một [[peer_group]]",
            "each kind in exactly one [[peer_group]]",
        ),
        Text(
            "Thêm vào một khối, hoặc bỏ khỏi khối thừa",
            "Add it to a peer group, or take it out of the others",
        ),
    ),
    "RUB124": CodeText(
        Text(
            "tiêu chí phụ không có trong bộ tiêu chí",
            "a tie-break names no group or criterion",
        ),
        Text("mã của một nhóm hoặc tiêu chí", "the code of a group or criterion"),
        Text("Sửa mã trong ranking.tie_breaks", "Correct the code in ranking.tie_breaks"),
    ),
    "RUB125": CodeText(
        Text("giới hạn dưới lớn hơn giới hạn trên", "the minimum is above the maximum"),
        Text("minimum không lớn hơn maximum", "a minimum not above the maximum"),
        Text("Sửa một trong hai giới hạn", "Correct one of the two"),
    ),
    "RUB126": CodeText(
        Text(
            "danh mục lựa chọn không đi với kiểu «{found}»",
            "choices do not go with the type «{found}»",
        ),
        Text(
            "choices khi và chỉ khi type = choice",
            "choices exactly where type = choice",
        ),
        Text("Thêm choices, hoặc đổi type", "Add choices, or change the type"),
    ),
    "RUB127": CodeText(
        Text(
            "giới hạn quá lớn so với số chữ số thập phân",
            "the bound is too large for its decimals",
        ),
        Text(
            "không quá 1000000 bước của chữ số cuối ({decimals} chữ số thập phân)",
            "at most 1000000 steps of the last of {decimals} decimals",
        ),
        Text(
            "Dùng đơn vị tính lớn hơn (ví dụ triệu đồng), hoặc bớt chữ số thập phân",
            "Use a larger unit, or fewer decimals",
        ),
    ),
    "RUB128": CodeText(
        Text(
            "ngày hết hiệu lực trước ngày có hiệu lực",
            "the rubric ends before it begins",
        ),
        Text("một ngày từ {begin} trở đi", "a day from {begin} on"),
        Text("Sửa một trong hai ngày", "Correct one of the two dates"),
    ),
    "RUB132": CodeText(
        Text(
            "tham số không khớp điểm tối đa của tiêu chí: {text_vi}",
            "the params do not fit the maximum of the line: {text_en}",
        ),
        Text("", ""),
        Text("Sửa tham số, hoặc điểm tối đa", "Correct the params, or the maximum"),
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
    "RUB141": CodeText(
        Text("nhóm cha chưa khai báo", "the parent is not a group"),
        Text("mã của một [[group]]", "the code of a [[group]]"),
        Text(
            "Sửa mã nhóm, hoặc khai báo thêm nhóm",
            "Correct the code, or declare the group",
        ),
    ),
    "RUB142": CodeText(
        Text(
            "không có thang điểm: nhóm nào cũng nằm trong nhóm khác",
            "there is no scale: every group has a parent",
        ),
        Text("ít nhất một nhóm không có group", "at least one group without a parent"),
        Text("Bỏ group ở nhóm cao nhất", "Take group away from the topmost group"),
    ),
    "RUB143": CodeText(
        Text("các nhóm lồng vòng tròn", "groups contain one another in a circle"),
        Text("một cây nhóm từ trên xuống", "a tree of groups"),
        Text("Sửa nhóm cha của một nhóm trong vòng", "Change the parent of one of them"),
    ),
    "RUB144": CodeText(
        Text(
            "nhóm không có tiêu chí hay nhóm con",
            "the group has neither criteria nor groups",
        ),
        Text("ít nhất một tiêu chí hoặc nhóm con", "at least one criterion or group"),
        Text("Bỏ nhóm, hoặc thêm tiêu chí", "Take the group out, or add a criterion"),
    ),
    "RUB145": CodeText(
        Text(
            "nhóm thưởng hoặc trừ đặt sai chỗ",
            "a bonus or penalty group stands in the wrong place",
        ),
        Text("nhóm con của một nhóm thường (base)", "a child of a base group"),
        Text(
            "Đặt nhóm này dưới thang điểm hoặc một nhóm thường",
            "Put it below a scale or a base group",
        ),
    ),
    "RUB146": CodeText(
        Text(
            "nhóm thưởng hoặc trừ phải cộng điểm",
            "a bonus or penalty group must add up",
        ),
        Text("combine = sum", "combine = sum"),
        Text("Bỏ combine ở nhóm này", "Take combine away"),
    ),
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
    "RUB171": CodeText(
        Text(
            "điều kiện khống chế phải xét đúng một đối tượng",
            "a gate must look at exactly one thing",
        ),
        Text(
            "đúng một trong: field, points_of, percent_of, status_of",
            "exactly one of: field, points_of, percent_of, status_of",
        ),
        Text("Giữ lại một khóa", "Keep one of the keys"),
    ),
    "RUB172": CodeText(
        Text(
            "đối tượng của điều kiện không có trong bộ tiêu chí",
            "the gate's subject does not exist",
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
}
