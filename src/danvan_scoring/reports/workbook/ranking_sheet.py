"""The ranking (Xếp hạng): one row a unit, its ranks and class live over the points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.format import Format

from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.rubric import Gate
from danvan_scoring.model.text import Text
from danvan_scoring.reports.tables.ranking import basis_text
from danvan_scoring.reports.workbook.book import Book, ScalePart
from danvan_scoring.reports.workbook.classes_sheet import cut_off_cells, titles_range
from danvan_scoring.reports.workbook.heads import write_head
from danvan_scoring.reports.workbook.page import Grid
from danvan_scoring.reports.workbook.ranking_columns import (
    RANKING_TOP,
    Columns,
)
from danvan_scoring.reports.workbook.ranking_formulas import (
    after_gate,
    by_cut_off,
    competition,
    gate_mark,
    measured,
    quota_limit,
    quota_place,
    quotient,
    whole,
)
from danvan_scoring.reports.workbook.ranking_values import RankingValues
from danvan_scoring.reports.workbook.score_sheet import shown
from danvan_scoring.stages.class_path import NO_CLASS_TEXT, NOT_ELIGIBLE_TEXT
from danvan_scoring.stages.form_numbers import rounded

TITLE = Text("Xếp hạng", "Ranking")
_NOTES = (
    Text(
        "Điểm, tối đa, tỷ lệ, xếp loại và hạng là công thức trên điểm ở trang «Điểm», tính qua "
        "trang «Cách tính». Dấu = trước hạng: đồng hạng. Thứ tự dòng giữ như khi lập; muốn xếp lại "
        "thì sắp theo cột hạng.",
        "Points, maximum, percentage, class and ranks are formulas over the points of the sheet "
        "«Scores», by way of the sheet «Calculation». = before a rank: shared. Rows stay in the "
        "order in which they were made; sort by rank to renew it.",
    ),
    Text(
        "Cột điều kiện: x là có, ? là chưa xác định được, – là không xét. Cột điều kiện có tiêu đề "
        "xanh dựa trên số liệu ngoài sổ này: sửa được; các cột khác là công thức.",
        "Columns of conditions: x holds, ? cannot be decided, – does not bind. Those with a blue "
        "heading rest on facts outside this workbook and may be changed; the others are formulas.",
    ),
)
_LOOKS = {
    "peer_rank": "bold_count",
    "overall": "count",
    "code": "text",
    "name": "text",
    "group": "text",
    "authority": "text",
    "by_points": "text_in",
    "final": "bold",
}


@dataclass(frozen=True)
class RankingSheet:
    """Writes the sheet of one scale."""

    book: Book
    part: ScalePart

    def write(self) -> None:
        """Write headings, one row a unit, and what draws the eye."""
        page, columns = self.part.ranking, self._columns
        page.columns(columns.widths)
        basis = basis_text(self.part.result, self.book.language)
        notes = [Text(f"{basis}.", f"{basis}."), _NOTES[0]]
        if self.part.result.bound.rubric.gates:
            notes.append(_NOTES[1])
        write_head(self.book, page, self.part, TITLE, notes, columns.printed)
        page.headings(RANKING_TOP - 1, columns.headings(self.book.language))
        for place, row in enumerate(self.part.order):
            self._unit(RANKING_TOP + place, row)
        self._looks()
        page.sheet.freeze_panes(RANKING_TOP, columns.grid.column("name") + 1)
        page.sheet.autofilter(RANKING_TOP - 1, 0, self._grid.last, len(columns.widths) - 1)
        page.printed(RANKING_TOP - 1, self._grid.last, columns.printed)

    @cached_property
    def _columns(self) -> Columns:
        return Columns(self.part)

    @property
    def _grid(self) -> Grid:
        return self._columns.grid

    @cached_property
    def _values(self) -> RankingValues:
        return RankingValues(self.part, self.book.language)

    def _unit(self, at: int, row: int) -> None:
        page, grid, values = self.part.ranking, self._grid, self._values.of(row)
        units, rubric = self.part.result.submissions.units, self.part.result.bound.rubric
        cells = self.part.rubric.cells(row)
        group = self.part.result.standings[self.part.scale.code].peer_group[row]
        told = {
            "code": str(units.index[row]),
            "name": str(units["name"].iloc[row]),
            "group": rubric.peer_groups[group].title,
            "authority": str(units["authority"].iloc[row]),
        }
        formulas = {**self._figures(cells, at), **dict(self._classes(row, at, cells))}
        for column, key in enumerate(grid.keys):
            look = self._look(key)
            if key in told:
                page.text(at, column, told[key], look)
            elif key in ("cohort", "area"):
                page.number(at, column, float(values[key]), look)
            elif key in formulas:
                page.live(at, column, formulas[key], values[key], look)
            else:
                page.text(at, column, str(values[key]), look)
        texts = {**told, **{key: str(values.get(key, "")) for key in ("by_points", "final")}}
        page.height(at, [(grid.column(key), texts[key]) for key in texts if key in grid.keys])

    def _look(self, key: str) -> Format:
        styles, columns = self.part.ranking.styles, self._columns
        if key in ("points", "maximum"):
            look = "total" if key == "points" else "points"
            return styles.number(look, self.part.result.scores.decimals)
        if key == "percent":
            return styles.number("points", columns.percent_decimals)
        if key in columns.inputs:
            return styles["typed_text"]
        return styles[_LOOKS.get(key, "middle" if key.startswith("gate") else "work")]

    def _figures(self, cells: Mapping[str, NodeCells], at: int) -> dict[str, str]:
        grid, rubric = self._grid, self.part.result.bound.rubric
        total, own = cells[self.part.scale.code], rubric.rounding
        shown_decimals = self._columns.percent_decimals
        known = f"AND({total.state}=0,{total.maximum}>0)"
        top, under = grid.cell("top", at), grid.cell("under", at)
        hundredth = f'IF({known},{quotient(top, under, own.mode)},"")'
        measure = measured(total.points, own, rubric.measure_decimals)
        by_percent = rubric.ranking.by == "percent"
        keys = ["measure", *self._columns.ties]
        ties = {
            key: f'IF({grid.cell("measure", at)}="","",'
            f"{whole(rounded(cells[code].points, own), own.decimals)})"
            for key, code in zip(self._columns.ties, rubric.ranking.tie_breaks, strict=True)
        }
        return {
            "peer_rank": competition(grid, at, "cohort", keys),
            "overall": competition(grid, at, "area", keys),
            "points": f'IF(AND({total.state}=0,{total.maximum}<=0),"",{shown(total)})',
            "maximum": total.maximum,
            "percent": f'IF({grid.cell("share", at)}="","",'
            f"{grid.cell('share', at)}/{10**shown_decimals})",
            "top": f"{whole(total.points, own.decimals)}*{100 * 10**shown_decimals}",
            "under": whole(total.maximum, own.decimals),
            "share": hundredth,
            "measure": grid.cell("share", at) if by_percent else f'IF({known},{measure},"")',
            **ties,
        }

    def _classes(
        self, row: int, at: int, cells: Mapping[str, NodeCells]
    ) -> Iterator[tuple[str, str]]:
        part, grid, columns = self.part, self._grid, self._columns
        if not columns.bands:
            return
        codes, rubric = [band.code for band in columns.bands], part.result.bound.rubric
        cut_offs = cut_off_cells(part)
        yield "class", by_cut_off(grid.cell("measure", at), cut_offs, rubric.measure_decimals)
        kind = str(part.result.submissions.units["kind"].iloc[row])
        before = "class"
        for number, gate in enumerate(columns.gates):
            key = f"gate{number}"
            if key not in columns.inputs and not _frees(gate, kind):
                facts = {
                    fact: grid.cell(name, at) for name, fact in columns.facts_of(number).items()
                }
                yield key, gate_mark(gate.when, facts, cells, rubric.rounding)
            own = after_gate(gate, grid.cell(key, at), grid.cell(before, at), codes)
            before = f"after_{key}"
            yield before, own
        group = part.result.standings[part.scale.code].peer_group[row]
        for number, quota in enumerate(columns.quotas):
            place = codes.index(quota.class_) + 1
            limit, taken, after = (f"{key}{number}" for key in ("limit", "place", "after_quota"))
            peers = rubric.peer_groups[group].code
            if quota.peer_groups and peers not in quota.peer_groups:
                yield after, grid.cell(before, at)
            else:
                yield limit, quota_limit(quota, grid, at, before, place)
                yield taken, quota_place(quota, grid, at, before, place)
                own, lower = grid.cell(before, at), min(place + 1, len(codes))
                # Outside the class the place is a text, of which N makes 0.
                out = f"N({grid.cell(taken, at)})>{grid.cell(limit, at)}"
                yield after, f"IF({out},{lower},{own})"
            before = after
        yield from self._titles(at, before, cells[part.scale.code])

    def _titles(self, at: int, last: str, total: NodeCells) -> Iterator[tuple[str, str]]:
        grid, titles, language = self._grid, titles_range(self.part), self.book.language
        first, final = grid.cell("class", at), grid.cell(last, at)
        barred, none = NOT_ELIGIBLE_TEXT.pick(language), NO_CLASS_TEXT.pick(language)
        yield "by_points", f'IF({first}>0,INDEX({titles},{first}),"")'
        without = f'IF({final}<0,"{barred}",IF({total.state}=0,"{none}",""))'
        yield "final", f"IF({final}>0,INDEX({titles},{final}),{without})"

    def _looks(self) -> None:
        """What draws the eye: shared ranks, classes, a class that a condition moved, shares."""
        page, grid = self.part.ranking, self._grid
        sheet, when, at = page.sheet, page.styles.when, grid.first

        def rule(key: str, criteria: str, look: Format) -> None:
            column = grid.column(key)
            own = {"type": "formula", "criteria": f"={criteria}", "format": look}
            sheet.conditional_format(grid.first, column, grid.last, column, own)

        for key, within in (("peer_rank", "cohort"), ("overall", "area")):
            own = f"{grid.all(within)},{grid.cell(within, at)},{grid.all(key)},{grid.cell(key, at)}"
            shared = f"AND(ISNUMBER({grid.cell(key, at)}),COUNTIFS({own})>1)"
            rule(key, shared, when(num_format='"="0'))
        column = grid.column("percent")
        bar: dict[str, str | int] = {"type": "data_bar", "bar_color": "#BDD7EE"}
        bar |= {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 100}
        sheet.conditional_format(grid.first, column, grid.last, column, bar)
        if self._columns.bands:
            last = grid.cell(self._columns.last_class, at)
            moved = f"{last}<>{grid.cell('class', at)}"
            rule("final", moved, when(italic=True, underline=1))
            colours = ("#C6E0B4", "#E2EFDA", "#FFF2CC", "#FCE4D6", "#F8CBAD")
            size = len(self._columns.bands)
            for place in range(size):
                shade = colours[place * (len(colours) - 1) // max(size - 1, 1)]
                rule("final", f"{last}={place + 1}", when(bg_color=shade))
            rule("final", f"{last}<0", when(bg_color="#D9D9D9", bold=True))


def _frees(gate: Gate, kind: str) -> bool:
    """Whether a gate does not bind units of a kind."""
    return bool(gate.applies_to) and kind not in gate.applies_to
