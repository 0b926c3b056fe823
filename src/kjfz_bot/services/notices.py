"""Telling people what they have not asked for: once for each cause, where they wrote from last and can be reached.

A notice is handed in as a letter in the person's inbox, and takes its turn there in their language. What cannot be
delivered goes to their next address; where there is none, whoever waits for it is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.dialog.inbound import Notice as Inbound
from kjfz_bot.dialog.notices import DIGEST
from kjfz_bot.domain.calendar import is_quiet
from kjfz_bot.domain.consent import ABROAD, TELEGRAM
from kjfz_bot.storage import consents, digests, notices, people
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.notices import Ended, Kind, Notice, State
from kjfz_bot.storage.people import EMAIL, Address
from kjfz_bot.storage.store import UnitOfWork

LASTS = timedelta(days=7)
"""How long a plain notice may be late; a reminder says so itself, and a decision never expires."""

AT_ONCE = 200
"""Notices handed in together, so that nobody's answer waits long behind them."""

UNREACHABLE = "unreachable"
"""What whoever waits is told: that somebody could not be reached."""

BY_DAY: tuple[Kind, ...] = ("reminder", "task")
"""What waits for the morning, and says how to have no more of it."""

MAIL_RESTS = timedelta(days=1)
"""How long after a mail the next one goes out that need not go at once."""

Still = Callable[[UnitOfWork, Notice, datetime], Mapping[str, Any] | None]
"""What fills the words of a notice as things are now; None where it is settled, and need not be told any more."""

STILL: dict[str, Still] = {}
"""Topics of which it is looked up just before they are handed in whether they still apply."""


def still(topic: str) -> Callable[[Still], Still]:
    """Have a topic looked up with a function before it is handed in, for the first time or to another address."""

    def register(look: Still) -> Still:
        STILL[topic] = look
        return look

    return register


def notify(uow: UnitOfWork, notice: Notice) -> bool:
    """Tell a person something, soon and once; False where they were told of the same cause before.

    The words are `notice-<topic>`. Whoever `waits_for` it is told if nobody can be reached; `about` is what it is
    called before them, such as the number of a case, and says nothing of the person.
    """
    if notice.kind == "decision" and notice.expires_at is not None:
        raise ValueError("a decision never expires")
    if notice.kind in ("notice", "digest") and notice.expires_at is None:
        notice = replace(notice, expires_at=notice.due_at + LASTS)
    return notices.add(uow, notice) is not None


def concerned(uow: UnitOfWork, now: datetime) -> set[int]:
    """The people for whom `settle` or `hand_in` would find something to do."""
    ended = (ended.notice for ended in notices.ended(uow, AT_ONCE))
    found = (*notices.waiting(uow, _kinds(now), AT_ONCE, now), *ended, *notices.owed(uow, AT_ONCE))
    return {notice.person for notice in found}


def settle(uow: UnitOfWork, now: datetime, these: Collection[int]) -> None:
    """See what became of notices to these people; those that did not arrive wait for another address."""
    for ended in notices.ended(uow, AT_ONCE):
        if ended.notice.person in these:
            notices.move(uow, ended.notice, "handed_in", _end(ended), now)
    for notice in notices.owed(uow, AT_ONCE):
        if notice.person in these:
            notices.move(uow, notice, "owed", "waiting", now)


def _end(ended: Ended) -> State:
    if ended.dead or not ended.letter_done:
        return "waiting"
    if ended.late:
        return "expired"
    return "delivered" if ended.messages else "dropped"


def hand_in(uow: UnitOfWork, now: datetime, sending: Collection[str], these: Collection[int]) -> list[Letter]:
    """The letters of notices that wait for these people; they are to be put into the inbox in this transaction.

    `sending` are the channels that reach people who are not looking: reminders go nowhere else.
    """
    found = notices.waiting(uow, _kinds(now), AT_ONCE, now)
    letters = (letter_of(uow, notice, now, sending) for notice in found if notice.person in these)
    return [letter for letter in letters if letter is not None]


def letter_of(uow: UnitOfWork, notice: Notice, now: datetime, sending: Collection[str]) -> Letter | None:
    """The letter that tells a waiting notice; None where it is too late, settled, or nobody can be reached."""
    if notice.expires_at is not None and notice.expires_at <= now:
        notices.move(uow, notice, "waiting", "expired", now)
        return None
    args = STILL[notice.topic](uow, notice, now) if notice.topic in STILL else notice.args
    if args is None:
        notices.move(uow, notice, "waiting", "expired", now)
        return None
    notice = replace(notice, args=args)
    address = _address(uow, notice, sending)
    if address is None:
        _lose(uow, notice, now)
        return None
    return letter_to(uow, notice, address, now)


def letter_to(uow: UnitOfWork, notice: Notice, address: Address, now: datetime) -> Letter | None:
    """The letter that tells a waiting notice at one address; None where somebody else tells it."""
    (seq,) = uow.take_ids(1)
    if not notices.move(uow, notice, "waiting", "handed_in", now, seq):
        return None
    return Letter(seq, address, notices.update_id(notice, seq), "notice", _body(notice), now, now)


def read(body: str) -> Inbound:
    """What a notice's letter says to the conversation."""
    said: dict[str, Any] = json.loads(body)
    return Inbound(said["topic"], said["args"], said["seq"], said["reminder"])


def expiry(body: str) -> datetime | None:
    """When the messages of a notice's letter need not be sent any more."""
    moment = json.loads(body)["expires_at"]
    return None if moment is None else datetime.fromisoformat(moment)


def is_digest(letter: Letter) -> bool:
    """Whether a letter only says how much there is to read elsewhere."""
    return letter.kind == "notice" and bool(json.loads(letter.body)["topic"] == DIGEST)


def waits_for_digest(uow: UnitOfWork, letter: Letter, now: datetime) -> bool:
    """Whether no mail is to go out for a notice that can be read elsewhere, since one did less than a day ago.

    Then the mail of the next day counts it, which is seen to here.
    """
    if letter.kind != "notice" or json.loads(letter.body).get("urgent", True):
        return False
    last = digests.last_mail(uow, letter.address, now - MAIL_RESTS)
    if last is None:
        return False
    notify(uow, Notice(letter.address.person, DIGEST, f"{last.letter}", "digest", last.at + MAIL_RESTS))
    return True


@still(DIGEST)
def _to_read(uow: UnitOfWork, notice: Notice, _now: datetime) -> Mapping[str, Any] | None:
    """How much has not been read since the mail a digest comes after; None where all of it has."""
    count = digests.unread(uow, notice.person, int(notice.cause.split()[0]))
    return {"count": count} if count else None


def _body(notice: Notice) -> str:
    said = {
        "topic": notice.topic,
        "args": dict(notice.args),
        "seq": notice.seq,
        "reminder": notice.kind in BY_DAY,
        "urgent": _is_urgent(notice),
        "expires_at": None if notice.expires_at is None else notice.expires_at.isoformat(),
    }
    return json.dumps(said, ensure_ascii=False)


def _is_urgent(notice: Notice) -> bool:
    """Whether a mail of it goes out at once: a decision, a digest, and what would be over before the next digest."""
    soon = notice.expires_at is not None and notice.expires_at < notice.due_at + MAIL_RESTS
    return notice.kind in ("decision", "digest") or soon


def _kinds(now: datetime) -> Collection[Kind]:
    """What may be said at this hour."""
    return ("notice", "decision") if is_quiet(now) else (*BY_DAY, "digest", "notice", "decision")


def _address(uow: UnitOfWork, notice: Notice, sending: Collection[str]) -> Address | None:
    """Where the person wrote from last, of the places that can be reached and where this has not failed since.

    Nothing goes abroad to somebody who has withdrawn their consent to that.
    """
    failed = notices.tried(uow, notice)
    closed = ABROAD if consents.withdrawn(uow, notice.person, TELEGRAM) else frozenset()
    for address, heard in people.reachable(uow, notice.person):
        if _fits(notice, address, sending) and address.key.channel not in closed and heard >= failed.get(address.id, 0):
            return address
    return None


def _fits(notice: Notice, address: Address, sending: Collection[str]) -> bool:
    """Whether a notice may be told on that channel at all."""
    if notice.kind == "digest":
        return address.key.channel == EMAIL
    return notice.kind != "reminder" or address.key.channel in sending


def _lose(uow: UnitOfWork, notice: Notice, now: datetime) -> None:
    """Nobody can be reached: a decision is owed until the person is heard again, and whoever waits for it is told."""
    end: State = "owed" if notice.kind == "decision" else "undelivered"
    if notices.move(uow, notice, "waiting", end, now) and notice.waits_for is not None:
        told = Notice(notice.waits_for, UNREACHABLE, f"{notice.id}", "notice", now, args={"about": notice.about})
        notify(uow, told)
