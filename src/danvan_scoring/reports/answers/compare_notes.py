"""What has to be known of a comparison: how it was split, and what could not be."""

from collections.abc import Iterator

import numpy as np

from danvan_scoring.analysis.rescore import Rescored
from danvan_scoring.model.notation import day
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.compare_criteria import code_of
from danvan_scoring.reports.answers.compare_words import View, rubric_item

_METHOD = Text(
    "Cách tách: điểm được tính trong bốn trường hợp (việc kỳ trước hoặc kỳ sau, chấm bằng bộ tiêu "
    "chí trước hoặc sau). Phần công việc là trung bình của hai hiệu: việc sau trừ việc trước khi "
    "chấm bằng bộ trước, và khi chấm bằng bộ sau. Phần còn lại là của bộ tiêu chí. Hai phần cộng "
    "lại đúng bằng thay đổi, không phụ thuộc tính phần nào trước (giá trị Shapley).",
    "How it is split: points are counted in four cases (the work of either period by the rubric of "
    "either). The share of the work is the mean of two differences: work now less work before, by "
    "the rubric before and by the rubric now. The rest is the rubric's. The two add up to the "
    "change, whichever is taken first (Shapley value).",
)
_CLOSING = Text(
    "«Trần, sàn, quy đổi»: phần điểm của nhóm không bằng tổng các mục bên dưới (mức trần, mức sàn, "
    "làm tròn, lấy mục cao nhất, trung bình). Nhờ dòng này các tiêu chí cộng lại đúng bằng tổng "
    "điểm.",
    "“Caps, floors and combining”: what the points of a group have beyond the sum of what is below "
    "(ceiling, floor, rounding, best of, mean). With it the criteria add up to the total.",
)
_IN_AND_OUT = Text(
    "«Đơn vị vào, ra»: phần đổi hạng chỉ do có đơn vị khác mới có hoặc không còn tổng điểm ở một "
    "kỳ; không phải do công việc hay bộ tiêu chí.",
    "“Units in, out”: what a rank moved only because other units have a total in one period and "
    "not in the other; neither work nor rubric.",
)
_LIKENESS = Text(
    "Mức giống nhau (Kendall tau-b): 1 là giữ nguyên thứ tự, 0 là thứ tự không liên quan, âm là "
    "đảo ngược. Nặng về hạng đầu (hệ số WS): 1 là giữ nguyên; đổi ở hạng đầu làm giảm nhiều hơn "
    "đổi ở hạng cuối.",
    "Likeness (Kendall's tau-b): 1 is the same order, 0 an unrelated one, below 0 a reversed one. "
    "With weight on top (WS coefficient): 1 is the same; moves at the top count for more than at "
    "the end.",
)
_MARKS = Text(
    "Điểm do Hội đồng chấm được chuyển sang bộ tiêu chí kia theo tỷ lệ trên điểm tối đa.",
    "Marks given by people are carried over to the other rubric by their share of the maximum.",
)
_AS_OF = Text(
    "Số liệu của kỳ nào được chấm theo ngày chốt của kỳ đó.",
    "The facts of a period are scored as of its own day.",
)


def split_notes(view: View) -> Iterator[str]:
    """Yield how a change was split, and what could not be told apart."""
    if view.shared_out:
        yield _METHOD.pick(view.language)
        yield _AS_OF.pick(view.language)
        yield from _dates(view)
        yield from _apart(view)
    results = (view.found.pairing.old, view.found.pairing.new)
    if not view.found.same_rubric and any(own.submissions.marks is not None for own in results):
        yield _MARKS.pick(view.language)


def left_out_notes(view: View) -> Iterator[str]:
    """Yield which units could not be compared, wholly or in part."""
    yield from _without_total(view)
    yield from _regrouped(view)


def rank_notes(view: View) -> Iterator[str]:
    """Yield what the figures about ranks mean."""
    yield _LIKENESS.pick(view.language)
    if view.scale.places.peer.came_and_went.any():
        yield _IN_AND_OUT.pick(view.language)


def criteria_notes(view: View) -> Iterator[str]:
    """Yield what the table of criteria means."""
    if view.found.closing:
        yield _CLOSING.pick(view.language)


def draft_notes(draft: Rescored, language: Language) -> Iterator[str]:
    """Yield what could not be tried of a draft."""
    rubric = draft.result.bound.rubric
    if draft.unasked:
        lines = {line.code: line for line in rubric.criteria}
        named = "; ".join(f"{code} {lines[code].title}" for code in draft.unasked)
        yield Text(
            f"Chưa chấm lại được vì phiếu của kỳ không hỏi số liệu: {named}. Các tiêu chí này được "
            "để ngoài, không tính cả điểm và điểm tối đa; điểm tuyệt đối vì vậy thấp hơn, nên xem "
            "tỷ lệ %.",
            f"Not scored again, since nobody was asked for the facts: {named}. They are left out, "
            "points and maximum; so points are lower, and percentages are what to compare.",
        ).pick(language)
    if draft.unasked_gates:
        gates = {gate.code: gate.title for gate in rubric.gates}
        named = "; ".join(f"{code} {gates[code]}" for code in draft.unasked_gates)
        yield Text(
            f"Điều kiện khống chế chưa xét được vì phiếu của kỳ không hỏi số liệu: {named}.",
            f"Gates that cannot be looked at, since nobody was asked for the facts: {named}.",
        ).pick(language)
    if draft.moved:
        named = "; ".join(
            f"{own.code}: {day(own.used).vi} ({day(own.declared).vi})" for own in draft.moved
        )
        yield Text(
            "Hạn của năm khác được thay bằng hạn của kỳ đang xét (trong ngoặc: hạn ghi ở bộ "
            f"mới): {named}.",
            "Dates of another year give way to those of the period (the draft's in brackets): "
            f"{named}.",
        ).pick(language)


def _dates(view: View) -> Iterator[str]:
    moved = view.found.worlds.moved
    if not moved:
        return
    codes = ", ".join(dict.fromkeys(own.code for own in moved))
    yield view.pick(
        f"Hạn theo ngày đi theo kỳ: số liệu kỳ nào chấm theo hạn của kỳ đó ({codes}), nên hạn của "
        "năm mới không tính là thay đổi bộ tiêu chí.",
        f"Deadlines move with the period: facts are scored by the dates of their own ({codes}), so "
        "that a new year's deadline is no change of the rubric.",
    )


def _apart(view: View) -> Iterator[str]:
    """Name criteria that one rubric has alone, and those of which the other form told nothing."""
    nodes = [pair for pair in view.found.below(view.scale.pair) if pair not in view.found.closing]
    alone = [pair for pair in nodes if None in pair]
    if alone:
        named = "; ".join(f"{pair.code} {rubric_item(view, pair).title}" for pair in alone)
        yield view.pick(
            f"Chỉ có ở một trong hai bộ, nên tính hết cho bộ tiêu chí: {named}.",
            f"In one rubric only, so all of it is the rubric's: {named}.",
        )
    for pair, units in view.found.worlds.inseparable.items():
        if pair not in nodes:
            continue
        title = f"{code_of(pair)} {rubric_item(view, pair).title}"
        rows = np.flatnonzero(units).tolist()
        of = view.pick("mọi đơn vị", "all units") if units.all() else view.names(rows)
        yield view.pick(
            f"Không tách được, nên tính hết cho bộ tiêu chí: {title} ({of}); phiếu của kỳ này "
            "không hỏi điều mà bộ tiêu chí của kỳ kia cần.",
            f"Not to be told apart, so all of it is the rubric's: {title} ({of}); the form of one "
            "period did not ask what the rubric of the other needs.",
        )


def _without_total(view: View) -> Iterator[str]:
    scale = view.scale
    absent = np.flatnonzero(~scale.totalled).tolist()
    if absent:
        yield view.pick(
            f"Không so sánh vì không có tổng điểm {view.both}: {view.names(absent)}.",
            f"Not compared, without a total {view.both}: {view.names(absent)}.",
        )
    unsplit = np.flatnonzero(scale.totalled & ~scale.split).tolist()
    if unsplit:
        yield view.pick(
            "Không tách được vì khi chấm bằng bộ tiêu chí của kỳ kia thì chưa có tổng điểm: "
            f"{view.names(unsplit)}.",
            f"Not split, without a total by the other period's rubric: {view.names(unsplit)}.",
        )


def _regrouped(view: View) -> Iterator[str]:
    moved = np.flatnonzero(view.scale.totalled & ~view.scale.places.stayed).tolist()
    if moved:
        yield view.pick(
            f"Đã sang khối khác nên không so thứ hạng (đánh dấu *): {view.names(moved)}.",
            "In another peer group now, so ranks are not compared (marked *): "
            f"{view.names(moved)}.",
        )
