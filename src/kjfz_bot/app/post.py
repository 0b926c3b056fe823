"""What turns put out: rows of the outbox, composed in the turn's own commit for channels that send.

While a sender has room and nothing older waits, its rows are born in its hands and passed on after the commit;
otherwise they line up in the database, and the sender comes for them. Sending itself is `deliver.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from kjfz_bot.channels.ports import Call
from kjfz_bot.channels.veil import Veil, tells_of_people
from kjfz_bot.dialog.message import Message
from kjfz_bot.domain.consent import TELEGRAM
from kjfz_bot.services import notices
from kjfz_bot.services.consent import has_consent
from kjfz_bot.storage import addresses, outbox
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.outbox import Parcel, Reply
from kjfz_bot.storage.people import Address, AddressKey
from kjfz_bot.storage.store import UnitOfWork

Composer = Callable[[Message], Sequence[Call]]
"""Turns a message into the calls that show it; pure."""

LOOKED_THROUGH = 500
"""Rows lined up for a sender among which is looked for a chat's own; where there are more, everything lines up."""


class Answers(NamedTuple):
    """What a letter is answered with, in order."""

    letter: Letter
    messages: Sequence[Message]


@dataclass(frozen=True, slots=True)
class Posted:
    """What one commit leaves to be sent: parcels for their senders, and channels with rows to be come for.

    `kept` is where something is to be read that was written to another address.
    """

    parcels: tuple[Parcel, ...] = ()
    waiting: frozenset[str] = frozenset()
    kept: frozenset[AddressKey] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.parcels or self.waiting)


class Post:
    """Knows which channels send and which of their senders have room."""

    def __init__(
        self,
        composers: Mapping[str, Composer],
        wordless: Collection[str] = (),
        veils: Mapping[str, Veil] | None = None,
    ) -> None:
        """`composers` has every channel that sends, whether or not a sender runs.

        On a `wordless` one people are only told that there is something to read; it is kept for them in the web chat.
        `veils` hide other people's names on channels that keep what is said abroad.
        """
        self._composers = composers
        self._wordless = wordless
        self._veils = veils or {}
        self._room: Mapping[str, int] = {}

    def sends(self, channel: str) -> bool:
        """Whether messages of a channel have to be sent; people read those of others by themselves."""
        return channel in self._composers

    def set_room(self, channel: str, session: int | None) -> None:
        """Say that a channel's sender takes parcels, or with None that it does not; in force from the next commit on.

        `session` is the one that has the duty of sending; what another one writes lines up. Safe from any thread.
        """
        others = {name: known for name, known in self._room.items() if name != channel}
        self._room = others if session is None else {**others, channel: session}

    def put_out(self, uow: UnitOfWork, answers: Iterable[Answers], now: datetime) -> Posted:
        """Write the rows of all answers, with one statement."""
        drafts = [draft for answer in answers for draft in self._drafts(uow, answer, now)]
        at_once = self._at_once(uow, [draft.address for draft in drafts if isinstance(draft.body, Call)])
        replies = [_reply(draft, at_once) for draft in drafts]
        written = list(zip(outbox.add(uow, replies, now), drafts, replies, strict=True))
        return Posted(
            parcels=tuple(
                Parcel(number, reply.address_id, draft.address.key, reply.body, expires_at=reply.expires_at)
                for number, draft, reply in written
                if reply.state == "sending"
            ),
            waiting=frozenset(draft.address.key.channel for _, draft, reply in written if reply.state == "waiting"),
            kept=frozenset(draft.address.key for draft in drafts if draft.address != draft.letter.address),
        )

    def _at_once(self, uow: UnitOfWork, addresses: Iterable[Address]) -> frozenset[int]:
        """Addresses whose rows need not line up: their sender is here, has room, and nothing older waits for them."""
        with_room = {name for name, session in self._room.items() if session == uow.database.session}
        near = {address.id for address in addresses if address.key.channel in with_room}
        lined_up = outbox.lined_up(uow, LOOKED_THROUGH) if near else None
        return frozenset() if lined_up is None else frozenset(near - lined_up)

    def _drafts(self, uow: UnitOfWork, answers: Answers, now: datetime) -> list[_Draft]:
        letter, own = answers.letter, answers.letter.address
        compose = self._composers.get(own.key.channel)
        if compose is None:
            return [_Draft(letter, place, message, own) for place, message in enumerate(answers.messages)]
        copies = self._copies(uow, answers)
        if copies and notices.waits_for_digest(uow, letter, now):
            return copies
        shown = [self._veiled(uow, own, message) for message in answers.messages]
        calls = [call for message in shown for call in compose(_in_sight(letter, message))]
        expires_at = notices.expiry(letter.body) if letter.kind == "notice" else None
        return copies + [_Draft(letter, place, call, own, expires_at) for place, call in enumerate(calls, len(copies))]

    def _copies(self, uow: UnitOfWork, answers: Answers) -> list[_Draft]:
        """What is said on a channel that carries no words, where it can be read."""
        own = answers.letter.address
        if notices.is_digest(answers.letter):
            return []
        account = addresses.account_of(uow, own.person) if own.key.channel in self._wordless else None
        if account is None:
            return []
        return [_Draft(answers.letter, place, message, account) for place, message in enumerate(answers.messages)]

    def _veiled(self, uow: UnitOfWork, address: Address, message: Message) -> Message:
        """What may go to that address of a message that tells of other people."""
        veil = self._veils.get(address.key.channel)
        if veil is None or not tells_of_people(message):
            return message
        return veil.over(message, agreed=has_consent(uow, address.person, TELEGRAM))


class _Draft(NamedTuple):
    """One reply to a letter, as a message that is kept or a call that is to be made, and to which address."""

    letter: Letter
    place: int
    body: Message | Call
    address: Address
    expires_at: datetime | None = None


def _reply(draft: _Draft, at_once: Collection[int]) -> Reply:
    address = draft.address
    state: outbox.State = "kept"
    if isinstance(draft.body, Call):
        state = "sending" if address.id in at_once else "waiting"
    body = draft.body.to_json()
    return Reply(address.id, address.person, draft.letter.seq, draft.place, body, state, draft.expires_at)


def _in_sight(letter: Letter, message: Message) -> Message:
    """A prompt changes in place only under the finger: what was typed stands below it, and so must the answer."""
    return replace(message, replaces=False) if message.replaces and letter.kind != "button" else message
