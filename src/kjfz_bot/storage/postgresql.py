"""What is particular to PostgreSQL: sessions and their limits, the sequence of ids, and what its errors mean to us."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg.pq import TransactionStatus

from kjfz_bot.errors import SettingError, StoreAway, StoreBroken, StoreBusy, StoreError, StoreFull
from kjfz_bot.storage.database import Database, Hearing
from kjfz_bot.storage.listening import Listener
from kjfz_bot.storage.schema import IDS

READERS = 4
"""Sessions kept for reading."""

_LIMITS: Mapping[str, int] = {
    "lock_timeout": 2_000,
    "statement_timeout": 5_000,
    "idle_in_transaction_session_timeout": 15_000,
    "idle_session_timeout": 15_000,
}
"""Milliseconds after which the server ends what hangs: a process that is frozen must not keep its locks.

The session that writes is used every second or so; one that is not belongs to a process that stands still.
"""

_WRITING: Mapping[str, int | str] = {"enable_seqscan": "off", "enable_bitmapscan": "off"}
"""A session that writes keeps the plans it made when the tables were empty, those of foreign keys among them: each row
stored would read all people, until the server looks at its tables again a minute later. What it does goes by indexes.

Not by bitmaps of them: those never tell an index which of its entries lead to dead rows, so that each commit read all
letters done lately to see whether something waits.
"""

_MIGRATION = 6_104_001
"""The number of the lock that keeps two programs from migrating at the same time."""

_AWAY = ("08", "57P0", "25P03")
"""Beginnings of codes that say: the connection is gone, or the server takes none just now."""

_BUSY = frozenset({"40001", "40P01", "55P03", "57014"})
_FULL = frozenset({"53100", "53200", "53400"})
_NO_ACCESS = ("28", "3D", "42501")
_BROKEN = frozenset({"XX001", "XX002", "58030"})

_TAKE_IDS = sa.select(IDS.next_value()).select_from(sa.func.generate_series(1, sa.bindparam("count")).alias("one"))


class PostgresDatabase(Database):
    """A database at an address; several processes may serve it at once."""

    shared = True
    remedy = "set KJFZ_DATABASE_URL to another database"

    def __init__(self, url: str, *, looking: bool = False) -> None:
        """`looking` is for long looks at everything, which nothing may cut off."""
        address = _address(url)
        self.name = address.render_as_string(hide_password=True)
        self.session = 0
        self.address = address.set(drivername="postgresql").render_as_string(hide_password=False)
        settings: Mapping[str, int | str] = {} if looking else {**_WRITING, **_LIMITS}
        self.engine = sa.create_engine(
            address, hide_parameters=True, pool_size=1, max_overflow=0, connect_args=_session(settings)
        )
        sa.event.listen(self.engine, "connect", self._count_session)
        sa.event.listen(self.engine, "invalidate", self._count_session)
        self._readers = sa.create_engine(
            address,
            hide_parameters=True,
            pool_size=READERS,
            pool_pre_ping=True,
            isolation_level="REPEATABLE READ",
            connect_args=_session({}),
        ).execution_options(postgresql_readonly=True)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction in the one session that writes and holds this process's locks."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that reads one consistent state, beside whoever writes."""
        with self._readers.begin() as connection:
            yield connection

    def heard(self, connection: sa.Connection) -> bool:
        """A transaction begins with its first statement; without one nothing is sent to the server, nor told by it."""
        driver: psycopg.Connection[Any] = connection.connection.dbapi_connection  # type: ignore[assignment]
        return driver.info.transaction_status == TransactionStatus.INTRANS

    def take_ids(self, connection: sa.Connection, count: int) -> Sequence[int]:
        """The next `count` ids; other processes may have taken some between them."""
        return connection.execute(_TAKE_IDS, {"count": count}).scalars().all()

    def meaning(self, error: sa.exc.DBAPIError) -> StoreError | None:
        """What an error says about the server, by its code."""
        code = getattr(error.orig, "sqlstate", None) or ""
        if code in _FULL:
            return StoreFull(
                f"The disk or memory of the database {self.name} is full; nothing was saved. Make room, then it goes "
                "on by itself."
            )
        if code in _BUSY:
            return StoreBusy(f"Others hold what is needed in {self.name} ({code}); nothing was saved. Try again.")
        if code in _BROKEN:
            return StoreBroken(f"The disk of the database {self.name} failed ({code}). Check it, then start again.")
        if code.startswith(_NO_ACCESS):
            return StoreError(
                f"The database {self.name} refuses this user, or is not there ({code}). Check KJFZ_DATABASE_URL."
            )
        if code.startswith(_AWAY) or error.connection_invalidated or _never_connected(error, code):
            return StoreAway(
                f"The database {self.name} cannot be reached; nothing was saved. It goes on by itself once it is back."
            )
        return None

    def scrub(self) -> None:
        """Clear erased keys out of their table at once; what they sealed cannot be opened from then on."""
        with self._beside() as connection:
            connection.execute("VACUUM person")

    def hearing(self) -> Hearing:
        """What other processes of ours tell with their commits."""
        return Listener(self.address, _session({}))

    @contextmanager
    def migrating(self) -> Iterator[None]:
        """Wait until no other program of ours migrates the database."""
        with self._beside() as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (_MIGRATION,))
            yield

    @contextmanager
    def rebuilding(self) -> Iterator[sa.Connection]:
        """One transaction without limits of time; the server takes back a change of tables like any other."""
        with self.engine.begin() as connection:
            for name in _LIMITS:
                connection.exec_driver_sql(f"SET LOCAL {name} = 0")
            yield connection

    def before_upgrade(self, newest: str) -> None:
        """Nothing: a migration that fails is taken back whole, and backups are the server's."""

    def after_upgrade(self) -> None:
        """Nothing: there never was a version that wrote in clear here."""

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        self._readers.dispose()

    @contextmanager
    def _beside(self) -> Iterator[psycopg.Connection[Any]]:
        """A session of its own, in which each statement stands for itself."""
        try:
            with closing(psycopg.connect(self.address, autocommit=True, **_session({}))) as connection:
                yield connection
        except psycopg.Error as error:
            raise sa.exc.OperationalError(None, None, error) from error

    def _count_session(self, *_: object) -> None:
        self.session += 1


def _address(url: str) -> sa.URL:
    try:
        return sa.make_url(url).set(drivername="postgresql+psycopg")
    except sa.exc.ArgumentError:
        raise SettingError(
            "KJFZ_DATABASE_URL is no address of a database. Example: KJFZ_DATABASE_URL=postgresql://user@127.0.0.1/kjfz"
        ) from None


def _session(more: Mapping[str, int | str]) -> dict[str, Any]:
    settings = {"timezone": "UTC", "synchronous_commit": "on", **more}
    return {
        "connect_timeout": 2,
        "keepalives_idle": 5,
        "tcp_user_timeout": 10_000,
        "application_name": "kjfz-bot",
        "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
    }


def _never_connected(error: sa.exc.DBAPIError, code: str) -> bool:
    return isinstance(error, sa.exc.OperationalError) and not code
