"""The reference of rubric, plan and period files names every key, and its example is good."""

import re
from pathlib import Path

import pytest

from danvan_scoring import Evaluator, load_rubric
from danvan_scoring.model import correspondence, office, period, plan, procedure, rubric
from danvan_scoring.model.base import Frozen

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rubric-and-plan-files.md"
TEXT = PAGE.read_text(encoding="utf-8")


def section(name: str) -> str:
    return TEXT.split(f"## {name}\n")[1].split("\n## ")[0]


def keys(*models: type[Frozen]) -> list[str]:
    found = [info.alias or name for model in models for name, info in model.model_fields.items()]
    return sorted({key for key in found if key != "source"})


@pytest.mark.parametrize(
    ("name", "models"),
    [
        (
            "rubric.toml",
            (
                rubric.Rubric, rubric.Kind, rubric.PeerGroup, rubric.FormField, rubric.Group,
                rubric.CriterionLine, rubric.ClassBand, rubric.Gate, rubric.Condition,
                rubric.Quota, rubric.Rounding, rubric.Ranking, rubric.StateEffects,
                procedure.Procedure,
            ),
        ),
        ("plan.toml", (plan.Plan, plan.PlanGroup, plan.Task, plan.ReportDuty)),
        ("office.toml", (office.Office,)),
        (
            "Mapping of two periods",
            (correspondence.Correspondence, correspondence.UnitLink, correspondence.CodeLink),
        ),
        ("period.toml", (period.Period, period.CsvDialect, procedure.CouncilMember)),
    ],
)  # fmt: skip
def test_every_key_is_named(name: str, models: tuple[type[Frozen], ...]) -> None:
    words = set(re.findall(r"\w+", section(name)))

    assert [key for key in keys(*models) if key not in words] == []


def test_the_rubric_on_the_page_is_good(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)[0], encoding="utf-8")

    assert Evaluator().check(load_rubric(path)) == ()
