"""Whatever bytes a file holds, there is an answer: data or problems, never a traceback."""

import filed
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from danvan_scoring.io import check_file
from danvan_scoring.model.problem import Severity

_FILES = ("period.toml", "rubric.toml", "plan.toml", "units.csv", "phieu/a.csv", "progress.csv")


@example(file="units.csv", data=b";")
@given(file=st.sampled_from(_FILES), data=st.binary(max_size=300))
def test_any_bytes_give_problems(
    file: str, data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    problems = check_file(filed.write(folder, {file: data}))

    assert problems
    assert all(problem.line("vi") and problem.line("en") for problem in problems)


@given(
    file=st.sampled_from(_FILES),
    at=st.floats(0, 1),
    length=st.integers(0, 12),
    put=st.one_of(st.binary(max_size=4), st.sampled_from([b"\n", b'"', b";", b"=", b"[", b"]"])),
)
def test_a_damaged_file_gives_problems_or_data(
    file: str, at: float, length: int, put: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    good = filed.FILES[file].encode()
    start = int(at * len(good))

    problems = check_file(filed.write(folder, {file: good[:start] + put + good[start + length :]}))

    assert all(problem.severity in Severity for problem in problems)
    assert all(problem.line("vi") and problem.line("en") for problem in problems)


@given(suffix=st.sampled_from([".csv", ".toml", ".xlsx"]), data=st.binary(max_size=200))
def test_any_file_alone_gives_problems(
    suffix: str, data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("alone") / f"x{suffix}"
    path.write_bytes(data)

    assert check_file(path)
