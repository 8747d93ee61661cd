"""The library agrees, digit for digit, with the slow reference on random periods."""

from datetime import date
from fractions import Fraction

from builders import submissions
from drawn import periods
from hypothesis import given, settings
from reference import Reference, Unit

from danvan_scoring import Evaluator, Result
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.status import Status

AS_OF = date(2025, 12, 5)
EVALUATOR = Evaluator()


def evaluate(drawn: Rubric, units: list[Unit]) -> Result:
    given_ = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
    return EVALUATOR.evaluate(drawn, given_, as_of=AS_OF)


@given(periods())
@settings(deadline=None)
def test_every_node_equals_the_reference(period: tuple[Rubric, list[Unit]]) -> None:
    drawn, units = period
    scores = evaluate(drawn, units).scores

    reference = Reference(drawn)
    step = Fraction(1, 10**drawn.rounding.decimals)
    for row, unit in enumerate(units):
        for code, expected in reference.nodes(unit).items():
            node = scores.nodes[code]
            assert Status(int(node.status[row])).key == expected.status, code
            assert int(node.maximum[row]) * step == expected.maximum, code
            if node.points.dtype == "int64":
                assert int(node.points[row]) * step == expected.points, code
            else:
                assert abs(Fraction(float(node.points[row])) - expected.points) < Fraction(1, 10**9)


@given(periods())
@settings(deadline=None)
def test_ranks_and_classes_equal_the_reference(period: tuple[Rubric, list[Unit]]) -> None:
    drawn, units = period
    result = evaluate(drawn, units)

    reference = Reference(drawn)
    standing = result.standings["T"]
    assert standing.peer_rank.tolist() == reference.ranks(units, [unit.kind for unit in units])
    assert standing.overall_rank.tolist() == reference.ranks(units, [""] * len(units))
    ranking = result.ranking.set_index("unit")
    for row, unit in enumerate(units):
        assert ranking.loc[f"u{row + 1}", "class_by_points"] == reference.class_by_points(unit)
