"""The workbook as its sheets see one another: what stands on which of them, and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import CriterionLine, Group
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.workbook.figures import Figures
from danvan_scoring.reports.workbook.names import SheetNames, quoted
from danvan_scoring.reports.workbook.page import Page
from danvan_scoring.reports.workbook.styles import Styles

WORK_TOP = 4
"""The first row of the calculation, from 0."""

SCORES_TOP = 8
"""The first unit on a sheet of scores, from 0."""

BEFORE_NODES = 2
"""The columns of a sheet of scores before those of the nodes: code and name of the unit."""


@dataclass
class Book:
    """The workbook in the making.

    Attributes:
        publication: what is shown.
        language: that of its words.
        workbook: the file.
    """

    publication: Publication
    language: Language
    workbook: Workbook
    names: SheetNames = field(default_factory=SheetNames)

    @cached_property
    def styles(self) -> Styles:
        """The formats."""
        return Styles(self.workbook)

    def page(self, name: Text, part: str = "") -> Page:
        """Add a sheet."""
        own = self.names.new(name.pick(self.language), part)
        return Page(own, self.workbook.add_worksheet(own), self.styles)


@dataclass(frozen=True)
class RubricPart:
    """One rubric of the period and its calculation.

    Attributes:
        result: what was found with it.
        work: the sheet of the calculation.
        details: the sheet with one row a unit and criterion.
    """

    result: Result
    work: Page
    details: Page

    @cached_property
    def figures(self) -> Figures:
        """What the calculation shows."""
        return Figures(self.result)

    @cached_property
    def codes(self) -> Sequence[str]:
        """The codes of all nodes, parents before children."""
        return [*self.result.scores.nodes]

    def cells(self, row: int, *, sheet: str | None = None) -> Mapping[str, NodeCells]:
        """The cells of the calculation of the unit in `row`, as other sheets name them."""
        name = quoted(self.work.name) if sheet is None else sheet
        first = WORK_TOP + row * len(self.codes) + 1
        return {code: NodeCells(name, first + place) for place, code in enumerate(self.codes)}

    def item(self, code: str) -> Group | CriterionLine:
        """The group or line of a code."""
        return self.result.bound.groups.get(code) or self.result.bound.criteria[code].line


@dataclass(frozen=True)
class ScalePart:
    """One scale of a rubric, with its own sheets.

    Attributes:
        rubric: whose scale it is.
        scale: the scale.
        order: the rows of the units in the result, in the order in which they are ranked.
        ranking: the sheet of ranks.
        scores: the sheet of points.
        classes: the sheet of classes and charts.
    """

    rubric: RubricPart
    scale: Group
    order: Sequence[int]
    ranking: Page
    scores: Page
    classes: Page

    @property
    def result(self) -> Result:
        """The result of the rubric."""
        return self.rubric.result

    @cached_property
    def below(self) -> Sequence[str]:
        """The nodes of the scale but the scale itself, in the order of the rubric."""
        bound = self.result.bound
        return [
            code
            for code in self.rubric.codes
            if _top(bound.groups, self._group_of(code)) == self.scale.code
            and code != self.scale.code
        ]

    def _group_of(self, code: str) -> str:
        line = self.result.bound.criteria.get(code)
        return line.line.group if line else code

    @cached_property
    def place(self) -> Mapping[int, int]:
        """The place of a unit on the sheets of this scale, counted from 0, by its row."""
        return {row: place for place, row in enumerate(self.order)}

    def typed(self, row: int) -> Mapping[str, str]:
        """The cells of the points of one unit's criteria, as other sheets name them."""
        sheet, at = quoted(self.scores.name), SCORES_TOP + self.place[row]
        criteria = self.result.bound.criteria
        absolute = partial(xl_rowcol_to_cell, at, row_abs=True, col_abs=True)
        return {
            code: f"{sheet}!{absolute(column)}"
            for column, code in enumerate(self.below, BEFORE_NODES)
            if code in criteria
        }


def _top(groups: Mapping[str, Group], code: str) -> str:
    above = groups[code].group
    return code if above is None else _top(groups, above)


def ranked_order(result: Result, scale: str) -> list[int]:
    """Return the rows of the units by peer group and rank, those without a rank last."""
    standing = result.standings[scale]
    size = len(standing.ranked)
    keys = (np.arange(size), standing.peer_rank, ~standing.ranked, standing.peer_group)
    return [int(row) for row in np.lexsort(keys)]
