"""What every unit needs for the next class: a section of a report."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from danvan_scoring.analysis.next_step.falls import Falls
from danvan_scoring.analysis.next_step.search import Search, Ways
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING, exact, number
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.what_if_unit import (
    NOT_SENT,
    NOTES,
    next_better,
)
from danvan_scoring.reports.answers.what_if_why import no_way_text
from danvan_scoring.reports.answers.what_if_words import class_title, way_text
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table

_TITLE = Text("Mỗi đơn vị cần gì để lên mức trên", "What each unit needs for the next class")
_HEADS = (
    Text("Đơn vị", "Unit"),
    Text("Mức nay → mức trên", "Class → next"),
    Text("Dư (điểm)", "Spare (points)"),
    Text("Cách đụng đến ít tiêu chí nhất", "The way that touches the fewest criteria"),
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
    """

    own: bool = False


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
    units = range(len(result.submissions.units))
    search = Search(situation, own=settings.own)
    wanted = {row: next_better(situation, row) for row in units}
    asked = {
        row: goal for row, goal in wanted.items() if goal is not None and situation.submitted[row]
    }
    found = {own.row: own for own in search.ways(asked)}
    margins = Falls(situation).margins(units)
    rows = []
    standing = result.standings[scale]
    for row in np.lexsort((standing.overall_rank, ~standing.ranked)).tolist():
        margin, goal = margins[row], wanted[row]
        name = str(result.submissions.units["name"].iloc[row])
        rows.append(
            [
                name,
                _classes(situation, row, goal, language),
                NOTHING if margin is None else _spare(situation, margin).pick(language),
                _way(search, found.get(row), goal).pick(language),
            ]
        )
    unit, classes, spare, way = (head.pick(language) for head in _HEADS)
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
        [_answer([*found.values()], len(units)).pick(language)],
        [Table(scale_title, columns, rows)],
        notes=notes,
    )


def _classes(situation: Situation, row: int, goal: int | None, language: Language) -> str:
    now = class_title(situation, int(situation.classification.final[row])).pick(language)
    return now if goal is None else f"{now} → {class_title(situation, goal).pick(language)}"


def _spare(situation: Situation, margin: int) -> Text:
    return number(exact(np.int64(margin), situation.rubric.rounding.decimals))


def _way(search: Search, found: Ways | None, goal: int | None) -> Text:
    if goal is None:
        return Text("đang ở mức cao nhất", "has the best class")
    if found is None:
        return NOT_SENT
    if found.ending != "found":
        return no_way_text(search, found, class_title(search.situation, goal))
    return way_text(search.situation, found.ways[0])


def _answer(found: list[Ways], units: int) -> Text:
    ways = [own.ways[0] for own in found if own.ways]
    one = sum(way.criteria == 1 for way in ways)
    few = sum(way.criteria in {2, 3} for way in ways)
    more = len(ways) - one - few
    none = sum(own.ending == "impossible" for own in found)
    return Text(
        f"Trong {units} đơn vị: {one} đơn vị lên mức trên chỉ cần đổi một tiêu chí, {few} đơn vị "
        f"cần hai hoặc ba, {more} đơn vị cần nhiều hơn; {none} đơn vị không thể lên.",
        f"Of {units} units, {one} need a change at one criterion for the next class, {few} at two "
        f"or three, {more} at more; {none} cannot reach it.",
    )
