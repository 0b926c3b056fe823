"""Officers for whom cases wait, found by one statement."""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.domain.workflow import OFFICES
from kjfz_bot.storage.grants import HOLDS
from kjfz_bot.storage.queues import LAST_TOLD, Queue, Search, may_be_told
from kjfz_bot.storage.schema_cases import APPLICATION_TURN
from kjfz_bot.storage.schema_trust import ORGANISATION, ROLE_GRANT
from kjfz_bot.storage.store import UnitOfWork

TURN = APPLICATION_TURN.c

_SEAT = ORGANISATION.alias()
_CASES = (
    sa.select(ROLE_GRANT.c.person_id, sa.func.max(TURN.since), LAST_TOLD)
    .select_from(
        ROLE_GRANT.join(_SEAT, _SEAT.c.id == ROLE_GRANT.c.organisation_id)
        .join(APPLICATION_TURN, sa.and_(TURN.programme == ROLE_GRANT.c.programme, TURN.side == ROLE_GRANT.c.role))
        .outerjoin(ORGANISATION, ORGANISATION.c.id == TURN.organisation_id)
    )
    .where(
        HOLDS,
        ROLE_GRANT.c.role.in_(OFFICES),
        sa.or_(ROLE_GRANT.c.role != "district", ORGANISATION.c.district == _SEAT.c.district),
        may_be_told(ROLE_GRANT.c.person_id),
    )
    .group_by(ROLE_GRANT.c.person_id)
    .order_by(sa.func.max(TURN.since), ROLE_GRANT.c.person_id)
)


def of_cases(uow: UnitOfWork, search: Search) -> list[Queue]:
    """Officers whose turn it is with cases, longest waiting first; parties and reviewers are told of each case."""
    return [Queue(row[0], row[1], row[2]) for row in uow.connection.execute(_CASES, search.names)]
