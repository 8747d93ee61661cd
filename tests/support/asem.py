"""ASEM sustainable connectivity (COINr): its hierarchy as a rubric, scored by our pipeline."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import plain
from builders import STATES, group, line, number, rubric, submissions

from danvan_scoring import Evaluator, Result
from danvan_scoring.model.status import Status

DATA = Path(__file__).parents[1] / "oracles" / "data" / "coinr_asem"
STRUCTURE = pd.read_csv(DATA / "structure.csv")
PILLARS = STRUCTURE.loc[STRUCTURE["Level"] == 2, "iCode"].tolist()
WHOLE = Decimal(100)


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv").set_index("uCode")


def asem(
    indicators: str,
    means: tuple[str, str, str] = ("weighted_mean",) * 3,
    coverage: str = "0",
    weights: dict[str, int] | None = None,
) -> tuple[Result, pd.DataFrame]:
    """Score ASEM with one mean for each level from the pillars up; return values by node too.

    The index hangs below a scale of its own, since only the scale is rounded.
    """
    weight = weights or {}
    rows: list[dict[str, Any]] = [group("T", None, max=WHOLE)]
    for level, how in zip((4, 3, 2), reversed(means), strict=True):
        of_level = STRUCTURE[(STRUCTURE["Level"] == level)]
        codes = ["Index"] if level == 4 else of_level["iCode"].tolist()
        for code in codes:
            parent = "T" if level == 4 else of_level.set_index("iCode").loc[code, "Parent"]
            rows.append(
                group(
                    code, parent, combine=how, max=WHOLE, coverage=Decimal(coverage),
                    weight=weight.get(code, 1),
                )
            )  # fmt: skip
    leaves = STRUCTURE[STRUCTURE["Level"] == 1]
    index = rubric(
        rounding={"decimals": 6, "at": "total"},
        states=STATES | {"missing": "leave_out", "withheld": "leave_out"},
        group=rows,
        criterion=[
            line(
                f"i.{code}", WHOLE, "x", parent,
                params={"field": code}, weight=weight.get(code, 1),
            ) | {"uses": "plain/points@1"}
            for code, parent in zip(leaves["iCode"], leaves["Parent"], strict=True)
        ],
        field=[number(code) for code in leaves["iCode"]],
    )  # fmt: skip
    facts = table(indicators)
    rows_of_facts = [
        {code: value for code, value in row.items() if not np.isnan(value)}
        for row in facts.to_dict("records")
    ]
    result = Evaluator([plain], discover=False).evaluate(
        index, submissions(index, rows_of_facts), as_of=date(2025, 1, 1)
    )
    columns = {}
    for code in (*PILLARS, "Conn", "Sust", "Index"):
        node = result.scores.nodes[code]
        columns[code] = np.where(node.status == Status.SCORED, node.points, np.nan)
    return result, pd.DataFrame(columns, index=facts.index)
