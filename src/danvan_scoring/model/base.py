"""What all file-backed models share: frozen, strict, unknown keys refused."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from danvan_scoring.model.problem import Place, Problem


class Frozen(BaseModel):
    """Base of every model that is read from a file."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


def _whole_number_is_decimal(value: Any) -> Any:
    # TOML writes 2 for two points; a float is refused, since 0.1 would not be one tenth.
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


Number = Annotated[Decimal, BeforeValidator(_whole_number_is_decimal)]
"""An exact decimal: `Decimal` or `int`, never `float`."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]*$", max_length=40)]
"""A short identifier: ASCII letters, digits, `_`, `-` and `.`."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]


class SourceFile(Frozen):
    """Where something was read from: path as given, and the digest of its bytes.

    `lines` maps `criterion.3.max` (table, position from 0, key), or a shorter prefix of it, to the
    line of the file, for the places of problems. `bases` are the files that it takes over and
    changes, nearest first, and `files` names that one of them in which a line stands. `warnings`
    are those of reading the file itself: its encoding and how its text is composed.
    """

    path: str
    sha256: str
    lines: dict[str, int] = {}
    files: dict[str, str] = {}
    bases: tuple["SourceFile", ...] = ()
    warnings: SkipJsonSchema[tuple[Problem, ...]] = ()

    def place(self, *path: str | int, item: str = "") -> Place:
        """Return where `path` (table, position, key) stands, as exactly as the file tells."""
        for length in range(len(path), 0, -1):
            key = ".".join(map(str, path[:length]))
            if line := self.lines.get(key):
                return Place(file=self.files.get(key, self.path), line=line, item=item)
        return Place(file=self.path, item=item)


class FileModel(Frozen):
    """Base of the models that are a whole file."""

    source: Annotated[SourceFile | None, Field(exclude=True)] = None

    def place(self, *path: str | int, item: str = "") -> Place:
        """Return where `path` (table, position, key) stands, as exactly as the file tells.

        `item` is the code of what stands there, or the name of the key.
        """
        if self.source is None:
            return Place(item=item or ".".join(map(str, path)))
        return self.source.place(*path, item=item)
