"""checklist: points for each item done."""

from decimal import Decimal

import pytest
from builders import number
from pydantic import ValidationError

from danvan_criteria.checklist import Checklist, ChecklistParams
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

FIELDS = [FormField.model_validate(number(code, type="yes_no")) for code in ("a", "b", "c")]


def items(*points: str) -> dict[str, object]:
    pairs = zip("abc", points, strict=False)
    return {"items": tuple({"field": code, "points": Decimal(p)} for code, p in pairs)}


def test_the_first_and_the_third_item_have_one_and_a_half() -> None:
    # SCORING_RULES, check-list: items 1, 1 and 0.5; first and third done: 1.5.
    scored = score_units(
        Checklist, items("1", "1", "0.5"), [{"a": 1, "b": 0, "c": 1}], maximum=Decimal("2.5")
    )

    assert_points(scored, ["1.5"])
    assert scored.sentences[0].vi == "Đã làm 2 trên 3 việc trong danh mục: 1,5 trên 2,5 điểm"


def test_one_tenth_and_two_tenths_are_exactly_three_tenths() -> None:
    scored = score_units(Checklist, items("0.1", "0.2"), [{"a": 1, "b": 1}], maximum=Decimal("0.3"))

    assert scored.scores.points.iloc[0] == 0.3


def test_no_units_have_no_points() -> None:
    assert_points(score_units(Checklist, items("1"), []), [])


def test_checklist_obeys_the_laws() -> None:
    check_criterion(Checklist, items("0.1", "0.2", "0.7"), FIELDS, maximum=1)


@pytest.mark.parametrize(("maximum", "faults"), [("2.5", 0), ("2.4", 1), ("3", 0)])
def test_items_may_not_add_up_to_more_than_the_maximum(maximum: str, faults: int) -> None:
    params = ChecklistParams.model_validate(items("1", "1", "0.5"))

    found = Checklist(params).check(Decimal(maximum))

    assert len(found) == faults
    if faults:
        assert found[0].vi == "các việc cộng lại 2,5 điểm, quá điểm tối đa 2,4"


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"items": ()}, "items"),
        (items("0"), "greater than 0"),
        (
            {"items": ({"field": "a", "points": 1}, {"field": "a", "points": 1})},
            "each field in one item",
        ),
    ],
)
def test_checklist_refuses(params: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        score_units(Checklist, params, [])
