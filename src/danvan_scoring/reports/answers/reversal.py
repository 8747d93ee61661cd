"""Would withdrawing a unit move others: the answer, withdrawal by withdrawal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_scoring.analysis.reversal import Reversals, Withdrawal, reversals
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.reversal_table import (
    Names,
    alike,
    class_changes,
    order_changes,
    reversal_table,
)
from danvan_scoring.reports.answers.wording import headed
from danvan_scoring.reports.section import Section
from danvan_scoring.stages.quotas import quota_text

_TITLE = Text(
    "Rút một đơn vị thì các đơn vị khác có đổi hạng, đổi mức không?",
    "Would withdrawing a unit move the others?",
)
_NOTHING_CAN = Text(
    "Không. Bộ tiêu chí này không có tiêu chí nào so đơn vị với đơn vị khác và không có tỷ lệ "
    "khống chế: điểm của mỗi đơn vị chỉ tùy kết quả của chính đơn vị đó. Thêm hay rút một đơn vị "
    "không làm đổi điểm, mức xếp loại và thứ tự hơn kém của các đơn vị còn lại.",
    "No. No criterion of this rubric compares units with one another and there is no quota: what a "
    "unit earns depends on that unit alone. Adding or withdrawing a unit changes neither points "
    "nor classes of the others, nor their order.",
)
_PROOF = Text(
    "Tính chất này được kiểm tra trên các bộ tiêu chí và số liệu sinh ngẫu nhiên "
    "(tests/laws/test_no_rank_reversal.py).",
    "That is tried on rubrics and submissions drawn at random "
    "(tests/laws/test_no_rank_reversal.py).",
)
_ALONE = Text(
    "Không có đơn vị nào khác để đổi: bộ tiêu chí này chỉ chấm một đơn vị.",
    "There is no other unit to move: this rubric scores a single one.",
)
_NOTES = (
    Text(
        "Rút là bỏ hẳn dòng của đơn vị, không phải cho 0 điểm: tỷ lệ khống chế và tiêu chí so với "
        "đơn vị khác được tính lại trên các đơn vị còn lại.",
        "A withdrawn unit is gone, not at zero: quotas and criteria that compare units are "
        "computed anew over the others.",
    ),
    Text(
        "Hạng là hạng trong khối sau khi bỏ đơn vị được rút: trước mũi tên là hạng nếu thứ tự giữ "
        "nguyên, sau mũi tên là hạng khi tính lại.",
        "Ranks are those in the peer group without the withdrawn unit: before the arrow if the "
        "order stayed, after it as computed anew.",
    ),
    Text(
        "Đọc ngược lại được: nếu đơn vị ấy chưa có trong danh sách thì việc đưa vào gây ra đúng "
        "những thay đổi này theo chiều ngược lại.",
        "It can be read backwards: had the unit not been there, letting it in would do the same "
        "the other way round.",
    ),
)


@dataclass(frozen=True)
class ReversalSettings:
    """How much is shown.

    Attributes:
        shown: the most rows of the table.
        named: the most units that are named together.
    """

    shown: int = 40
    named: int = 6


def reversal_sections(
    publication: Publication,
    language: Language,
    settings: ReversalSettings = ReversalSettings(),
) -> Iterator[Section]:
    """Yield a section for every result of the period."""
    for result in publication.found.results:
        title = headed(_TITLE, publication, result, language)
        found = reversals(result)
        if not (found.relative or found.quotas):
            yield Section(title, [_NOTHING_CAN.pick(language)], notes=[_PROOF.pick(language)])
        elif not found.units:
            yield Section(title, [_ALONE.pick(language)])
        else:
            names = Names(result, language, settings.named)
            yield Section(
                title=title,
                answer=[text.pick(language) for text in _answer(found, names)],
                tables=[reversal_table(found, names, settings.shown)],
                notes=[note.pick(language) for note in (*_left_out(found, settings), *_NOTES)],
            )


def _answer(found: Reversals, names: Names) -> Iterator[Text]:
    yield _why(found, names)
    moving = [own for own in found.withdrawals if own.moves]
    units = {own.unit for own in moving}
    if not units:
        yield Text(
            f"Đã thử rút lần lượt {found.units} đơn vị: không lần nào làm đổi thứ tự hay mức xếp "
            "loại của đơn vị khác.",
            f"Each of the {found.units} units was withdrawn in turn: no other ever changed order "
            "or class.",
        )
        return
    classes = {own.unit for own in moving if any(class_changes(move) for move in own.moves)}
    order = {own.unit for own in moving if any(order_changes(move) for move in own.moves)}
    yield Text(
        f"Đã thử rút lần lượt {found.units} đơn vị: {found.units - len(units)} lần không đơn vị "
        f"nào khác đổi thứ tự hay mức; {len(classes)} lần có đơn vị khác đổi mức xếp loại; "
        f"{len(order)} lần các đơn vị còn lại đổi thứ tự hơn kém với nhau.",
        f"Each of the {found.units} units was withdrawn in turn: {found.units - len(units)} times "
        f"no other moved; {len(classes)} times another changed class; {len(order)} times others "
        "changed order among themselves.",
    )
    yield from _most_exposed(moving, names)
    yield from _overtakings(moving, names)


def _why(found: Reversals, names: Names) -> Text:
    rubric = names.result.bound.rubric
    titles = {band.code: band.title for band in rubric.classes}
    lines = ", ".join(found.relative)
    told = [quota_text(own, titles[own.class_]) for own in found.quotas]
    quotas = Text("; ".join(own.vi for own in told), "; ".join(own.en for own in told))
    causes = []
    if found.relative:
        causes.append(
            Text(
                f"tiêu chí so với đơn vị khác trong khối ({lines})",
                f"criteria that compare units of a peer group ({lines})",
            )
        )
    if found.quotas:
        causes.append(Text(f"tỷ lệ khống chế ({quotas.vi})", f"a quota ({quotas.en})"))
    return Text(
        "Có thể: bộ tiêu chí có " + " và ".join(cause.vi for cause in causes) + ", nên kết quả của "
        "một đơn vị còn tùy những đơn vị khác có mặt.",
        "It can: the rubric has " + " and ".join(cause.en for cause in causes) + ", so that the "
        "result of a unit also depends on which others there are.",
    )


def _most_exposed(moving: Sequence[Withdrawal], names: Names) -> Iterator[Text]:
    """Name the units whose class hangs on others most often."""
    times = Counter(move.unit for own in moving for move in own.moves if class_changes(move))
    if not times:
        return
    most = max(times.values())
    who = names.units([unit for unit, count in times.items() if count == most])
    yield Text(
        f"Mức xếp loại phụ thuộc vào đơn vị khác nhiều nhất: {who} (đổi mức ở {most} lần rút).",
        f"The class hangs on others most at {who} (it changes in {most} withdrawals).",
    )


def _overtakings(moving: Sequence[Withdrawal], names: Names) -> Iterator[Text]:
    """Say of the first withdrawals that change the order of others who rises and who falls."""
    reordering = [own for own in moving if any(order_changes(move) for move in own.moves)]
    for own in reordering[: names.most]:
        movers = [move for move in own.moves if order_changes(move)]
        up = [move.unit for move in movers if 0 < move.rank < move.kept_rank]
        down = [move.unit for move in movers if move.unit not in up]
        told = [
            Text(f"{names.units(units)} {word.vi}", f"{names.units(units)} {word.en}")
            for units, word in ((up, Text("lên", "up")), (down, Text("xuống", "down")))
            if units
        ]
        gone, lines = names.units([own.unit]), ", ".join(own.lines)
        yield Text(
            f"Rút {gone} thì thứ tự của các đơn vị còn lại đổi: "
            + ", ".join(one.vi for one in told)
            + f" (điểm ở tiêu chí {lines} được tính lại).",
            f"Without {gone} the order of the others changes: "
            + ", ".join(one.en for one in told)
            + f" (points at {lines} are computed anew).",
        )


def _left_out(found: Reversals, settings: ReversalSettings) -> Iterator[Text]:
    rest = len(alike(found.withdrawals)) - settings.shown
    if rest > 0:
        yield Text(
            f"Bảng chỉ nêu {settings.shown} trường hợp; còn {rest} trường hợp nữa.",
            f"The table has {settings.shown} cases; there are {rest} more.",
        )
