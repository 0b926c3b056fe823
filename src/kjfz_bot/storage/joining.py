"""Two people become one: everything that belongs to the one who ends is sealed for the one who stays.

Whoever calls this holds the doors and lanes of both, and nothing waits in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage import conversations, inbox, notices, outbox, people
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.columns import Moment
from kjfz_bot.storage.conversations import Change, Loaded
from kjfz_bot.storage.schema import ADDRESS, CONVERSATION, INBOX, JOB, NOTICE, OUTBOX
from kjfz_bot.storage.schema_trust import LINK_CODE, SESSION, SIGN_IN_LINK
from kjfz_bot.storage.store import UnitOfWork

_ENDING: sa.BindParameter[int] = sa.bindparam("ending")
_STAYING: sa.BindParameter[int] = sa.bindparam("staying")
_ROW: sa.BindParameter[int] = sa.bindparam("row")
_SEALED: sa.BindParameter[bytes] = sa.bindparam("sealed")

_ADDRESSES = sa.select(ADDRESS.c.id.label("row"), ADDRESS.c.external_id.label("sealed")).where(
    ADDRESS.c.person_id == _ENDING
)
_LETTERS = sa.select(INBOX.c.seq.label("row"), INBOX.c.body.label("sealed")).where(INBOX.c.person_id == _ENDING)
_PARCELS = (
    sa.select(OUTBOX.c.id.label("row"), OUTBOX.c.body.label("sealed"))
    .join(ADDRESS, ADDRESS.c.id == OUTBOX.c.address_id)
    .where(ADDRESS.c.person_id == _ENDING)
)
_NOTICES = sa.select(NOTICE.c.id.label("row"), NOTICE.c.content.label("sealed")).where(NOTICE.c.person_id == _ENDING)

_MOVE_ADDRESS = Bulk(sa.update(ADDRESS).where(ADDRESS.c.id == _ROW).values(person_id=_STAYING, external_id=_SEALED))
_MOVE_LETTER = Bulk(sa.update(INBOX).where(INBOX.c.seq == _ROW).values(person_id=_STAYING, body=_SEALED))
_SEAL_PARCEL = Bulk(sa.update(OUTBOX).where(OUTBOX.c.id == _ROW).values(body=_SEALED))
_MOVE_NOTICE = Bulk(sa.update(NOTICE).where(NOTICE.c.id == _ROW).values(person_id=_STAYING, content=_SEALED))

_SAME = NOTICE.alias()
# The same may have been told to both, or their conversations may have come to the same number.
_TELL_APART = (
    sa.update(NOTICE)
    .where(
        NOTICE.c.person_id == _ENDING,
        sa.exists().where(
            _SAME.c.person_id == _STAYING, _SAME.c.topic == NOTICE.c.topic, _SAME.c.cause == NOTICE.c.cause
        ),
    )
    .values(cause=NOTICE.c.cause + sa.bindparam("apart"))
)
# A reminder is of a number in a conversation that ends.
_REMIND_NO_MORE = (
    sa.update(NOTICE)
    .where(NOTICE.c.person_id == _ENDING, NOTICE.c.kind == "reminder", NOTICE.c.state == "waiting")
    .values(state="expired")
)
_POINT_ELSEWHERE = (
    sa.update(NOTICE).where(NOTICE.c.waits_for == _ENDING).values(waits_for=_STAYING),
    sa.update(SESSION).where(SESSION.c.person_id == _ENDING).values(person_id=_STAYING),
    sa.update(SIGN_IN_LINK).where(SIGN_IN_LINK.c.person_id == _ENDING).values(person_id=_STAYING),
    sa.update(JOB).where(JOB.c.actor_id == _ENDING).values(actor_id=_STAYING),
    sa.update(LINK_CODE)
    .where(LINK_CODE.c.joiner_id == _ENDING, LINK_CODE.c.person_id == _STAYING)
    .values(joiner_id=None),
)
_COUNT_TURNS = (
    sa.update(CONVERSATION)
    .where(CONVERSATION.c.person_id == _STAYING)
    .values(
        # The turns of both; saving counted one more.
        revision=CONVERSATION.c.revision + sa.bindparam("turns") - 1,
        heard_at=sa.case(
            (CONVERSATION.c.heard_at < sa.bindparam("heard", type_=Moment), sa.bindparam("heard", type_=Moment)),
            else_=CONVERSATION.c.heard_at,
        ),
    )
)
_HEARD = sa.select(CONVERSATION.c.heard_at).where(CONVERSATION.c.person_id == _ENDING)


def join(uow: UnitOfWork, change: Change, ending: Loaded) -> None:
    """Move everything of the `ending` person to whom `change` is of, and erase what then is left of them."""
    staying, gone = change.before.person, ending.person
    pair = {"staying": staying, "ending": gone}
    heard: datetime = uow.connection.execute(_HEARD, {"ending": gone}).scalar_one()
    _seal_anew(uow, pair, _PARCELS, outbox.BODY, _SEAL_PARCEL)
    _seal_anew(uow, pair, _LETTERS, inbox.BODY, _MOVE_LETTER)
    uow.connection.execute(_REMIND_NO_MORE, {"ending": gone})
    uow.connection.execute(_TELL_APART, {**pair, "apart": f" of {gone}"})
    _seal_anew(uow, pair, _NOTICES, notices.CONTENT, _MOVE_NOTICE)
    _seal_anew(uow, pair, _ADDRESSES, people.EXTERNAL_ID, _MOVE_ADDRESS)
    for statement in _POINT_ELSEWHERE:
        uow.connection.execute(statement, pair)
    conversations.save(uow, [change])
    uow.connection.execute(_COUNT_TURNS, {"staying": staying, "turns": ending.revision, "heard": heard})
    people.erase(uow, [gone])


def _seal_anew(uow: UnitOfWork, pair: Mapping[str, int], rows: sa.Select[Any], column: str, write: Bulk) -> None:
    found: Sequence[sa.Row[*tuple[Any, ...]]] = uow.connection.execute(rows, {"ending": pair["ending"]}).all()
    changed = []
    for row in found:
        text = uow.keys.open(pair["ending"], column, row.row, row.sealed)
        values = {"row": row.row, "sealed": uow.keys.seal(pair["staying"], column, row.row, text)}
        changed.append(values if write is _SEAL_PARCEL else {**values, "staying": pair["staying"]})
    write.run(uow, changed)
