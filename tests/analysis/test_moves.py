"""Who moved between two results of the same units."""

from datetime import date

from builders import group, line, number, rubric, submissions

from danvan_scoring.analysis.moves import class_counts, line_moves, moves
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.model.result import Result
from danvan_scoring.model.status import Status

EVALUATOR = Evaluator()


def _result(*counts: float | None) -> Result:
    """Two points each, of at most 10; "T" from 5."""

    own = rubric(
        field=[number("so", minimum=0), number("nop", minimum=0)],
        group=[group("T", None, max=10)],
        criterion=[line("1", 10, "count", params={"field": "so", "each": 2})],
        **{
            "class": [
                {"code": "T", "title": "Tốt", "from": 5},
                {"code": "K", "title": "Khá", "from": 0},
            ]
        },
    )
    sent = submissions(own, [{"so": count, "nop": 1} for count in counts])
    return EVALUATOR.evaluate(own, sent, as_of=date(2025, 12, 5))


def test_the_same_result_has_no_moves() -> None:
    assert not any(own.any for own in moves(_result(1, 2, 3), _result(1, 2, 3)))


def test_who_gains_and_who_is_passed() -> None:
    """u1 goes from 2 to 10 points and from the third place to the first."""
    found = {own.after.unit: own for own in moves(_result(1, 2, 3), _result(5, 2, 3))}

    assert (found["u1"].points, found["u1"].rank, found["u1"].class_) == (True, True, True)
    assert (found["u2"].points, found["u2"].rank, found["u2"].class_) == (False, True, False)
    assert (found["u3"].before.peer_label, found["u3"].after.peer_label) == ("1", "2")
    assert class_counts([*found.values()], ["Tốt", "Khá"]) == {"Tốt": (1, 2), "Khá": (2, 1)}


def test_a_place_that_is_shared_now_is_a_move() -> None:
    found = {own.after.unit: own for own in moves(_result(1, 2), _result(2, 2))}

    assert not found["u2"].points
    assert found["u2"].rank
    assert found["u2"].after.peer_label == "=1"


def test_the_lines_that_changed_with_their_states() -> None:
    """An empty cell is missing: no points, and not 0."""
    (moved,) = line_moves(_result(None, 2), _result(3, 2), "u1")

    assert moved.code == "1"
    assert moved.before == (None, 10, Status.MISSING)
    assert moved.after == (6, 10, Status.SCORED)
    assert line_moves(_result(None, 2), _result(3, 2), "u2") == []
