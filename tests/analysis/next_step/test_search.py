"""The cheapest ways to a class, against trying every combination of facts."""

from dataclasses import replace
from decimal import Decimal
from math import prod
from unittest import mock

from builders import group, line, rubric, submissions
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ways_by_force import AS_OF, EVALUATOR, Least, Period, least_by_force, periods

from danvan_scoring.analysis.next_step.model import Model
from danvan_scoring.analysis.next_step.options import By
from danvan_scoring.analysis.next_step.programme import Solution
from danvan_scoring.analysis.next_step.search import Search, Way, Ways
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.model.result import Result

_MOST = 800


def _ways(period: Period, wanted: int, by: By, most: int = 1) -> Ways:
    search = Search(Situation.of(period.result, "T"), by)
    (found,) = search.ways({period.row: wanted}, most)
    return found


def _compared(period: Period, wanted: int, by: By) -> tuple[Way, Least] | None:
    """The way that was found, and the least costs; None if both say that there is none."""
    assume(prod(len(own) for own in period.domains.values()) <= _MOST)
    expected = least_by_force(period, wanted)
    found = _ways(period, wanted, by)
    if expected is None:
        assert found.ending == "impossible"
        return None
    assert found.ending == "found"
    return found.ways[0], expected


@settings(max_examples=60, deadline=None)
@given(period=periods(), wanted=st.integers(0, 2))
def test_no_combination_reaches_the_class_at_fewer_criteria(period: Period, wanted: int) -> None:
    if compared := _compared(period, wanted, "criteria"):
        way, least = compared

        assert (way.criteria, way.points) == least.by_criteria


@settings(max_examples=30, deadline=None)
@given(period=periods(), wanted=st.integers(0, 2))
def test_no_combination_reaches_the_class_with_fewer_points(period: Period, wanted: int) -> None:
    if compared := _compared(period, wanted, "points"):
        way, least = compared

        assert (way.points, way.criteria) == least.by_points


@settings(max_examples=30, deadline=None)
@given(period=periods(), wanted=st.integers(0, 2))
def test_no_combination_reaches_the_class_with_less_effort(period: Period, wanted: int) -> None:
    if compared := _compared(period, wanted, "effort"):
        way, least = compared

        assert way.effort == least.by_effort


@settings(max_examples=30, deadline=None)
@given(period=periods(), wanted=st.integers(0, 2))
def test_every_way_leads_there_when_the_whole_period_is_scored_with_it(
    period: Period, wanted: int
) -> None:
    result, row = period.result, period.row
    for way in _ways(period, wanted, "criteria", most=4).ways:
        values = result.submissions.values.copy()
        for options, number in way.choice:
            for code, column in options.values.items():
                values.iloc[row, values.columns.get_loc(code)] = column[number]
        changed = EVALUATOR.evaluate(
            result.bound.rubric, replace(result.submissions, values=values), as_of=AS_OF
        )

        assert changed.classifications["T"].final[row] == way.ends
        assert 0 <= way.ends <= wanted


@settings(max_examples=30, deadline=None)
@given(period=periods(), wanted=st.integers(0, 2))
def test_ways_change_different_things_and_rise_in_cost(period: Period, wanted: int) -> None:
    ways = _ways(period, wanted, "criteria", most=4).ways
    changed = [{id(options) for options, _ in way.choice} for way in ways]

    assert [way.criteria for way in ways] == sorted(way.criteria for way in ways)
    for number, own in enumerate(changed):
        assert not any(earlier <= own for earlier in changed[:number])


@settings(max_examples=20, deadline=None)
@given(period=periods(), wanted=st.integers(0, 2))
def test_where_the_solver_gives_up_everything_is_tried(period: Period, wanted: int) -> None:
    assume(prod(len(own) for own in period.domains.values()) <= _MOST)
    found = _ways(period, wanted, "criteria")
    undecided = None, Solution(None, "unknown")
    with mock.patch.object(Model, "cheapest", return_value=undecided):
        again = _ways(period, wanted, "criteria")

    assert found.ending == again.ending
    assert [(own.criteria, own.points) for own in found.ways] == [
        (own.criteria, own.points) for own in again.ways
    ]


def _small(cells: dict[str, object] | None = None, **more: object) -> Result:
    """Two lines of 10 points: 2.5 for each model, and a report that is sent or not.

    u1 has one model and no report: 2.5 of 20 points. The class "T" begins at 12.
    """
    own = rubric(
        **{
            "field": [
                {"code": "mo_hinh", "title": "Mô hình", "type": "integer", "minimum": 0},
                {"code": "bao_cao", "title": "Báo cáo", "type": "yes_no", "effort": 1},
                {"code": "ky_luat", "title": "Kỷ luật", "type": "yes_no", "filled_by": "office"},
            ],
            "group": [group("T", None, max=20)],
            "criterion": [
                line("1", 10, "count", params={"field": "mo_hinh", "each": Decimal("2.5")}),
                line("2", 10, "yes_no", params={"field": "bao_cao"}),
            ],
            "class": [
                {"code": "T", "title": "Tốt", "from": 12},
                {"code": "K", "title": "Khá", "from": 0},
            ],
            **more,
        }
    )
    given_ = {"mo_hinh": 1, "bao_cao": False, "ky_luat": False, **(cells or {})}
    return EVALUATOR.evaluate(own, submissions(own, [given_]), as_of=AS_OF)


def _told(result: Result, by: By = "criteria", *, own: bool = False) -> list[dict[str, object]]:
    """The values that each way changes, by field."""
    (found,) = Search(Situation.of(result, "T"), by, own).ways({0: 0}, 4)
    return [
        {
            lever.field.code: options.tried[position].values[options.picked[number, position]]
            for options, number in way.choice
            for position, lever in enumerate(options.cluster.levers)
        }
        for way in found.ways
    ]


def test_the_report_and_no_more_models_than_are_lacking() -> None:
    """10 for the report and 2.5 are 12.5, enough for 12: models need not be touched."""
    assert _told(_small()) == [{"bao_cao": 1.0}]


def test_as_few_models_as_will_do_are_added_to_the_report() -> None:
    """Without any model the report alone gives 10; one model is 12.5."""
    assert _told(_small({"mo_hinh": 0})) == [{"mo_hinh": 1.0, "bao_cao": 1.0}]


def test_a_gate_on_a_fact_is_lifted_by_that_fact() -> None:
    gate = {
        "code": "K",
        "title": "Kỷ luật",
        "effect": "cap",
        "class": "K",
        "when": {"field": "ky_luat", "is": "=", "value": True},
    }
    result = _small({"bao_cao": True, "ky_luat": True}, gate=[gate])

    assert _told(result) == [{"ky_luat": 0.0}]
    (found,) = Search(Situation.of(result, "T"), own=True).ways({0: 0})
    assert found.ending == "impossible"


def test_evidence_that_is_lacking_is_a_change_by_itself() -> None:
    """The report is claimed without the document that it requires: 0 of 10 points."""
    fields = [
        {"code": "mo_hinh", "title": "Mô hình", "type": "integer", "minimum": 0},
        {"code": "bao_cao", "title": "Báo cáo", "type": "yes_no", "evidence": "required"},
    ]
    result = _small({"bao_cao": True}, field=fields)
    (found,) = Search(Situation.of(result, "T")).ways({0: 0})
    ((options, number),) = found.ways[0].choice

    assert result.classifications["T"].final[0] == 1
    assert options.tried[0].values[options.picked[number, 0]] == 1.0
    assert not options.tried[0].proven[0]
    assert options.tried[0].proven[options.picked[number, 0]]


def test_effort_weighs_what_the_rubric_says() -> None:
    """From 2.5 to 10 points: three more models at an effort of 1 each, or the report at 9."""
    fields = [
        {"code": "mo_hinh", "title": "Mô hình", "type": "integer", "minimum": 0, "effort": 1},
        {"code": "bao_cao", "title": "Báo cáo", "type": "yes_no", "effort": 9},
    ]
    classes = [
        {"code": "T", "title": "Tốt", "from": 10},
        {"code": "K", "title": "Khá", "from": 0},
    ]
    result = _small(field=fields, **{"class": classes})

    assert _told(result, "effort")[0] == {"mo_hinh": 4.0}
    assert _told(result, "criteria")[0] == {"mo_hinh": 4.0}  # 7.5 points, the report gives 10


def test_large_numbers_are_searched_by_where_points_change() -> None:
    """0 of 100,000 files: 95 % of them, 95,000, is the least that gives the 5 points wanted."""
    own = rubric(
        field=[
            {"code": "dung_han", "title": "Đúng hạn", "type": "integer", "minimum": 0},
            {"code": "tong", "title": "Tổng", "type": "integer", "minimum": 0},
        ],
        group=[group("T", None, max=10)],
        criterion=[
            line(
                "1",
                10,
                "banded",
                params={
                    "done": "dung_han",
                    "planned": "tong",
                    "steps": [{"from": 100, "points": 10}, {"from": 95, "points": 5}],
                    "otherwise": 0,
                },
            )
        ],
        **{
            "class": [
                {"code": "T", "title": "Tốt", "from": 5},
                {"code": "K", "title": "Khá", "from": 0},
            ]
        },
    )
    sent = submissions(own, [{"dung_han": 12, "tong": 100_000}])
    result = EVALUATOR.evaluate(own, sent, as_of=AS_OF)

    assert _told(result) == [{"dung_han": 95_000.0}]


def test_a_unit_that_is_compared_with_others_takes_their_places_into_account() -> None:
    """Two places in "T"; what u1 needs for one is found anew by scoring it with 3, 4, 5, … done."""
    own = rubric(
        field=[
            {"code": "lam", "title": "Làm", "type": "integer", "minimum": 0, "maximum": 30},
            {"code": "dat", "title": "Đặt ra", "type": "integer", "minimum": 0, "maximum": 30},
        ],
        group=[group("T", None, max=10)],
        criterion=[line("1", 10, "relative", params={"done": "lam", "target": "dat"})],
        quota=[{"class": "T", "count": 2}],
        **{
            "class": [
                {"code": "T", "title": "Tốt", "from": 1},
                {"code": "K", "title": "Khá", "from": 0},
            ]
        },
    )
    cells = [{"lam": lam, "dat": 10} for lam in (3, 20, 8)]
    result = EVALUATOR.evaluate(own, submissions(own, cells), as_of=AS_OF)
    (found,) = Search(Situation.of(result, "T")).ways({0: 0})
    expected = next(
        lam
        for lam in range(3, 31)
        if EVALUATOR.evaluate(
            own, submissions(own, [{"lam": lam, "dat": 10}, *cells[1:]]), as_of=AS_OF
        )
        .classifications["T"]
        .final[0]
        == 0
    )
    ((options, number),) = found.ways[0].choice

    assert options.tried[0].values[options.picked[number, 0]] == expected
