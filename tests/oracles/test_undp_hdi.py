"""UNDP HDI 2021: 191 values, ranks and classes; the transformations are a plugin's criteria."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import plain
import pytest
from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator

PUBLISHED = pd.read_csv(Path(__file__).parent / "data" / "undp_hdi_2021" / "hdi_2021.csv")
PUBLISHED = PUBLISHED[PUBLISHED["published_hdi"].notna()].reset_index(drop=True)


def goalpost(code: str, low: float, high: float, parent: str, kind: str = "goalpost") -> dict:
    params = {"field": code.lower(), "low": low, "high": high}
    return line(code, 1, "x", parent, params=params) | {"uses": f"plain/{kind}@1"}


@pytest.fixture(scope="module")
def ranking() -> pd.DataFrame:
    # Goalposts: UNDP, Human Development Report 2021-22, Technical note 1, table 1.
    hdi = rubric(
        rounding={"decimals": 3, "at": "total"},
        group=[
            group("T", None, combine="geometric_mean", max=1),
            group("EDU", "T", combine="weighted_mean", max=1),
        ],
        criterion=[
            goalpost("LE", 20.0, 85.0, "T"),
            goalpost("EYS", 0.0, 18.0, "EDU"),
            goalpost("MYS", 0.0, 15.0, "EDU"),
            goalpost("GNI", 100.0, 75_000.0, "T", "log_goalpost"),
        ],
        field=[number(code) for code in ("le", "eys", "mys", "gni")],
        **{
            "class": [
                {"code": "Very-high", "title": "Very High", "from": Decimal("0.8")},
                {"code": "High", "title": "High", "from": Decimal("0.7")},
                {"code": "Medium", "title": "Medium", "from": Decimal("0.55")},
                {"code": "Low", "title": "Low", "from": 0},
            ]
        },
    )
    facts = PUBLISHED.rename(
        columns={
            "life_expectancy": "le",
            "expected_years_schooling": "eys",
            "mean_years_schooling": "mys",
            "gni_per_capita_ppp": "gni",
        }
    )
    given = submissions(hdi, facts.to_dict("records"))
    result = Evaluator([plain], discover=False).evaluate(hdi, given, as_of=date(2022, 9, 8))
    frame = result.ranking.set_index("unit").loc[list(given.units.index)]
    return frame.reset_index(drop=True)


def test_191_values_at_three_decimals(ranking: pd.DataFrame) -> None:
    assert len(ranking) == 191
    assert ranking["points"].tolist() == PUBLISHED["published_hdi"].tolist()


def test_191_ranks_on_the_rounded_value(ranking: pd.DataFrame) -> None:
    assert ranking["overall_rank"].tolist() == PUBLISHED["published_rank"].astype(int).tolist()


def test_191_classes_closed_below(ranking: pd.DataFrame) -> None:
    found = ranking["class_"].str.replace("-", " ").str.title().tolist()
    assert found == PUBLISHED["published_class"].str.title().tolist()
