"""Other weights: which pairs they can reverse, and how far any unit can come by them."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.robustness.dominance import CAN, NEVER, OPEN, Dominance, dominance
from danvan_scoring.analysis.robustness.linear import NotLinear
from danvan_scoring.io.tables import Column
from danvan_scoring.reports.answers.robustness_words import Scale
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table

LEAST_BOX, TIMES = 0.05, 2
"""Each weight may differ by twice its standard deviation, at least by this share."""


def weights_section(scale: Scale) -> Section:
    """Answer which pairs no weights within the bounds can reverse."""
    share = max(LEAST_BOX, min(TIMES * scale.variants.doubt.weights, 1 - LEAST_BOX))
    found = dominance(scale.variants.ground, share)[scale.group.code]
    title = scale.heading(
        "Đổi trọng số có đảo được thứ hạng không?", "Could other weights reverse the ranking?"
    )
    if not isinstance(found, Dominance):
        return Section(title, [_why_not(scale, found)])
    if not len(found.pairs):
        none = scale.say(
            "Không có hai đơn vị nào trong một khối đứng trên dưới nhau để so.",
            "No two units of a peer group stand one above the other.",
        )
        return Section(title, [none])
    percent = scale.number(100 * share, 0)
    groups = list(scale.groups())
    return Section(
        title=title,
        answer=[*_told(scale, found, groups, percent)],
        tables=[_table(scale, found, name, rows) for name, rows in groups if len(rows) > 1],
        notes=[
            scale.say(
                f"Trọng số (điểm tối đa) của mỗi tiêu chí được tăng hoặc giảm tới {percent} %, "
                "tổng không đổi, và mỗi đơn vị giữ tỷ lệ đã đạt; điểm thưởng, điểm trừ giữ "
                "nguyên. Tính bằng quy hoạch tuyến tính nên đúng cho mọi cách chọn, không phải "
                "thử một số lần.",
                f"The weight (maximum) of each criterion may differ by {percent} %, their sum "
                "stays, and so does the share that each unit reached; bonus and penalty stay. It "
                "is linear programming, so it holds for every choice and not only for those that "
                "were tried.",
            ),
            scale.say(
                "Không xét việc làm tròn và tiêu chí phụ khi bằng điểm. «Chưa kết luận»: mức "
                "trần, mức sàn có thể chặn tổng điểm, hoặc hai đơn vị chịu các tiêu chí khác nhau "
                "và chưa tìm được câu trả lời chắc chắn.",
                "Rounding and tie-breaks are not looked at. «Not decided»: a ceiling or floor may "
                "bind, or different criteria apply to the two and neither answer could be proved.",
            ),
        ],
    )


def _why_not(scale: Scale, why: NotLinear) -> str:
    return {
        "means": scale.say(
            "Không xét: thang điểm này không cộng điểm các tiêu chí (lấy trung bình, mức cao nhất "
            "hoặc chỉ có một tiêu chí).",
            "Not looked at: this scale does not add up criteria (a mean, the best, or one alone).",
        ),
        "bounds": scale.say(
            "Không xét: có nhóm tiêu chí mang mức trần hoặc mức sàn riêng.",
            "Not looked at: a group of criteria has a ceiling or a floor of its own.",
        ),
        "conditions": scale.say(
            "Không xét: có tiêu chí chỉ áp dụng khi điểm của phần khác đạt mức quy định.",
            "Not looked at: a criterion applies only from certain points of another on.",
        ),
    }[why]


def _told(
    scale: Scale, found: Dominance, groups: list[tuple[str, NDArray[np.intp]]], percent: str
) -> Iterator[str]:
    for name, rows in groups:
        own = found.verdicts[np.isin(found.pairs[:, 0], rows)]
        if not len(own):
            continue
        never, can, open_ = ((own == verdict).sum() for verdict in (NEVER, CAN, OPEN))
        told = scale.say(
            f"{name}: trong {len(own)} cặp đơn vị trên dưới nhau, {never} cặp không thể đảo dù mỗi "
            f"trọng số tăng hay giảm tới {percent} %; {can} cặp có thể đảo",
            f"{name}: of {len(own)} pairs, {never} cannot be reversed by any weights within "
            f"{percent} % of the declared; {can} can",
        )
        if open_:
            told += scale.say(f"; {open_} cặp chưa kết luận", f"; not decided: {open_}")
        yield told + "."


def _table(scale: Scale, found: Dominance, name: str, rows: NDArray[np.intp]) -> Table:
    """Bound the rank of every unit: below those that stay above, above those that stay below."""
    size = scale.variants.ground.size
    sure = found.pairs[found.verdicts == NEVER]
    above = np.bincount(sure[:, 1], minlength=size)
    below = np.bincount(sure[:, 0], minlength=size)
    return Table(
        name,
        [
            Column(scale.say("Hạng", "Rank"), "right"),
            Column(scale.say("Đơn vị", "Unit"), flexible=True),
            Column(scale.say("Hạng cao nhất có thể", "Best possible"), "right"),
            Column(scale.say("Hạng thấp nhất có thể", "Worst possible"), "right"),
        ],
        [
            [
                scale.ranks[row],
                scale.names[row],
                str(above[row] + 1),
                str(len(rows) - below[row]),
            ]
            for row in rows.tolist()
        ],
    )
