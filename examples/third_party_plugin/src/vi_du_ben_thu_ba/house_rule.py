"""A house rule: an issued rubric names the clause behind every criterion."""

from collections.abc import Iterator

from danvan_scoring.plugins import Problem, Rubric, Text, hookimpl, plugin_problem


@hookimpl
def danvan_check_rubric(rubric: Rubric) -> list[Problem]:
    """Refuse criteria without `basis`; a draft may still lack them."""
    return list(_without_basis(rubric)) if rubric.status == "issued" else []


def _without_basis(rubric: Rubric) -> Iterator[Problem]:
    for position, line in enumerate(rubric.criteria):
        if not line.basis.strip():
            yield plugin_problem(
                rubric.place("criterion", position, "basis", item=line.code),
                Text(
                    f"tiêu chí «{line.code}» không ghi căn cứ",
                    f"criterion «{line.code}» names no basis",
                ),
                Text(
                    "Thêm basis: điều, khoản của văn bản đã ban hành",
                    "Add basis: the clause of the decision that was issued",
                ),
            )
