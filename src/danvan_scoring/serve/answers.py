"""Answers that are no success: every one has a code, none a path or a traceback."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Language
from danvan_scoring.serve.documents import ErrorBody, PlaceBody, ProblemBody

_LONGEST_FOUND = 200


class RefusedError(Exception):
    """A request that is refused.

    Args:
        status: of HTTP.
        problems: why.
        headers: that go with the status.
    """

    def __init__(
        self, status: int, problems: Sequence[Problem], headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(problems[0].code)
        self.status, self.problems, self.headers = status, tuple(problems), dict(headers or {})


def refused(
    status: int, code: str, headers: Mapping[str, str] | None = None, **details: object
) -> RefusedError:
    """Make the refusal of one code."""
    return RefusedError(status, [Problem(code, Place(), details=details)], headers)


def error_body(problems: Sequence[Problem], request: str, language: Language) -> bytes:
    """Write the body of an answer that is no success."""
    body = ErrorBody(
        code=problems[0].code,
        request=request,
        problems=tuple(problem_body(problem, language) for problem in problems),
    )
    return body.model_dump_json().encode()


def problem_body(problem: Problem, language: Language) -> ProblemBody:
    """Write one fault; of its file only the name, of a long value only the beginning."""
    found, place = problem.found, problem.place
    if len(found) > _LONGEST_FOUND:
        found = found[: _LONGEST_FOUND - 1] + "…"
    return ProblemBody(
        code=problem.code,
        severity=problem.severity.value,
        title=problem.title(language),
        place=PlaceBody(file=PurePath(place.file).name, line=place.line, item=place.item),
        found=found,
        expected=problem.expected(language),
        hint=problem.hint(language),
    )
