"""However a rubric is damaged there are problems or a rubric: no traceback, and in 2 seconds."""

import copy
import tomllib
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan_scoring import Evaluator
from danvan_scoring.io import rubric_base
from danvan_scoring.io.rubric_file import read_rubric
from danvan_scoring.io.toml_file import Parsed, check_model
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.check_rubric import check_rubric

ROOT = Path(__file__).parents[2]
RUBRICS = sorted((ROOT / "criteria" / "packs").glob("*/*.toml"))
RUBRICS = [path for path in RUBRICS if "[[criterion]]" in path.read_text(encoding="utf-8")]
EVALUATOR = Evaluator()
IN_TIME = settings(
    deadline=timedelta(seconds=2), suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def frozen(value: Any) -> Any:
    """Lists as tuples, as the reader of files hands them on."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return value


DOCUMENTS = {
    path.parent.name + "/" + path.name: tomllib.loads(
        path.read_text(encoding="utf-8"), parse_float=Decimal
    )
    for path in RUBRICS
}
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.text(max_size=8),
    st.sampled_from(["", "T", "A", "A1", "builtin/ratio@1", "builtin/ratio@2", "best", "block"]),
    st.dates(),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["code", "group", "max", "field", "is", "value"]), inner)
    ),
    max_leaves=5,
)


def paths(value: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything in a document."""
    items: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    return [p for key, item in items for p in ((*above, key), *paths(item, (*above, key)))]


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A rubric of which some keys were taken away, doubled, or given something else."""
    document = copy.deepcopy(DOCUMENTS[draw(st.sampled_from(sorted(DOCUMENTS)))])
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(paths(document)))
        *above, last = path
        parent: Any = document
        for key in above:
            parent = parent[key]
        how = draw(st.sampled_from(["take away", "replace", "copy", "double"]))
        if how == "take away":
            del parent[last]
        elif how == "replace":
            parent[last] = draw(VALUES)
        elif how == "double" and isinstance(parent, list):
            parent.append(copy.deepcopy(parent[last]))
        else:
            # What stands elsewhere in the file is more likely to pass for what it is not.
            other: Any = document
            for key in draw(st.sampled_from(paths(document))):
                other = other[key]
            parent[last] = copy.deepcopy(other)
    return document


def problems_of(document: dict[str, Any]) -> list[Problem]:
    source = SourceFile(path="rubric.toml", sha256="")
    rubric, problems = check_model(Parsed(frozen(document), source), Rubric, "RUB1")
    if rubric is None:
        return problems
    return [*check_rubric(rubric), *EVALUATOR.check(rubric)]


@given(damaged())
@IN_TIME
def test_a_damaged_structure_is_told_or_is_sound(document: dict[str, Any]) -> None:
    for problem in problems_of(document):
        assert problem.line("vi")
        assert problem.line("en")


@given(
    name=st.sampled_from(RUBRICS),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30)), min_size=1, max_size=4),
    put=st.text(alphabet="[]{}=,.\"'\n0aé", max_size=6),
)
@IN_TIME
def test_a_damaged_text_is_told_or_is_sound(
    name: Path, cuts: list[tuple[float, int]], put: str, tmp_path: Path
) -> None:
    text = name.read_text(encoding="utf-8")
    for where, length in cuts:
        start = int(where * len(text))
        text = text[:start] + put + text[start + length :]
    path = tmp_path / "rubric.toml"
    path.write_text(text, encoding="utf-8")

    rubric, problems = read_rubric(path, "rubric.toml")
    if rubric is not None:
        problems += EVALUATOR.check(rubric)
    for problem in problems:
        assert problem.line("vi")
        assert problem.line("en")


@given(damaged(), st.sampled_from(sorted(DOCUMENTS)))
@IN_TIME
def test_a_damaged_base_is_told_or_is_sound(document: dict[str, Any], name: str) -> None:
    own = {"format": 1, "extends": "x", "removes": document.get("group", 1), **document}
    source = SourceFile(path="own.toml", sha256="")
    base = Parsed(frozen(DOCUMENTS[name]), SourceFile(path="base.toml", sha256=""))
    merged = rubric_base._merged(Parsed(frozen(own), source), base)
    rubric, problems = check_model(merged, Rubric, "RUB1")
    if rubric is not None:
        problems += check_rubric(rubric)
    assert all(problem.line("vi") for problem in problems)
