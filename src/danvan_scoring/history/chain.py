"""The hash rule: every row has the digest of itself and, in it, of the row before."""

from collections.abc import Iterable, Iterator, Mapping
from json import JSONEncoder
from typing import Any

from danvan_scoring.history.schema import record
from danvan_scoring.io.canonical_json import canonical, digest

FORMAT = 1

BEGINNING = digest(f"danvan history {FORMAT}")
"""What the first record, and the first row of a result's numbers, name as the digest before."""

_HASHED = [column.name for column in record.columns if column.name not in {"content", "digest"}]

_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def record_digest(row: Mapping[str, Any]) -> str:
    """Return the digest of a record: of all its columns, the content by its own sha256.

    An authority that is not named is left out: so it was before there was the column.
    """
    hashed = {name: row[name] for name in _HASHED}
    if not hashed["authority"]:
        del hashed["authority"]
    return digest(canonical({"format": FORMAT, **hashed}))


def is_whole(row: Mapping[str, Any]) -> bool:
    """Tell whether a record, and the content in it, is as it was written."""
    return bool(row["sha256"] == digest(row["content"]) and row["digest"] == record_digest(row))


def next_digest(previous: str, cells: Iterable[object]) -> str:
    """Return the digest of a row of numbers: of the digest before it and of its cells.

    Args:
        previous: the digest of the row before, in the same result.
        cells: `row`, and the others in the order of the table.
    """
    return digest(_encode([previous, *cells]))


def chained(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[Any, ...]]:
    """Number rows from 1, and put the digest at the end of each."""
    previous = BEGINNING
    for row, cells in enumerate(rows, 1):
        previous = next_digest(previous, (row, *cells))
        yield row, *cells, previous
