"""What every unit needs for the next class: a section of a report."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from danvan_scoring.analysis.next_step.falls import Falls
from danvan_scoring.analysis.next_step.options import By
from danvan_scoring.analysis.next_step.search import Search, Ways
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING, exact, number
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.what_if_unit import (
    BY_TEXTS,
    NO_EFFORT,
    NOTES,
    efforts,
    next_better,
)
from danvan_scoring.reports.answers.what_if_why import no_way_text, unscored_text
from danvan_scoring.reports.answers.what_if_words import class_position, class_title, way_text
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table

_TITLE = Text("Mỗi đơn vị cần gì để lên mức trên", "What each unit needs for the next class")
_HEADS = (
    Text("Đơn vị", "Unit"),
    Text("Mức nay → mức trên", "Class → next"),
    Text("Dư (điểm)", "Spare (points)"),
    Text("Cách {}", "The way {}"),
)
_SPARE = Text(
    "Dư: số điểm mất nhiều nhất mà vẫn giữ mức, mọi thứ khác giữ nguyên.",
    "Spare: the most points that can be lost with the class kept, all else as it is.",
)
NO_CLASSES = Text(
    "Bộ tiêu chí không có mức xếp loại nên không có mức trên để lên.",
    "The rubric has no classes, so there is no next one.",
)
_NOBODY = Text("Không có đơn vị nào.", "There are no units.")


@dataclass(frozen=True)
class WhatIfSettings:
    """How the section is made.

    Attributes:
        own: whether only facts that units themselves fill in may be changed.
        to: code or title of the class that all want; "" for the next better one of each.
        by: what is cheap.
    """

    own: bool = False
    to: str = ""
    by: By = "criteria"


def what_if_sections(
    publication: Publication,
    language: Language,
    settings: WhatIfSettings = WhatIfSettings(),
) -> Iterator[Section]:
    """Yield a section for each rubric and scale: the cheapest way of every unit, in a table.

    Args:
        publication: the period.
        language: of the report.
        settings: how the section is made.

    Raises:
        CriterionError: as scoring does.
    """
    for result in publication.found.results:
        scales = [*result.classifications]
        if not scales or not len(result.submissions.units):
            none = NO_CLASSES if not scales else _NOBODY
            yield Section(_TITLE.pick(language), [none.pick(language)])
            continue
        for scale in scales:
            yield _section(result, scale, settings, language)


def _section(result: Result, scale: str, settings: WhatIfSettings, language: Language) -> Section:
    situation = Situation.of(result, scale)
    if settings.by == "effort" and not efforts(situation):
        return Section(_TITLE.pick(language), [NO_EFFORT.pick(language)])
    units = range(len(result.submissions.units))
    search = Search(situation, settings.by, settings.own)
    wanted = _wanted(situation, settings.to)
    found = {own.row: own for own in search.ways(wanted)}
    margins = Falls(situation).margins(units)
    rows = []
    standing = result.standings[scale]
    for row in np.lexsort((standing.overall_rank, ~standing.ranked)).tolist():
        margin, goal = margins[row], wanted.get(row)
        if standing.ranked[row] and goal is None:
            continue
        name = str(result.submissions.units["name"].iloc[row])
        rows.append(
            [
                name,
                _classes(situation, row, goal, language),
                NOTHING if margin is None else _spare(situation, margin).pick(language),
                _way(search, row, found.get(row)).pick(language),
            ]
        )
    unit, classes, spare, way = (head.pick(language) for head in _HEADS)
    way = way.format(BY_TEXTS[settings.by].pick(language))
    columns = [
        Column(unit, flexible=True),
        Column(classes),
        Column(spare, "right"),
        Column(way, flexible=True),
    ]
    scale_title = result.bound.groups[scale].title
    notes = [own.pick(language) for own in (_SPARE, *NOTES)]
    return Section(
        _TITLE.pick(language),
        [*_answer(situation, [*found.values()], settings.to, language)],
        [Table(scale_title, columns, rows)],
        notes=notes,
    )


def _classes(situation: Situation, row: int, goal: int | None, language: Language) -> str:
    now = class_title(situation, int(situation.classification.final[row])).pick(language)
    return now if goal is None else f"{now} → {class_title(situation, goal).pick(language)}"


def _spare(situation: Situation, margin: int) -> Text:
    return number(exact(np.int64(margin), situation.rubric.rounding.decimals))


def _wanted(situation: Situation, to: str) -> dict[int, int]:
    """Return the class that each unit wants which has a total and is not there yet."""
    goals = {row: next_better(situation, row) for row in range(len(situation.submissions.units))}
    above = {row: goal for row, goal in goals.items() if goal is not None}
    asked = class_position(situation.bands, to) if to else None
    if asked is None:
        return above
    return {row: asked for row, goal in above.items() if asked <= goal}


def _way(search: Search, row: int, found: Ways | None) -> Text:
    if found is None:
        return unscored_text(search.situation, row)
    if found.ending != "found":
        return no_way_text(search, found, class_title(search.situation, found.wanted))
    return way_text(search.situation, found.ways[0])


def _answer(situation: Situation, found: list[Ways], to: str, language: Language) -> Iterator[str]:
    ranked = int(situation.standing.ranked.sum())
    units = len(situation.submissions.units)
    if found:
        goal = class_title(situation, found[0].wanted) if to else None
        yield _counts(found, goal).pick(language)
    if ranked > len(found):
        there = Text("đang ở mức cao nhất", "have the best class")
        if to:
            there = Text("đã đạt mức này hoặc cao hơn", "have that class or a better one")
        yield Text(
            f"{ranked - len(found)} đơn vị {there.vi}, không có trong bảng.",
            f"{ranked - len(found)} units {there.en} and are not in the table.",
        ).pick(language)
    if units > ranked:
        yield Text(
            f"{units - ranked} đơn vị chưa có tổng điểm nên chưa xét được.",
            f"{units - ranked} units have no total yet, so nothing is said of them.",
        ).pick(language)


def _counts(found: list[Ways], goal: Text | None) -> Text:
    ways = [own.ways[0] for own in found if own.ways]
    one = sum(way.criteria == 1 for way in ways)
    few = sum(way.criteria in {2, 3} for way in ways)
    more = len(ways) - one - few
    none = sum(own.ending == "impossible" for own in found)
    aim = Text("lên mức trên", "for the next class")
    if goal is not None:
        aim = Text(f"được xếp mức {goal.vi}", f"to be {goal.en}")
    return Text(
        f"Trong {len(found)} đơn vị: {one} đơn vị {aim.vi} chỉ cần đổi một tiêu chí, {few} đơn vị "
        f"cần hai hoặc ba, {more} đơn vị cần nhiều hơn; {none} đơn vị không thể lên.",
        f"Of {len(found)} units, {one} need a change at one criterion {aim.en}, {few} at two "
        f"or three, {more} at more; {none} cannot reach it.",
    )
