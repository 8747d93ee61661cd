"""Lint rules about points, classes, gates and ceilings: each with a near miss."""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from builders import group, line, number, rubric, submissions
from given_points import AS_OF, EVALUATOR, scale
from hypothesis import given, settings
from hypothesis import strategies as st
from linted import FILLER_FIELDS, filler, findings, told, with_filler, yes_no

from danvan_scoring.analysis.lint.best_case import best_case
from danvan_scoring.model.rubric import Rubric

COUNT = {"params": {"field": "so", "each": 1}, "evidence": "Báo cáo"}


@pytest.mark.parametrize(
    ("title", "speaks"),
    [
        ("Tuyên truyền (20 điểm)", True),
        ("Tuyên truyền (tối đa 20 đ)", True),
        ("Tuyên truyền, tối đa 20 điểm", True),
        ("Tuyên truyền (18 điểm)", False),
        ("Tuyên truyền (18,0 điểm)", False),
        ("Tuyên truyền (2 điểm/buổi)", False),
        ("Tuyên truyền (2 điểm mỗi buổi)", False),
        ("Tuyên truyền, thưởng 2 điểm", False),
        ("Từ (20 điểm) đến (30 điểm)", False),
        ("Đạt 20 điểm cầu trực tuyến", False),
    ],
)
def test_a_title_says_what_counts(title: str, *, speaks: bool) -> None:
    own = with_filler([line("A", 18, "count", **COUNT) | {"title": title}], [number("so")])

    assert [f.items for f in findings(own, "LNT101")] == ([("A",)] if speaks else [])


def test_titles_of_groups_scales_and_classes_are_read() -> None:
    own = rubric(
        group=(
            scale() | {"title": "Thang điểm 110"},
            group("A", max=100) | {"title": "Nhóm A (tổng điểm 90 điểm)"},
        ),
        criterion=[filler(100, "A")],
        field=FILLER_FIELDS,
        **{
            "class": (
                {"code": "tot", "title": "Tốt (từ 85 đến 100 điểm)", "from": 80},
                {"code": "kha", "title": "Khá (từ 65 đến dưới 80 điểm)", "from": 65},
                {"code": "yeu", "title": "Yếu (dưới 65 điểm)", "from": 0},
            )
        },
    )

    assert [f.items[0] for f in findings(own, "LNT101")] == ["T", "A", "tot"]


@pytest.mark.parametrize(("weights", "speaks"), [((1, 1), True), ((8, 2), False)])
def test_maxima_of_a_weighted_mean_show_its_weights(
    weights: tuple[int, int], *, speaks: bool
) -> None:
    own = rubric(
        group=(scale(10, combine="weighted_mean"),),
        criterion=[
            line(code, most, "count", **COUNT, weight=weight)
            for code, most, weight in zip("AB", (8, 2), weights, strict=True)
        ],
        field=[number("so")],
    )

    if speaks:
        assert "A ghi 8 điểm, tức 80,0 %, nhưng nặng 50,0 %" in told(own, "LNT102")
    else:
        assert findings(own, "LNT102") == []


def test_a_mean_of_parts_on_scales_of_their_own_shows_nothing_wrong() -> None:
    own = rubric(
        group=(scale(100, combine="weighted_mean"),),
        criterion=[line(code, 100, "count", **COUNT) for code in "AB"],
        field=[number("so")],
    )

    assert findings(own, "LNT102") == []


@pytest.mark.parametrize(("points", "speaks"), [((2, 2), True), ((3, 2), False)])
def test_a_check_list_that_comes_to_less_than_its_maximum(
    points: tuple[int, int], *, speaks: bool
) -> None:
    items = tuple({"field": f"v{n}", "points": own} for n, own in enumerate(points))
    own = with_filler(
        [line("A", 5, "checklist", params={"items": items})], [yes_no("v0"), yes_no("v1")]
    )

    if speaks:
        assert "tối đa 5 điểm" in told(own, "LNT103")
        assert "nhiều nhất 4 điểm" in told(own, "LNT103")
    else:
        assert findings(own, "LNT103") == []


@pytest.mark.parametrize(("most", "speaks"), [(4, True), (5, False)])
def test_a_field_that_ends_before_full_marks(most: int, *, speaks: bool) -> None:
    own = with_filler(
        [line("A", 10, "count", params={"field": "so", "each": 2})], [number("so", maximum=most)]
    )

    assert bool(findings(own, "LNT103")) == speaks


def test_full_marks_far_out_in_a_field_without_bounds_are_found() -> None:
    own = with_filler(
        [line("A", 10, "expression", params={"points": "min(10, so / 5000)"})],
        [number("so", decimals=0)],
    )

    assert findings(own, "LNT103") == []


CLASSES = (
    {"code": "xs", "title": "Xuất sắc", "from": 90},
    {"code": "tot", "title": "Tốt", "from": 80},
    {"code": "yeu", "title": "Yếu", "from": 0},
)


def for_offices(by: str = "points", **more: Any) -> Rubric:
    """18 of 100 points are for offices (phong) only."""
    lines = [line("A", 18, "count", **COUNT, applies_to=["phong"])]
    return with_filler(lines, [number("so")], **{"class": CLASSES}, ranking={"by": by}, **more)


def test_a_class_out_of_reach_for_one_peer_group_by_points() -> None:
    sentence = told(for_offices(), "LNT104")

    assert "«Xuất sắc» cần 90 điểm" in sentence
    assert sentence.endswith("Thôn (Khối thôn; nhiều nhất 82 điểm).")


def test_by_percent_every_class_is_in_reach() -> None:
    assert findings(for_offices("percent"), "LNT104") == []


def test_by_percent_what_does_not_apply_and_counts_as_zero_closes_classes() -> None:
    states = {
        "not_applicable": "zero", "exempt": "leave_out", "missing": "zero", "pending": "block",
        "not_submitted": "block", "withheld": "block",
    }  # fmt: skip

    assert "nhiều nhất 82 %" in told(for_offices("percent", states=states), "LNT104")


def test_a_state_that_blocks_leaves_a_kind_without_any_class() -> None:
    states = {
        "not_applicable": "block", "exempt": "leave_out", "missing": "zero", "pending": "block",
        "not_submitted": "block", "withheld": "block",
    }  # fmt: skip
    found = findings(for_offices("percent", states=states), "LNT104")

    assert [f.items[0] for f in found] == ["xs", "tot", "yeu"]
    assert "không tính được tổng điểm" in found[0].sentence("vi")


def test_the_cut_off_itself_is_in_reach() -> None:
    """90 of what applies to a thôn: 18 becomes 10."""
    own = with_filler(
        [line("A", 10, "count", **COUNT, applies_to=["phong"])],
        [number("so")],
        **{"class": CLASSES},
    )

    assert findings(own, "LNT104") == []


PARTS = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.sampled_from(["A", "B", "P"]),
        st.sampled_from([(), ("thon",), ("phong",)]),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60)
@given(
    PARTS,
    st.sampled_from(["points", "percent"]),
    st.sampled_from(["leave_out", "zero", "full", "block"]),
    st.none() | st.integers(0, 12),
)
def test_the_best_case_is_the_best_of_all_answers(
    parts: list[tuple[int, str, tuple[str, ...]]], by: str, effect: str, ceiling: int | None
) -> None:
    """Every answer of every kind, by the whole pipeline: none is better, and one is as good."""
    lines = [
        line(f"L{n}", most, "yes_no", code, params={"field": f"v{n}"}, applies_to=list(kinds))
        for n, (most, code, kinds) in enumerate(parts)
    ]
    lines.append(line("L", 5, "yes_no", "A", params={"field": "v"}))
    codes = {item["group"] for item in lines}
    total = sum(item["max"] for item in lines if item["group"] == "A")
    groups = [scale(total, floor=0, ceiling=ceiling), group("A", max=total)]
    groups += [group("B", kind="bonus", max=4)] if "B" in codes else []
    groups += [group("P", kind="penalty")] if "P" in codes else []
    fields = [yes_no(f"v{n}") for n in range(len(parts))] + [yes_no("v")]
    own = rubric(
        group=groups,
        criterion=lines,
        field=fields,
        ranking={"by": by},
        states={
            "not_applicable": effect, "exempt": "zero", "missing": "zero", "pending": "block",
            "not_submitted": "block", "withheld": "block",
        },
        **{"class": ({"code": "K", "title": "Khá", "from": 0},)},
    )  # fmt: skip
    answers = [*product((0, 1), repeat=len(fields))]
    rows = [{field["code"]: v for field, v in zip(fields, row, strict=True)} for row in answers]
    best = best_case(EVALUATOR.bind(own))

    for kind in ("thon", "phong"):
        result = EVALUATOR.evaluate(own, submissions(own, rows, [kind] * len(rows)), as_of=AS_OF)
        standing = result.standings["T"]
        found = standing.measure[standing.ranked]
        if len(found):
            assert best.measure("T", kind) == Decimal(int(found.max())).scaleb(-2)
            assert best.class_by_points("T", kind) == 0
        else:
            assert best.class_by_points("T", kind) is None


def gated(when: dict[str, Any], **more: Any) -> Rubric:
    """A rubric with one gate, which caps at Tốt."""
    gate = {"code": "K", "title": "Khống chế", "effect": "cap", "class": "tot", "when": when}
    lines = [
        line("A", 20, "checklist", params={"items": (
            {"field": "co", "points": 10}, {"field": "nua", "points": 10},
        )}, evidence="Văn bản"),
        line("B", 10, "deduction", params={"field": "so", "each": 1}, applies_to=["phong"]),
    ]  # fmt: skip
    fields = [yes_no("co"), yes_no("nua"), number("so", minimum=0, maximum=100, decimals=0)]
    return with_filler(
        lines, fields, **{"class": CLASSES, "gate": (gate | more,)}, ranking={"by": "percent"}
    )


@pytest.mark.parametrize(
    ("when", "kinds"),
    [
        # The comparison the wrong way round, and the right way.
        ({"percent_of": "A", "is": ">=", "value": 50}, "Thôn, Phòng"),
        ({"percent_of": "A", "is": "<", "value": 50}, None),
        # More than there is, for those to whom less applies.
        ({"points_of": "T", "is": "<", "value": 95}, "Thôn"),
        ({"points_of": "T", "is": "<", "value": 90}, None),
        # A yes that full marks ask for, and the no that they exclude.
        ({"field": "co", "is": "=", "value": True}, "Thôn, Phòng"),
        ({"field": "co", "is": "=", "value": False}, None),
        # A number that cannot be otherwise.
        ({"field": "so", "is": ">=", "value": 0}, "Thôn, Phòng"),
        ({"field": "so", "is": ">", "value": 0}, None),
        # All cases of a field, and not all of them.
        ({"any": ({"field": "so", "is": "<", "value": 5}, {"field": "so", "is": ">=", "value": 5})},
         "Thôn, Phòng"),
        ({"any": ({"field": "so", "is": "<", "value": 5}, {"field": "so", "is": ">", "value": 5})},
         None),
        ({"status_of": "A", "is": "=", "value": "missing"}, None),
        ({"status_of": "B", "is": "=", "value": "not_applicable"}, "Thôn"),
    ],
)  # fmt: skip
def test_a_gate_that_the_best_cannot_pass(when: dict[str, Any], kinds: str | None) -> None:
    found = findings(gated(when), "LNT105")

    assert [str(f.details["kinds"]) for f in found] == ([kinds] if kinds else [])
    if found:
        assert "Xuất sắc" in found[0].sentence("vi")


def test_a_gate_of_other_kinds_is_looked_at_for_them_only() -> None:
    when = {"points_of": "T", "is": "<", "value": 95}

    assert findings(gated(when, applies_to=("phong",)), "LNT105") == []


@pytest.mark.parametrize(
    ("when", "more", "speaks"),
    [
        ({"field": "so", "is": ">", "value": 100}, {}, True),
        ({"field": "so", "is": ">", "value": 99}, {}, False),
        ({"percent_of": "A", "is": "<", "value": 0}, {}, True),
        ({"percent_of": "A", "is": "<=", "value": 0}, {}, False),
        ({"points_of": "A", "is": ">", "value": 20}, {}, True),
        ({"all": ({"field": "so", "is": ">", "value": 5}, {"field": "so", "is": "<", "value": 5})},
         {}, True),
        ({"all": ({"field": "so", "is": ">", "value": 5},
                  {"field": "co", "is": "=", "value": True})}, {}, False),
        ({"status_of": "A", "is": "=", "value": "missing"}, {}, False),
        # Capping at the highest class takes nothing away.
        ({"field": "so", "is": ">", "value": 5}, {"class": "xs"}, True),
        ({"field": "so", "is": ">", "value": 5}, {"effect": "bar", "class": None}, False),
    ],
)  # fmt: skip
def test_a_gate_that_never_does_anything(
    when: dict[str, Any], more: dict[str, Any], *, speaks: bool
) -> None:
    assert bool(findings(gated(when, **more), "LNT106")) == speaks


@pytest.mark.parametrize(("minimum", "idle"), [(0, True), (None, False)])
def test_a_number_without_a_minimum_may_be_below_zero(minimum: int | None, *, idle: bool) -> None:
    when = {"field": "so", "is": "<", "value": 0}
    gate = {"code": "K", "title": "Khống chế", "effect": "bar", "when": when}
    lines = [line("A", 10, "count", **COUNT)]
    tables = {"class": CLASSES, "gate": (gate,)}
    own = with_filler(lines, [number("so", minimum=minimum, maximum=50)], **tables)

    assert bool(findings(own, "LNT106")) == idle


def test_a_field_that_ends_below_zero_is_no_trouble() -> None:
    own = with_filler([line("A", 10, "count", **COUNT)], [number("so", maximum=-5)])

    assert [f.code for f in findings(own, "LNT103")] == ["LNT103"]


def with_penalty(*maxima: int, **group_: Any) -> Rubric:
    """A penalty group of lines with these maxima."""
    lines = [
        line(f"P{n}", most, "count", "P", **COUNT | {"params": {"field": f"p{n}", "each": 1}})
        for n, most in enumerate(maxima)
    ]
    fields = [number(f"p{n}") for n in range(len(maxima))]
    floor = group_.pop("scale_floor", 0)
    return rubric(
        group=(scale(floor=floor), group("P", kind="penalty", **group_)),
        criterion=[filler(100), *lines],
        field=[*fields, *FILLER_FIELDS],
    )


def test_one_line_over_the_ceiling_of_its_group() -> None:
    assert [f.items for f in findings(with_penalty(12, 3, max=10), "LNT114")] == [("P0", "P")]
    assert findings(with_penalty(10, 3, max=10), "LNT114") == []


def test_lines_that_together_pass_the_ceiling() -> None:
    sentence = told(with_penalty(6, 3, 6, max=10), "LNT115")

    assert "cộng lại là 15 điểm, chỉ trừ nhiều nhất 10 điểm: phần vượt 5 điểm" in sentence
    assert findings(with_penalty(4, 3, 3, max=10), "LNT115") == []


def test_penalties_larger_than_the_points() -> None:
    sentence = told(with_penalty(120, scale_floor=None), "LNT116")

    assert "có thể trừ 120 điểm, trong khi T chỉ có 100 điểm" in sentence
    assert findings(with_penalty(120, scale_floor=0), "LNT116") == []
    assert findings(with_penalty(100, scale_floor=None), "LNT116") == []
    assert findings(with_penalty(120, scale_floor=None, max=20), "LNT116") == []
