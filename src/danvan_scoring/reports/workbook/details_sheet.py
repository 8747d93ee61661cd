"""The details (Chi tiết): one row a unit and criterion, with state, reason, rule and clause."""

from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.workbook.book import Book, RubricPart
from danvan_scoring.reports.workbook.heads import write_head
from danvan_scoring.reports.workbook.page import Grid
from danvan_scoring.reports.workbook.words import (
    MAXIMUM,
    POINTS,
    STATES,
    STATES_NAME,
    UNIT,
    UNIT_CODE,
)
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.reasons import Reasons
from danvan_scoring.stages.rules import line_rule

TITLE = Text("Chi tiết", "Details")
_NOTE = Text(
    "Điểm, tối đa, mất và trạng thái theo trang «Cách tính»; lý do, số liệu và minh chứng là của "
    "kết quả đã chấm, không đổi khi sửa điểm.",
    "Points, maximum, lost and state follow the sheet «Calculation»; reasons, facts and evidence "
    "are those of the result, and stay when points are changed.",
)
_COLUMNS: tuple[tuple[str, Text, float], ...] = (
    ("code", UNIT_CODE, 9),
    ("name", UNIT, 18),
    ("line", Text("Mã tiêu chí", "Criterion"), 9),
    ("title", Text("Tiêu chí", "Title"), 28),
    ("points", POINTS, 8),
    ("maximum", MAXIMUM, 8),
    ("lost", Text("Mất", "Lost"), 8),
    ("state", Text("Trạng thái", "State"), 11),
    ("reason", Text("Lý do", "Reason"), 34),
    ("facts", Text("Số liệu, minh chứng", "Facts and evidence"), 36),
    ("rule", Text("Cách chấm", "Rule"), 58),
    ("basis", Text("Căn cứ", "Clause"), 16),
)
_SMALL = frozenset({"reason", "facts", "rule", "basis"})
_TOP = 5
_SCORED = Text("đã chấm", "scored")


def write_details(book: Book, part: RubricPart) -> None:
    """Write the sheet of one rubric."""
    page, result, language = part.details, part.result, book.language
    lines = [code for code in part.codes if code in result.bound.criteria]
    grid = Grid([key for key, *_ in _COLUMNS], _TOP, len(lines) * len(result.scores.units))
    last = len(_COLUMNS) - 1
    page.columns([width for *_, width in _COLUMNS])
    write_head(book, page, None, TITLE, [_NOTE], last)
    page.headings(_TOP - 1, [(text.pick(language), "heading") for _, text, _ in _COLUMNS])
    reasons = Reasons(Facts(result))
    rules = {
        code: line_rule(own, result.bound.rubric).pick(language)
        for code, own in result.bound.criteria.items()
    }
    names = result.submissions.units["name"].tolist()
    at = _TOP
    for row, unit in enumerate(result.scores.units):
        for code in lines:
            line = result.bound.criteria[code].line
            texts = {
                "code": str(unit),
                "name": str(names[row]),
                "line": code,
                "title": line.title,
                "reason": reasons.sentence(code, row).pick(language),
                "facts": _facts(reasons.facts, part, code, row, language),
                "rule": rules[code],
                "basis": line.basis,
            }
            for key, text in texts.items():
                look = "small" if key in _SMALL else "text"
                page.text(at, grid.column(key), text, look)
            _live(book, part, grid, at, code, row)
            sized = [(key, grid.column(key), text) for key, text in texts.items()]
            page.height(
                at,
                [(column, text) for key, column, text in sized if key not in _SMALL],
                [(column, text) for key, column, text in sized if key in _SMALL],
            )
            at += 1
    page.sheet.freeze_panes(_TOP, grid.column("title"))
    page.sheet.autofilter(_TOP - 1, 0, grid.last, last)
    column = grid.column("lost")
    lost = {"type": "cell", "criteria": ">", "value": 0}
    lost["format"] = page.styles.when(bg_color="#FFF2CC", bold=True)
    page.sheet.conditional_format(_TOP, column, grid.last, column, lost)
    page.printed(_TOP - 1, grid.last, last)


def _facts(facts: Facts, part: RubricPart, code: str, row: int, language: Language) -> str:
    told = []
    for field in part.result.bound.criteria[code].read:
        own = facts.fact(field, row)
        proof = f" [{own.document}]" if own.document else ""
        told.append(f"{own.label}: {own.value.pick(language)}{proof}")
    return "\n".join(told)


def _live(book: Book, part: RubricPart, grid: Grid, at: int, code: str, row: int) -> None:
    """The figures of a row, which follow the calculation."""
    page, cells, figures = part.details, part.cells(row)[code], part.figures.nodes[code]
    decimals, state = part.result.scores.decimals, Status(figures.state[row])
    points, maximum = figures.points[row].item(), figures.maximum[row].item()
    scored = state is Status.SCORED
    penalty = part.figures.in_penalty(code)
    look = page.styles.number("points", decimals)
    page.live(
        at, grid.column("points"), f'IF({cells.state}=0,{cells.points},"")',
        points if scored else "", look,
    )  # fmt: skip
    page.live(at, grid.column("maximum"), cells.maximum, maximum, look)
    lost, value = f"ROUND({cells.maximum}-{cells.points},10)", round(maximum - points, 10)
    if penalty:
        lost, value = f"-{cells.points}", -points
    lost = f'IF({cells.state}=0,{lost},"")'
    shown: float | str = value + 0.0 if scored else ""
    page.live(at, grid.column("lost"), lost, shown, look)
    scored_text = _SCORED.pick(book.language)
    word = f'IF({cells.state}=0,"{scored_text}",INDEX({STATES_NAME},{cells.state}))'
    told = scored_text if scored else STATES[state].pick(book.language)
    page.live(at, grid.column("state"), word, told, "middle")
