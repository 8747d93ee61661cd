"""Rules of lint about single criteria: their answers, steps, fields, ceilings and words."""

from danvan_scoring.model.lint import RuleText
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.text import Text

LINT_CRITERION_CODES: dict[str, RuleText] = {
    "LNT110": RuleText(
        title=Text(
            "một câu trả lời có hoặc không được trọn một khoản điểm lớn",
            "one yes or no that is worth a large maximum",
        ),
        found=Text(
            "«{title}»: chỉ cần trả lời «{field}» là «{answer}» thì được cả {maximum} "
            "điểm, bằng {share} % tổng điểm của loại đơn vị chịu ảnh hưởng nhiều nhất; "
            "{evidence}.",
            "«{title}»: answering «{field}» with «{answer}» has all {maximum} points, "
            "{share} % of all that applies to the kind of unit for whom it weighs "
            "most; {evidence}.",
        ),
        why=Text(
            "Không phân biệt được làm nhiều với làm ít, làm tốt với làm cho có; sai "
            "một câu là mất hoặc được cả khoản điểm.",
            "It does not tell much from little, or good from nominal; one wrong answer "
            "moves all the points.",
        ),
        expected=Text(
            "điểm theo mức độ",
            "points by degrees",
        ),
        hint=Text(
            "Chia thành danh mục việc (checklist), bậc (banded) hoặc tỷ lệ (ratio); "
            "hoặc giảm điểm; ít nhất phải đòi minh chứng",
            "Use a check-list, steps or a ratio; or give it fewer points; at the "
            "least, ask for a document",
        ),
        example=Text(
            "«Có mô hình Dân vận khéo»: có thì 8 điểm, dù mô hình chỉ có trên giấy.",
            "«Has a model»: 8 points for a yes, though the model may exist on paper only.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT111": RuleText(
        title=Text(
            "một đơn vị minh chứng làm mất phần lớn điểm của tiêu chí",
            "one unit of evidence costs a large part of the maximum",
        ),
        found=Text(
            "Khi «{title}» đổi từ {low} thành {high}{others}, điểm đổi từ {before} "
            "thành {after}: {size} điểm, bằng {share} % của {maximum} điểm.",
            "When «{title}» goes from {low} to {high}{others}, the points go from "
            "{before} to {after}: {size} points, {share} % of {maximum}.",
        ),
        why=Text(
            "Hai đơn vị làm gần như nhau mà điểm rất khác; một con số ghi sai hoặc ghi "
            "khéo cũng đủ đổi kết quả.",
            "Two units that did nearly the same get very different points; one wrong "
            "figure is enough.",
        ),
        expected=Text(
            "điểm tăng giảm từng bước nhỏ",
            "points that go in small steps",
        ),
        hint=Text(
            "Thêm bậc ở giữa, hoặc tính theo tỷ lệ",
            "Add steps in between, or use a ratio",
        ),
        example=Text(
            "Đạt 100 % được 10 điểm, dưới 100 % được 0 điểm: 199 trên 200 hộ thì mất cả 10 điểm.",
            "100 % has 10 points and less has none: 199 of 200 households lose all 10 points.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT112": RuleText(
        title=Text(
            "điểm đi ngược chiều mà chính tiêu chí nói",
            "points that go against what the criterion says of itself",
        ),
        found=Text(
            "Cách chấm nói điểm {says}, nhưng khi «{title}» đổi từ {low} thành "
            "{high}{others}, điểm lại đổi từ {before} thành {after} ({size} điểm, "
            "{share} % của {maximum}).",
            "The criterion says that points {says}, but when «{title}» goes from {low} "
            "to {high}{others}, they go from {before} to {after} ({size} points, "
            "{share} % of {maximum}).",
        ),
        why=Text(
            "Đơn vị làm nhiều hơn lại được ít điểm hơn.",
            "Who does more gets less.",
        ),
        expected=Text(
            "điểm đi một chiều",
            "points that go one way",
        ),
        hint=Text(
            "Xếp lại các bậc điểm; nếu tiêu chí là của một tiện ích thì báo cho tác giả",
            "Put the steps in order; of a plugin's criterion, tell its author",
        ),
        example=Text(
            "Từ 80 % được 5 điểm, từ 90 % được 4 điểm.",
            "5 points from 80 %, 4 points from 90 %.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT113": RuleText(
        title=Text(
            "một số liệu được tính điểm hai lần",
            "one fact that counts twice",
        ),
        found=Text(
            "«{title}» làm tăng giảm điểm của nhiều tiêu chí cùng áp dụng cho một đơn "
            "vị: {criteria}.",
            "«{title}» moves the points of several criteria that apply to one unit: {criteria}.",
        ),
        why=Text(
            "Một việc được cộng (hoặc bị trừ) nhiều lần thì nặng hơn số điểm ghi trên "
            "từng tiêu chí.",
            "What counts more than once weighs more than any of the criteria says.",
        ),
        expected=Text(
            "mỗi kết quả tính ở một tiêu chí",
            "each result in one criterion",
        ),
        hint=Text(
            "Bỏ khỏi một tiêu chí, tách thành hai chỉ tiêu, hoặc để các tiêu chí trong "
            'một nhóm chỉ lấy mức cao nhất (combine = "best")',
            "Take it out of one, split the field in two, or let only the best of them "
            'count (combine = "best")',
        ),
        example=Text(
            "Số mô hình được công nhận vừa tính ở tiêu chí 2.3 vừa tính ở điểm thưởng.",
            "The number of recognised models counts in criterion 2.3 and again as a bonus.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT114": RuleText(
        title=Text(
            "điểm tối đa của một tiêu chí vượt trần của nhóm thưởng, trừ",
            "a criterion over the ceiling of its bonus or penalty group",
        ),
        found=Text(
            "«{title}» ghi tối đa {maximum} điểm, nhưng cả nhóm {group} chỉ {does} "
            "nhiều nhất {ceiling} điểm.",
            "«{title}» shows up to {maximum} points, but of the whole group {group} no "
            "more than {ceiling} are {does}.",
        ),
        why=Text(
            "Số điểm ghi ra không bao giờ được tính đủ.",
            "The points that are shown never count in full.",
        ),
        expected=Text(
            "điểm không quá trần của nhóm",
            "a maximum within the ceiling",
        ),
        hint=Text(
            "Giảm max của tiêu chí, hoặc nâng max của nhóm",
            "Lower max, or raise that of the group",
        ),
        example=Text(
            "Nhóm điểm thưởng tối đa 3 điểm, trong đó có mục được thưởng 5 điểm.",
            "A bonus group of at most 3 points with an item of 5.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT115": RuleText(
        title=Text(
            "các tiêu chí cộng lại vượt trần của nhóm thưởng, trừ",
            "criteria that together pass the ceiling of their group",
        ),
        found=Text(
            "Các tiêu chí của «{title}» cộng lại là {together} điểm, chỉ {does} nhiều "
            "nhất {ceiling} điểm: phần vượt {lost} điểm không có tác dụng.",
            "The criteria of «{title}» come to {together} points, of which at most "
            "{ceiling} are {does}: the other {lost} have no effect.",
        ),
        why=Text(
            "Khi đã chạm trần, làm thêm không được thưởng và sai thêm không bị trừ; "
            "trần là lựa chọn có thể đúng, nhưng Hội đồng nên biết.",
            "At the ceiling more work has no reward and more faults cost nothing; that "
            "may be meant, but the council should know.",
        ),
        expected=Text(
            "tổng không vượt trần",
            "a sum within the ceiling",
        ),
        hint=Text(
            "Giữ nguyên nếu đúng ý (chấp nhận trong lint.toml), hoặc chỉnh điểm các tiêu chí",
            "Leave it if it is meant (accept it in lint.toml), or change the points",
        ),
        example=Text(
            "Điểm trừ tối đa 10, các mục trừ cộng lại 15: đã bị trừ 10 thì vi phạm "
            "tiếp không mất gì.",
            "At most 10 points are taken though the items come to 15: after 10, faults "
            "cost nothing.",
        ),
        severity=Severity.NOTE,
    ),
    "LNT116": RuleText(
        title=Text(
            "điểm trừ có thể vượt số điểm để trừ",
            "penalties larger than what they are taken from",
        ),
        found=Text(
            "«{title}» có thể trừ {taken} điểm, trong khi {parent} chỉ có {there} điểm "
            "và không đặt mức sàn (floor): điểm có thể âm.",
            "«{title}» can take {taken} points, where {parent} has {there} and no "
            "floor: points may fall below zero.",
        ),
        why=Text(
            "Điểm âm của một nhóm ăn vào điểm các nhóm khác, khó giải thích cho đơn vị.",
            "Points below zero eat into those of other groups, which is hard to explain.",
        ),
        expected=Text(
            "mức trừ có trần hoặc sàn",
            "a ceiling of the penalty, or a floor",
        ),
        hint=Text(
            "Đặt max cho nhóm điểm trừ, hoặc floor = 0 cho nhóm trên",
            "Set max, or floor = 0 above",
        ),
        example=Text(
            "Nhóm kỷ luật 5 điểm có phần trừ đến 12 điểm: đơn vị có thể bị −7 điểm ở nhóm này.",
            "A group of 5 points with penalties of 12: a unit may have −7 there.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT117": RuleText(
        title=Text(
            "tên tiêu chí không nêu điều đo được, trong khi điểm được tính từ số liệu",
            "a title without anything measurable, of a criterion that is computed",
        ),
        found=Text(
            "Tên «{title}» mở đầu bằng «{verb}», nhưng thứ được tính là: {fields}.",
            "The title «{title}» begins with «{verb}», but what counts is: {fields}.",
        ),
        why=Text(
            "Tên hứa một điều, cách chấm đo một điều khác; đơn vị không biết phải làm "
            "gì để được điểm.",
            "The title promises one thing and the rule measures another; units cannot "
            "know what to do.",
        ),
        expected=Text(
            "tên nêu đúng việc được đếm",
            "a title that names what is counted",
        ),
        hint=Text(
            "Viết lại tên theo chỉ tiêu trên phiếu: số lượng, tỷ lệ, thời hạn, văn bản",
            "Name what the form asks: a number, a share, a day, a document",
        ),
        example=Text(
            "«Tăng cường công tác phối hợp» được tính bằng số hội nghị: nên viết «Số "
            "hội nghị phối hợp đã tổ chức».",
            "«Strengthen cooperation», computed from a number of meetings: write "
            "«Joint meetings held».",
        ),
        severity=Severity.NOTE,
    ),
    "LNT118": RuleText(
        title=Text(
            "số liệu tự khai mà không đòi minh chứng",
            "claims for which no document is asked",
        ),
        found=Text(
            "«{title}»: đơn vị tự ghi {fields}; không ghi loại minh chứng (evidence) "
            "và chỉ tiêu cũng không đòi minh chứng.",
            "«{title}»: units fill in {fields}; no document is named (evidence), and "
            "no field asks for one.",
        ),
        why=Text(
            "Hội đồng không có gì để đối chiếu; điểm tự chấm thành điểm cuối cùng.",
            "The council has nothing to check against; what units claim becomes their score.",
        ),
        expected=Text(
            "minh chứng được nêu",
            "a document that is named",
        ),
        hint=Text(
            'Ghi evidence ở tiêu chí, hoặc evidence = "required" ở chỉ tiêu',
            'Give evidence at the criterion, or evidence = "required" at a field',
        ),
        example=Text(
            "«Số buổi tuyên truyền» do đơn vị tự ghi, không hỏi giấy mời hay biên bản.",
            "«Meetings held» as units write it, with neither invitation nor minutes.",
        ),
        severity=Severity.WARNING,
    ),
}
