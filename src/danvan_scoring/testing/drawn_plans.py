"""Plans that hypothesis makes, which fit a rubric."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from danvan_scoring.model.plan import Plan
from danvan_scoring.model.rubric import Rubric

_MOST_TASKS = 4
_DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))


@st.composite
def plans(draw: st.DrawFn, rubric: Rubric) -> Plan:
    """Draw a plan without a fault: tasks that bind the rubric's kinds, and reports that they owe.

    The tasks that the rubric's criteria cover are all there, with some that no criterion covers.

    Args:
        draw: passed by hypothesis.
        rubric: whose kinds of units are bound.
    """
    covered = dict.fromkeys(task for line in rubric.criteria for task in line.tasks)
    bare = draw(st.integers(0 if covered else 1, _MOST_TASKS))
    tasks = [
        {
            "code": code,
            "title": f"Nhiệm vụ {code}",
            "group": "N1",
            "evidence": "Văn bản",
            "target": draw(st.none() | st.integers(1, 100)),
            "not_covered": "" if code in covered else "Không chấm điểm",
            **draw(_duty(rubric)),
        }
        for code in [*covered, *(f"nv-{number}" for number in range(bare))]
    ]
    reports = [
        {
            "code": f"bc-{number}",
            "title": f"Báo cáo {number}",
            "not_applicable": draw(st.sampled_from(["", "", "Chưa đến kỳ"])),
            **draw(_duty(rubric)),
        }
        for number in range(draw(st.integers(0, 2)))
    ]
    return Plan.model_validate(
        {
            "format": 1,
            "id": "ke_hoach_thu",
            "version": "1",
            "title": "Kế hoạch thử",
            "authority": rubric.authority,
            "group": ({"code": "N1", "title": "Nhóm nhiệm vụ"},),
            "task": tuple(tasks),
            "report": tuple(reports),
        }
    )


@st.composite
def _duty(draw: st.DrawFn, rubric: Rubric) -> dict[str, Any]:
    """Whom it binds, and by when."""
    kinds = [kind.code for kind in rubric.kinds]
    binds = draw(st.lists(st.sampled_from(kinds), min_size=1, unique=True))
    return {draw(st.sampled_from(["due", "before"])): draw(_DAYS), "binds": tuple(binds)}
