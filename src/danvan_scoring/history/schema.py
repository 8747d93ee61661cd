"""The tables: one chain of records, and the numbers of results beside it.

All texts are of any length; times and exact decimals are texts too, since a row's digest is that of
what stands in it, and SQLite and PostgreSQL must hold the same.
"""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

metadata = MetaData()

VERSION_TABLE = "history_version"
"""Which migration the tables are at."""


def _count() -> TypeEngine[int]:
    return BigInteger().with_variant(Integer, "sqlite")


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


record = Table(
    "history_record",
    metadata,
    Column("number", _count(), primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    *_texts("kind"),
    Column("authority", Text, nullable=False, server_default=""),
    *_texts("period", "rubric", "unit", "criterion"),
    *_texts("author", "role", "time", "reason", "evidence"),
    *_texts("content", "sha256"),
    Column("replaces", _count()),
    *_texts("added_by", "added_at", "previous", "digest"),
    Index("history_record_kind", "kind", "period", "authority", "number"),
    Index("history_record_sha256", "sha256"),
)
"""What was done, recorded row by row: see docs/reference/history.md."""

score = Table(
    "history_score",
    metadata,
    Column("result", _count(), primary_key=True, autoincrement=False),
    Column("row", _count(), primary_key=True, autoincrement=False),
    *_texts("unit", "node", "status"),
    Column("points", Text),
    *_texts("counted", "maximum", "digest"),
    Index("history_score_unit", "unit", "node"),
)
"""The points of a result, one row a unit and node of the rubric."""

standing = Table(
    "history_standing",
    metadata,
    Column("result", _count(), primary_key=True, autoincrement=False),
    Column("row", _count(), primary_key=True, autoincrement=False),
    *_texts("unit", "name", "scale", "peer_group", "status"),
    Column("points", Text),
    *_texts("maximum"),
    Column("measure", Text),
    Column("peer_rank", _count()),
    Column("peer_tied", Boolean, nullable=False),
    Column("overall_rank", _count()),
    Column("overall_tied", Boolean, nullable=False),
    *_texts("class_by_points", "class"),
    Column("eligible", Boolean, nullable=False),
    *_texts("digest"),
    Index("history_standing_unit", "unit"),
)
"""Where units stand in a result, one row a unit and scale."""
