"""For tests of criteria, ours and plugin authors': the laws, evidence, and numbers by hand.

```python
def test_laws() -> None:
    check_criterion(MyCriterion, {"done": "a"}, [FormField(code="a", title="A", type="integer")])


def test_three_of_four() -> None:
    assert_points(score_units(MyCriterion, {"done": "a"}, [{"a": 3}], maximum=10), ["7.5"])
```

Needs hypothesis (`pip install danvan-scoring[test]`).
"""

from danvan_scoring.model.rubric import FormField
from danvan_scoring.testing.check import check_criterion
from danvan_scoring.testing.evidence import Drawn, evidence_frames, field_values
from danvan_scoring.testing.laws import LAWS
from danvan_scoring.testing.units import ScoredUnits, assert_points, score_units

__all__ = [
    "LAWS",
    "Drawn",
    "FormField",
    "ScoredUnits",
    "assert_points",
    "check_criterion",
    "evidence_frames",
    "field_values",
    "score_units",
]
