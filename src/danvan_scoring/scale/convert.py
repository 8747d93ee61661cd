"""From what communes handed in, however it was read, to a partition of a dataset."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from danvan_scoring.errors import InputError
from danvan_scoring.io.atomic import json_bytes
from danvan_scoring.io.whole_file import write_whole_file
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Place, Problem
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
    read_manifest,
)
from danvan_scoring.scale.partition import UNITS, Partition
from danvan_scoring.scale.read_partition import RUBRIC_KEY
from danvan_scoring.scale.tasks import has_errors, write_table
from danvan_scoring.scale.together import (
    Terms,
    check_together,
    plan_text,
    policy_of,
    rubric_text,
)


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
        period_id: the id of the period where it comes from, or "".
    """

    shown: str
    commune: str
    title: str
    rubric: Rubric
    plan: Plan | None
    submissions: Submissions
    as_of: date
    outside_dates: str = ""
    period_id: str = ""

    @property
    def authorities(self) -> list[str]:
        """Of each unit the code of its commune."""
        return [str(own) or self.commune for own in self.submissions.units["authority"]]

    @property
    def terms(self) -> Terms:
        """What of it has to fit with other communes."""
        return Terms(
            shown=self.shown,
            period=(self.period_id, self.title),
            as_of=self.as_of,
            rubric=self.rubric,
            plan=self.plan,
            communes=tuple(dict.fromkeys(self.authorities)),
        )


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
    there = manifest_there(folder)
    found = check_together(there, partition.period, [source.terms for source in sources])
    if has_errors(found.problems):
        raise InputError(found.problems)
    rubric, plan = sources[0].rubric, _plan(sources)
    entry = _period(there, partition.period, sources)
    manifest = Manifest(
        rubric=policy_of(rubric),
        plan=there.plan if there else policy_of(plan) if plan else None,
        periods={**(there.periods if there else {}), partition.period: entry},
    )
    table = units_table(rubric, sources)
    made_for = {RUBRIC_KEY: f"{rubric.id} {rubric.version}".encode()}
    if there is None:
        write_whole_file(folder / RUBRIC_FILE, rubric_text(rubric), replace=True)
        if plan is not None:
            write_whole_file(folder / PLAN_FILE, plan_text(plan), replace=True)
    described = json_bytes(manifest.model_dump(mode="json"))
    write_whole_file(folder / MANIFEST, described, replace=True)
    write_table(folder / partition.file(UNITS), table, made_for)
    return list(found.problems)


def manifest_there(folder: Path) -> Manifest | None:
    """Read the description of a dataset, if there is one in the folder.

    Raises:
        InputError: `SCL902`, it cannot be read; `SCL930`, the folder is a file; `SUB298`, it holds
            something else.
    """
    if (folder / MANIFEST).is_file():
        return read_manifest(folder)
    if folder.exists() and not folder.is_dir():
        raise InputError([Problem("SCL930", Place(folder.as_posix()))])
    if folder.exists() and any(folder.iterdir()):
        raise InputError([Problem("SUB298", Place(folder.as_posix()))])
    return None


def _period(there: Manifest | None, code: str, sources: Sequence[Source]) -> PeriodEntry:
    first = there.periods.get(code) if there else None
    titles = {source.title for source in sources}
    told = [first.outside_dates] if first else []
    told += [source.outside_dates for source in sources]
    return PeriodEntry(
        title=first.title if first else titles.pop() if len(titles) == 1 else "",
        as_of=sources[0].as_of,
        outside_dates="; ".join(dict.fromkeys(reason for reason in told if reason)),
    )


def _plan(sources: Sequence[Source]) -> Plan | None:
    """Return the plan of all communes, if they have got one."""
    plan = sources[0].plan
    texts = {plan_text(own.plan) if own.plan else b"" for own in sources}
    return plan if len(texts) == 1 else None


def units_table(rubric: Rubric, sources: Sequence[Source]) -> pa.Table:
    """Lay out what communes handed in, commune by commune in the order of their codes.

    Args:
        rubric: whose fields become columns.
        sources: each a commune.
    """
    schema = dataset_schema(rubric)
    ordered = sorted(sources, key=lambda source: min(source.authorities, default=""))
    tables = [_commune_table(rubric, source, schema) for source in ordered]
    return pa.concat_tables(tables).unify_dictionaries().combine_chunks()


def _commune_table(rubric: Rubric, source: Source, schema: pa.Schema) -> pa.Table:
    own, units = source.submissions, source.submissions.units
    columns: dict[str, object] = {
        "authority": source.authorities,
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
