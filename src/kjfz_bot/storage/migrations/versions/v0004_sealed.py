"""Seal what people wrote and the addresses they wrote from, each with their person's key; look addresses up blindly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import context, op

from kjfz_bot.storage.keys import HOUSE_KEY, INDEX_KEY, KeyRing, Keys
from kjfz_bot.storage.sealing import Key

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None

AT_ONCE = 500
_SEALED = sa.LargeBinary

Row = sa.Row[*tuple[Any, ...]]


def upgrade() -> None:
    """Add the keys, seal every row, then make the columns what they are from now on."""
    ring = _add_secret()
    op.add_column("person", sa.Column("data_key", _SEALED))
    op.add_column("address", sa.Column("blind_index", _SEALED))
    for table in ("inbox", "event", "outbox"):
        op.add_column(table, sa.Column("sealed", _SEALED))
    op.add_column("address", sa.Column("sealed", _SEALED))
    _give_keys(ring)
    _seal_addresses(ring)
    _seal_bodies(ring)
    _finish()


def _add_secret() -> KeyRing:
    table = op.create_table(
        "secret",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("wrapped", _SEALED, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_secret"),
    )
    masters = context.config.attributes["masters"]
    made = {INDEX_KEY: Key.new(), HOUSE_KEY: Key.new()}
    op.bulk_insert(table, [{"name": name, "wrapped": masters.wrap(name, key)} for name, key in made.items()])
    return KeyRing(masters, made[INDEX_KEY].raw, made[HOUSE_KEY])


def _give_keys(ring: KeyRing) -> None:
    for rows in _portions("SELECT id FROM person WHERE data_key IS NULL"):
        keys = Keys(ring, op.get_bind())
        _write(
            "UPDATE person SET data_key = :key WHERE id = :id",
            [{"id": row.id, "key": keys.make(row.id)} for row in rows],
        )


def _seal_addresses(ring: KeyRing) -> None:
    for rows in _portions("SELECT id, person_id, channel, external_id FROM address WHERE sealed IS NULL"):
        keys = _keys_for(ring, rows)
        _write(
            "UPDATE address SET sealed = :sealed, blind_index = :found WHERE id = :id",
            [
                {
                    "id": row.id,
                    "sealed": keys.seal(row.person_id, "address.external_id", row.id, row.external_id),
                    "found": keys.blind_index(row.channel, row.external_id),
                }
                for row in rows
            ],
        )


def _seal_bodies(ring: KeyRing) -> None:
    _seal(
        ring,
        "SELECT seq, person_id, body FROM inbox WHERE sealed IS NULL",
        "UPDATE inbox SET sealed = :sealed WHERE seq = :seq",
        lambda row: ("inbox.body", row.seq, {"seq": row.seq}),
    )
    _seal(
        ring,
        "SELECT o.id, a.person_id, o.body FROM outbox o JOIN address a ON a.id = o.address_id WHERE o.sealed IS NULL",
        "UPDATE outbox SET sealed = :sealed WHERE id = :id",
        lambda row: ("outbox.body", row.id, {"id": row.id}),
    )
    _seal(
        ring,
        "SELECT person_id, run, seq, body FROM event WHERE sealed IS NULL",
        "UPDATE event SET sealed = :sealed WHERE person_id = :person_id AND run = :run AND seq = :seq",
        lambda row: (
            "event.body",
            f"{row.person_id}:{row.run}:{row.seq}",
            {"person_id": row.person_id, "run": row.run, "seq": row.seq},
        ),
    )


def _seal(ring: KeyRing, read: str, write: str, place: Callable[[Row], tuple[str, object, dict[str, int]]]) -> None:
    for rows in _portions(read):
        keys = _keys_for(ring, rows)
        found = [(row, *place(row)) for row in rows]
        _write(
            write,
            [{**key, "sealed": keys.seal(row.person_id, column, name, row.body)} for row, column, name, key in found],
        )


def _keys_for(ring: KeyRing, rows: list[Row]) -> Keys:
    keys = Keys(ring, op.get_bind())
    keys.load(row.person_id for row in rows)
    return keys


def _portions(read: str) -> Iterator[list[Row]]:
    """The rows still to be done, a few at a time, until none is left."""
    statement = sa.text(f"{read} LIMIT {AT_ONCE}")
    while rows := list(op.get_bind().execute(statement)):
        yield rows


def _write(statement: str, rows: list[dict[str, Any]]) -> None:
    op.get_bind().execute(sa.text(statement), rows)


def _finish() -> None:
    with op.batch_alter_table("person") as person:
        person.alter_column("data_key", existing_type=_SEALED, nullable=False)
    with op.batch_alter_table("address") as address:
        address.drop_constraint("uq_address_channel_external_id", type_="unique")
        address.drop_column("external_id")
        address.alter_column("sealed", existing_type=_SEALED, new_column_name="external_id", nullable=False)
        address.alter_column("blind_index", existing_type=_SEALED, nullable=False)
        address.create_unique_constraint("uq_address_channel_blind_index", ["channel", "blind_index"])
    for table in ("inbox", "outbox"):
        with op.batch_alter_table(table) as bodies:
            _put_in_place(bodies)
    op.execute("DELETE FROM stray")  # short-lived, and of use only to whoever looks into a fault just now
    with op.batch_alter_table("stray") as strays:
        strays.drop_column("body")
        strays.add_column(sa.Column("body", _SEALED, nullable=False))
    with op.batch_alter_table("event", table_kwargs={"sqlite_with_rowid": False}) as bodies:
        _put_in_place(bodies)


def _put_in_place(bodies: Any) -> None:
    bodies.drop_column("body")
    bodies.alter_column("sealed", existing_type=_SEALED, new_column_name="body", nullable=False)
