"""Repeated violations: the laws, and numbers worked by hand."""

from decimal import Decimal

from danvan_scoring.plugins import Text
from danvan_scoring.testing import FormField, assert_points, check_criterion, score_units

from vi_du_ben_thu_ba.repeated import Repeated

PARAMS = {"field": "violations", "keep": 50}
FIELD = FormField(code="violations", title="Số vi phạm", type="integer", minimum=Decimal(0))


def test_it_obeys_the_laws() -> None:
    check_criterion(Repeated, PARAMS, [FIELD])


def test_each_violation_halves_what_is_left() -> None:
    units = [{"violations": number} for number in (0, 1, 2, 3)]

    assert_points(score_units(Repeated, PARAMS, units, maximum=10), ["10", "5", "2.5", "1.25"])


def test_the_reason_says_how_much_is_left() -> None:
    scored = score_units(Repeated, PARAMS, [{"violations": 2}], maximum=10)

    assert scored.sentences == [
        Text(
            "Có 2 vi phạm, mỗi lần giữ 50% số điểm còn lại, tức 25% điểm tối đa: 2,5 trên 10 điểm",
            "2 violations, each leaves 50% of what remained, that is 25% of the maximum: "
            "2.5 of 10 points",
        )
    ]
