"""How alike do the council's members mark: the answer, from the log of the period."""

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_scoring.analysis.agreement import (
    Agreement,
    agreement,
    member_marks,
)
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.agreement_tables import Names, agreement_tables
from danvan_scoring.reports.answers.agreement_words import (
    BANDS_NOTE,
    alpha_sentence,
    average_sentence,
    icc_sentence,
    leniency_sentence,
)
from danvan_scoring.reports.answers.wording import headed, percent
from danvan_scoring.reports.section import Section

_TITLE = Text("Các thành viên Hội đồng chấm có thống nhất không?", "Do the members agree?")
_ENOUGH_LINES, _ENOUGH_JUDGES = 30, 3
_NO_LOG = Text(
    "Kỳ này không có nhật ký (khóa «log» của tệp kỳ), nên không có điểm của từng thành viên để so.",
    "The period keeps no log (key “log” of its file), so there are no marks of single members.",
)
_NO_MARKS = Text(
    "Nhật ký chưa có điểm nào của thành viên Hội đồng cho các đơn vị và tiêu chí này.",
    "The log has no mark of a member for these units and criteria yet.",
)
_NOT_TOGETHER = Text(
    "Các thành viên chấm những dòng khác nhau: chưa có dòng nào (một tiêu chí của một đơn vị) được "
    "hai người cùng chấm để so.",
    "The members marked different lines: no line (a criterion of a unit) has two marks to compare.",
)
_NOTES = (
    BANDS_NOTE,
    Text(
        "Điểm của các tiêu chí khác nhau được so theo phần của điểm tối đa. Gộp nhiều tiêu chí thì "
        "tiêu chí dễ, tiêu chí khó cũng làm hệ số cao lên: xem thêm từng tiêu chí ở bảng.",
        "Marks of different criteria are compared as shares of the maximum. Pooling easy and hard "
        "criteria raises coefficients: see the criteria one by one.",
    ),
    Text(
        "Thống nhất không có nghĩa là đúng: mọi thành viên có thể cùng chấm rộng hoặc cùng chấm "
        "chặt. Chỉ so được những dòng mà thành viên đã ghi điểm.",
        "Agreement is not truth: all may be lenient or strict alike. Only lines that members did "
        "mark can be compared.",
    ),
)


@dataclass(frozen=True)
class AgreementSettings:
    """How much is shown.

    Attributes:
        shown: the most criteria, and the most units, in a table.
    """

    shown: int = 10


def agreement_sections(
    publication: Publication,
    language: Language,
    settings: AgreementSettings = AgreementSettings(),
) -> Iterator[Section]:
    """Yield a section for every result of the period.

    For posting, nothing is said of single members, criteria or units.
    """
    for result in publication.found.results:
        title = headed(_TITLE, publication, result, language)
        if publication.assessment is None:
            yield Section(title, [_NO_LOG.pick(language)])
            continue
        found = agreement(member_marks(publication.assessment, result))
        told = _degenerate(found)
        if told is not None:
            yield Section(title, [told.pick(language)])
            continue
        names = Names(publication, result, language)
        yield Section(
            title=title,
            answer=[text.pick(language) for text in _answer(found, names)],
            tables=list(agreement_tables(found, names, settings.shown)),
            notes=[note.pick(language) for note in (*_few(found), *_NOTES)],
        )


def _degenerate(found: Agreement) -> Text | None:
    if not found.judges:
        return _NO_MARKS
    if len(found.judges) == 1:
        return Text(
            f"Mới có một thành viên ({found.judges[0]}) chấm {found.things} dòng; cần ít nhất hai "
            "người chấm cùng một dòng thì mới so được.",
            f"One member only ({found.judges[0]}) has marked, {found.things} lines; two marks of "
            "the same line are needed to compare.",
        )
    return None if found.compared else _NOT_TOGETHER


def _answer(found: Agreement, names: Names) -> Iterator[Text]:
    count = len(found.judges)
    yield Text(
        f"{count} thành viên đã chấm {found.things} dòng (mỗi dòng là một tiêu chí của một đơn "
        f"vị); {found.compared} dòng có từ hai người chấm, {found.complete} dòng có đủ điểm của cả "
        f"{count} người.",
        f"{count} members marked {found.things} lines (a criterion of a unit each); "
        f"{found.compared} have two marks or more, {found.complete} have all {count}.",
    )
    yield icc_sentence(found)
    sentences = (leniency_sentence, average_sentence, alpha_sentence)
    yield from (text for sentence in sentences if (text := sentence(found)) is not None)
    if not names.publication.public:
        yield from _who(found, names)


def _who(found: Agreement, names: Names) -> Iterator[Text]:
    """Say who is lenient or strict, and where members differ most."""
    known = [own.leniency for own in found.profiles if own.leniency is not None]
    extremes = [bound for bound in (max(known), min(known)) if bound]
    if not extremes:
        yield Text(
            "Không thành viên nào chấm rộng hay chặt hơn những người khác.",
            "No member is more lenient or strict than the others.",
        )
    for bound in extremes:
        who = [names.member(own.judge) for own in found.profiles if own.leniency == bound]
        yield _lenient(bound, "; ".join(who))
    widest = found.by_criterion[0]
    if widest.largest_gap:
        gap, largest = percent(widest.mean_gap), names.points(widest.largest_gap, widest.code)
        name, unit = names.criterion(widest.code), names.unit(widest.at)
        yield Text(
            f"Chênh nhau nhiều nhất ở tiêu chí {name}: trung bình {gap.vi} % điểm tối đa; nhiều "
            f"nhất là {largest.vi} điểm, ở {unit}.",
            f"They differ most at {name}: by {gap.en} % of the maximum on average, and at most by "
            f"{largest.en} points, at {unit}.",
        )


def _lenient(leniency: float, who: str) -> Text:
    by = percent(abs(leniency))
    how, side = Text("rộng", "lenient"), Text("cao", "above")
    if leniency < 0:
        how, side = Text("chặt", "strict"), Text("thấp", "below")
    return Text(
        f"Chấm {how.vi} nhất là {who}: ở những dòng cùng chấm, trung bình {side.vi} hơn những "
        f"người khác {by.vi} % điểm tối đa.",
        f"Most {how.en}: {who}; where others marked too, {by.en} % of the maximum {side.en} them "
        "on average.",
    )


def _few(found: Agreement) -> Iterator[Text]:
    if found.complete < _ENOUGH_LINES or len(found.judges) < _ENOUGH_JUDGES:
        yield Text(
            f"Số liệu còn ít ({found.complete} dòng đủ điểm, {len(found.judges)} thành viên): hệ "
            f"số chỉ để tham khảo. Nên có từ {_ENOUGH_LINES} dòng và {_ENOUGH_JUDGES} người chấm "
            "(Koo và Li, 2016).",
            f"There is little to go by ({found.complete} complete lines, {len(found.judges)} "
            f"members): {_ENOUGH_LINES} lines and {_ENOUGH_JUDGES} judges are advised (Koo and "
            "Li, 2016).",
        )
