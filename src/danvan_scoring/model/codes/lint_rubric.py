"""Rules of lint about a whole rubric: its points, classes, gates and its plan."""

from danvan_scoring.model.lint import RuleText
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.text import Text

LINT_RUBRIC_CODES: dict[str, RuleText] = {
    "LNT101": RuleText(
        title=Text(
            "số điểm ghi trong tên khác số điểm được tính",
            "the points in a title are not those that count",
        ),
        found=Text(
            "Tên «{title}» ghi {told}, nhưng số được tính là {counted}.",
            "The title «{title}» says {told}, but what counts is {counted}.",
        ),
        why=Text(
            "Đơn vị đọc tên tiêu chí để tự tính; hai con số khác nhau là cớ để kiến "
            "nghị, và không ai biết số nào đúng ý người ban hành.",
            "Units read titles; two different numbers invite appeals, and nobody knows "
            "which was meant.",
        ),
        expected=Text(
            "tên ghi đúng số được tính",
            "titles that name what counts",
        ),
        hint=Text(
            "Sửa số trong tên, hoặc sửa max (của mức xếp loại: from)",
            "Correct the title, or max (of a class: from)",
        ),
        example=Text(
            'title = "A. Tuyên truyền (20 điểm)" nhưng max = 18: bảng điểm cộng ra 98 thay vì 100.',
            'title = "A. Information (20 điểm)" but max = 18: the table adds up to '
            "98 instead of 100.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT102": RuleText(
        title=Text(
            "điểm tối đa in ra khác trọng số thật trong nhóm lấy trung bình",
            "maxima that are not the weights of a weighted mean",
        ),
        found=Text(
            "Điểm tối đa của các mục cộng lại đúng bằng điểm tối đa của nhóm, nhưng "
            "nhóm lấy trung bình theo trọng số: {shares}.",
            "The maxima add up to that of the group, but the group takes a weighted "
            "mean: {shares}.",
        ),
        why=Text(
            "Người đọc sẽ cộng điểm các mục và ra một kết quả khác với kết quả chương trình tính.",
            "Readers will add up the points and come to another result than the program.",
        ),
        expected=Text(
            "trọng số theo điểm tối đa",
            "weights in proportion to maxima",
        ),
        hint=Text(
            'Đặt weight theo tỷ lệ của max, hoặc dùng combine = "sum"',
            'Set weight in proportion to max, or use combine = "sum"',
        ),
        example=Text(
            "Nhóm 10 điểm gồm mục 8 điểm và mục 2 điểm, trọng số đều là 1: mỗi mục "
            "thật ra nặng 50 %.",
            "A group of 10 points made of 8 and 2 with equal weights: each of them "
            "really weighs 50 %.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT103": RuleText(
        title=Text(
            "điểm tối đa của tiêu chí không ai đạt được",
            "a maximum that nobody can reach",
        ),
        found=Text(
            "«{title}» có tối đa {maximum} điểm, nhưng thử mọi cách trả lời trong giới "
            "hạn của phiếu chỉ được nhiều nhất {most} điểm.",
            "«{title}» has a maximum of {maximum}, but of all answers tried within the "
            "bounds of the form none got more than {most}.",
        ),
        why=Text(
            "Đơn vị làm tốt nhất vẫn mất số điểm chênh lệch, và tỷ lệ phần trăm của "
            "mọi đơn vị bị kéo xuống.",
            "The best unit loses the difference, and everybody's percentage goes down.",
        ),
        expected=Text(
            "có câu trả lời đạt điểm tối đa",
            "answers that have the maximum",
        ),
        hint=Text(
            "Kiểm tra các bậc điểm, điểm của từng việc và giới hạn maximum của chỉ tiêu",
            "Check the steps, the points of items, and the maximum of the fields",
        ),
        example=Text(
            "max = 5, nhưng danh mục chỉ có hai việc, mỗi việc 2 điểm: nhiều nhất là 4.",
            "max = 5, but the list has two items of 2 points each: at most 4.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT104": RuleText(
        title=Text(
            "mức xếp loại mà một số loại đơn vị không thể đạt",
            "a class out of reach for some kinds of units",
        ),
        found=Text(
            "Mức «{title}» cần {cut}; dù đạt mọi tiêu chí áp dụng cho mình, các loại "
            "đơn vị sau vẫn không đủ: {kinds}.",
            "The class «{title}» takes {cut}; even with everything that applies to "
            "them these kinds of units fall short: {kinds}.",
        ),
        why=Text(
            "Đơn vị không thể phấn đấu tới một mức mà cách tính điểm đã đóng lại; xếp "
            "loại như vậy không phản ánh kết quả công tác.",
            "Nobody can strive for a class that the arithmetic has closed; it says "
            "nothing of the work.",
        ),
        expected=Text(
            "mỗi loại đơn vị đạt được mọi mức",
            "every class in reach of every kind",
        ),
        hint=Text(
            'Xếp hạng theo tỷ lệ phần trăm (ranking.by = "percent"), bỏ tiêu chí '
            "không áp dụng ra khỏi điểm tối đa (states.not_applicable = "
            '"leave_out"), hoặc hạ mức điểm',
            'Rank by percent (ranking.by = "percent"), leave out what does not apply '
            '(states.not_applicable = "leave_out"), or lower the cut-off',
        ),
        example=Text(
            "Mức xuất sắc từ 90 điểm, nhưng 18 điểm chỉ dành cho cơ quan chuyên môn: "
            "trường học nhiều nhất là 82.",
            "The top class begins at 90 points, but 18 points are for offices only: a "
            "school has at most 82.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT105": RuleText(
        title=Text(
            "điều kiện khống chế mà đơn vị đạt đủ điểm cũng vướng",
            "a gate that holds even with full points",
        ),
        found=Text(
            "«{title}» ({when}) xảy ra cả với đơn vị đạt mọi tiêu chí, đối với: "
            "{kinds}. Không đơn vị nào thuộc các loại này đạt được mức: {classes}.",
            "«{title}» ({when}) holds even for units that reach everything, of these "
            "kinds: {kinds}. None of them can have: {classes}.",
        ),
        why=Text(
            "Điều kiện khống chế đặt ra cho đơn vị có sai sót; ở đây nó chặn cả đơn vị "
            "làm tốt nhất, thường vì viết ngược dấu so sánh hoặc ngược có/không.",
            "Gates are for units with faults; this one stops the best, mostly because "
            "a comparison or a yes was written the wrong way round.",
        ),
        expected=Text(
            "điều kiện mà đơn vị tốt không vướng",
            "a condition that good units do not meet",
        ),
        hint=Text(
            "Xem lại when, nhất là is và value",
            "Look at when again, most of all is and value",
        ),
        example=Text(
            'when = { percent_of = "D", is = ">=", value = 50 } thay vì "<": ai '
            "đạt từ 50 % cũng bị hạ mức.",
            'when = { percent_of = "D", is = ">=", value = 50 } instead of "<": '
            "who reaches 50 % is lowered.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT106": RuleText(
        title=Text(
            "điều kiện khống chế không bao giờ có tác dụng",
            "a gate that never has an effect",
        ),
        found=Text(
            "«{title}» ({when}) không thể làm thay đổi xếp loại của ai: {why}.",
            "«{title}» ({when}) can change nobody's class: {why}.",
        ),
        why=Text(
            "Người đọc tưởng có một rào chắn mà thật ra không có.",
            "Readers believe in a safeguard that is none.",
        ),
        expected=Text(
            "điều kiện có thể xảy ra",
            "a condition that may hold",
        ),
        hint=Text(
            "Sửa when hoặc class, hoặc bỏ điều kiện này",
            "Correct when or class, or take the gate out",
        ),
        example=Text(
            'when = { field = "vi_pham", is = ">", value = 100 } trong khi phiếu '
            "chỉ cho ghi đến 100.",
            'when = { field = "vi_pham", is = ">", value = 100 } where the form '
            "takes no more than 100.",
        ),
        severity=Severity.WARNING,
    ),
    "LNT107": RuleText(
        title=Text(
            "tiêu chí không gắn với nhiệm vụ nào của kế hoạch",
            "a criterion that covers no task",
        ),
        found=Text(
            "«{title}» không nêu nhiệm vụ (tasks) và không theo hạn báo cáo nào của kế "
            "hoạch; {basis}.",
            "«{title}» names no task (tasks) and follows no report of the plan; {basis}.",
        ),
        why=Text(
            "Chấm một việc mà kế hoạch không giao thì đơn vị có quyền hỏi căn cứ.",
            "Where something is scored that the plan does not ask for, units may ask "
            "on what grounds.",
        ),
        expected=Text(
            "nhiệm vụ ở tasks",
            "a task under tasks",
        ),
        hint=Text(
            "Thêm mã nhiệm vụ vào tasks; nếu căn cứ là văn bản khác thì ghi basis và "
            "chấp nhận phát hiện này trong lint.toml",
            "Name the task under tasks; where the grounds are another document, give "
            "it as basis and accept this finding in lint.toml",
        ),
        example=Text(
            "Tiêu chí «Tham gia văn nghệ» 2 điểm, trong khi kế hoạch dân vận không có việc đó.",
            "A criterion about performances with 2 points, of which the plan says nothing.",
        ),
        severity=Severity.NOTE,
    ),
    "LNT108": RuleText(
        title=Text(
            "nhiệm vụ của kế hoạch không có tiêu chí nào chấm",
            "a task that no criterion covers",
        ),
        found=Text(
            "«{title}» không được chấm. Lý do ghi trong kế hoạch: {reason}",
            "«{title}» is not scored. The reason given in the plan: {reason}",
        ),
        why=Text(
            "Việc không được chấm dễ bị bỏ; Hội đồng nên biết những việc nào như vậy "
            "và đồng ý với lý do.",
            "What is not scored is easily left undone; the council should know it and "
            "agree with the reason.",
        ),
        expected=Text(
            "một tiêu chí cho mỗi nhiệm vụ",
            "a criterion for each task",
        ),
        hint=Text(
            "Thêm tiêu chí, hoặc chấp nhận phát hiện này trong lint.toml",
            "Add a criterion, or accept this finding in lint.toml",
        ),
        example=Text(
            "Nhiệm vụ 2.6 chỉ một đơn vị tham mưu: không chấm, chỉ theo dõi tiến độ.",
            "Task 2.6 is for one unit alone: not scored, only followed up.",
        ),
        severity=Severity.NOTE,
    ),
    "LNT109": RuleText(
        title=Text(
            "nhiệm vụ giao cho loại đơn vị mà không tiêu chí nào chấm",
            "a task that binds kinds of units of whom no criterion asks",
        ),
        found=Text(
            "«{title}» giao cho cả {kinds}, nhưng các tiêu chí chấm việc này "
            "({criteria}) không áp dụng cho các loại đơn vị đó.",
            "«{title}» binds {kinds} too, but the criteria that score it ({criteria}) "
            "do not apply to them.",
        ),
        why=Text(
            "Đơn vị được giao việc mà làm hay không cũng như nhau về điểm.",
            "These units have the work, and it makes no difference to their points "
            "whether they do it.",
        ),
        expected=Text(
            "tiêu chí áp dụng cho mọi loại đơn vị được giao",
            "criteria for all kinds that are bound",
        ),
        hint=Text(
            "Thêm loại đơn vị vào applies_to của tiêu chí, hoặc bỏ khỏi binds của nhiệm vụ",
            "Add the kinds to applies_to of a criterion, or take them out of binds of the task",
        ),
        example=Text(
            "Nhiệm vụ công khai thông tin giao cho mọi đơn vị, nhưng tiêu chí chỉ chấm thôn.",
            "All units are to publish information, but only villages are scored for it.",
        ),
        severity=Severity.WARNING,
    ),
}
