"""A result made by hand, small enough to add up on paper.

Five units, one scale of 100 points (A1 60 + A2 40), a bonus B of at most 5, a penalty P of at most
4; classes from 90, 80, 65, 0; "Xuất sắc" at most 1 unit a peer group; a disciplined official caps
at "Khá". As of 05/12/2025:

| unit | A1 | A2 | B1 (counted) | P1 (counted) | total | class |
|---|---|---|---|---|---|---|
| u1 | 55.50 | 37 | 7 (5) | 0 | 97.50 | XS, moved to T: two share the one place |
| u2 | 57.50 | 40 | 0 | 0 | 97.50 | XS, moved to T likewise |
| u3 | 50 | council has not marked it | 0 | 0 | none | none |
| u4 | 45 | 40 | 0 | -6 (-4) | 81.00 | T, capped to K |
| u5 | nothing submitted | | | | none | none |
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from builders import group, line, number, rubric, submissions

from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.core_reasons import CORE_REASONS
from danvan_scoring.model.criterion import fields_read
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.result import Provenance, Result
from danvan_scoring.model.score import LeafReasons, NodeScores, ScoreTable
from danvan_scoring.model.standing import Classification
from danvan_scoring.model.status import Status
from danvan_scoring.plugins import (
    Criterion,
    CriterionScores,
    NumberField,
    OptionalDateField,
    Params,
    ScoringContext,
    Text,
)
from danvan_scoring.stages.classify import classify
from danvan_scoring.stages.comply import comply
from danvan_scoring.stages.order import bottom_up
from danvan_scoring.stages.rank import rank

AS_OF = date(2025, 12, 5)


class HandParams(Params):
    """A field, a parameter and a date."""

    done: NumberField
    planned: Decimal = Decimal("62.5")
    sent: OptionalDateField | None = None


class Hand(Criterion[HandParams]):
    """Its points are set by hand; only its sentences are used."""

    name = "hand"
    version = 1
    summary = Text("Chấm tay", "By hand")
    params_model = HandParams
    reasons: ClassVar[Mapping[str, Text]] = {
        "reached": Text(
            "Đạt {done} trên {planned}, tỷ lệ {rate} %, được {points} trên {maximum} điểm",
            "{done} of {planned}, {rate} %, gives {points} of {maximum}",
        ),
        "too_few": Text("Chưa đủ căn cứ", "Too little is known"),
    }

    def score(self, evidence: pd.DataFrame, context: ScoringContext) -> CriterionScores:
        raise NotImplementedError("points are set by hand")

    def describe(self, maximum: Decimal, labels: Mapping[str, str]) -> Text:
        label = labels[self.params.done]
        return Text(f"theo {label}, nhiều nhất {maximum}", f"by {label}, at most {maximum}")


def result(**changes: Any) -> Result:
    """The result of the table above; `changes` go to the rubric."""
    own = _rubric(**changes)
    bound = _bound(own)
    sent = _submissions(own)
    scores = _scores(sent.units.index)
    standings = rank(bound, scores, sent.units)
    return Result(
        bound=bound,
        submissions=sent,
        scores=scores,
        standings=standings,
        classifications=classify(bound, scores, standings, sent),
        compliance=comply(_plan(), sent, AS_OF),
        warnings=(),
        provenance=Provenance(
            as_of=AS_OF,
            library="0.1.0",
            plugins=(("builtin", "danvan-scoring", "0.1.0", ""),),
            sources=(SourceFile(path="rubric.toml", sha256="0" * 64),),
        ),
    )


def reclassified(changed: Result) -> Mapping[str, Classification]:
    """The classes of a result whose submissions were changed."""
    return classify(changed.bound, changed.scores, changed.standings, changed.submissions)


def _rubric(**changes: Any) -> Any:
    lines = [
        line("A1", 60, "hand", "A", basis="Điều 1", tasks=("3.2",), evidence="Kế hoạch"),
        line("A2", 40, "hand", "A"),
        line("B1", 10, "hand", "B"),
        line("P1", 10, "hand", "P"),
    ]
    for own, field in zip(lines, ("mo_hinh", "diem_hd", "khen", "nhac_nho"), strict=True):
        own["params"] = {"done": field}
    return rubric(
        **{
            "group": [
                group("T", None, title="Tổng điểm"),
                group("A", title="Nhiệm vụ"),
                group("B", title="Điểm thưởng", kind="bonus", max=5),
                group("P", title="Điểm trừ", kind="penalty", max=4),
            ],
            "criterion": lines,
            "field": [
                number("mo_hinh", unit="mô hình", evidence="expected"),
                number("diem_hd", filled_by="council"),
                number("khen"),
                number("nhac_nho"),
                number("ky_luat", type="yes_no", filled_by="office"),
            ],
            "class": [
                {"code": "XS", "title": "Xuất sắc", "from": 90},
                {"code": "T", "title": "Tốt", "from": 80},
                {"code": "K", "title": "Khá", "from": 65},
                {"code": "Y", "title": "Yếu", "from": 0},
            ],
            "gate": [
                {
                    "code": "KL",
                    "title": "Có cán bộ bị kỷ luật",
                    "effect": "cap",
                    "class": "K",
                    "when": {"field": "ky_luat", "is": "=", "value": True},
                }
            ],
            "quota": [{"class": "XS", "count": 1}],
            **changes,
        }
    )


def _bound(own: Any) -> BoundRubric:
    criteria = {}
    for each in own.criteria:
        params = HandParams.model_validate(each.params)
        criteria[each.code] = BoundCriterion(each, Hand(params), tuple(fields_read(params)))
    children = {"T": ("A", "B", "P"), "A": ("A1", "A2"), "B": ("B1",), "P": ("P1",)}
    groups = {each.code: each for each in own.groups}
    return BoundRubric(own, criteria, groups, children, bottom_up(own) or ())


def _submissions(own: Any) -> Any:
    nothing = {"ky_luat": False}
    rest = {"khen": 0, "nhac_nho": 0, "ky_luat": False}
    sent = submissions(
        own,
        [
            {"mo_hinh": 55.5, "diem_hd": 37, **rest, "khen": 7},
            {"mo_hinh": 57.5, "diem_hd": 40, **rest},
            {"mo_hinh": 50, "diem_hd": None, **rest, "ky_luat": None},
            {"mo_hinh": 45, "diem_hd": 40, **rest, "nhac_nho": 6, "ky_luat": True},
            nothing,
        ],
        ["thon", "thon", "thon", "phong", "phong"],
        evidence=pd.DataFrame(
            {
                "unit": ["u1"],
                "field": ["mo_hinh"],
                "evidence": ["Báo cáo số 12"],
                "note": ["đã thẩm định"],
                "place": ["phieu.csv:2"],
            }
        ),
        progress=pd.DataFrame(
            {
                "unit": ["u1", "u2"],
                "task": ["3.2", "3.2"],
                "state": ["done", "done"],
                "date": pd.to_datetime(["2025-11-20", "2025-12-03"]),
                "evidence": ["", ""],
                "note": ["", ""],
            }
        ),
        receipts=pd.DataFrame(
            {
                "unit": ["u1", "u2", "u3", "u4"],
                "report": ["nam"] * 4,
                "date": pd.to_datetime(["2025-11-28", "2025-11-30", "2025-12-04", "2025-11-30"]),
                "evidence": [""] * 4,
            }
        ),
    )
    sent.units["name"] = [
        "Thôn Ấp Đông",
        "Thôn Bến Thượng thuộc khu dân cư Nguyễn Huệ kéo dài đến hết đường Thống Nhất",
        "Thôn Cao",
        "Phòng Văn hóa - Xã hội",
        "Phòng Kinh tế",
    ]
    return sent


def _plan() -> Plan:
    return Plan.model_validate(
        {
            "format": 1,
            "id": "kh",
            "version": "1",
            "title": "Kế hoạch thử",
            "authority": "UBND xã Thử",
            "group": ({"code": "3", "title": "Quy chế, dân chủ cơ sở"},),
            "task": (
                {
                    "code": "3.2",
                    "title": "Mỗi thôn một mô hình dân vận khéo",
                    "group": "3",
                    "binds": ("thon",),
                    "target": Decimal(100),
                    "evidence": "Quyết định công nhận",
                    "due": date(2025, 11, 30),
                },
            ),
            "report": (
                {
                    "code": "nam",
                    "title": "Báo cáo năm",
                    "binds": ("thon", "phong"),
                    "before": date(2025, 12, 1),
                },
            ),
        }
    )


def _scores(units: pd.Index) -> ScoreTable:
    def node(points: list[float], maximum: list[int], **more: Any) -> NodeScores:
        counts = np.array([round(p * 100) for p in points], dtype=np.int64)
        if "uncapped" in more:
            more["uncapped"] = np.array([p * 100 for p in more["uncapped"]], dtype=np.int64)
        status = np.array(more.pop("status", [0] * 5), dtype=np.int8)
        return NodeScores(counts, np.array(maximum, dtype=np.int64) * 100, status, **more)

    silent, pending = int(Status.NOT_SUBMITTED), int(Status.PENDING)
    late = [0, 0, 0, 0, silent]
    open_ = [0, 0, pending, 0, silent]
    nodes = {
        "T": node([97.5, 97.5, 0, 81, 0], [100] * 5, status=open_),
        "A": node([92.5, 97.5, 0, 85, 0], [100] * 5, status=open_),
        "A1": node([55.5, 57.5, 50, 45, 0], [60] * 5, status=late),
        "A2": node([37, 40, 0, 40, 0], [40] * 5, status=[0, 0, pending, 0, pending]),
        "B": node([5, 0, 0, 0, 0], [5] * 5, status=late, uncapped=[7, 0, 0, 0, 0]),
        "B1": node([7, 0, 0, 0, 0], [10] * 5, status=late),
        "P": node([0, 0, 0, -4, 0], [4] * 5, status=late, uncapped=[0, 0, 0, -6, 0]),
        "P1": node([0, 0, 0, -6, 0], [10] * 5, status=late),
    }
    keys = ("reached", "too_few", *CORE_REASONS)
    of_core = {key: keys.index(key) for key in CORE_REASONS}
    not_sent, council = of_core["core:not_submitted"], of_core["core:pending_council"]

    def reasons(codes: list[int]) -> LeafReasons:
        details = {"rate": np.array([88.8, 92.0, 80.0, 72.0, 0.0])}
        return LeafReasons(keys, np.array(codes, dtype=np.int8), details)

    return ScoreTable(
        units,
        2,
        nodes,
        {
            "A1": reasons([0, 0, 0, 0, not_sent]),
            "A2": reasons([0, 0, council, 0, council]),
            "B1": reasons([0, 0, 0, 0, not_sent]),
            "P1": reasons([0, 0, 0, 0, not_sent]),
        },
    )
