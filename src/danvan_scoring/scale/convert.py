"""From what communes handed in, however it was read, to a partition of a dataset."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from danvan_scoring.errors import InputError
from danvan_scoring.io.atomic import json_bytes
from danvan_scoring.io.rubric_workbook.toml_text import plan_toml, rubric_toml
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.notation import day
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Place, Problem, Severity
from danvan_scoring.model.rubric import FormField, Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.scale.columns import (
    ID,
    LISTS,
    dataset_schema,
    evidence_column,
    proven_fields,
    value_column,
)
from danvan_scoring.scale.dataset import (
    MANIFEST,
    PLAN_FILE,
    RUBRIC_FILE,
    Manifest,
    PeriodEntry,
    Policy,
    digest,
    read_manifest,
)
from danvan_scoring.scale.partition import UNITS, Partition
from danvan_scoring.scale.read_partition import RUBRIC_KEY
from danvan_scoring.scale.tasks import write_table

_REMARK = "Bộ tiêu chí của bộ dữ liệu này, đủ cả phần kế thừa; tạo bằng danvan dataset."
_PLAN_REMARK = "Kế hoạch của bộ dữ liệu này; tạo bằng danvan dataset."


@dataclass(frozen=True)
class Source:
    """What one commune handed in for one period.

    Attributes:
        shown: how problems name where it comes from.
        commune: its code, where its units do not name one (`authority`).
        title: of the period.
        rubric: that scores it.
        plan: that it carries out, or None.
        submissions: of the units of the rubric's kinds.
        as_of: the day of scoring.
        outside_dates: why the rubric is used outside its dates, or "".
    """

    shown: str
    commune: str
    title: str
    rubric: Rubric
    plan: Plan | None
    submissions: Submissions
    as_of: date
    outside_dates: str = ""


def add_partition(folder: Path, partition: Partition, sources: Sequence[Source]) -> list[Problem]:
    """Write the units of communes as a partition of a dataset, which is made if it is not there.

    A partition that is there already is replaced. All communes of a dataset have one rubric, and
    those of a period one day of scoring.

    Args:
        folder: of the dataset.
        partition: the period and the province.
        sources: one or more communes of that province.

    Returns:
        Warnings.

    Raises:
        InputError: the communes do not go together, or with the dataset: every reason; or it
            cannot be written. Nothing has been written then, but for the last of these.
    """
    there = _manifest_there(folder)
    rubric_text = rubric_toml(sources[0].rubric, _REMARK).encode()
    problems = [*_rubrics(folder, there, sources, rubric_text), *_communes(sources)]
    entry, faults = _period(there, partition.period, sources)
    problems += faults
    plan, faults = _plan(there, sources)
    problems += faults
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InputError(problems)
    rubric = sources[0].rubric
    manifest = Manifest(
        rubric=Policy(id=rubric.id, version=rubric.version, sha256=sha256(rubric_text).hexdigest()),
        plan=there.plan if there else _policy(plan),
        periods={**(there.periods if there else {}), partition.period: entry},
    )
    table = units_table(rubric, sources)
    made_for = {RUBRIC_KEY: f"{rubric.id} {rubric.version}".encode()}
    if there is None:
        write_whole_file(folder / RUBRIC_FILE, rubric_text, replace=True)
        if plan is not None:
            write_whole_file(folder / PLAN_FILE, _plan_text(plan), replace=True)
    described = json_bytes(manifest.model_dump(mode="json"))
    write_whole_file(folder / MANIFEST, described, replace=True)
    write_table(folder / partition.file(UNITS), table, made_for)
    return problems


def _manifest_there(folder: Path) -> Manifest | None:
    if (folder / MANIFEST).is_file():
        return read_manifest(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError([Problem("SUB298", Place(folder.as_posix()))])
    return None


def _rubrics(
    folder: Path, there: Manifest | None, sources: Sequence[Source], text: bytes
) -> list[Problem]:
    first = sources[0].rubric
    details = {"rubric": f"{first.id} {first.version}"}
    problems = []
    if there is not None and digest(folder / RUBRIC_FILE) != sha256(text).hexdigest():
        details = {"rubric": f"{there.rubric.id} {there.rubric.version}"}
        found = f"{first.id} {first.version}"
        problems.append(Problem("SCL934", Place(sources[0].shown), found, details))
    for source in sources[1:]:
        own = source.rubric
        if rubric_toml(own, _REMARK).encode() != text:
            found = f"{own.id} {own.version}"
            problems.append(Problem("SCL934", Place(source.shown), found, details))
    return problems


def _communes(sources: Sequence[Source]) -> list[Problem]:
    homes: dict[str, str] = {}
    problems = []
    for source in sources:
        for commune in dict.fromkeys(_authorities(source)):
            if commune in homes:
                place = Place(source.shown)
                found = f"{commune} ({homes[commune]})"
                problems.append(Problem("SCL932", place, found))
            homes.setdefault(commune, source.shown)
    return problems


def _authorities(source: Source) -> list[str]:
    return [str(own) or source.commune for own in source.submissions.units["authority"]]


def _period(
    there: Manifest | None, code: str, sources: Sequence[Source]
) -> tuple[PeriodEntry, list[Problem]]:
    first = there.periods.get(code) if there else None
    as_of = first.as_of if first else sources[0].as_of
    problems = [
        Problem("SCL933", Place(own.shown), day(own.as_of).vi, {"as_of": str(as_of)})
        for own in sources
        if own.as_of != as_of
    ]
    titles = {source.title for source in sources}
    told = [first.outside_dates] if first else []
    told += [source.outside_dates for source in sources]
    entry = PeriodEntry(
        title=first.title if first else titles.pop() if len(titles) == 1 else "",
        as_of=as_of,
        outside_dates="; ".join(dict.fromkeys(reason for reason in told if reason)),
    )
    return entry, problems


def _plan(there: Manifest | None, sources: Sequence[Source]) -> tuple[Plan | None, list[Problem]]:
    """Return the plan of all communes; a warning if they have not got one."""
    own = {source.shown: _policy(source.plan) for source in sources}
    if there is not None and there.plan is not None:
        wanted = f"{there.plan.id} {there.plan.version}"
        return None, [
            Problem("SCL936", Place(shown), f"{p.id} {p.version}" if p else "", {"plan": wanted})
            for shown, p in own.items()
            if p is None or p.sha256 != there.plan.sha256
        ]
    if there is None and len({p.sha256 if p else "" for p in own.values()}) > 1:
        return None, [Problem("SCL935", Place(sources[0].shown))]
    return sources[0].plan, []


def _policy(plan: Plan | None) -> Policy | None:
    if plan is None:
        return None
    return Policy(id=plan.id, version=plan.version, sha256=sha256(_plan_text(plan)).hexdigest())


def _plan_text(plan: Plan) -> bytes:
    return plan_toml(plan, _PLAN_REMARK).encode()


def units_table(rubric: Rubric, sources: Sequence[Source]) -> pa.Table:
    """Lay out what communes handed in, commune by commune in the order of their codes.

    Args:
        rubric: whose fields become columns.
        sources: each a commune.
    """
    schema = dataset_schema(rubric)
    ordered = sorted(sources, key=lambda source: min(_authorities(source), default=""))
    tables = [_commune_table(rubric, source, schema) for source in ordered]
    return pa.concat_tables(tables).unify_dictionaries().combine_chunks()


def _commune_table(rubric: Rubric, source: Source, schema: pa.Schema) -> pa.Table:
    own, units = source.submissions, source.submissions.units
    columns: dict[str, object] = {
        "authority": _authorities(source),
        "unit": [str(code) for code in units.index],
        "name": [str(name) for name in units["name"]],
        "kind": [str(kind) for kind in units["kind"]],
    }
    for field in rubric.form_fields:
        columns[value_column(field)] = _cells(own.values[field.code], field)
    for field in proven_fields(rubric):
        documents = own.evidence[own.evidence["field"] == field.code]
        named = dict(zip(documents["unit"], documents["evidence"], strict=True))
        columns[evidence_column(field)] = [named.get(code) or None for code in units.index]
    for name, frame in (("waivers", own.waivers), ("marks", own.marks), ("progress", own.progress)):
        columns[name] = _listed(frame, name, units.index)
    arrays = [_array(columns[field.name], field.type) for field in schema]
    return pa.table(arrays, schema=schema)


def _array(column: object, of: pa.DataType) -> pa.Array:
    if of == ID:
        return pa.array(column, pa.string()).dictionary_encode()
    return pa.array(column, of, from_pandas=True)


def _cells(column: pd.Series, field: FormField) -> object:
    if field.type in ("number", "integer", "yes_no"):
        return column.to_numpy(dtype=np.float64)
    if field.type == "date":
        return [None if pd.isna(cell) else pd.Timestamp(cell).date() for cell in column]
    return [None if pd.isna(cell) else str(cell) for cell in column]


def _listed(frame: pd.DataFrame | None, name: str, units: pd.Index) -> list[object]:
    """Gather the rows of a frame by unit, in an order that files do not decide; else None."""
    entries: dict[str, list[dict[str, object]]] = {}
    keys = [field.name for field in LISTS[name].value_type]
    for row in [] if frame is None else frame.to_dict("records"):
        entry = {key: _entry(key, row[key]) for key in keys}
        entries.setdefault(str(row["unit"]), []).append(entry)
    for own in entries.values():
        own.sort(key=lambda entry: [str(cell) for cell in entry.values()])
    return [entries.get(str(code)) for code in units]


def _entry(key: str, cell: object) -> object:
    if pd.isna(cell):  # type: ignore[call-overload]  # a cell is a scalar
        return None
    if key in ("until", "date"):
        return pd.Timestamp(cell).date()  # type: ignore[arg-type]  # a day, of whatever type
    return Decimal(str(cell)) if key == "points" else str(cell)
