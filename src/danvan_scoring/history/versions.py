"""The version of the tables: made and brought up to date by migrations, and checked at each use."""

from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Text, column, inspect, select, table

from danvan_scoring.errors import InputError
from danvan_scoring.history.schema import VERSION_TABLE
from danvan_scoring.model.problem import Place, Problem

_MIGRATIONS = Path(__file__).parent / "migrations"
LATEST = "head"

Done = Literal["made", "upgraded", "nothing"]


def upgrade(connection: Connection, shown: str, version: str = LATEST) -> Done:
    """Make the tables, or bring them up to the version of this library, in one transaction.

    Args:
        connection: in a transaction that writes.
        shown: how problems name the database.
        version: that of the library, unless a test wants an older one.

    Raises:
        InputError: `HIS808` if the tables are of a newer version.
    """
    before = _version(connection)
    scripts = _scripts()
    if before is not None and before not in _known(scripts):
        raise InputError([Problem("HIS808", Place(shown), before)])
    if before == scripts.get_current_head():
        return "nothing"
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, version)
    return "made" if before is None else "upgraded"


def check_version(connection: Connection, shown: str) -> None:
    """Refuse tables of another version than this library's.

    Raises:
        InputError: `HIS807` if there are none, `HIS808` if they are newer, `HIS809` if older.
    """
    version = _version(connection)
    if version is None:
        raise InputError([Problem("HIS807", Place(shown))])
    scripts = _scripts()
    if version != scripts.get_current_head():
        code = "HIS809" if version in _known(scripts) else "HIS808"
        raise InputError([Problem(code, Place(shown), version)])


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    number = column("version_num", Text)
    found: str | None = connection.scalar(select(number).select_from(table(VERSION_TABLE, number)))
    return found


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _MIGRATIONS.as_posix().replace("%", "%%"))
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _known(scripts: ScriptDirectory) -> set[str]:
    return {script.revision for script in scripts.walk_revisions()}
