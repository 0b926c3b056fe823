"""Brings a database to the schema this program knows. What the steps are is `migrations/versions/`."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from kjfz_bot.errors import StoreError
from kjfz_bot.storage import sqlite
from kjfz_bot.storage.exclusive import migration_lock
from kjfz_bot.storage.schema import REVISION

SCRIPTS = Path(__file__).parent / "migrations"

_VERSION = sa.text("SELECT version_num FROM alembic_version")


def migrate(engine: sa.Engine, path: Path, scripts: Path = SCRIPTS, newest: str = REVISION) -> None:
    """Run the missing migrations in one transaction, under a lock, after copying the file that holds earlier data.

    Raises StoreError when the database was written by a newer version.
    """
    with migration_lock(path):
        current = revision_of(engine)
        if current == newest:
            return
        _refuse_unknown(current, path, scripts)
        if current is not None:
            sqlite.copy(path, path.with_name(f"{path.name}.before-{newest}"))
        _upgrade(engine, scripts)


def revision_of(engine: sa.Engine) -> str | None:
    """The migration a database stands at; None where it is new."""
    with engine.execution_options(reading=True).connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(_VERSION).scalar_one_or_none()


# alembic takes a tenth of a second to import, which a start on an up-to-date database need not pay.
def _refuse_unknown(current: str | None, path: Path, scripts: Path) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory(str(scripts)).walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f"The database {path} was written by a newer version of kjfz-bot (schema {current}). "
            "Start that version, or set KJFZ_DATA_DIR to another directory."
        )


def _upgrade(engine: sa.Engine, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
