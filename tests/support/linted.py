"""What lint finds in a rubric, a plan or a period that a test writes out."""

from collections.abc import Mapping, Sequence
from typing import Any

from builders import line, number, rubric
from given_points import EVALUATOR, scale

from danvan_scoring import Evaluator, Result
from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding
from danvan_scoring.analysis.lint.past import Past
from danvan_scoring.analysis.lint.rules import lint
from danvan_scoring.model.lint import Thresholds
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.rubric import Rubric


def yes_no(code: str, **more: Any) -> dict[str, Any]:
    """A yes/no field."""
    return {"code": code, "title": f"Có {code}", "type": "yes_no", **more}


def filler(points: int, group_: str = "T") -> dict[str, Any]:
    """A criterion in which no rule sees anything, to fill a scale up."""
    return line(
        "F", points, "ratio", group_,
        params={"done": "f_lam", "planned": "f_giao"}, evidence="Báo cáo",
    )  # fmt: skip


FILLER_FIELDS = (number("f_lam", maximum=1000), number("f_giao", maximum=1000))


def with_filler(
    lines: Sequence[Mapping[str, Any]], fields: Sequence[Mapping[str, Any]], **more: Any
) -> Rubric:
    """A rubric of 100 points: these lines, and the filler for the rest of T."""
    own = sum(int(item["max"]) for item in lines if item["group"] == "T")
    return rubric(
        **{"group": (scale(),), **more},
        criterion=[*lines, filler(100 - own)],
        field=[*fields, *FILLER_FIELDS],
    )


def findings(
    own: Rubric,
    code: str,
    plan: Plan | None = None,
    evaluator: Evaluator = EVALUATOR,
    **limits: Any,
) -> list[Finding]:
    """What one rule finds in a rubric."""
    draft = Draft(evaluator.bind(own), plan, thresholds=Thresholds(**limits))
    return [finding for finding in lint([draft]).findings if finding.code == code]


def told(own: Rubric, code: str, **more: Any) -> str:
    """The one sentence that a rule says of a rubric, in Vietnamese."""
    (finding,) = findings(own, code, **more)
    assert "{" not in finding.sentence("vi") + finding.sentence("en")
    return finding.sentence("vi")


def past_findings(result: Result, code: str, **limits: Any) -> list[Finding]:
    """What one rule finds in a period."""
    past = Past(result, "T", Thresholds(**limits))
    return [finding for finding in lint([], [past]).findings if finding.code == code]
