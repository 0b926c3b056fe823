"""Rows of needs, beside the rows of their firms. Whatever lists several is narrowed to a scope or to a firm.

How published ones are found by words is `need_search.py`; what was decided on them `need_decisions.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.need import Need, Role, State, Statement
from kjfz_bot.storage import organisations
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.queues import HAS_OFFICER
from kjfz_bot.storage.schema_needs import NEED
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

COLUMNS = (*NEED.c, *organisations.COLUMNS)
"""What `read` needs of a row of whatever query."""

JOINED = NEED.join(ORGANISATION, ORGANISATION.c.id == NEED.c.firm_id)
READ = sa.select(*COLUMNS).select_from(JOINED)

_FIND = READ.where(NEED.c.public_id == sa.bindparam("number"))
_NUMBERED = READ.where(NEED.c.id == sa.bindparam("need"))
_HELD = sa.select(NEED.c.id).where(NEED.c.id == sa.bindparam("need")).with_for_update()
_OF_FIRM = (
    READ.where(NEED.c.firm_id == sa.bindparam("firm"))
    .order_by(NEED.c.made_at.desc(), NEED.c.id.desc())
    .limit(sa.bindparam("limit_"))
    .offset(sa.bindparam("offset_"))
)
_MADE = (
    sa.select(sa.func.count())
    .select_from(NEED)
    .where(NEED.c.firm_id == sa.bindparam("firm"), NEED.c.made_at > sa.bindparam("since"), NEED.c.batch_id.is_(None))
)
_TURN = (
    READ.where(organisations.WITHIN, NEED.c.programme == sa.bindparam("in_programme"))
    .where(NEED.c.turn == sa.bindparam("whose"))
    .order_by(NEED.c.state_at, NEED.c.id)
    .limit(sa.bindparam("limit_"))
)
_UNATTENDED = _TURN.where(~HAS_OFFICER)
_NEWEST = (
    READ.where(NEED.c.programme == sa.bindparam("of"), NEED.c.published_order.is_not(None))
    .order_by(NEED.c.published_order.desc())
    .limit(sa.bindparam("limit_"))
)
_OVER = (
    READ.where(NEED.c.state == "published", NEED.c.valid_until < sa.bindparam("today"))
    .order_by(NEED.c.valid_until, NEED.c.id)
    .limit(sa.bindparam("limit_"))
)
_REALIGN = (
    sa.update(NEED)
    .where(
        NEED.c.programme == sa.bindparam("of"),
        NEED.c.turn.in_(("district", "city")),  # those whose turn it is of none need not be looked through
        NEED.c.turn != sa.bindparam("whose"),
        NEED.c.state == sa.bindparam("in_state"),
    )
    .values(turn=sa.bindparam("whose"))
)
_ADD = Bulk(sa.insert(NEED))
_CHANGED = (
    *(
        "state",
        "turn",
        "version",
        "title",
        "scene",
        "problem",
        "present",
        "target",
        "limits",
        "field",
        "keywords",
        "expert",
    ),
    *("form", "budget", "vps", "vps_reason", "named", "valid_until", "files", "self_check"),
    *("submitted_by", "submitted_at", "state_at", "published_at", "published_order"),
)
_CHANGE = (
    sa.update(NEED)
    .where(
        NEED.c.id == sa.bindparam("need"),
        NEED.c.version == sa.bindparam("before_version"),
        NEED.c.state == sa.bindparam("before_state"),
        NEED.c.state_at == sa.bindparam("before_at"),
    )
    .values({name: sa.bindparam(f"new_{name}") for name in _CHANGED})
    .execution_options(preserve_rowcount=True)
)


def add(uow: UnitOfWork, need: Need) -> Need:
    """Keep a new need under a number of its own."""
    (number,) = uow.take_ids(1)
    need = replace(need, id=number)
    add_all(uow, [need])
    return need


def add_all(uow: UnitOfWork, new: Sequence[Need]) -> None:
    """Keep new needs under the numbers they have, which were taken for them."""
    _ADD.run(uow, [_new_row(need) for need in new])


def _new_row(need: Need) -> dict[str, Any]:
    row = {
        "id": need.id,
        "public_id": need.public_id,
        "programme": need.programme,
        "firm_id": need.firm.id,
        "made_by": need.made_by,
        "made_at": need.made_at,
        "batch_id": need.batch,
    }
    return row | _row(need)


def change(uow: UnitOfWork, before: Need, after: Need) -> bool:
    """Write a need over the one that was seen; False where it was changed or decided on since."""
    names = {
        "need": before.id,
        "before_version": before.version,
        "before_state": before.state,
        "before_at": before.at,
        **{f"new_{name}": value for name, value in _row(after).items()},
    }
    return uow.connection.execute(_CHANGE, names).rowcount > 0


def find(uow: UnitOfWork, public_id: str) -> Need | None:
    """The need with a case number."""
    row = uow.connection.execute(_FIND, {"number": public_id}).one_or_none()
    return None if row is None else read(row)


def numbered(uow: UnitOfWork, number: int) -> Need | None:
    """The need in the row of that number."""
    row = uow.connection.execute(_NUMBERED, {"need": number}).one_or_none()
    return None if row is None else read(row)


def hold(uow: UnitOfWork, number: int) -> None:
    """Be the only one to give a need's places away until the transaction ends."""
    uow.connection.execute(_HELD, {"need": number})


def of_firm(uow: UnitOfWork, firm: int, offset: int, limit: int) -> list[Need]:
    """A firm's needs, newest first."""
    names = {"firm": firm, "offset_": offset, "limit_": limit}
    return [read(row) for row in uow.connection.execute(_OF_FIRM, names)]


def made_since(uow: UnitOfWork, firm: int, since: datetime) -> int:
    """How many needs a firm has begun since a moment; those of a list are not of its doing."""
    count: int = uow.connection.execute(_MADE, {"firm": firm, "since": since}).scalar_one()
    return count


def waiting(uow: UnitOfWork, scope: Scope, turn: Role, limit: int) -> list[Need]:
    """Needs in a scope on which an office of that kind is to act, longest waiting first.

    For a whole programme these are, of those a district is to act on, the ones whose district has no officer.
    """
    stand_in = turn == "district" and scope.district is None
    names = {**organisations.within(scope), "whose": turn, "limit_": limit}
    return [read(row) for row in uow.connection.execute(_UNATTENDED if stand_in else _TURN, names)]


def newest(uow: UnitOfWork, programme: str, limit: int) -> list[Need]:
    """What was published last in a programme, newest first, whatever became of it."""
    return [read(row) for row in uow.connection.execute(_NEWEST, {"of": programme, "limit_": limit})]


def realign(uow: UnitOfWork, programme: str, turns: Mapping[State, Role]) -> None:
    """Have whose turn it is follow the programme's pack, where that says another since the last start."""
    for state, whose in turns.items():
        uow.connection.execute(_REALIGN, {"of": programme, "in_state": state, "whose": whose})


def over(uow: UnitOfWork, today: date, limit: int) -> list[Need]:
    """Published needs that were valid until a day before today, longest over first."""
    names = {"today": today.isoformat(), "limit_": limit}
    return [read(row) for row in uow.connection.execute(_OVER, names)]


def _row(need: Need) -> dict[str, Any]:
    said = need.statement
    return {
        "state": need.state,
        "turn": need.turn,
        "version": need.version,
        "title": said.title,
        "scene": said.scene,
        "problem": said.problem,
        "present": said.present,
        "target": said.target,
        "limits": said.limits,
        "field": said.field,
        "keywords": json.dumps(said.keywords, ensure_ascii=False),
        "expert": said.expert,
        "form": said.form,
        "budget": said.budget,
        "vps": said.vps,
        "vps_reason": said.vps_reason,
        "named": said.named,
        "valid_until": None if said.valid_until is None else said.valid_until.isoformat(),
        "files": json.dumps(said.files),
        "self_check": None if said.self_check is None else json.dumps(dict(said.self_check), ensure_ascii=False),
        "submitted_by": need.submitted_by,
        "submitted_at": need.submitted_at,
        "state_at": need.at,
        "published_at": need.published_at,
        "published_order": need.order,
    }


def read(row: Any) -> Need:
    """The need of a row that has `COLUMNS`."""
    said = Statement(
        title=row.title,
        scene=row.scene,
        problem=row.problem,
        present=row.present,
        target=row.target,
        limits=row.limits,
        field=row.field,
        keywords=tuple(json.loads(row.keywords)),
        expert=row.expert,
        form=row.form,
        budget=row.budget,
        vps=row.vps,
        vps_reason=row.vps_reason,
        named=bool(row.named),
        valid_until=None if row.valid_until is None else date.fromisoformat(row.valid_until),
        files=tuple(json.loads(row.files)),
        self_check=None if row.self_check is None else json.loads(row.self_check),
    )
    return Need(
        id=row.id,
        public_id=row.public_id,
        firm=organisations.read(row),
        state=row.state,
        statement=said,
        made_at=row.made_at,
        at=row.state_at,
        version=row.version,
        made_by=row.made_by,
        submitted_by=row.submitted_by,
        submitted_at=row.submitted_at,
        turn=row.turn,
        published_at=row.published_at,
        order=row.published_order,
        batch=row.batch_id,
    )
