"""What the figures of a period show, in sentences: strong and weak points, and who moved."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from danvan_scoring.model.notation import number
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Text
from danvan_scoring.reports.changes import Change, changes
from danvan_scoring.stages.criteria_summary import CriterionSummary, criteria_summary

_SHOWN = 5
_STRONG = Text("Mặt mạnh", "Strong points")
_WEAK = Text("Mặt yếu", "Weak points")


def strong_and_weak(found: PeriodResult) -> Iterator[tuple[Text, Sequence[Text]]]:
    """Yield the criteria at which the units earn most and least of what they can, with figures.

    Criteria at which all earn the same are neither; no criterion is both.
    """
    known = [
        (own.share, own)
        for result in found.results
        for own in criteria_summary(result)
        if own.share is not None
    ]
    ordered = [own for _, own in sorted(known, key=lambda pair: -pair[0])]
    shown = min(_SHOWN, len(ordered) // 2)
    if shown and ordered[0].share != ordered[-1].share:
        yield _STRONG, [_sentence(own) for own in ordered[:shown]]
        yield _WEAK, [_sentence(own) for own in reversed(ordered[-shown:])]


def _sentence(own: CriterionSummary) -> Text:
    share = number(own.share or Decimal(0), 2)
    return Text(
        f"{own.line.code} {own.line.title}: các đơn vị đạt {share.vi} % tổng điểm tối đa; "
        f"{own.full}/{own.scored} đơn vị đạt điểm tối đa, {own.nothing} đơn vị không có điểm.",
        f"{own.line.code} {own.line.title}: the units earn {share.en} % of the maxima; {own.full} "
        f"of {own.scored} units have all points, {own.nothing} have none.",
    )


def moved(publication: Publication) -> Iterator[Text]:
    """Yield what changed since the period before, if there is one."""
    if publication.earlier is None:
        return
    found = changes(publication)
    compared = [change.percent for change in found.values() if change.percent is not None]
    up, down = sum(more > 0 for more in compared), sum(more < 0 for more in compared)
    title = publication.earlier.title
    yield Text(
        f"So với «{title}»: {len(compared)} đơn vị có tổng điểm ở cả hai kỳ; tỷ lệ điểm tăng ở "
        f"{up} đơn vị, giảm ở {down} đơn vị, không đổi ở {len(compared) - up - down} đơn vị.",
        f"Against «{title}»: {len(compared)} units have a total in both periods; the percentage "
        f"rose at {up}, fell at {down} and stayed at {len(compared) - up - down}.",
    )
    classes = sum(_class_changed(change) for change in found.values())
    yield Text(f"{classes} đơn vị thay đổi mức xếp loại.", f"{classes} units changed their class.")
    new = [change.now.name for change in found.values() if change.before is None]
    if new:
        listed = "; ".join(new)
        yield Text(f"Đơn vị không có ở kỳ trước: {listed}.", f"Not there before: {listed}.")
    now = publication.found.submissions.names
    gone = [name for unit, name in publication.earlier.found.submissions.names.items()
            if unit not in now]  # fmt: skip
    if gone:
        listed = "; ".join(gone)
        yield Text(f"Đơn vị không còn ở kỳ này: {listed}.", f"No longer there: {listed}.")


def _class_changed(change: Change) -> bool:
    before, now = change.before, change.now
    both = before is not None and bool(before.class_final) and bool(now.class_final)
    return both and before is not None and before.class_final != now.class_final
