"""Brings a database to the schema this program knows. What the steps are is `migrations/versions/`."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from kjfz_bot.errors import KeyFileError, StoreError
from kjfz_bot.storage import key_file, sqlite
from kjfz_bot.storage.exclusive import migration_lock
from kjfz_bot.storage.key_file import MasterKeys
from kjfz_bot.storage.schema import REVISION, SECRET

SCRIPTS = Path(__file__).parent / "migrations"

_VERSION = sa.text("SELECT version_num FROM alembic_version")


def unlock(engine: sa.Engine, path: Path, keys: Path) -> tuple[MasterKeys, bool]:
    """The master keys for a database, and whether the key file was made just now.

    Raises KeyFileError where the database is sealed and the file is missing: a new key would open nothing.
    """
    if is_sealed(engine):
        if not keys.exists():
            raise KeyFileError(
                f"The key file {keys} is missing, and the database {path} was written with it. Put it back from your "
                "copy, or set KJFZ_KEY_FILE to where it is. Without it nobody can read what people wrote; "
                "to begin anew, set KJFZ_DATA_DIR to another directory."
            )
        return key_file.read(keys), False
    made = key_file.make(keys)
    return key_file.read(keys), made


def migrate(
    engine: sa.Engine, path: Path, masters: MasterKeys, scripts: Path = SCRIPTS, newest: str = REVISION
) -> None:
    """Run the missing migrations in one transaction, under a lock, after copying the file that holds earlier data.

    A copy of a database in clear is removed once that one is sealed.
    Raises StoreError when the database was written by a newer version.
    """
    with migration_lock(path):
        current = revision_of(engine)
        if current != newest:
            _refuse_unknown(current, path, scripts)
            if current is not None:
                sqlite.copy(path, path.with_name(f"{path.name}.before-{newest}"))
            _upgrade(engine, masters, scripts)
        _remove_clear_text(engine, path)


def revision_of(engine: sa.Engine) -> str | None:
    """The migration a database stands at; None where it is new."""
    with engine.execution_options(reading=True).connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(_VERSION).scalar_one_or_none()


def is_sealed(engine: sa.Engine) -> bool:
    """Whether what people wrote is sealed in a database, so that it cannot be read without its key file."""
    with engine.execution_options(reading=True).connect() as connection:
        return sa.inspect(connection).has_table(SECRET.name)


def _remove_clear_text(engine: sa.Engine, path: Path) -> None:
    """Leave nothing of what was in clear before: neither in the file and its journal nor in copies of it.

    The copies go last, so that a start which was cut off here is finished by the next.
    """
    clear = [copy for copy in path.parent.glob(f"{path.name}.before-*") if not _copy_is_sealed(copy)]
    if clear and is_sealed(engine):
        sqlite.rewrite(engine)
        for copy in clear:
            copy.unlink()


def _copy_is_sealed(copy: Path) -> bool:
    engine = sqlite.make_engine(copy)
    try:
        return is_sealed(engine)
    finally:
        engine.dispose()


# alembic takes a tenth of a second to import, which a start on an up-to-date database need not pay.
def _refuse_unknown(current: str | None, path: Path, scripts: Path) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory(str(scripts)).walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f"The database {path} was written by a newer version of kjfz-bot (schema {current}). "
            "Start that version, or set KJFZ_DATA_DIR to another directory."
        )


def _upgrade(engine: sa.Engine, masters: MasterKeys, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with sqlite.rebuilding(engine) as connection:
        config.attributes["connection"] = connection
        config.attributes["masters"] = masters
        command.upgrade(config, "head")
