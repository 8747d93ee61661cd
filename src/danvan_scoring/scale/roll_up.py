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
from danvan_scoring.model.vietnamese import name_key
from danvan_scoring.reports.many.pages import index_file, province_files
from danvan_scoring.reports.many.views import (
    CommuneView,
    Counts,
    ProvinceView,
    Scope,
    TaskCount,
    UnitLine,
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
    faulty = tuple(results.record["faulty"])
    if not results.record["partitions"]:
        place = Place(results.folder.as_posix())
        raise InputError([Problem("SCL952", place, ", ".join(faulty))])
    rubric = load_rubric(results.folder / RUBRIC_FILE)
    plan = None
    if (results.folder / PLAN_FILE).is_file():
        plan = load_plan(results.folder / PLAN_FILE)
    made: dict[str, bytes] = {}
    index = []
    for period, provinces in _provinces(results).items():
        scope = _scope(results, rubric, plan, period, language)
        counted = []
        for partition in provinces:
            view = _province(results.folder, partition, rubric, plan, language)
            made.update(province_files(scope, view, language))
            silent = sum(commune.silent for commune in view.communes)
            counted.append((view.code, len(view.communes), silent, view.counts))
        index.append((scope, counted))
    name, content = index_file(index, faulty, language)
    return {name: content, **made}


def _provinces(results: Results) -> Mapping[str, list[Partition]]:
    found: dict[str, list[Partition]] = {}
    for name in results.record["partitions"]:
        period, _, province = name.removeprefix("period=").partition("/province=")
        found.setdefault(period, []).append(Partition(period, province))
    return {period: sorted(own) for period, own in sorted(found.items())}


def _scope(
    results: Results, rubric: Rubric, plan: Plan | None, period: str, language: Language
) -> Scope:
    entry = results.record["dataset"]["periods"][period]
    worth = standing_of(rubric)
    version = Text("phiên bản", "version").pick(language)
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
    )


def _province(
    folder: Path, partition: Partition, rubric: Rubric, plan: Plan | None, language: Language
) -> ProvinceView:
    units = _units(folder, partition, rubric, plan)
    communes = [
        _commune(str(name), own, rubric, language)
        for name, own in units.groupby("authority", sort=False, observed=True)
    ]
    communes.sort(key=lambda commune: name_key(commune.name))
    tasks = [] if plan is None else [_task(task.code, units, plan) for task in plan.tasks]
    return ProvinceView(partition.province, tuple(communes), tuple(tasks))


def _units(folder: Path, partition: Partition, rubric: Rubric, plan: Plan | None) -> pd.DataFrame:
    """Read a province: its outcomes, and beside them the ranks of the second pass."""
    scale = rubric.scales[0].code
    leaves = [f"status_{line.code}" for line in rubric.criteria]
    tasks = [] if plan is None else [f"task_{task.code}" for task in plan.tasks]
    classes = [f"class_{scale}", f"eligible_{scale}"] if rubric.classes_of(scale) else []
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
    units["silent"] = (units[leaves] == int(Status.NOT_SUBMITTED)).any(axis="columns")
    states = units[tasks].astype(str)
    units["done"] = states.isin(_DONE).sum(axis="columns")
    units["owed"] = (~states.isin(_NOT_OWED)).sum(axis="columns")
    return units


def _commune(name: str, units: pd.DataFrame, rubric: Rubric, language: Language) -> CommuneView:
    lines = sorted(
        _lines(name, units, rubric, language),
        key=lambda line: (line.in_commune is None, line.in_commune or 0),
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
        class_ = row.get(f"class_{scale}")
        yield UnitLine(
            name=str(row["name"]) if row["name"] else str(row["unit"]),
            commune=name,
            points=exact(int(points), decimals) if scored else None,
            state="" if scored else _STATES[row[f"status_{scale}"]].pick(language),
            class_=titles.get(str(class_), ""),
            eligible=bool(row.get(f"eligible_{scale}", True)),
            in_commune=_rank(row[f"rank_{scale}"]),
            in_province=_rank(row["in_province"]),
            of_all=_rank(row["of_all"]),
        )


def _rank(cell: float) -> int | None:
    return None if pd.isna(cell) else int(cell)


def _task(code: str, units: pd.DataFrame, plan: Plan) -> TaskCount:
    task = next(own for own in plan.tasks if own.code == code)
    states = units[f"task_{code}"].astype(str)
    owed = ~states.isin(_NOT_OWED)
    target: Decimal | None = task.target
    return TaskCount(code, task.title, int(states.isin(_DONE).sum()), int(owed.sum()), target)
