"""Why a class cannot be reached, or why there is no total yet, in words."""

from danvan_scoring.analysis.next_step.search import Search, Ways
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.analysis.next_step.why import Reason, reason
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.reports.answers.what_if_words import measure_text

NOT_SENT = Text(
    "Đơn vị chưa nộp phiếu: phải nộp phiếu trước đã.",
    "The unit has handed in nothing: that comes first.",
)


def unscored_text(situation: Situation, row: int) -> Text:
    """Say what a unit without a total waits for: what is pending, missing or in error."""
    if not situation.submitted[row]:
        return NOT_SENT
    nodes = situation.scores.nodes
    waiting: dict[Status, list[str]] = {}
    for code, bound in situation.bound.criteria.items():
        above = [group.code for group in situation.above(bound.line)]
        state = Status(int(nodes[code].status[row]))
        if above[-1] != situation.scale or state is Status.SCORED:
            continue
        blocks = situation.effect(bound.line, state) == "block"
        if blocks and all(nodes[group].status[row] for group in above):
            waiting.setdefault(state, []).append(code)
    labels = [(state.label, ", ".join(codes)) for state, codes in sorted(waiting.items())]
    if not labels:
        labels = [(Status(int(nodes[situation.scale].status[row])).label, "")]
    told = [
        Text(f"{own.vi} {codes}".rstrip(), f"{own.en} {codes}".rstrip()) for own, codes in labels
    ]
    return Text(
        f"Chưa có tổng điểm: {'; '.join(own.vi for own in told)}.",
        f"No total yet: {'; '.join(own.en for own in told)}.",
    )


def no_way_text(search: Search, found: Ways, goal: Text) -> Text:
    """Say that a class cannot be reached, and why; or that it could not be found out."""
    if found.ending == "undecided":
        return Text(
            "Chưa xác định được có cách nào hay không: số cách kết hợp quá nhiều.",
            "Whether there is a way could not be found out: there are too many combinations.",
        )
    why = reason_text(search, reason(search, found.row, found.wanted))
    own = Text("", "")
    if search.own:
        own = Text(" bằng số liệu do chính đơn vị ghi", " by facts that the unit itself fills in")
    return Text(
        f"Không thể lên mức {goal.vi}{own.vi}: {why.vi}",
        f"It cannot become {goal.en}{own.en}: {why.en}",
    )


def reason_text(search: Search, why: Reason) -> Text:
    """Say what stands in the way."""
    if why.lines:
        codes = ", ".join(why.lines)
        return Text(
            f"tiêu chí {codes} chưa chấm được nên không có tổng điểm.",
            f"{codes} cannot be scored, so there is no total.",
        )
    if why.gates:
        titles = "; ".join(f"{gate.code} «{gate.title}»" for gate in why.gates)
        joint = Text("điều kiện", "the gate")
        if why.together:
            joint = Text("các điều kiện cùng lúc", "the gates together")
        return Text(
            f"{joint.vi} {titles} không thể gỡ được.", f"{joint.en} {titles} cannot be lifted."
        )
    if why.best is None or why.cut is None:
        return Text("không có cách nào cho tổng điểm.", "nothing gives it a total.")
    return _of_measure(search.situation, why, why.best, why.cut)


def _of_measure(situation: Situation, why: Reason, best: int, cut: int) -> Text:
    most = measure_text(situation, best)
    if why.place is None:
        asked = measure_text(situation, cut)
        return Text(
            f"cao nhất có thể đạt là {most.vi}, mức này cần từ {asked.vi}.",
            f"the most that it can reach is {most.en}; the class begins at {asked.en}.",
        )
    if not why.place:
        return Text(
            "tỷ lệ khống chế không để chỗ nào cho mức này.", "the quota leaves no place in it."
        )
    if best >= why.place:
        return Text(
            f"cao nhất có thể đạt là {most.vi}, chỉ bằng đơn vị khác và không được ưu tiên hơn nên "
            "không còn chỗ trong tỷ lệ khống chế.",
            f"the most that it can reach is {most.en}, which another unit has that wins the tie, "
            "so the quota has no place left.",
        )
    asked = measure_text(situation, why.place)
    return Text(
        f"cao nhất có thể đạt là {most.vi}; để có chỗ trong tỷ lệ khống chế cần từ {asked.vi}.",
        f"the most that it can reach is {most.en}; a place in the quota takes {asked.en}.",
    )
