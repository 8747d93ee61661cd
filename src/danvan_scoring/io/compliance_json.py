"""The compliance part of a result's JSON file."""

from collections.abc import Hashable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from danvan_scoring.io.result_document import (
    ComplianceDocument,
    CoverageDocument,
    ReportDocument,
    RoleDocument,
    TaskCoverage,
    TaskDocument,
)
from danvan_scoring.model.plan import TaskState
from danvan_scoring.model.result import Compliance
from danvan_scoring.stages.roles import units_of


def compliance_document(compliance: Compliance, units: pd.DataFrame) -> ComplianceDocument:
    """Turn a compliance summary into its part of the result's JSON file."""
    plan = compliance.plan
    targets = {task.code: task.target for task in plan.tasks}
    return ComplianceDocument(
        plan=plan.id,
        version=plan.version,
        title=plan.title,
        tasks=tuple(
            TaskDocument.model_validate(
                {
                    **_dated(row),
                    "task": row["task"],
                    "state": TaskState(row["state"]),
                    "note": row["note"],
                }
            )
            for row in compliance.tasks.to_dict("records")
        ),
        reports=tuple(
            ReportDocument.model_validate(
                {**_dated(row), "report": row["report"], "state": row["state"]}
            )
            for row in compliance.reports.to_dict("records")
        ),
        by_task=tuple(
            TaskCoverage.model_validate(
                {
                    **_coverage(row, "task"),
                    "target": _target(targets[row["task"]]),
                    "met": row["met"],
                    "missing": tuple(row["missing"]),
                    "leads": tuple(row["leads"]),
                    "coordinates": tuple(row["coordinates"]),
                }
            )
            for row in compliance.by_task.to_dict("records")
        ),
        by_group=_coverages(compliance.by_group, "group"),
        by_unit=_coverages(compliance.by_unit, "unit"),
        roles=tuple(
            RoleDocument(
                **role.model_dump(exclude={"units", "kinds"}), units=units_of([role], units)
            )
            for role in plan.roles
        ),
    )


def _target(target: Decimal | None) -> str | None:
    return None if target is None else f"{target:f}"


def _dated(row: Mapping[Hashable, Any]) -> dict[str, object]:
    """The keys that tasks and reports share."""
    return {
        "unit": row["unit"],
        "date": _day(row["date"]),
        "last_day": _day(row["last_day"]),
        "days_late": int(row["days_late"]),
        "evidence": row["evidence"],
    }


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _coverage(row: Mapping[Hashable, Any], key: str) -> dict[str, object]:
    return {
        "code": row[key],
        "counts": {state: int(row[state.value]) for state in TaskState},
        "numerator": int(row["numerator"]),
        "denominator": int(row["denominator"]),
    }


def _coverages(frame: pd.DataFrame, key: str) -> tuple[CoverageDocument, ...]:
    return tuple(
        CoverageDocument.model_validate(_coverage(row, key)) for row in frame.to_dict("records")
    )
