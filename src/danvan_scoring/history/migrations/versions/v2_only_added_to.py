"""Rows are added only: the database itself refuses to change or delete them by accident.

It is no proof (`INSERT OR REPLACE` passes SQLite's triggers, and an owner may drop them): the chain
of digests is.
"""

from alembic import op

revision = "2"
down_revision = "1"

_TABLES = ("history_record", "history_score", "history_standing")


def upgrade() -> None:
    """Put triggers on the tables."""
    if op.get_bind().dialect.name == "sqlite":
        for table in _TABLES:
            for verb in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table}: rows are added only'); END"
                )
        return
    op.execute(
        "CREATE FUNCTION history_added_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%: rows are added only', TG_TABLE_NAME; END $$"
    )
    for table in _TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION history_added_only()"
        )
