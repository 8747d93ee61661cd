"""The ranking as typed lines with exact points, for tables and files."""

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from danvan_scoring.model.notation import exact_column
from danvan_scoring.model.result import Result
from danvan_scoring.model.status import Status


@dataclass(frozen=True)
class RankedUnit:
    """One unit on one scale; classes by title, "" for none; ranks None without a total."""

    scale: str
    authority: str
    peer_group: str
    peer_rank: int | None
    peer_label: str
    overall_rank: int | None
    overall_label: str
    unit: str
    name: str
    kind_title: str
    points: Decimal | None
    maximum: Decimal
    percent: Decimal | None
    status: Status
    class_by_points: str
    class_after_gates: str
    class_final: str
    eligible: bool


def ranked_units(result: Result) -> list[RankedUnit]:
    """List the units by scale, peer group and rank, unranked ones last."""
    rubric, frame = result.bound.rubric, result.ranking
    authorities = result.submissions.units["authority"].to_dict()
    kinds = {kind.code: kind.title for kind in rubric.kinds}
    titles = {
        (scale.code, band.code): band.title
        for scale in rubric.scales
        for band in rubric.classes_of(scale.code)
    }
    decimals, mode = rubric.rounding.decimals, rubric.rounding.mode
    points = exact_column(frame["points"], decimals, mode)
    maxima = exact_column(frame["maximum"], decimals, mode)
    # What is compared is shown as it is compared.
    shown = rubric.measure_decimals if rubric.ranking.by == "percent" else decimals
    percents = exact_column(frame["percent"], shown, mode)
    return [
        RankedUnit(
            scale=row["scale"],
            authority=authorities[row["unit"]],
            peer_group=row["peer_group"],
            peer_rank=_rank(row["peer_rank"]),
            peer_label=row["peer_label"],
            overall_rank=_rank(row["overall_rank"]),
            overall_label=row["overall_label"],
            unit=row["unit"],
            name=row["name"],
            kind_title=kinds[row["kind"]],
            points=points[position],
            maximum=maxima[position] or Decimal(0),
            percent=percents[position],
            status=Status[row["status"].upper()],
            class_by_points=titles.get((row["scale"], row["class_by_points"]), ""),
            class_after_gates=titles.get((row["scale"], row["class_after_gates"]), ""),
            class_final=titles.get((row["scale"], row["class_"]), ""),
            eligible=bool(row["eligible"]),
        )
        for position, row in enumerate(frame.to_dict("records"))
    ]


def _rank(rank: int) -> int | None:
    return None if pd.isna(rank) else int(rank)
