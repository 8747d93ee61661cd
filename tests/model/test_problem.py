"""How a problem is printed."""

from danvan_scoring.model.problem import Place, Problem


def test_a_long_cell_is_cut_on_the_line_and_whole_in_the_problem() -> None:
    cell = "thôn\n" * 1_000

    problem = Problem("SUB239", Place("phieu.csv", 2), cell, {"choices": "a, b"})

    assert problem.found == cell
    shown = "thôn⏎" * 24
    assert f"«{shown[:119]}…»" in problem.line("vi")
    assert shown not in problem.line("vi")
