"""Trends as tables: of all units the last periods side by side, of one unit every period."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from danvan_scoring.history.trends import PeriodKnown, Trends
from danvan_scoring.io.tables import Column, paragraph, table
from danvan_scoring.model.notation import NOTHING, day, number
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text

_SHOWN = 4
_STATUS = {status.key: status.label for status in Status}
_OFFICE = Text("Xã, cơ quan", "Authority")
_UNNAMED = Text("(không ghi xã)", "(no authority)")
_NO_PERIOD = Text("Cơ sở dữ liệu chưa có kỳ nào.", "The database has no period yet.")
_OTHER_RUBRICS = Text(
    "Các kỳ dùng bộ tiêu chí hoặc phiên bản khác nhau: chỉ so tỷ lệ phần trăm, và thận trọng.",
    "The periods have different rubrics or versions: compare percentages only, and with care.",
)


def trends_text(found: Trends, unit: str | None, language: Language) -> str:
    """Say which periods there are, and how units did in them."""
    if not found.periods:
        return _NO_PERIOD.pick(language)
    parts = [_periods(found.periods, language)]
    if len({rubric[:2] for period in found.periods for rubric in period.rubrics}) > 1:
        parts.append(paragraph(_OTHER_RUBRICS.pick(language)))
    rows = found.standings.to_dict("records")
    offices = sorted({period.authority for period in found.periods})
    for office in offices:
        periods = tuple(period for period in found.periods if period.authority == office)
        own: dict[tuple[str, str], list[Mapping[Any, Any]]] = {}
        for row in rows:
            if row["authority"] == office:
                own.setdefault((row["unit"], row["scale"]), []).append(row)
        title = (office or _UNNAMED.pick(language)) if len(offices) > 1 else ""
        if unit is None:
            parts.append(_all_units(own, periods[-_SHOWN:], title, language))
        else:
            parts += [_one_unit(of_scale, periods, title, language) for of_scale in own.values()]
    return "\n\n".join(parts)


def _periods(periods: tuple[PeriodKnown, ...], language: Language) -> str:
    several = len({period.authority for period in periods}) > 1
    headings = (
        *([_OFFICE] if several else []),
        Text("Kỳ", "Period"),
        Text("Tên", "Title"),
        Text("Ngày chấm", "Scored as of"),
        Text("Bộ tiêu chí", "Rubric"),
        Text("Khóa theo", "Closed by"),
    )
    rows = [
        (
            *([period.authority or NOTHING] if several else []),
            period.id,
            period.title,
            day(period.as_of).pick(language),
            "; ".join(f"{rubric} {version}" for rubric, version, _ in period.rubrics),
            period.closed or NOTHING,
        )
        for period in periods
    ]
    columns = [Column(heading.pick(language), flexible=True) for heading in headings]
    return table(columns, rows)


def _all_units(
    own: Mapping[tuple[str, str], list[Mapping[Any, Any]]],
    periods: tuple[PeriodKnown, ...],
    title: str,
    language: Language,
) -> str:
    """The last periods side by side: percentage, rank among peers and class."""
    told = Text(
        "Tỷ lệ điểm (%), hạng trong khối, mức xếp loại",
        "Percentage of points, rank among peers, class",
    ).pick(language)
    several = len({scale for _, scale in own}) > 1
    columns = [
        Column(Text("Mã", "Code").pick(language)),
        Column(Text("Đơn vị", "Unit").pick(language), flexible=True),
        *(Column(period.id, flexible=True) for period in periods),
    ]
    rows = []
    for (unit, scale), found in own.items():
        by_period = {row["period"]: row for row in found}
        cells = [
            _cell(by_period[period.id], language) if period.id in by_period else NOTHING
            for period in periods
        ]
        rows.append((f"{unit} ({scale})" if several else unit, found[-1]["name"], *cells))
    return f"{_titled(title, told)}\n{table(columns, rows)}"


def _one_unit(
    rows: list[Mapping[Any, Any]],
    periods: tuple[PeriodKnown, ...],
    title: str,
    language: Language,
) -> str:
    order = [period.id for period in periods]
    headings = (
        Text("Kỳ", "Period"),
        Text("Điểm", "Points"),
        Text("Tối đa", "Maximum"),
        Text("%", "%"),
        Text("So kỳ trước", "Change"),
        Text("Hạng trong khối", "Rank among peers"),
        Text("Hạng chung", "Rank overall"),
        Text("Mức xếp loại", "Class"),
    )
    cells = []
    before: Decimal | None = None
    for row in sorted(rows, key=lambda row: order.index(row["period"])):
        cells.append(
            (
                row["period"],
                _points(row, language),
                number(row["maximum"]).pick(language),
                _number(row["percent"], language),
                _change(before, row["percent"], language),
                _rank(row["peer_rank"], row["peer_tied"]),
                _rank(row["overall_rank"], row["overall_tied"]),
                row["class_"] or NOTHING,
            )
        )
        before = row["percent"]
    last = rows[-1]
    columns = [
        Column(
            heading.pick(language), "left" if position in {0, 7} else "right", position in {1, 7}
        )
        for position, heading in enumerate(headings)
    ]
    told = f"{last['unit']} – {last['name']} ({last['scale']})"
    return f"{_titled(title, told)}\n{table(columns, cells)}"


def _titled(title: str, told: str) -> str:
    return f"{title}: {told}" if title else told


def _cell(row: Mapping[Any, Any], language: Language) -> str:
    if row["percent"] is None:
        return _points(row, language)
    parts = [_number(row["percent"], language), _rank(row["peer_rank"], row["peer_tied"])]
    return "; ".join([*parts, *([row["class_"]] if row["class_"] else [])])


def _points(row: Mapping[Any, Any], language: Language) -> str:
    """The points; or, where there are none, the state that says why."""
    if row["points"] is None:
        return _STATUS[row["status"]].pick(language)
    return number(row["points"]).pick(language)


def _number(value: Decimal | None, language: Language) -> str:
    return NOTHING if value is None else number(value, 2).pick(language)


def _change(before: Decimal | None, now: Decimal | None, language: Language) -> str:
    if before is None or now is None:
        return NOTHING
    return ("+" if now > before else "") + number(now - before, 2).pick(language)


def _rank(rank: float | None, tied: bool) -> str:  # noqa: FBT001 (a row's value)
    if rank is None or rank != rank:  # noqa: PLR0124 (pandas writes a missing whole number as NaN)
        return NOTHING
    return f"={rank:.0f}" if tied else f"{rank:.0f}"
