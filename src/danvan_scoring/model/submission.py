"""What came in for a period (phiếu và hồ sơ của kỳ): units, values, evidence, progress."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.problem import Problem


def _empty(*columns: str) -> pd.DataFrame:
    return pd.DataFrame({column: pd.Series(dtype="str") for column in columns})


def _no_evidence() -> pd.DataFrame:
    return _empty("unit", "field", "evidence", "note", "place")


def _no_waivers() -> pd.DataFrame:
    return _empty("unit", "criterion", "state", "document", "until", "reason")


def _no_progress() -> pd.DataFrame:
    return _empty("unit", "task", "state", "date", "evidence", "note", "place")


def _no_receipts() -> pd.DataFrame:
    return _empty("unit", "report", "date", "evidence")


@dataclass(frozen=True, eq=False)
class Submissions:
    """Everything that units, council and office handed in, as frames.

    Attributes:
        units: one row a unit, indexed by its code; columns `name`, `kind`, and `authority` (the
            commune: units are ranked within one authority; empty for a single commune).
        values: indexed like `units`, one column a field of the rubric. Numbers, integers and
            yes/no (1 and 0) are `float64`, dates `datetime64`, choices and texts `str`. NaN, NaT
            and None mean that the cell is empty; the score stage turns that into a status.
        evidence: `unit`, `field`, `evidence` (document), `note`, `place` (file and line).
        waivers: `unit`, `criterion`, `state` (`not_applicable` or `exempt`), `document` (of whom),
            `until` (a date or NaT: no end), `reason`.
        progress: `unit`, `task`, `state` (`done`, `partly`, `not_done`, `waived`), `date`,
            `evidence`, `note`, `place` (file and line).
        receipts: `unit`, `report`, `date`, `evidence`: reports that have arrived.
        models: the register of models "Dân vận khéo": `unit`, `code`, `name`, `field` (a
            `ModelField`), `state` (a `ModelState`), `date` (on which it came to that state),
            `document`, `place`; None if none is kept, so that nobody can tell who has one.
        posts: `unit`, `date`, `title`, `channel` (a `Channel`), `link`, `place`; None likewise.
        report: code of the plan's report for which figures are compiled; "" if the day tells.
        marks: the marks that stand in the place of computed points: `unit`, `criterion`, `points`
            (a decimal as text), `stage` (`self`, `provisional`, `closed`, `agreed`, `outcome`),
            `by`, `reason`, `place`; None if no log is kept.
        sources: the files that all this was read from.
        warnings: what was remarked while reading them, and did not stop it.
    """

    units: pd.DataFrame
    values: pd.DataFrame
    evidence: pd.DataFrame = field(default_factory=_no_evidence)
    waivers: pd.DataFrame = field(default_factory=_no_waivers)
    progress: pd.DataFrame = field(default_factory=_no_progress)
    receipts: pd.DataFrame = field(default_factory=_no_receipts)
    models: pd.DataFrame | None = None
    posts: pd.DataFrame | None = None
    report: str = ""
    marks: pd.DataFrame | None = None
    sources: tuple[SourceFile, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """The names of the units by code."""
        return {str(unit): str(name) for unit, name in self.units["name"].items()}

    def unproven(self, field: str) -> NDArray[np.bool_]:
        """Tell which units claim something in a field without naming a document.

        A value of 0 and "không" claim nothing, and neither does an empty cell.
        """
        named = self.evidence[(self.evidence["field"] == field) & (self.evidence["evidence"] != "")]
        column = self.values[field]
        claims = column.notna().to_numpy()
        if pd.api.types.is_numeric_dtype(column):
            claims = claims & (column.to_numpy() != 0)
        return np.asarray(claims & ~self.units.index.isin(named["unit"]))
