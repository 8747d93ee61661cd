"""Rules of lint about a period that was scored: what its figures show of the criteria."""

from danvan_scoring.model.lint import RuleText
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.text import Text

LINT_PERIOD_CODES: dict[str, RuleText] = {
    "LNT121": RuleText(
        title=Text(
            "tiêu chí không phân biệt được ai",
            "a criterion that separates nobody",
        ),
        found=Text(
            "«{title}»: cả {units} đơn vị được chấm đều đạt {share} % điểm tối đa.",
            "«{title}»: all {units} units scored have {share} % of the maximum.",
        ),
        why=Text(
            "Tiêu chí này cộng cho mọi đơn vị như nhau nên không ảnh hưởng gì đến xếp hạng.",
            "It adds the same to everybody, and so has no part in the ranking.",
        ),
        expected=Text(
            "điểm khác nhau giữa các đơn vị",
            "points that differ",
        ),
        hint=Text(
            "Nếu là yêu cầu tối thiểu thì chuyển thành điều kiện khống chế; nếu không "
            "thì nâng yêu cầu hoặc bỏ",
            "Make a minimum requirement a gate; else ask for more, or leave it out",
        ),
        example=Text(
            "«Có kế hoạch dân vận»: 60 trên 60 đơn vị đều có.",
            "«Has a plan»: 60 of 60 units have one.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT122": RuleText(
        title=Text(
            "gần như mọi đơn vị đạt điểm tối đa",
            "nearly everybody has full marks",
        ),
        found=Text(
            "«{title}»: {full} trên {units} đơn vị ({share} %) đạt điểm tối đa.",
            "«{title}»: {full} of {units} units ({share} %) have full marks.",
        ),
        why=Text(
            "Tiêu chí chỉ còn phân biệt được vài đơn vị yếu; giữa các đơn vị tốt không "
            "có khoảng cách.",
            "It tells a few weak units from the rest, and good ones not at all.",
        ),
        expected=Text(
            "còn khoảng để phấn đấu",
            "room to do better",
        ),
        hint=Text(
            "Có thể là việc đã thành nền nếp: nâng mức yêu cầu ở kỳ sau, hoặc giảm điểm",
            "It may have become a habit: ask for more next time, or give it fewer points",
        ),
        example=Text(
            "57 trên 60 đơn vị gửi báo cáo đúng hạn và được đủ 3 điểm.",
            "57 of 60 units sent their report in time and have all 3 points.",
        ),
        severity=Severity.NOTE,
    ),
    "LNT123": RuleText(
        title=Text(
            "tiêu chí đi ngược với phần còn lại",
            "a criterion that contradicts the total",
        ),
        found=Text(
            "«{title}»: trong {units} đơn vị, nơi được nhiều điểm ở đây thường được ít "
            "điểm ở các tiêu chí khác (hệ số tương quan với tổng các tiêu chí còn lại: "
            "{correlation}).",
            "«{title}»: of {units} units, those with more points here tend to have "
            "fewer elsewhere (its correlation with the total of the others is "
            "{correlation}).",
        ),
        why=Text(
            "Hệ số từ −1 đến 1; số âm rõ rệt nghĩa là tiêu chí đang thưởng cho đơn vị "
            "yếu ở các mặt khác, thường vì đo ngược, đo nhầm, hoặc số liệu tự khai "
            "không thật.",
            "It lies between −1 and 1; clearly below zero it rewards those who are "
            "weak elsewhere, mostly because something is measured the wrong way round, "
            "or because claims are not true.",
        ),
        expected=Text(
            "tương quan không âm",
            "a correlation that is not negative",
        ),
        hint=Text(
            "Xem lại cách chấm, và thẩm định số liệu của các đơn vị được điểm cao ở tiêu chí này",
            "Look at the rule again, and check the figures of those with many points here",
        ),
        example=Text(
            "«Không có đơn thư»: nơi không ai dám phản ánh lại được điểm cao nhất.",
            "«No complaints»: where nobody dares to complain has the most points.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT124": RuleText(
        title=Text(
            "hai tiêu chí cho gần như cùng một thứ tự",
            "two criteria that say the same",
        ),
        found=Text(
            "{first} và {second}: trong {units} đơn vị, thứ tự gần như trùng nhau "
            "(tương quan thứ hạng Spearman {rank}, Kendall {tau}; 1 là trùng hoàn "
            "toàn).",
            "{first} and {second}: they put {units} units in nearly the same order "
            "(rank correlation, Spearman {rank}, Kendall {tau}; 1 is the very same).",
        ),
        why=Text(
            "Một kết quả được tính hai lần, nặng hơn số điểm dự định; đơn vị phải khai "
            "hai lần cùng một việc.",
            "One result counts twice and weighs more than was meant; units report the "
            "same work twice.",
        ),
        expected=Text(
            "mỗi tiêu chí một nội dung riêng",
            "criteria that differ",
        ),
        hint=Text(
            "Gộp hai tiêu chí, hoặc giảm điểm của một",
            "Join the two, or give one fewer points",
        ),
        example=Text(
            "«Số hội nghị đã tổ chức» và «Số người dự hội nghị».",
            "«Meetings held» and «people at meetings».",
        ),
        severity=Severity.NOTE,
    ),
    "LNT125": RuleText(
        title=Text(
            "ảnh hưởng thật khác xa số điểm ghi trên giấy",
            "a weight in effect far from the one declared",
        ),
        found=Text(
            "«{title}» chiếm {nominal} % tổng điểm tối đa, nhưng quyết định "
            "{effective} % chênh lệch tổng điểm giữa các đơn vị cùng khối: {how} dự "
            "định.",
            "«{title}» is {nominal} % of all points, but makes {effective} % of the "
            "differences between totals within peer groups: {how} than meant.",
        ),
        why=Text(
            "Xếp hạng do chênh lệch quyết định, không do điểm tối đa: tiêu chí ai cũng "
            "đạt thì nhiều điểm cũng không quyết định gì.",
            "Ranks are made by differences, not by maxima: what everybody reaches "
            "decides nothing, however many points it has.",
        ),
        expected=Text(
            "ảnh hưởng gần với số điểm",
            "an effect near to the points",
        ),
        hint=Text(
            "Nếu tiêu chí quan trọng mà ít ảnh hưởng: chấm theo nhiều bậc hơn; nếu ảnh "
            "hưởng quá lớn: giảm điểm hoặc chia nhỏ bậc",
            "If it matters and has little effect, use more steps; if it has too much, "
            "give it fewer points or smaller steps",
        ),
        example=Text(
            "Tiêu chí 10 điểm mà 59 trên 60 đơn vị đạt đủ: 10 % số điểm, chưa đến 1 % chênh lệch.",
            "10 points that 59 of 60 units have in full: 10 % of the points, under 1 % "
            "of the differences.",
        ),
        severity=Severity.NOTE,
    ),
    "LNT126": RuleText(
        title=Text(
            "các tiêu chí ít đi cùng chiều với nhau (hệ số Cronbach alpha thấp)",
            "criteria that hardly go together (a low Cronbach's alpha)",
        ),
        found=Text(
            "{group}: {units} đơn vị, {items} tiêu chí chấm cho tất cả; hệ số alpha "
            "{alpha}, {better}.",
            "{group}: {units} units, {items} criteria by which all were scored; alpha "
            "is {alpha}, {better}.",
        ),
        why=Text(
            "Alpha gần 1 khi các tiêu chí cùng lên cùng xuống. Thấp không hẳn là lỗi: "
            "công tác dân vận gồm nhiều việc khác nhau. Nhưng khi thấp, một tổng điểm "
            "duy nhất nói ít về từng mặt, và nên xem kết quả theo nhóm. Alpha cao cũng "
            "không chứng minh các tiêu chí đo đúng điều cần đo.",
            "Alpha is near 1 where criteria rise and fall together. A low one need not "
            "be a fault, since the work has many sides; but then one total says little "
            "about each, and results should be read by groups. Nor does a high one "
            "prove that the right thing is measured.",
        ),
        expected=Text(
            "các tiêu chí bổ sung cho nhau",
            "criteria that support one another",
        ),
        hint=Text(
            "Xem các tiêu chí được nêu; công bố thêm kết quả theo nhóm",
            "Look at the criteria named; publish results by group as well",
        ),
        example=Text(
            "20 tiêu chí về 5 lĩnh vực không liên quan: alpha 0,3.",
            "20 criteria about 5 fields that have nothing in common: alpha 0.3.",
        ),
        severity=Severity.NOTE,
    ),
    "LNT127": RuleText(
        title=Text(
            "tỷ lệ khống chế không còn chỗ nào cho khối ít đơn vị",
            "a quota that leaves a small peer group no place",
        ),
        found=Text(
            "{rule}. Tính ra là 0 chỗ, nên không đơn vị nào được xếp «{title}» ở: {groups}.",
            "{rule}. That comes to no place at all, so nobody can be «{title}» in: {groups}.",
        ),
        why=Text(
            "Đơn vị tốt nhất của khối không thể đạt mức này chỉ vì khối có ít đơn vị.",
            "The best of the peer group cannot have the class only because the group is small.",
        ),
        expected=Text(
            "ít nhất một chỗ",
            "at least one place",
        ),
        hint=Text(
            'Làm tròn lên (round = "up"), hoặc gộp khối nhỏ vào khối gần nhất',
            'Round up (round = "up"), or join small peer groups',
        ),
        example=Text(
            "20 % của 4 đơn vị, làm tròn xuống: 0,8 thành 0.",
            "20 % of 4 units, rounded down: 0.8 is 0.",
        ),
        severity=Severity.WARNING,
    ),
}
