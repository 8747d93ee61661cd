"""Which doubt matters most: marks, weights or facts."""

from collections.abc import Iterator, Sequence

from danvan_scoring.analysis.robustness.influence import Index, Influence, influences
from danvan_scoring.io.tables import Column
from danvan_scoring.model.text import Text
from danvan_scoring.reports.answers.robustness_words import Scale
from danvan_scoring.reports.pictures.tornado import Bar, tornado
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table

_TITLES = {
    "judges": Text("Điểm do người chấm", "Marks"),
    "weights": Text("Trọng số tiêu chí", "Weights"),
    "faults": Text("Số liệu bị lẫn", "Faulty facts"),
}


def sources_section(scale: Scale) -> Iterator[Section]:
    """Yield the answer, if more than one thing is in doubt."""
    if len(scale.variants.live) < 2:  # noqa: PLR2004 (one source alone makes all of it)
        return
    found = sorted(influences(scale.variants)[scale.group.code], key=lambda own: -own.total.value)
    title = scale.heading("Điều gì làm thứ hạng xáo động nhiều nhất?", "Which doubt matters most?")
    if not found:
        still = scale.say(
            "Không lần thử nào làm đổi hạng của đơn vị nào.", "No rank moved in any run."
        )
        yield Section(title, [still])
        return
    head = scale.say("Phần của mức xáo động thứ hạng", "Share of the ranking's unrest")
    yield Section(
        title=title,
        answer=[_told(scale, found)],
        tables=[_table(scale, head, found)],
        drawings=[
            tornado(
                f"{scale.mark}-nguon",
                title,
                scale.say("Số liệu ở bảng của mục này.", "The table has the figures."),
                [
                    Bar(
                        label=_TITLES[own.source].pick(scale.language),
                        value=max(own.total.value, 0.0),
                        text=f"{_percent(scale, own.total.value)} %",
                        low=own.total.low,
                        high=own.total.high,
                    )
                    for own in found
                ],
                scale.say(
                    "phần của mức xáo động, kể cả khi cùng nguồn khác; nét: khoảng tin cậy 95 %",
                    "share of the unrest, with others; line: 95 % confidence",
                ),
            )
        ],
        notes=[
            scale.say(
                "Mức xáo động là phương sai của số bậc mà các đơn vị đổi, trung bình trong một "
                "lần thử. «Riêng» là phần do một mình nguồn đó; «cả khi cùng nguồn khác» cộng "
                "thêm phần chỉ có khi nguồn khác cũng đổi, nên các số này cộng lại có thể quá 100 "
                "% (chỉ số Sobol). Trong ngoặc: khoảng tin cậy 95 %.",
                "The unrest is the variance of the mean move of ranks in a run. «Alone» is what "
                "the source makes by itself; «with others» adds what it makes together with them, "
                "so these may add up to more than 100 % (Sobol' indices). In brackets: 95 % "
                "confidence.",
            )
        ],
    )


def _told(scale: Scale, found: Sequence[Influence]) -> str:
    parts = "; ".join(
        f"{_TITLES[own.source].pick(scale.language).lower()} {_percent(scale, own.total.value)} %"
        for own in found
    )
    first = _TITLES[found[0].source].pick(scale.language).lower()
    return scale.say(
        f"Thứ hạng xáo động nhiều nhất do {first}. Phần liên quan đến từng nguồn: {parts}.",
        f"What moves ranks most: {first}. The part in which each has a share: {parts}.",
    )


def _table(scale: Scale, title: str, found: Sequence[Influence]) -> Table:
    return Table(
        title,
        [
            Column(scale.say("Nguồn", "Source")),
            Column(scale.say("Riêng (%)", "Alone (%)"), "right"),
            Column(scale.say("Cả khi cùng nguồn khác (%)", "With others (%)"), "right"),
        ],
        [
            [
                _TITLES[own.source].pick(scale.language),
                _index(scale, own.alone),
                _index(scale, own.total),
            ]
            for own in found
        ],
    )


def _index(scale: Scale, index: Index) -> str:
    low, high = _percent(scale, index.low), _percent(scale, index.high)
    return f"{_percent(scale, index.value)} ({low}–{high})"


def _percent(scale: Scale, share: float) -> str:
    """Write a share in percent; an estimate just outside 0..1 is that of 0 or 1."""
    return scale.number(100 * min(max(share, 0.0), 1.0), 0)
