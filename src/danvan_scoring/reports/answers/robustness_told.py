"""What was tried, and what the figures about ranks and classes do not say."""

from collections.abc import Iterator

import numpy as np

from danvan_scoring.analysis.robustness.judges import StepNoise
from danvan_scoring.analysis.robustness.streams import Source
from danvan_scoring.model.notation import number, written
from danvan_scoring.reports.answers.robustness_words import Scale, listed

_UNRANKED = 10


def tried(scale: Scale) -> Iterator[str]:
    """Say what was varied, and how much."""
    doubt, live = scale.variants.doubt, scale.variants.live
    if not live:
        yield scale.say(
            "Không có gì để thử: mọi mức dao động bằng 0, hoặc bộ tiêu chí không có dòng nào do "
            "người chấm, không có trọng số nào thay đổi được và không có đơn vị nào để nhầm số "
            "liệu.",
            "There is nothing to try: every doubt is 0, or nobody marks a line, no weight can "
            "change and no unit can be taken for another.",
        )
        return
    told: dict[Source, str] = {
        "judges": _marks_told(scale),
        "weights": scale.say(
            f"trọng số mỗi tiêu chí dao động khoảng {_percent(scale, doubt.weights)} %, tổng "
            "không đổi",
            f"weights vary by some {_percent(scale, doubt.weights)} %, their sum unchanged",
        ),
        "faults": scale.say(
            f"mỗi kết quả tính từ số liệu có {_percent(scale, doubt.faults)} % khả năng bị "
            "lẫn với kết quả của đơn vị khác cùng khối",
            f"each outcome computed from facts is another peer's by mistake in "
            f"{_percent(scale, doubt.faults)} % of the cases",
        ),
    }  # fmt: skip
    runs = f"{scale.simulated.runs:,}".replace(",", scale.say(".", ","))
    yield scale.say(
        f"Đã thử {runs} lần. Mỗi lần giả định: ", f"Tried {runs} times. Each time: "
    ) + ("; ".join(told[source] for source in live) + ".")


def _marks_told(scale: Scale) -> str:
    noise = StepNoise(scale.variants.doubt.judges)
    size = np.abs(noise.steps)
    same, one = (round(100 * float(noise.chances[size == off].sum())) for off in (0, 1))
    more = 100 - same - one
    return scale.say(
        f"điểm do người chấm có thể lệch vài bước ({same} trên 100 lần như đã chấm, {one} lần lệch "
        f"một bước, {more} lần lệch từ hai bước)",
        f"marks may be off by some steps ({same} of 100 times as given, {one} times one step, "
        f"{more} times two or more)",
    )


def ranks_notes(scale: Scale) -> Iterator[str]:
    """Say how to read the figures."""
    variants, tally = scale.variants, scale.tally
    yield scale.say(
        "«Thường từ hạng – đến hạng»: bỏ 5 trên 100 lần tốt nhất và 5 lần kém nhất. Các đơn vị "
        "bằng nhau cùng nhận hạng cao hơn; «đứng trên» là có hạng cao hơn hẳn.",
        "Usual ranks leave out the best and the worst 5 of 100 runs. Equal units share the better "
        "rank; «above» means strictly above.",
    )
    margin = scale.number(98 / np.sqrt(scale.simulated.runs), 1)
    yield scale.say(
        f"Các tỷ lệ đúng đến khoảng {margin} điểm phần trăm do số lần thử có hạn; cùng số mồi "
        f"{variants.seed} thì cho cùng kết quả.",
        f"Shares are right to about {margin} percentage points, as the runs are limited; the same "
        f"seed {variants.seed} gives the same answer.",
    )
    if "judges" in variants.live:
        steps = [
            f"{code} ({number(line.step).pick(scale.language)}{'' if line.declared else '*'})"
            for code, line in variants.judged.items()
        ]
        yield scale.say(
            f"Điểm do người chấm, với bước điểm: {', '.join(steps)}. Điểm không xuống dưới 0 và "
            "không vượt điểm tối đa. Dấu *: bộ tiêu chí không quy định bước, lấy 5 % điểm tối đa.",
            f"Marked by people, with steps: {', '.join(steps)}. Marks stay between 0 and the "
            "maximum. *: the rubric declares no step; 5 % of the maximum is taken.",
        )
    elif variants.doubt.judges:
        yield scale.say("Không có tiêu chí nào do người chấm.", "No line is marked by people.")
    if "weights" in variants.live:
        yield scale.say(
            "Điểm thưởng, điểm trừ, mức trần, điều kiện khống chế và các mốc xếp loại giữ nguyên.",
            "Bonus, penalty, ceilings, gates and cut-offs stay as they are.",
        )
        if variants.weights.held:
            held = ", ".join(variants.weights.held)
            yield scale.say(
                "Trọng số giữ nguyên ở những tiêu chí mà chỉ mức cao nhất, thấp nhất được tính "
                f"hoặc đứng một mình: {held}.",
                "Weights stay where only the best or the least counts, or a line is alone: "
                f"{held}.",
            )
    if "faults" in variants.live:
        yield scale.say(
            "Tiêu chí so với đơn vị dẫn đầu không được tính lại khi số liệu của đơn vị dẫn đầu bị "
            "lẫn.",
            "A criterion against the leader is not computed anew when the leader's facts are "
            "mixed up.",
        )
    unranked = [scale.names[row] for row in np.flatnonzero(~tally.declared.ranked)]
    if unranked:
        yield scale.say(
            f"Không xét, vì chưa có tổng điểm: {listed(unranked, 'vi', _UNRANKED)}.",
            f"Left out, for want of a total: {listed(unranked, 'en', _UNRANKED)}.",
        )


def _percent(scale: Scale, share: float) -> str:
    return written(100 * share).pick(scale.language)
