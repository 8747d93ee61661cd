"""One criterion less: which of them the ranking hangs on."""

from collections.abc import Iterator, Sequence

from danvan_scoring.analysis.robustness.drop import Dropped, drop_each
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING
from danvan_scoring.reports.answers.robustness_words import Scale
from danvan_scoring.reports.pictures.drawing import Drawing
from danvan_scoring.reports.pictures.tornado import Bar, tornado
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table

_SHOWN = 15
_NAMED = 3
_CODES = 40


def without_section(scale: Scale) -> Section:
    """Answer what leaving out each group and each criterion would do."""
    bound = scale.result.bound
    found = [own for own in drop_each(scale.variants.ground) if own.scale == scale.group.code]
    found.sort(key=lambda own: -own.shift)
    groups = [own for own in found if own.node in bound.groups]
    lines = [own for own in found if own.node in bound.criteria]
    titles = {
        True: scale.say("Bỏ một nhóm tiêu chí", "Without a group"),
        False: scale.say("Bỏ một tiêu chí", "Without a criterion"),
    }
    parts = [(titles[True], groups), (titles[False], lines)]
    return Section(
        title=scale.heading("Nếu bỏ một tiêu chí thì sao?", "What would one criterion less do?"),
        answer=[*_told(scale, lines)],
        tables=[_table(scale, title, own) for title, own in parts if own],
        drawings=[
            _drawing(scale, name, title, own)
            for name, (title, own) in zip(("nhom", "tieu-chi"), parts, strict=True)
            if own and own[0].shift > 0
        ],
        notes=[*_notes(scale, lines)],
    )


def _told(scale: Scale, lines: Sequence[Dropped]) -> Iterator[str]:
    moving = [own for own in lines if own.shift > 0]
    for own in moving[:_NAMED]:
        told = scale.say(
            f"Bỏ {_title(scale, own.node)}: các đơn vị đổi trung bình "
            f"{scale.number(own.shift, 2)} bậc",
            f"Without {_title(scale, own.node)}: units move {scale.number(own.shift, 2)} places on "
            "average",
        )
        if own.moved_class is not None:
            count = int(own.moved_class.sum())
            told += scale.say(f", {count} đơn vị đổi mức xếp loại", f", {count} change class")
        yield told + "."
    still = len(lines) - len(moving)
    if still:
        yield scale.say(
            f"{still} tiêu chí bỏ đi cũng không làm đổi hạng của đơn vị nào.",
            f"{still} criteria could be left out without any rank changing.",
        )


def _title(scale: Scale, code: str) -> str:
    bound = scale.result.bound
    item = bound.groups[code] if code in bound.groups else bound.criteria[code].line
    return f"{code} {item.title}"


def _table(scale: Scale, title: str, found: Sequence[Dropped]) -> Table:
    columns = [
        Column(scale.say("Bỏ đi", "Without"), flexible=True),
        Column(scale.say("Đổi hạng trung bình (bậc)", "Mean move (places)"), "right"),
        Column(
            scale.say("Mức giống thứ hạng cũ (1 là như cũ)", "Agreement (1: the same)"), "right"
        ),
    ]
    classes = any(own.moved_class is not None for own in found)
    if classes:
        columns.append(Column(scale.say("Đơn vị đổi mức", "Change class"), "right"))
    rows = []
    for own in found[:_SHOWN]:
        agreement = NOTHING if own.agreement is None else scale.number(own.agreement, 2)
        cells = [_title(scale, own.node), scale.number(own.shift, 2), agreement]
        if classes and own.moved_class is not None:
            cells.append(str(int(own.moved_class.sum())))
        rows.append(cells)
    return Table(title, columns, rows)


def _drawing(scale: Scale, name: str, title: str, found: Sequence[Dropped]) -> Drawing:
    axis = scale.say("số bậc mà các đơn vị đổi, trung bình", "places that units move, on average")
    description = scale.say(
        f"{title}: {axis}; số liệu ở bảng của mục này.",
        f"{title}: {axis}; the table of this section has the figures.",
    )
    bars = [
        Bar(_title(scale, own.node), own.shift, scale.number(own.shift, 2))
        for own in found[:_SHOWN]
        if own.shift > 0
    ]
    return tornado(f"{scale.mark}-bo-{name}", title, description, bars, axis)


def _notes(scale: Scale, lines: Sequence[Dropped]) -> Iterator[str]:
    yield scale.say(
        "Bỏ đi là bỏ cả điểm và điểm tối đa; các phần khác giữ nguyên. Đổi hạng tính trong từng "
        "khối. Mức giống thứ hạng cũ là hệ số Kendall tau-b: 1 là thứ hạng y như cũ, 0 là không "
        "còn liên quan.",
        "What is left out takes its points and its maximum with it; the rest stays. Moves are "
        "inside peer groups. Agreement is Kendall's tau-b: 1 is the same order, 0 no relation.",
    )
    if scale.tally.classes and all(own.moved_class is None for own in lines):
        yield scale.say(
            "Không xét mức xếp loại: xếp loại theo số điểm, mà bỏ một tiêu chí thì tổng điểm tối "
            "đa đổi.",
            "Classes are not looked at: they go by points, and the maximum is another.",
        )
    if len(lines) > _SHOWN:
        shown = [own.node for own in lines[_SHOWN : _SHOWN + _CODES]]
        more = "…" if len(lines) > _SHOWN + _CODES else "."
        yield scale.say(
            f"Bảng nêu {_SHOWN} tiêu chí ảnh hưởng nhiều nhất; ít hơn: {', '.join(shown)}{more}",
            f"The table has the {_SHOWN} that matter most; less: {', '.join(shown)}{more}",
        )
