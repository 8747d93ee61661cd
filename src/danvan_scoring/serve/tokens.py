"""Tokens: who may ask, in which role, until when; the file holds digests, never a token.

A token is 32 random bytes, so one SHA-256 is enough: nobody can try them out, as one can with
passwords.
"""

import hmac
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from danvan_scoring.errors import InputError
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.result_document import Sha256
from danvan_scoring.io.toml_file import read_model
from danvan_scoring.model.base import FileModel, Frozen, Title
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.text import Text

Role = Literal["unit", "council", "clerk", "reader"]
"""A unit (đơn vị), the council (Hội đồng), the office that keeps the period (cơ quan thường trực),
a reader of what is published (người đọc)."""

_BYTES = 32


class TokenLine(Frozen):
    """One token: the SHA-256 of it, who holds it, and the last day on which it is good."""

    sha256: Sha256
    role: Role
    name: Title
    expires: date
    unit: Title | None = None

    @model_validator(mode="after")
    def _unit_of_a_unit(self) -> Self:
        if (self.role == "unit") != (self.unit is not None):
            raise ValueError(
                Text(
                    "unit khi role là «unit», và chỉ khi đó",
                    "unit where role is «unit», and only there",
                )
            )
        return self


class TokenFile(FileModel):
    """The file of tokens."""

    format: Literal[1]
    tokens: Annotated[tuple[TokenLine, ...], Field(alias="token", min_length=1)]


@dataclass(frozen=True)
class Tokens:
    """Those who may ask."""

    lines: tuple[TokenLine, ...]

    def holder(self, token: str, today: date) -> TokenLine | None:
        """Return who holds a token that is good today.

        All digests are compared, each in constant time, so that time tells nothing of them.
        """
        digest = digest_of(token)
        found = None
        for line in self.lines:
            if hmac.compare_digest(line.sha256, digest):
                found = line
        return found if found is not None and today <= found.expires else None


def read_tokens(
    path: Path, units: Iterable[str], today: date
) -> tuple[Tokens, tuple[Problem, ...]]:
    """Read the file of tokens.

    Args:
        path: where it is.
        units: those of the period.
        today: the day by which tokens have expired.

    Returns:
        The tokens; and warnings, as of tokens that have expired.

    Raises:
        InputError: every fault of the file.
    """
    file, problems = read_model(path, TokenFile, "SRV8", path.as_posix())
    if file is not None:
        problems += file.source.warnings if file.source else ()
        problems += _faults(file, KnownNames(units), today)
    if file is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise InputError(problems)
    return Tokens(file.tokens), tuple(problems)


def _faults(file: TokenFile, units: KnownNames, today: date) -> Iterator[Problem]:
    seen = set()
    for position, line in enumerate(file.tokens):
        place = file.place("token", position, item=line.name)
        if line.unit is not None and line.unit not in units:
            yield Problem("SRV863", place, line.unit, suggestion=units.suggest(line.unit))
        if line.sha256 in seen:
            yield Problem("SRV864", place)
        seen.add(line.sha256)
        if line.expires < today:
            yield Problem("SRV865", place, line.expires.isoformat())


def new_token() -> str:
    """Make a token that nobody can guess."""
    return secrets.token_urlsafe(_BYTES)


def digest_of(token: str) -> str:
    """Return what the file keeps of a token."""
    return sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
