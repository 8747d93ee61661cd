"""What one unit needs for a class, and what would make it fall: sections of a report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from danvan_scoring.analysis.next_step.falls import Falls, Places
from danvan_scoring.analysis.next_step.options import By
from danvan_scoring.analysis.next_step.search import Search, Ways
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import written
from danvan_scoring.model.standing import NO_CLASS
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.what_if_why import NOT_SENT, no_way_text, unscored_text
from danvan_scoring.reports.answers.what_if_words import (
    class_title,
    measure_text,
    option_text,
    points_text,
    way_text,
)
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table
from danvan_scoring.stages.quotas import quota_text

_MOST_WAYS = 4
BY_TEXTS: Mapping[By, Text] = {
    "criteria": Text("đụng đến ít tiêu chí nhất", "touching the fewest criteria"),
    "points": Text("thêm ít điểm nhất", "with the fewest points"),
    "effort": Text("tốn ít công sức nhất", "with the least effort"),
}
NOTES = (
    Text(
        "Coi như các đơn vị khác giữ nguyên số liệu; minh chứng của những gì thêm vào được nộp đủ.",
        "The facts of the other units are taken to stay; documents for what is added, to be there.",
    ),
    Text(
        "Chỉ xét thay đổi của kết quả (số đã làm, số vi phạm, câu trả lời, ngày gửi); số phải làm "
        "theo kế hoạch không bị sửa, và không tính cách chỉ làm đơn vị khác giảm điểm.",
        "Only results are changed (what was done, violations, answers, days); what was planned is "
        "not, and nothing is counted that does no more than lower others.",
    ),
)
_INEXACT = Text(
    "Có tiêu chí mà số cách kết hợp quá nhiều nên chỉ thử được một phần: có thể còn cách rẻ hơn.",
    "Some criterion has too many combinations, of which a part was tried: cheaper ways may exist.",
)
NO_EFFORT = Text(
    "Bộ tiêu chí không khai công sức (effort) của chỉ tiêu nào nên chưa so được cách nào tốn ít "
    "công sức hơn.",
    "The rubric declares no effort for any field, so ways cannot be compared by it.",
)
_PART_EFFORT = Text(
    "Chỉ tiêu không khai công sức được tính 1 cho mỗi đơn vị thay đổi.",
    "A field that declares no effort counts 1 for each unit of change.",
)


@dataclass(frozen=True)
class UnitQuestion:
    """What is asked about a unit.

    Attributes:
        row: position of the unit.
        wanted: position of the class; None for the next better one.
        by: what is cheap.
        own: whether only facts that the unit itself fills in may be changed.
    """

    row: int
    wanted: int | None = None
    by: By = "criteria"
    own: bool = False


def next_better(situation: Situation, row: int) -> int | None:
    """Return the position of the class above that of a unit; None if it has the best.

    Above having no class is the lowest class; a unit without a total waits for one first.
    """
    if not situation.standing.ranked[row]:
        return None
    now = int(situation.classification.final[row])
    return len(situation.bands) - 1 if now < 0 else now - 1 if now else None


def unit_sections(
    situation: Situation, asked: UnitQuestion, language: Language
) -> Iterator[Section]:
    """Yield what the unit needs, then what would make it fall."""
    yield _up(situation, asked, language)
    yield _down(situation, asked.row, language)


def _name(situation: Situation, row: int) -> str:
    units = situation.submissions.units
    return f"{units['name'].iloc[row]} ({units.index[row]})"


def now_text(situation: Situation, row: int) -> Text:
    """Say where a unit stands."""
    title = class_title(situation, int(situation.classification.final[row]))
    if not situation.standing.ranked[row]:
        return Text(f"Hiện nay: chưa có tổng điểm, {title.vi}.", f"Now: no total, {title.en}.")
    measure = measure_text(situation, int(situation.standing.measure[row]))
    rank = int(situation.standing.peer_rank[row])
    return Text(
        f"Hiện nay: {measure.vi}, hạng {rank} trong khối, {_class_vi(situation, row)}.",
        f"Now: {measure.en}, rank {rank} of the peer group, {title.en}.",
    )


def _class_vi(situation: Situation, row: int) -> str:
    final = int(situation.classification.final[row])
    title = class_title(situation, final).vi
    return f"mức {title}" if final >= 0 else title


def _up(situation: Situation, asked: UnitQuestion, language: Language) -> Section:
    row, name = asked.row, _name(situation, asked.row)
    wanted = next_better(situation, row) if asked.wanted is None else asked.wanted
    told = [now_text(situation, row).pick(language)]
    if wanted is None and not situation.standing.ranked[row]:
        title = Text(f"{name}: chưa xếp loại", f"{name}: no class yet")
        waits = unscored_text(situation, row)
        return Section(title.pick(language), [*told, waits.pick(language)])
    if wanted is None:
        title = Text(f"{name}: lên mức trên", f"{name}: the next class")
        best = Text("Đơn vị đang ở mức cao nhất.", "The unit has the best class.")
        return Section(title.pick(language), [*told, best.pick(language)])
    goal = class_title(situation, wanted)
    title = Text(
        f"{name}: cần gì để được xếp mức {goal.vi}", f"{name}: what it takes to be {goal.en}"
    )
    final = int(situation.classification.final[row])
    stop = None
    if 0 <= final <= wanted:
        stop = Text(f"Đơn vị đã đạt mức {goal.vi}.", f"The unit is {goal.en} already.")
    elif not situation.submitted[row]:
        stop = NOT_SENT
    elif asked.by == "effort" and not efforts(situation):
        stop = NO_EFFORT
    if stop is not None:
        return Section(title.pick(language), [*told, stop.pick(language)])
    search = Search(situation, asked.by, asked.own)
    (found,) = search.ways({row: wanted}, _MOST_WAYS)
    notes = [*NOTES, *([] if found.exact else [_INEXACT])]
    if asked.by == "effort" and any(own.effort is None for own in situation.rubric.form_fields):
        notes.append(_PART_EFFORT)
    if found.ending != "found":
        told.append(no_way_text(search, found, goal).pick(language))
        return Section(title.pick(language), told, notes=[own.pick(language) for own in notes])
    way = found.ways[0]
    words, how = way_text(situation, way), BY_TEXTS[asked.by]
    told.append(
        Text(f"Cách {how.vi}: {words.vi}.", f"The way {how.en}: {words.en}.").pick(language)
    )
    if way.ends < wanted:
        end = class_title(situation, way.ends)
        told.append(Text(f"Khi đó được mức {end.vi}.", f"That makes it {end.en}.").pick(language))
    tables = [_ways_table(situation, found, asked, language)]
    return Section(title.pick(language), told, tables, notes=[own.pick(language) for own in notes])


def efforts(situation: Situation) -> bool:
    """Tell whether the rubric declares the effort of any field."""
    return any(field.effort is not None for field in situation.rubric.form_fields)


def _ways_table(
    situation: Situation, found: Ways, asked: UnitQuestion, language: Language
) -> Table:
    heads = [
        Text("Cách", "Way"), Text("Thay đổi", "Changes"),
        Text("Số tiêu chí", "Criteria"), Text("Điểm thay đổi", "Points"),
    ]  # fmt: skip
    effort = asked.by == "effort"
    if effort:
        heads.append(Text("Công sức", "Effort"))
    columns = [
        Column(head.pick(language), "left" if number_ == 1 else "right", flexible=number_ == 1)
        for number_, head in enumerate(heads)
    ]
    rows = []
    for count, way in enumerate(found.ways, start=1):
        row = [
            str(count),
            way_text(situation, way).pick(language),
            str(way.criteria),
            points_text(situation, way.points).pick(language),
        ]
        rows.append([*row, written(way.effort).pick(language)] if effort else row)
    title = Text("Các cách rẻ nhất, mỗi cách đổi những việc khác nhau", "The cheapest ways")
    return Table(title.pick(language), columns, rows)


def _down(situation: Situation, row: int, language: Language) -> Section:
    name = _name(situation, row)
    title = Text(f"{name}: điều gì làm xuống mức", f"{name}: what would make it fall")
    final = int(situation.classification.final[row])
    if final <= NO_CLASS:
        none = Text("Đơn vị chưa có mức để mất.", "The unit has no class to lose.")
        return Section(title.pick(language), [none.pick(language)])
    asker = Falls(situation)
    told = [margin_text(situation, asker.margins([row])[row]).pick(language)]
    told += [_places_text(situation, own).pick(language) for own in asker.places(row)]
    falls = asker.falls(row)
    if not falls:
        safe = Text(
            "Không một số liệu nào, tự nó, làm đơn vị xuống mức.",
            "No fact alone would make it fall.",
        )
        return Section(title.pick(language), [*told, safe.pick(language)])
    count = Text(
        f"{len(falls)} số liệu, mỗi số liệu tự nó cũng đủ làm xuống mức:",
        f"{len(falls)} facts, each of which alone is enough:",
    )
    columns = [
        Column(Text("Thay đổi", "Change").pick(language), flexible=True),
        Column(Text("Mất", "Loses").pick(language), "right"),
        Column(Text("Còn mức", "Ends as").pick(language)),
    ]
    rows = [
        [
            option_text(situation, own.options, own.number).pick(language),
            points_text(situation, own.lost).pick(language),
            class_title(situation, own.ends).pick(language),
        ]
        for own in falls
    ]
    heading = Text("Thay đổi nhỏ nhất của từng số liệu", "The least change of each fact")
    return Section(
        title.pick(language),
        [*told, count.pick(language)],
        [Table(heading.pick(language), columns, rows)],
    )


def margin_text(situation: Situation, margin: int | None) -> Text:
    """Say how many points a unit can lose and stay where it is."""
    if margin is None:
        return Text(
            "Mất bao nhiêu điểm cũng không xuống mức.", "No loss of points costs the class."
        )
    if not margin:
        return Text(
            "Đang đúng ở ngưỡng: mất bất kỳ điểm nào cũng xuống mức.",
            "It stands exactly at the edge: any loss of points costs the class.",
        )
    points = points_text(situation, margin)
    return Text(
        f"Mất nhiều nhất {points.vi} (mọi thứ khác giữ nguyên) thì vẫn giữ mức.",
        f"It keeps its class with up to {points.en} less, all else as it is.",
    )


def _places_text(situation: Situation, own: Places) -> Text:
    titles = {band.code: band.title for band in situation.bands}
    quota = quota_text(own.quota, titles[own.quota.class_])
    left = own.limit - own.members
    rest = Text(f"còn {left} chỗ", f"{left} places are left")
    if left < 0:
        rest = Text(f"thừa {-left} đơn vị", f"{-left} units too many")
    place, limit = own.place, own.limit
    return Text(
        f"{quota.vi}: {limit} chỗ, đơn vị đứng thứ {place}, {rest.vi}.",
        f"{quota.en}: {limit} places, the unit takes place {place}, {rest.en}.",
    )
