"""The list of units of a period."""

import pandas as pd

from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.row_checks import check_known, check_repeats
from danvan_scoring.io.table import Table
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.text import Text

_PAIR = Text("đơn vị", "unit")


def check_units(table: Table, kinds: KnownNames | None) -> list[Problem]:
    """Report units that are repeated, and kinds that the rubric does not have."""
    return [
        *check_known(table, "kind", kinds, "SUB264"),
        *check_repeats([table], ("code",), "SUB260", _PAIR),
    ]


def unit_names(table: Table) -> KnownNames:
    """Return the units that other files may refer to."""
    return KnownNames(
        table.cells["code"],
        dict(zip(table.cells["code"], table.cells["name"], strict=True)),
    )


def units_frame(table: Table) -> pd.DataFrame:
    """Return the frame of units, in the order of the file."""
    index = pd.Index(list(table.cells["code"]), dtype="str")
    columns = {key: table.cells[key] for key in ("name", "kind", "authority")}
    return pd.DataFrame(columns, index=index, dtype="str")
