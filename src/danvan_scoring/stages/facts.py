"""Facts: what one unit filled in, looked up field by field after a result is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from danvan_scoring.model.explanation import Fact
from danvan_scoring.model.notation import written
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import FormField
from danvan_scoring.model.text import Text

_EMPTY = Text("chưa có", "not given")


class Proof(NamedTuple):
    """What stands beside one value: the document named, a note, and where it was read."""

    document: str
    note: str
    place: str


_NO_PROOF = Proof("", "", "")


class Waiver(NamedTuple):
    """A decision that a criterion does not apply to a unit, or that the unit is exempt."""

    state: str
    document: str
    reason: str


class MarkedBy(NamedTuple):
    """A mark that stands in the place of computed points."""

    points: Decimal
    stage: str
    by: str
    reason: str


@dataclass(frozen=True)
class Facts:
    """The submissions of a result, indexed once for any number of look-ups."""

    result: Result

    @cached_property
    def fields(self) -> Mapping[str, FormField]:
        """The fields of the form by code."""
        return {field.code: field for field in self.result.bound.rubric.form_fields}

    def value(self, field: str, row: int) -> Decimal | bool | pd.Timestamp | str | None:
        """Return what the unit in `row` filled in, as typed; None for an empty cell."""
        cell = self._columns[field][row]
        if pd.isna(cell):
            return None
        declared = self.fields[field]
        if declared.type == "yes_no":
            return bool(cell)
        if declared.type == "integer":
            return Decimal(int(cell))
        if declared.type == "number":
            return Decimal(f"{float(cell):.{declared.decimals}f}")
        return pd.Timestamp(cell) if declared.type == "date" else str(cell)

    def fact(self, field: str, row: int) -> Fact:
        """Return the field with its value, unit and proof, for people."""
        declared = self.fields[field]
        value = self.value(field, row)
        text = _EMPTY if value is None else written(value)
        if value is not None and declared.unit:
            text = Text(f"{text.vi} {declared.unit}", f"{text.en} {declared.unit}")
        proof = self.proof(field, row)
        return Fact(field, declared.title, text, proof.document, proof.note, proof.place)

    def proof(self, field: str, row: int) -> Proof:
        """Return what stands beside the value."""
        return self._proofs.get((self._units[row], field), _NO_PROOF)

    def lacks_proof(self, field: str, row: int) -> bool:
        """Tell whether the unit claims something without the document that the form requires."""
        if self.fields[field].evidence != "required" or self.proof(field, row).document:
            return False
        return self.value(field, row) not in {None, Decimal(0), False}

    def waiver(self, criterion: str, row: int, state: str) -> Waiver:
        """Return the decision by which the unit is waived from a criterion."""
        found = self._waivers[self._units[row], criterion]
        return next(waiver for waiver in found if waiver.state == state)

    def mark(self, criterion: str, row: int) -> "MarkedBy":
        """Return the mark that stands for the unit in `row`."""
        return self._marks[self._units[row], criterion]

    @cached_property
    def _marks(self) -> Mapping[tuple[str, str], "MarkedBy"]:
        frame = self.result.submissions.marks
        if frame is None:
            return {}
        return {
            (str(row.unit), str(row.criterion)): MarkedBy(
                Decimal(str(row.points)), str(row.stage), str(row.by), str(row.reason)
            )
            for row in frame.itertuples()
        }

    @cached_property
    def _units(self) -> list[str]:
        return [str(unit) for unit in self.result.scores.units]

    @cached_property
    def _columns(self) -> Mapping[str, np.ndarray]:
        values = self.result.submissions.values
        return {str(code): values[code].to_numpy() for code in values.columns}

    @cached_property
    def _proofs(self) -> Mapping[tuple[str, str], Proof]:
        frame = self.result.submissions.evidence.fillna("")
        return {
            (str(row.unit), str(row.field)): Proof(str(row.evidence), str(row.note), str(row.place))
            for row in frame.itertuples()
        }

    @cached_property
    def _waivers(self) -> Mapping[tuple[str, str], list[Waiver]]:
        frame = self.result.submissions.waivers
        until = pd.to_datetime(frame["until"])
        open_ = until.isna() | (until >= pd.Timestamp(self.result.provenance.as_of))
        found: dict[tuple[str, str], list[Waiver]] = {}
        for row in frame[open_.to_numpy(dtype=bool)].itertuples():
            waiver = Waiver(str(row.state), str(row.document), str(row.reason))
            found.setdefault((str(row.unit), str(row.criterion)), []).append(waiver)
        return found
