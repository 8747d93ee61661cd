"""For tests of plugins, ours and others': the laws of criteria, numbers by hand, drawn input.

```python
def test_laws() -> None:
    check_criterion(MyCriterion, {"done": "a"}, [FormField(code="a", title="A", type="integer")])


def test_three_of_four() -> None:
    assert_points(score_units(MyCriterion, {"done": "a"}, [{"a": 3}], maximum=10), ["7.5"])


@given(st.data())
def test_my_exporter_writes_every_result(data: st.DataObject) -> None:
    rubric = data.draw(rubrics())
    result = Evaluator().evaluate(rubric, data.draw(submissions(rubric)), as_of=AS_OF)
    assert MyExporter().export(publication_of(result), "vi")
```

`evidence`, `rubrics`, `submissions` and `plans` are strategies of hypothesis for what criteria,
checks and exporters are given. Needs hypothesis (the extra `test`).
"""

from danvan_scoring.model.rubric import FormField
from danvan_scoring.testing.check import check_criterion
from danvan_scoring.testing.drawn_evidence import Drawn, evidence, field_values
from danvan_scoring.testing.drawn_plans import plans
from danvan_scoring.testing.drawn_rubrics import rubrics
from danvan_scoring.testing.drawn_submissions import submissions
from danvan_scoring.testing.laws import LAWS
from danvan_scoring.testing.published import publication_of
from danvan_scoring.testing.units import AS_OF, ScoredUnits, assert_points, score_units

__all__ = [
    "AS_OF",
    "LAWS",
    "Drawn",
    "FormField",
    "ScoredUnits",
    "assert_points",
    "check_criterion",
    "evidence",
    "field_values",
    "plans",
    "publication_of",
    "rubrics",
    "score_units",
    "submissions",
]
