"""Years of periods in one database, to which rows are added and never changed.

The only room that knows SQLAlchemy, Alembic and psycopg (the extra `history`).
"""
