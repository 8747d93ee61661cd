"""Copied forms (phiếu chép): two units that sent the same values, in every field."""

from collections.abc import Iterator

from danvan_scoring.plugins import (
    Place,
    Problem,
    Rubric,
    Submissions,
    Text,
    hookimpl,
    plugin_problem,
)

# Below so many values, two honest forms may well be the same.
_FEWEST = 5


@hookimpl
def danvan_check_submissions(rubric: Rubric, submissions: Submissions) -> list[Problem]:
    """Remark upon forms that are the same as the form of a unit further up in the list."""
    own = [field.code for field in rubric.form_fields if field.filled_by == "unit"]
    return list(_copies(own, submissions)) if own else []


def _copies(own: list[str], submissions: Submissions) -> Iterator[Problem]:
    values = submissions.values[own].dropna(thresh=_FEWEST)
    for _, alike in values.groupby(own, sort=False, dropna=False):
        first, *others = alike.index
        for unit in others:
            yield plugin_problem(
                Place(item=unit),
                Text(
                    f"phiếu giống hệt phiếu của «{first}» ở mọi chỉ tiêu",
                    f"the form is the same as that of «{first}» in every field",
                ),
                Text("Đối chiếu lại số liệu của hai đơn vị", "Compare the figures of both units"),
                warning=True,
            )
