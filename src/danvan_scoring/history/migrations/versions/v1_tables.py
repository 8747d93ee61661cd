"""The tables as they were first made; written out, since a migration never changes."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None

_COUNT = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "history_record",
        sa.Column("number", _COUNT, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        *_texts("kind", "period", "rubric", "unit", "criterion"),
        *_texts("author", "role", "time", "reason", "evidence"),
        *_texts("content", "sha256"),
        sa.Column("replaces", _COUNT),
        *_texts("added_by", "added_at", "previous", "digest"),
    )
    op.create_index("history_record_kind", "history_record", ["kind", "period", "number"])
    op.create_index("history_record_sha256", "history_record", ["sha256"])
    op.create_table(
        "history_score",
        *_place(),
        *_texts("unit", "node", "status"),
        sa.Column("points", sa.Text),
        *_texts("counted", "maximum", "digest"),
    )
    op.create_index("history_score_unit", "history_score", ["unit", "node"])
    op.create_table(
        "history_standing",
        *_place(),
        *_texts("unit", "name", "scale", "peer_group", "status"),
        sa.Column("points", sa.Text),
        *_texts("maximum"),
        sa.Column("measure", sa.Text),
        sa.Column("peer_rank", _COUNT),
        sa.Column("peer_tied", sa.Boolean, nullable=False),
        sa.Column("overall_rank", _COUNT),
        sa.Column("overall_tied", sa.Boolean, nullable=False),
        *_texts("class_by_points", "class"),
        sa.Column("eligible", sa.Boolean, nullable=False),
        *_texts("digest"),
    )
    op.create_index("history_standing_unit", "history_standing", ["unit"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _place() -> list[sa.Column[int]]:
    return [
        sa.Column(name, _COUNT, primary_key=True, autoincrement=False) for name in ("result", "row")
    ]
