"""The records of two people become one's: every row that is kept of the one who ends, sealed for the one who stays.

Which rows there are is read from the map of the data, which leaves out nothing that the schema has: what is not named
here as moved elsewhere, or as ending, moves. Whoever calls this holds the doors and lanes of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.workflow import OFFICES, PARTIES
from kjfz_bot.storage import data_map, imports, ledgers
from kjfz_bot.storage.columns import METADATA
from kjfz_bot.storage.data_kinds import Table
from kjfz_bot.storage.schema import MUTED
from kjfz_bot.storage.schema_cases import APPLICATION, APPLICATION_EVENT
from kjfz_bot.storage.schema_needs import NEED, NEED_DECISION
from kjfz_bot.storage.schema_service import ENTRY_MARK, LOG_TIME
from kjfz_bot.storage.schema_trust import FILE, FILE_USE, FIRM, FIRM_DECISION, PROFILE, ROLE_GRANT
from kjfz_bot.storage.store import UnitOfWork

JOINED = frozenset(
    {"person", "address", "conversation", "live_run", "event", "inbox", "outbox", "notice", "session", "sign_in_link"}
    | {"job", "audit"}
)
"""What `joining.py` moves, makes anew or ends, for everybody who is joined."""

ENDING = frozenset(
    {"awaited", "link_code", "link_try", "invitation_try", "merge_request", "muted", "ledger", "log_time"}
)
"""What ends with the one who ends: what counts for hours, and wishes that the one who stays may have too."""

_ENDING: sa.BindParameter[int] = sa.bindparam("ending")
_STAYING: sa.BindParameter[int] = sa.bindparam("staying")

_SAME_WISH = MUTED.alias()
_WISHES = (
    sa.update(MUTED)
    .where(
        MUTED.c.person_id == _ENDING,
        ~sa.exists().where(_SAME_WISH.c.person_id == _STAYING, _SAME_WISH.c.topic == MUTED.c.topic),
    )
    .values(person_id=_STAYING)
)
_SAME_TIME = LOG_TIME.alias()
_TIMES = (
    sa.update(LOG_TIME)
    .where(LOG_TIME.c.person_id == _ENDING, ~sa.exists().where(_SAME_TIME.c.person_id == _STAYING))
    .values(person_id=_STAYING)
)
# A place is named by a number in its person's conversation; the other's may have the same.
_PLACES = (
    sa.update(FILE_USE)
    .where(
        FILE_USE.c.file_id.in_(sa.select(FILE.c.id).where(FILE.c.person_id == _ENDING)),
        # What is no person's place stays what it is: an entry of service time, a need, a case.
        ~FILE_USE.c.place.like("entry %"),
        ~FILE_USE.c.place.like("need %"),
        ~FILE_USE.c.place.like("case %"),
        ~FILE_USE.c.place.like("round %"),
    )
    .values(place=sa.bindparam("before") + FILE_USE.c.place)
)
_RECEIVING = sa.select(
    sa.exists().where(FILE.c.person_id.in_(sa.bindparam("pair", expanding=True)), FILE.c.state == "receiving")
)
_PARTYS = APPLICATION_EVENT.alias()
_ONE: sa.BindParameter[int] = sa.bindparam("one")
_OTHER: sa.BindParameter[int] = sa.bindparam("other")
_DECIDED = sa.select(
    sa.or_(
        sa.exists().where(
            FIRM_DECISION.c.organisation_id == FIRM.c.organisation_id,
            FIRM.c.submitted_by == _ONE,
            FIRM_DECISION.c.decided_by == _OTHER,
        ),
        sa.exists().where(PROFILE.c.person_id == _ONE, PROFILE.c.decided_by == _OTHER),
        sa.exists().where(
            NEED_DECISION.c.need_id == NEED.c.id,
            sa.or_(NEED.c.made_by == _ONE, NEED.c.submitted_by == _ONE),
            NEED_DECISION.c.decided_by == _OTHER,
        ),
        sa.exists().where(ENTRY_MARK.c.person_id == _ONE, ENTRY_MARK.c.marked_by == _OTHER),
        sa.exists().where(
            APPLICATION_EVENT.c.application_id == APPLICATION.c.id,
            sa.or_(
                APPLICATION.c.expert_id == _ONE,
                APPLICATION.c.opened_by == _ONE,
                sa.exists().where(
                    _PARTYS.c.application_id == APPLICATION.c.id,
                    _PARTYS.c.side.in_(PARTIES),
                    _PARTYS.c.by_id == _ONE,
                ),
            ),
            APPLICATION_EVENT.c.by_id == _OTHER,
            APPLICATION_EVENT.c.side.in_((*OFFICES, "reviewer")),
        ),
    )
)
_GAVE = sa.select(sa.exists().where(ROLE_GRANT.c.person_id == _ONE, ROLE_GRANT.c.granted_by == _OTHER))


@dataclass(frozen=True, slots=True)
class _Sealed:
    """The sealed columns of a table, which rows of somebody there are, and how one is written anew."""

    name: str
    row: tuple[str, ...]
    columns: tuple[str, ...]
    rows: sa.Select[Any]
    write: sa.Update


def _people_in(name: str, table: Table) -> tuple[str, ...]:
    """The columns of a table that name a person."""
    stored = METADATA.tables[name]
    referring = [each.name for each in stored.columns if any(_is_person(key) for key in each.foreign_keys)]
    owner = [table.owner] if table.owner is not None else []
    return tuple(dict.fromkeys([*owner, *referring, *table.others]))


def _is_person(key: sa.ForeignKey) -> bool:
    return key.target_fullname == "person.id"


def _sealed_in(name: str, table: Table) -> _Sealed | None:
    columns = tuple(column for column, entry in table.columns.items() if entry.kind == "sealed")
    if table.owner is None or not columns:
        return None
    stored = METADATA.tables[name]
    this = sa.and_(*(stored.c[column] == sa.bindparam(f"row_{column}") for column in table.row))
    return _Sealed(
        name,
        table.row,
        columns,
        sa.select(*(stored.c[column] for column in (*table.row, *columns))).where(stored.c[table.owner] == _ENDING),
        sa.update(stored).where(this).values({column: sa.bindparam(f"new_{column}") for column in columns}),
    )


MOVING = {name: table for name, table in data_map.TABLES.items() if name not in JOINED | ENDING}
_SEALED = tuple(filter(None, (_sealed_in(name, table) for name, table in MOVING.items())))
_POINT_ELSEWHERE = tuple(
    sa.update(METADATA.tables[name]).where(METADATA.tables[name].c[column] == _ENDING).values({column: _STAYING})
    for name, table in MOVING.items()
    for column in _people_in(name, table)
)


def move_records(uow: UnitOfWork, staying: int, ending: int) -> None:
    """Make everything that is kept of one person another's, but what joining moves."""
    pair = {"staying": staying, "ending": ending}
    ledgers.hold(uow, pair.values())
    ledgers.set_opened(uow, ending, opened=True)
    uow.connection.execute(_PLACES, {"ending": ending, "before": f"of {ending}: "})
    for each in _SEALED:
        _seal_anew(uow, pair, each)
    for statement in (*_POINT_ELSEWHERE, _WISHES, _TIMES):
        uow.connection.execute(statement, pair)
    imports.joined(uow, ending, staying)


def decided_on(uow: UnitOfWork, one: int, other: int) -> bool:
    """Whether one has decided on a record of the other, which nobody may do on their own."""
    return _either(uow, _DECIDED, one, other)


def gave(uow: UnitOfWork, one: int, other: int) -> bool:
    """Whether one has given the other a role, which nobody may do to themselves."""
    return _either(uow, _GAVE, one, other)


def receiving(uow: UnitOfWork, pair: Sequence[int]) -> bool:
    """Whether a file of one of them is still coming in."""
    return bool(uow.connection.execute(_RECEIVING, {"pair": list(pair)}).scalar_one())


def _either(uow: UnitOfWork, query: sa.Select[Any], one: int, other: int) -> bool:
    found = (
        uow.connection.execute(query, {"one": a, "other": b}).scalar_one() for a, b in ((one, other), (other, one))
    )
    return any(found)


def _seal_anew(uow: UnitOfWork, pair: dict[str, int], table: _Sealed) -> None:
    before, after = uow.keys.of(pair["ending"]), uow.keys.of(pair["staying"])
    for row in uow.connection.execute(table.rows, {"ending": pair["ending"]}).mappings().all():
        where = ":".join(f"{row[column]}" for column in table.row)
        values: dict[str, Any] = {f"row_{column}": row[column] for column in table.row}
        for column in table.columns:
            place, sealed = f"{table.name}.{column}:{where}", row[column]
            values[f"new_{column}"] = None if sealed is None else after.seal(place, before.open(place, sealed))
        uow.connection.execute(table.write, values)
