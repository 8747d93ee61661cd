"""How coefficients of agreement are read by a council, with the source of each reading."""

from danvan_scoring.analysis.agreement import Agreement
from danvan_scoring.analysis.agreement_coefficients import PAIR
from danvan_scoring.model.text import Text
from danvan_scoring.reports.answers.wording import figure

_ICC_BANDS = (
    (0.90, Text("rất thống nhất", "excellent")),
    (0.75, Text("khá thống nhất", "good")),
    (0.50, Text("thống nhất ở mức trung bình", "moderate")),
    (-2.0, Text("ít thống nhất", "poor")),
)
_ALPHA_BANDS = (
    (0.800, Text("đủ tin cậy", "reliable")),
    (0.667, Text("chỉ nên kết luận tạm thời", "for tentative conclusions only")),
    (-2.0, Text("chưa đủ tin cậy", "not reliable")),
)
BANDS_NOTE = Text(
    "Cách đọc ICC: dưới 0,5 ít thống nhất; 0,5 đến 0,75 trung bình; 0,75 đến 0,9 khá; trên 0,9 rất "
    "thống nhất (Koo và Li, 2016). Cách đọc alpha: từ 0,8 đủ tin cậy; 0,667 đến 0,8 chỉ nên kết "
    "luận tạm thời (Krippendorff, 2004).",
    "ICC is read as poor below 0.5, moderate to 0.75, good to 0.9, excellent above (Koo and Li, "
    "2016); alpha as reliable from 0.8, for tentative conclusions from 0.667 (Krippendorff, 2004).",
)


def icc_reading(value: float) -> Text:
    """Read an intraclass correlation by T. Koo and M. Li, J. Chiropractic Medicine 15 (2016)."""
    return _band(value, _ICC_BANDS)


def alpha_reading(value: float) -> Text:
    """Read Krippendorff's alpha by his Content Analysis (2nd ed. 2004), section 11.4.2."""
    return _band(value, _ALPHA_BANDS)


def icc_sentence(found: Agreement) -> Text:
    """Say how alike single members mark, and over which lines."""
    if found.icc is None:
        return _without_icc(found)
    value = figure(found.icc.single, 2)
    if found.icc.interval is None:
        return Text(
            f"Hệ số thống nhất ICC là {value.vi} (không lớn hơn 0): các thành viên chấm không "
            "thống nhất; điểm chênh nhau giữa các thành viên nhiều hơn giữa các dòng.",
            f"The intraclass correlation (ICC) is {value.en}, not above 0: members do not agree; "
            "marks differ more between members than between lines.",
        )
    low, high = (figure(bound, 2) for bound in found.icc.interval)
    reading = icc_reading(found.icc.single)
    told = Text(
        f"Hệ số thống nhất ICC là {value.vi}: các thành viên chấm {reading.vi} (1 là giống hệt "
        f"nhau, 0 là không liên quan). Tính trên {found.complete}/{found.things} dòng có đủ điểm "
        f"của mọi thành viên; khoảng tin cậy 95 % từ {low.vi} đến {high.vi}",
        f"The intraclass correlation (ICC) is {value.en}: agreement is {reading.en} (1 is the "
        f"same marks, 0 is nothing in common). It rests on the {found.complete} of "
        f"{found.things} lines that every member marked; 95 % confidence from {low.en} to "
        f"{high.en}",
    )
    worst, best = (icc_reading(bound) for bound in found.icc.interval)
    if worst == best:
        return Text(told.vi + ".", told.en + ".")
    return Text(
        f"{told.vi}, tức là mức thật có thể từ «{worst.vi}» đến «{best.vi}».",
        f"{told.en}, so it may truly be anything from {worst.en} to {best.en}.",
    )


def leniency_sentence(found: Agreement) -> Text | None:
    """Say what is left when the leniency of members is taken away, if that is worth saying."""
    icc = found.icc
    if icc is None or icc.consistency is None or icc.single <= 0:
        return None
    if icc_reading(icc.consistency) == icc_reading(icc.single):
        return None
    value, reading = figure(icc.consistency, 2), icc_reading(icc.consistency)
    return Text(
        f"Bỏ qua việc người chấm rộng, người chấm chặt thì hệ số là {value.vi} ({reading.vi}): "
        "một phần chênh lệch là do rộng hay chặt, không phải do đánh giá hơn kém khác nhau.",
        f"Without the members' leniency it is {value.en} ({reading.en}): a part of the "
        "difference is leniency, not another judgement of which is better.",
    )


def average_sentence(found: Agreement) -> Text | None:
    """Say how reliable the mean of all members is."""
    if found.icc is None or found.icc.average is None:
        return None
    value, count = figure(found.icc.average, 2), len(found.judges)
    reading = icc_reading(found.icc.average)
    return Text(
        f"Điểm trung bình của cả {count} thành viên chắc chắn hơn điểm của từng người: hệ số là "
        f"{value.vi} ({reading.vi}).",
        f"The mean of all {count} members is steadier than a single mark: {value.en} "
        f"({reading.en}).",
    )


def alpha_sentence(found: Agreement) -> Text | None:
    """Say Krippendorff's alpha, which takes lines with gaps too."""
    if found.alpha is None:
        return None
    value, reading = figure(found.alpha, 2), alpha_reading(found.alpha)
    return Text(
        f"Tính cả những dòng còn thiếu điểm của một số thành viên ({found.compared} dòng có từ hai "
        f"điểm trở lên), hệ số alpha của Krippendorff là {value.vi}: {reading.vi}.",
        f"Over the {found.compared} lines with two marks or more, gaps included, Krippendorff's "
        f"alpha is {value.en}: {reading.en}.",
    )


def _without_icc(found: Agreement) -> Text:
    if found.compared < PAIR:
        return Text(
            "Chỉ có một dòng được nhiều thành viên chấm: chưa tính được hệ số thống nhất, dưới đây "
            "chỉ nêu chênh lệch ở dòng đó.",
            "Only one line was marked by several members: no coefficient can be told, only the "
            "difference there.",
        )
    if not any(own.largest_gap for own in found.by_criterion):
        return Text(
            "Ở mọi dòng nhiều người cùng chấm, các thành viên cho điểm giống hệt nhau.",
            "Wherever several members marked the same line, their marks are the same.",
        )
    if found.complete < PAIR:
        return Text(
            f"{found.complete} dòng có đủ điểm của cả {len(found.judges)} thành viên: chưa tính "
            "được hệ số ICC, cần ít nhất hai dòng.",
            f"{found.complete} lines have a mark of all {len(found.judges)} members: the "
            "intraclass correlation needs two.",
        )
    return Text(
        "Những dòng có đủ điểm của mọi thành viên không cho thấy dòng nào hơn dòng nào: không tính "
        "được hệ số ICC.",
        "On the lines that all members marked no line stands out: the intraclass correlation "
        "cannot be told.",
    )


def _band(value: float, bands: tuple[tuple[float, Text], ...]) -> Text:
    return next((text for least, text in bands if value >= least), bands[-1][1])
