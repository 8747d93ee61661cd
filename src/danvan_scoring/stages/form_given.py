"""What came in already, as it stands on the council's form: facts, evidence, waivers."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pandas as pd

from danvan_scoring.model.form import Given
from danvan_scoring.model.status import Status
from danvan_scoring.stages.facts import Facts

_WAIVERS = {"not_applicable": Status.NOT_APPLICABLE, "exempt": Status.EXEMPT}


def given_facts(facts: Facts, row: int) -> dict[str, Given]:
    """Return what the unit in `row` and others about it filled in, by field."""
    found = {}
    for code in facts.fields:
        proof = facts.proof(code, row)
        value = in_cell(facts.value(code, row))
        if value is not None or any(proof):
            found[code] = Given(value, evidence=proof.document, note=proof.note)
    return found


def waived_from(waivers: pd.DataFrame, unit: str, as_of: date) -> Mapping[str, Status]:
    """Return the criteria from which a unit is waived on a day, with the state that they have."""
    own = waivers[waivers["unit"] == unit] if len(waivers) else waivers
    until = pd.to_datetime(own["until"]) if len(own) else pd.Series(dtype="datetime64[s]")
    in_force = own[(until.isna() | (until >= pd.Timestamp(as_of))).to_numpy(dtype=bool)]
    return {str(row.criterion): _WAIVERS[str(row.state)] for row in in_force.itertuples()}


def in_cell(value: object) -> str | Decimal | date | None:
    """Return a value of `Facts` as it stands in a cell."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, pd.Timestamp):
        return value.date()
    assert value is None or isinstance(value, Decimal | str)  # what `Facts.value` gives
    return value
