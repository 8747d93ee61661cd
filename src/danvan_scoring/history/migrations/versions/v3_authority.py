"""Whose a period is: several communes may give theirs the same id.

Rows that are there are of a database with one office, whose name they leave empty; an empty one is
left out of a record's digest, which therefore stays as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add the column, and find the records of a period by it."""
    authority = sa.Column("authority", sa.Text, nullable=False, server_default="")
    op.add_column("history_record", authority)
    op.drop_index("history_record_kind", "history_record")
    columns = ["kind", "period", "authority", "number"]
    op.create_index("history_record_kind", "history_record", columns)
