"""Runs the migrations on the connection that the library hands over."""

from alembic import context

from danvan_scoring.history.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
context.run_migrations()
