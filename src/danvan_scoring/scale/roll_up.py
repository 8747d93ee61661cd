"""Roll up: the results of many communes by province, counted from their outcomes.

Read province by province: what is held at a time is one of them, and the counts of the others.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from danvan_scoring.errors import InputError
from danvan_scoring.io.plan_file import load_plan
from danvan_scoring.io.rubric_file import load_rubric
from danvan_scoring.model.notation import day, exact
from danvan_scoring.model.plan import Plan, TaskState
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language, Text
from danvan_scoring.model.vietnamese import NaturalKey, natural_key
from danvan_scoring.reports.many.pages import index_file, province_files
from danvan_scoring.reports.many.views import (
    CommuneView,
    Counts,
    ProvinceView,
    Rank,
    Scope,
    TaskCount,
    UnitLine,
    place_of,
)
from danvan_scoring.reports.standing import standing_of
from danvan_scoring.scale.dataset import PLAN_FILE, RUBRIC_FILE
from danvan_scoring.scale.partition import SCORES, Partition, ranks_file
from danvan_scoring.scale.results import Results

_DONE = (TaskState.DONE_ON_TIME.value, TaskState.DONE_LATE.value)
_NOT_OWED = (TaskState.NOT_APPLICABLE.value, TaskState.WAIVED.value)
_STATES = {int(state): state.label for state in Status}


def roll_up(results: Results, language: Language) -> Mapping[str, bytes]:
    """Make the pages over the communes of results, by the first scale of their rubric.

    Args:
        results: of a run that was finished.
        language: of the pages.

    Returns:
        Contents by file name.

    Raises:
        InputError: `SCL952`, no partition could be scored.
    """
    if not results.record["partitions"]:
        place = Place(results.folder.as_posix())
        raise InputError([Problem("SCL952", place, ", ".join(results.record["faulty"]))])
    rubric = load_rubric(results.folder / RUBRIC_FILE)
    plan = None
    if (results.folder / PLAN_FILE).is_file():
        plan = load_plan(results.folder / PLAN_FILE)
    made: dict[str, bytes] = {}
    index = []
    for period, provinces in _provinces(results).items():
        scope = _scope(results, rubric, plan, period, language)
        counted = []
        tied = _tied_over_all(results.folder, period, rubric)
        for partition in provinces:
            units = _units(results.folder, partition, rubric, plan)
            units["of_all_shared"] = units["of_all"].isin(tied)
            view = _province(partition, units, rubric, plan, language)
            made.update(province_files(scope, view, language))
            silent = sum(commune.silent for commune in view.communes)
            counted.append((view.code, len(view.communes), silent, view.counts))
        index.append((scope, counted))
    faulty = sorted(map(Partition.named, results.record["faulty"]), key=_by_province)
    told = [(own.province, own.period) for own in faulty]
    name, content = index_file(index, told, language)
    return {name: content, **made}


def _provinces(results: Results) -> Mapping[str, list[Partition]]:
    found: dict[str, list[Partition]] = {}
    for name in results.record["partitions"]:
        own = Partition.named(name)
        found.setdefault(own.period, []).append(own)
    return {period: sorted(own, key=_by_province) for period, own in sorted(found.items())}


def _by_province(partition: Partition) -> tuple[str, NaturalKey]:
    return partition.period, natural_key(partition.province)


def _scope(
    results: Results, rubric: Rubric, plan: Plan | None, period: str, language: Language
) -> Scope:
    entry = results.record["dataset"]["periods"][period]
    worth = standing_of(rubric)
    version = Text("phiên bản", "version").pick(language)
    titles = {group.code: group.title for group in rubric.groups}
    titles |= {line.code: line.title for line in rubric.criteria}
    return Scope(
        period=period,
        title=entry["title"] or period,
        as_of=day(date.fromisoformat(entry["as_of"])).pick(language),
        standing=() if worth is None else (worth.pick(language),),
        made_with=(
            f"{rubric.title} ({rubric.id}, {version} {rubric.version})",
            f"danvan-scoring {results.record['library']}",
        ),
        classes=tuple(band.title for band in rubric.classes_of(rubric.scales[0].code)),
        decimals=rubric.rounding.decimals,
        planned=plan is not None,
        ties=tuple(titles[code] for code in rubric.ranking.tie_breaks),
    )


def _province(
    partition: Partition, units: pd.DataFrame, rubric: Rubric, plan: Plan | None, language: Language
) -> ProvinceView:
    communes = [
        _commune(str(name), own, rubric, language)
        for name, own in units.groupby("authority", sort=False, observed=True)
    ]
    communes.sort(key=lambda commune: natural_key(commune.name))
    tasks = [] if plan is None else [_task(task.code, units, plan) for task in plan.tasks]
    return ProvinceView(partition.province, tuple(communes), tuple(tasks))


def _units(folder: Path, partition: Partition, rubric: Rubric, plan: Plan | None) -> pd.DataFrame:
    """Read a province: its outcomes, and beside them the ranks of the second pass."""
    scale = rubric.scales[0].code
    leaves = [f"status_{line.code}" for line in rubric.criteria]
    tasks = [] if plan is None else [f"task_{task.code}" for task in plan.tasks]
    kinds = ("class_by_points", "class", "eligible")
    classes = [f"{kind}_{scale}" for kind in kinds] if rubric.classes_of(scale) else []
    own = [f"points_{scale}", f"status_{scale}", f"rank_{scale}", *classes]
    names = ["authority", "unit", "name", *own, *leaves, *tasks]
    path = folder / partition.file(SCORES)
    units: pd.DataFrame = pq.read_table(path, columns=names, partitioning=None).to_pandas()
    ranks = pq.read_table(
        folder / ranks_file(partition.period),
        columns=["authority", "unit", f"rank_province_{scale}", f"rank_all_{scale}"],
        filters=[("province", "=", partition.province)],
        partitioning=None,
    ).to_pandas()
    # Both are in the order of the partition, which one province is.
    units["in_province"] = ranks[f"rank_province_{scale}"].to_numpy()
    units["of_all"] = ranks[f"rank_all_{scale}"].to_numpy()
    units["rank_shared"] = _shared(units, ["authority", f"rank_{scale}"])
    units["in_province_shared"] = _shared(units, ["in_province"])
    units["silent"] = (units[leaves] == int(Status.NOT_SUBMITTED)).any(axis="columns")
    states = units[tasks].astype(str)
    units["done"] = states.isin(_DONE).sum(axis="columns")
    units["owed"] = (~states.isin(_NOT_OWED)).sum(axis="columns")
    return units


def _shared(units: pd.DataFrame, keys: list[str]) -> "pd.Series[bool]":
    """Tell which ranks several units have; of those without one nobody asks."""
    return units.duplicated(keys, keep=False)


def _tied_over_all(folder: Path, period: str, rubric: Rubric) -> "pd.Series[int]":
    """Return the ranks over all provinces that several units have."""
    name = f"rank_all_{rubric.scales[0].code}"
    path = folder / ranks_file(period)
    table: pd.DataFrame = pq.read_table(path, columns=[name], partitioning=None).to_pandas()
    ranks = table[name].dropna()
    return ranks[ranks.duplicated()]


def _commune(name: str, units: pd.DataFrame, rubric: Rubric, language: Language) -> CommuneView:
    lines = sorted(
        _lines(name, units, rubric, language),
        key=lambda line: place_of(line.in_commune),
    )
    titles = [band.title for band in rubric.classes_of(rubric.scales[0].code)]
    counts = Counts(
        units=len(units),
        silent=int(units["silent"].sum()),
        classes=(
            *(sum(line.class_ == title for line in lines) for title in titles),
            sum(not line.eligible for line in lines),
            sum(line.eligible and not line.class_ for line in lines),
        ),
        owed=int(units["owed"].sum()),
        done=int(units["done"].sum()),
    )
    return CommuneView(name, counts, tuple(lines))


def _lines(
    name: str, units: pd.DataFrame, rubric: Rubric, language: Language
) -> Iterator[UnitLine]:
    scale, decimals = rubric.scales[0].code, rubric.rounding.decimals
    titles = {band.code: band.title for band in rubric.classes_of(scale)}
    for row in units.to_dict("records"):
        points = row[f"points_{scale}"]
        scored = not pd.isna(points)
        yield UnitLine(
            name=str(row["name"]) if row["name"] else str(row["unit"]),
            commune=name,
            points=exact(int(points), decimals) if scored else None,
            state="" if scored else _STATES[row[f"status_{scale}"]].pick(language),
            by_points=titles.get(str(row.get(f"class_by_points_{scale}")), ""),
            class_=titles.get(str(row.get(f"class_{scale}")), ""),
            eligible=bool(row.get(f"eligible_{scale}", True)),
            in_commune=_rank(row[f"rank_{scale}"], row["rank_shared"]),
            in_province=_rank(row["in_province"], row["in_province_shared"]),
            of_all=_rank(row["of_all"], row["of_all_shared"]),
        )


def _rank(cell: float, shared: object) -> Rank | None:
    return None if pd.isna(cell) else Rank(int(cell), bool(shared))


def _task(code: str, units: pd.DataFrame, plan: Plan) -> TaskCount:
    task = next(own for own in plan.tasks if own.code == code)
    states = units[f"task_{code}"].astype(str)
    owed = ~states.isin(_NOT_OWED)
    target: Decimal | None = task.target
    return TaskCount(code, task.title, int(states.isin(_DONE).sum()), int(owed.sum()), target)
