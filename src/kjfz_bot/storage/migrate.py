"""Brings a database to the schema this program knows. What the steps are is `migrations/versions/`."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from kjfz_bot.errors import KeyFileError, StoreError
from kjfz_bot.storage import key_file, stamp
from kjfz_bot.storage.database import Database
from kjfz_bot.storage.key_file import MasterKeys
from kjfz_bot.storage.schema import REVISION, SECRET

SCRIPTS = Path(__file__).parent / "migrations"

_VERSION = sa.text("SELECT version_num FROM alembic_version")


def unlock(database: Database, keys: Path) -> tuple[MasterKeys, bool]:
    """The master keys for a database, and whether the key file was made just now.

    Raises KeyFileError where the database is sealed and the file is missing: a new key would open nothing.
    """
    if is_sealed(database):
        if not keys.exists():
            raise KeyFileError(
                f"The key file {keys} is missing, and the database {database.name} was written with it. Put it back "
                "from your copy, or set KJFZ_KEY_FILE to where it is. Without it nobody can read what people wrote; "
                f"to begin anew, {database.remedy}."
            )
        return key_file.read(keys), False
    made = key_file.make(keys)
    return key_file.read(keys), made


def migrate(
    database: Database, masters: MasterKeys, scripts: Path = SCRIPTS, newest: str = REVISION, *, demo: bool = False
) -> None:
    """Run the missing migrations in one transaction; the caller keeps others from doing the same.

    With `demo` a database that is made here is stamped as a demonstration's.

    Raises StoreError when the database was written by a newer version.
    """
    current = revision_of(database)
    if current != newest:
        _refuse_unknown(current, database, scripts)
        if current is not None:
            database.before_upgrade(newest)
        _upgrade(database, masters, scripts, stamped=demo and current is None)
    database.after_upgrade()


def revision_of(database: Database) -> str | None:
    """The migration a database stands at; None where it is new."""
    with database.reading() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(_VERSION).scalar_one_or_none()


def is_sealed(database: Database) -> bool:
    """Whether what people wrote is sealed in a database, so that it cannot be read without its key file."""
    with database.reading() as connection:
        return sa.inspect(connection).has_table(SECRET.name)


# alembic takes a tenth of a second to import, which a start on an up-to-date database need not pay.
def _refuse_unknown(current: str | None, database: Database, scripts: Path) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory(str(scripts)).walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f"The database {database.name} was written by a newer version of kjfz-bot (schema {current}). "
            f"Start that version, or {database.remedy}."
        )


def _upgrade(database: Database, masters: MasterKeys, scripts: Path, *, stamped: bool) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with database.rebuilding() as connection:
        config.attributes["connection"] = connection
        config.attributes["masters"] = masters
        command.upgrade(config, "head")
        if stamped:
            stamp.mark(connection)
