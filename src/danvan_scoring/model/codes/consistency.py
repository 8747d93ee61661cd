"""Codes of rubrics that name what does not exist, or whose groups form no tree."""

from danvan_scoring.model.problem import CodeText
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
    "RUB129": CodeText(
        Text(
            "minimum, maximum không dùng cho kiểu «{found}»",
            "minimum and maximum do not go with the type «{found}»",
        ),
        Text("chỉ dùng cho number và integer", "only with number and integer"),
        Text("Bỏ minimum, maximum, hoặc đổi type", "Take them out, or change the type"),
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
            "nhóm thưởng hoặc trừ phải cộng điểm, không lấy trung bình hay nhỏ nhất",
            "a bonus or penalty group must add up, not take a mean or minimum",
        ),
        Text("combine = sum hoặc best", "combine = sum or best"),
        Text("Bỏ combine ở nhóm này", "Take combine away"),
    ),
    "RUB147": CodeText(
        Text(
            "nhóm không có phần nào để lấy trung bình hoặc nhỏ nhất",
            "the group has no part to take the mean or the minimum of",
        ),
        Text(
            "ít nhất một tiêu chí hoặc nhóm thường (base)",
            "at least one criterion or base group",
        ),
        Text("Bỏ combine, hoặc thêm tiêu chí", "Take combine away, or add a criterion"),
    ),
    "RUB148": CodeText(
        Text(
            "điều kiện áp dụng vòng tròn: mục này chỉ chấm được sau chính nó",
            "a circle of conditions: it can be scored only after itself",
        ),
        Text(
            "điều kiện xét một mục không phụ thuộc vào mục này",
            "a condition on something that does not rest on this",
        ),
        Text(
            "Sửa applies_when của một mục trong vòng",
            "Change applies_when of one of them",
        ),
    ),
    "RUB149": CodeText(
        Text(
            "best và combine = best phải đi với nhau",
            "best and combine = best go together",
        ),
        Text(
            "số mục được tính khi combine = best, ví dụ best = 1",
            "how many count where combine = best, such as best = 1",
        ),
        Text("Thêm best, hoặc bỏ đi", "Add best, or take it away"),
    ),
    "RUB150": CodeText(
        Text(
            "số mục được tính nhiều hơn số mục của nhóm",
            "more are to count than the group has",
        ),
        Text("không quá {most}", "at most {most}"),
        Text("Giảm best", "Lower best"),
    ),
}
