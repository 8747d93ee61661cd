"""A result says in one line what it is, and travels between processes with its evaluator."""

import pickle
from datetime import date

from builders import line, number, rubric, submissions

from danvan_scoring import Evaluator, Result


def result() -> Result:
    own = rubric(
        group=[{"code": "T", "title": "Tổng", "max": 4}],
        criterion=[line("A1", 4, "count", params={"field": "a", "each": 1})],
        field=[number("a")],
    )
    return Evaluator().evaluate(own, submissions(own, [{"a": 3}]), as_of=date(2025, 12, 5))


def test_a_result_says_in_one_line_what_it_is() -> None:
    assert repr(result()) == "<Result of thu 1: 1 units>"


def test_results_can_be_put_into_sets_and_compared_by_identity() -> None:
    one, other = result(), result()

    assert len({one, other, one}) == 2
    assert one != other
    assert one.ranking.equals(other.ranking)


def test_a_result_and_its_evaluator_travel_between_processes() -> None:
    found = pickle.loads(pickle.dumps(result()))  # noqa: S301 (our own bytes)
    evaluator = pickle.loads(pickle.dumps(Evaluator()))  # noqa: S301 (our own bytes)

    assert found.ranking.equals(result().ranking)
    assert list(evaluator.registry.criteria) == list(Evaluator().registry.criteria)
