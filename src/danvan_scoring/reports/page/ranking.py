"""The ranking of a page, and how many units stand in each class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.model.notation import NOTHING
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language
from danvan_scoring.reports.page.bars import Bar, stacked
from danvan_scoring.reports.table import Table
from danvan_scoring.reports.tables.ranking import (
    basis_text,
    by_peers,
    class_cell,
    class_counts_table,
    figure,
)
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units


@dataclass(frozen=True)
class RankRow:
    """One unit in the ranking; `order` puts classes best first, and units without one last."""

    anchor: str
    name: str
    peers: str
    rank: str
    overall: str
    points: str
    maximum: str
    percent: str
    class_: str
    order: int


@dataclass(frozen=True)
class Ranking:
    """One scale of one rubric.

    Attributes:
        id: name of the table in the page.
        title: of the rubric and, where it has several, the scale.
        basis: what is compared.
        peers: titles of the peer groups that have units.
        rows: by peer group and rank.
        counts: units by class, or None where the scale has no classes.
        bars: the same as a chart, one row of bars for each of the table.
        looks: the looks of the chart's bars, in the order of the table's columns.
    """

    id: str
    title: str
    basis: str
    peers: tuple[str, ...]
    rows: tuple[RankRow, ...]
    counts: Table | None
    bars: tuple[tuple[Bar, ...], ...]
    looks: tuple[str, ...]


def rankings(
    result: Result, number: int, anchors: Mapping[str, str], language: Language
) -> list[Ranking]:
    """Return one ranking a scale.

    Args:
        result: what is ranked.
        number: of the rubric among those of the period, from 1.
        anchors: where each unit stands in the page, by its code.
        language: that of headings and states.
    """
    rubric, every = result.bound.rubric, ranked_units(result)
    found = []
    for position, scale in enumerate(rubric.scales):
        lines = [line for line in every if line.scale == scale.code]
        many = len(rubric.scales) > 1
        bands = rubric.classes_of(scale.code)
        counts = class_counts_table(result, lines, language) if bands else None
        looks = class_looks(len(bands))
        titles = [peers.title for peers, _, _ in by_peers(lines, rubric.peer_groups)]
        by_title = {peers.code: peers.title for peers in rubric.peer_groups}
        order = {band.title: place for place, band in enumerate(bands)}
        found.append(
            Ranking(
                id=f"r{number}-{position + 1}",
                title=f"{rubric.title}: {scale.title}" if many else rubric.title,
                basis=basis_text(result, language),
                peers=tuple(dict.fromkeys(titles)),
                rows=tuple(
                    RankRow(
                        anchor=anchors[line.unit],
                        name=line.name,
                        peers=by_title[line.peer_group],
                        rank=line.peer_label or NOTHING,
                        overall=line.overall_label or NOTHING,
                        points=_shown(line.points, language),
                        maximum=_shown(line.maximum, language),
                        percent=_shown(line.percent, language),
                        class_=class_cell(line, language) or NOTHING,
                        order=_order(line, order),
                    )
                    for line in lines
                ),
                counts=counts,
                bars=_bars(counts, looks) if counts else (),
                looks=looks,
            )
        )
    return found


def class_looks(classes: int) -> tuple[str, ...]:
    """Name the looks of so many classes, then of units not eligible and of those without one."""
    return (*(f"k{place}" for place in range(1, classes + 1)), "kx", "k0")


def _bars(counts: Table, looks: Sequence[str]) -> tuple[tuple[Bar, ...], ...]:
    # The first cell of a row names it, the last is its sum.
    return tuple(
        stacked((look, int(cell)) for look, cell in zip(looks, row[1:-1], strict=True))
        for row in counts.rows
    )


def _order(line: RankedUnit, order: Mapping[str, int]) -> int:
    return order.get(line.class_final, len(order) + (0 if line.eligible else 1))


def _shown(value: Decimal | None, language: Language) -> str:
    return figure(value, language) or NOTHING
