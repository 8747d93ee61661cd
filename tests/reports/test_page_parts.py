"""Parts of the page that have figures of their own: steps, the spread of points, changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import hand_made
import plain
import pytest
from builders import group, line, number, rubric, submissions
from page_reader import page, rows, words

from danvan_scoring import Evaluator
from danvan_scoring.model.publication import Earlier
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.reports.page.bars import bar, stacked
from danvan_scoring.reports.page.slugs import slugs
from danvan_scoring.reports.page.steps import kinds_of, steps
from danvan_scoring.stages.explain import explain
from danvan_scoring.stages.parts import form_of
from danvan_scoring.testing import publication_of


def steps_of(unit: str) -> list[tuple[str, str, str]]:
    result = hand_made.result()
    tree = explain(result, unit).scales[0].tree
    return [
        (step.code or step.label, step.points, step.change)
        for step in steps(tree, kinds_of(result.bound), "vi")
    ]


def test_steps_lead_from_the_maximum_to_the_total():
    # hand_made: A1 55.5 + A2 37 of 100, a bonus of 5.
    assert steps_of("u1") == [
        ("Tối đa áp dụng cho đơn vị", "100", ""),
        ("A", "92,5/100", "−7,5"),
        ("B", "5/5", "+5"),
        ("P", "0", ""),
        ("Tổng điểm", "97,5/100", ""),
    ]


def test_penalties_are_a_step_down():
    # hand_made: 85 of 100, a penalty of 4.
    assert steps_of("u4")[1:] == [
        ("A", "85/100", "−15"),
        ("B", "0/5", ""),
        ("P", "−4", "−4"),
        ("Tổng điểm", "81/100", ""),
    ]


def test_a_part_that_is_waited_for_has_lost_nothing():
    assert steps_of("u3")[1] == ("A", "chờ Hội đồng chấm", "")
    assert steps_of("u3")[-1] == ("Tổng điểm", "chờ Hội đồng chấm", "")


def test_what_parts_do_not_explain_is_a_step_of_its_own():
    result = hand_made.result()
    tree = replace(explain(result, "u1").scales[0].tree, points=Decimal(95))

    told = [(own.label, own.change) for own in steps(tree, kinds_of(result.bound), "vi")]

    assert ("Khống chế, cách gộp của thang điểm", "−2,5") in told


def test_every_step_begins_where_the_one_before_ended():
    result = hand_made.result()
    drawn = [
        own.bar
        for own in steps(explain(result, "u4").scales[0].tree, kinds_of(result.bound), "vi")
        if own.bar
    ]

    assert [(own.look, own.start, own.width) for own in drawn] == [
        ("whole", "0%", "100%"),
        ("lost", "85%", "15%"),
        ("lost", "81%", "4%"),
        ("total", "0%", "81%"),
    ]


@pytest.mark.parametrize("whole", [Decimal(0), Decimal(3)])
def test_bars_stay_inside_the_chart(whole):
    drawn = bar("lost", Decimal(-2), whole, whole)

    assert drawn.start == "0%"
    assert drawn.width in {"0%", "100%"}


def test_counts_of_nothing_have_no_bar():
    assert [(own.look, own.width) for own in stacked([("a", 1), ("b", 0), ("c", 3)])] == [
        ("a", "25%"),
        ("c", "75%"),
    ]


def test_the_spread_counts_every_unit_once_and_names_who_lost_most():
    # hand_made, A1 of 60: 55.5, 57.5, 50, 45, nothing submitted. Lost: 4.5 + 2.5 + 10 + 15 = 32.
    root = page(publication_of(hand_made.result()))

    spread = {row[0]: row[3:9] for row in rows(root, "tieu-chi")}
    assert spread["A1"] == ["0", "4", "0", "0", "1", "32"]
    # Of a penalty, full is a unit of which nothing was taken: 0, 0, 0, -6 of 10, not submitted.
    assert spread["P1"] == ["3", "0", "1", "0", "1", "6"]
    most = words(root.xpath("//details[@id='c1-A1']")[0])
    assert "Phòng Văn hóa - Xã hội (−15); Thôn Cao (−10)" in most


def test_changes_are_told_by_percent_rank_and_class_and_states_in_words():
    publication, before = publication_of(hand_made.result()), hand_made.result()
    renamed = before.submissions.units.rename(index={"u5": "cu"})
    before = replace(before, submissions=replace(before.submissions, units=renamed))
    earlier = Earlier("Kỳ trước", PeriodResult.of(before))

    root = page(replace(publication, earlier=earlier))

    told = {row[0]: row[1:] for row in rows(root, "thay-doi")}
    assert told["Thôn Ấp Đông"] == [
        "97,50",
        "97,50",
        "0,00",
        "=1",
        "=1",
        "giữ hạng",
        *["Tốt (theo điểm: Xuất sắc)"] * 2,
    ]
    assert told["Thôn Cao"][:6] == [
        "chờ Hội đồng chấm",
        "chờ Hội đồng chấm",
        "—",
        "—",
        "—",
        "không so được",
    ]
    section = words(root.xpath("//section[@id='thay-doi']")[0])
    assert "Đơn vị mới, kỳ trước không có: Phòng Kinh tế." in section
    assert "Đơn vị chỉ có ở kỳ trước: Phòng Kinh tế." in section


def test_without_a_period_before_there_is_no_section_about_it():
    root = page(publication_of(hand_made.result()))

    assert root.xpath("//section[@id='thay-doi']") == []
    assert root.xpath("//a[@href='#thay-doi']") == []


def test_names_that_come_to_the_same_slug_are_told_apart():
    names = ["Xã A", "xã-a", "Xã A 2", "…", "///", "Đ" * 90]

    found = slugs(names)

    assert list(found) == names
    assert len(set(found.values())) == len(names)
    assert all(slug.replace("-", "").isalnum() and slug.isascii() for slug in found.values())
    assert max(map(len, found.values())) <= 45


def test_two_rubrics_have_rankings_and_criteria_of_their_own():
    kinds = {"thon": "Thôn", "phong": "Phòng"}
    own = [
        rubric(
            id=code,
            title=f"Bộ của {title}",
            kind=[{"code": code, "title": title}],
            peer_group=[{"code": code, "title": f"Khối {title}", "kinds": [code]}],
            group=[group("T", None, max=maximum)],
            criterion=[line("A1", maximum, "x", params={"field": code})
                       | {"uses": "plain/points@1"}],
            field=[number(code)],
        )
        for (code, title), maximum in zip(kinds.items(), (10, 20), strict=True)
    ]  # fmt: skip
    form = form_of(own)
    given = submissions(form, [{"thon": 7}, {"phong": 15}, {"thon": 10}], ["thon", "phong", "thon"])
    evaluator = Evaluator([plain], discover=False)
    found = evaluator.evaluate_together(own, given, as_of=date(2025, 12, 5))

    root = page(replace(publication_of(found.results[0]), found=found))

    assert [row[1] for row in rows(root, "xep-hang", 0)] == ["Đơn vị u3", "Đơn vị u1"]
    assert [row[1] for row in rows(root, "xep-hang", 1)] == ["Đơn vị u2"]
    assert root.xpath("//details[@id='u-u2']/@data-rubric") == ["2"]
    assert "tối đa 20" in words(root.xpath("//details[@id='c2-A1']")[0])
