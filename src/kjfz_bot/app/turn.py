"""The way of one message: stored, claimed, answered, and all of it kept in two commits. Read from top to bottom.

Which thread does this and what happens when a commit fails is the writer's; what is answered is the dialogue's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import structlog
from pydantic_core import to_json

from kjfz_bot.app.holding import Alone, Holding
from kjfz_bot.app.lanes import MAX_ATTEMPTS, Lanes, pause_after
from kjfz_bot.app.logs import describe
from kjfz_bot.app.post import Answers, Post, Posted
from kjfz_bot.app.wakes import LINES, POST
from kjfz_bot.channels.ports import Arrival
from kjfz_bot.dialog.advance import Turn, advance
from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Conversation, fold
from kjfz_bot.dialog.inbound import FileSent, Inbound, Ok, Outcome, Press, ServiceCall, SignedIn, Text
from kjfz_bot.dialog.message import Message
from kjfz_bot.domain.personal import unmarked
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services import files, notices, retention
from kjfz_bot.services.registry import Actor, Service
from kjfz_bot.storage import audit, conversations, inbox, outbox, people, signals
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.conversations import Change, Loaded, Recent
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.outbox import Mark
from kjfz_bot.storage.people import Address, AddressBook, AddressKey
from kjfz_bot.storage.schema import FROM_THE_HOUSE, RECEIVED, SIGNED_IN
from kjfz_bot.storage.store import DatabaseError, UnitOfWork

BATCH = 128
"""Turns that share a commit."""

WRITES = frozenset({"do", "undo"})
"""Why a service is called that changes something; offers and pages only read."""

MAX_CALLS = 100
"""Service calls one message may lead to; more is a dialogue that never comes to rest."""

_READ: Mapping[str, Callable[[str], Inbound]] = {
    "button": Press,
    "file": lambda body: FileSent(**json.loads(body)),
    "notice": notices.read,
    RECEIVED: files.read,
    SIGNED_IN: lambda _body: SignedIn(),
}

_REMARKS: Mapping[str, str] = {
    "edited": "turn-edited",
    "forwarded": "turn-forwarded",
    "unreadable": "turn-unreadable",
}
"""Kinds of letters that say nothing to the conversation, and what their sender is told."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Cycle:
    """What one commit achieved: which arrivals were new, who is next, whose lines are to be read, what is to be sent.

    `erased` says that somebody was erased, so that the database's journal must be emptied.
    """

    new: tuple[bool, ...]
    claimed: tuple[Letter, ...]
    stirred: frozenset[AddressKey]
    posted: Posted
    erased: bool


class Taken(NamedTuple):
    """A turn thought through to its end, not yet written; no change where the conversation is erased and over.

    `deeds` are what its services did, for the audit.
    """

    letter: Letter
    change: Change | None
    replies: tuple[Message, ...]
    deeds: tuple[Deed, ...] = ()


def _read(letter: Letter) -> Inbound:
    return Text(letter.body, letter.sent_at) if letter.kind == "text" else _READ[letter.kind](letter.body)


class Conductor:
    """Leads letters through their turns, many in one transaction. What it holds in memory can be read again."""

    def __init__(
        self,
        content: Content,
        services: Mapping[str, Service],
        language: str,
        post: Post | None = None,
        holding: Holding | None = None,
    ) -> None:
        """`language` is a newcomer's where their channel gives no hint; `post` knows the channels that send.

        `holding` says whose turns may be taken here; without it, everybody's.
        """
        self._post = post or Post({})
        self._content = content
        self._services = services
        self._language = language
        self._addresses = AddressBook()
        self._conversations = Recent()
        self._holding: Holding = holding or Alone()
        self.lanes = Lanes()

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """By whose rules people are reminded."""
        return self._content.programmes

    def hand_in(
        self, uow: UnitOfWork, people: Collection[int], write: Callable[[UnitOfWork], Sequence[Letter]], now: datetime
    ) -> None:
        """Put letters that the house writes itself into the lanes of these people, in the order of a cycle."""
        self._holding.enter(uow, (), people, now)
        self._holding.catch_up(uow, self.lanes)
        letters = write(uow)
        inbox.add(uow, letters)
        for letter in letters:
            if self._holding.holds(letter.address.person):
                self.lanes.add(letter)
        self._holding.leave(uow, self.lanes)

    def free(self, people: Collection[int]) -> bool:
        """Whether nobody is at work for these people and nothing waits for them; while letters are handed in."""
        return all(self._holding.holds(person) and not self.lanes.waits(person) for person in people)

    def restore(self, uow: UnitOfWork, claimed: Iterable[Letter] = ()) -> list[Letter]:
        """Read again what is held in memory: at the start, and when a transaction was rolled back.

        Returns those of the `claimed` that still wait; the others were dealt with by somebody else.
        """
        self.forget_addresses()
        self._conversations.forget()
        waiting = self._holding.restore(uow)
        present = {letter.seq for letter in waiting}
        still_claimed = [letter for letter in claimed if letter.seq in present]
        self.lanes = Lanes(waiting, still_claimed)
        return still_claimed

    def next_look(self) -> datetime | None:
        """When a cycle may find something to do that nobody here knows of; None for never."""
        return self._holding.next_look()

    def forget_addresses(self) -> None:
        """Look addresses up again, since people were erased."""
        self._addresses.forget()

    def cycle(
        self,
        uow: UnitOfWork,
        arrivals: Sequence[Arrival],
        claimed: Sequence[Letter],
        now: datetime,
        marks: Sequence[Mark] = (),
    ) -> Cycle:
        """Fill one commit: note what was sent, take the claimed turns, store what arrived, claim whose turn is next."""
        self._note(uow, marks, now)
        senders = self._find_senders(uow, arrivals, now)
        writing = {sender.person for sender in senders}
        self._holding.enter(uow, {letter.address.person for letter in claimed}, writing, now)
        posted, erased = self._take_turns(uow, claimed, now)
        if erased:  # perhaps somebody who is just writing again
            senders = self._find_senders(uow, arrivals, now)
        self._holding.catch_up(uow, self.lanes)
        letters = self._receive(uow, arrivals, senders, now)
        claims = self.lanes.claim(BATCH, now)
        known = self._store(uow, letters, claims)
        self._holding.leave(uow, self.lanes)
        keys = (letter.address.key for letter in (*letters, *claimed))
        stirred = posted.kept.union(key for key in keys if not self._post.sends(key.channel))
        self._tell_others(uow, stirred, posted)
        return Cycle(
            new=tuple(letter.seq not in known for letter in letters),
            claimed=tuple(claim for claim in claims if claim.seq not in known),
            stirred=stirred,
            posted=posted,
            erased=erased,
        )

    def _tell_others(self, uow: UnitOfWork, stirred: Iterable[AddressKey], posted: Posted) -> None:
        """Wake who reads or sends in another process."""
        if uow.database.shared:
            signals.give(uow, LINES, [uow.keys.address_name(key.channel, key.external_id) for key in stirred])
            signals.give(uow, POST, sorted(posted.waiting))

    def _note(self, uow: UnitOfWork, marks: Sequence[Mark], now: datetime) -> None:
        outbox.mark(uow, marks)
        lost = {mark.parcel.address_id for mark in marks if mark.unreachable}
        if lost:
            people.set_reachable(uow, lost, now)
            self._addresses.forget()

    def _find_senders(self, uow: UnitOfWork, arrivals: Sequence[Arrival], now: datetime) -> list[Address]:
        """Find who wrote each of these; who never did before becomes somebody."""
        keys = [AddressKey(arrival.channel, arrival.external_id) for arrival in arrivals]
        languages = {key: self._language_of(arrival) for key, arrival in zip(keys, arrivals, strict=True)}
        addresses = self._addresses.resolve(uow, languages, now)
        self._welcome_back(uow, addresses.values())
        return [addresses[key] for key in keys]

    def _receive(
        self, uow: UnitOfWork, arrivals: Sequence[Arrival], senders: Sequence[Address], now: datetime
    ) -> list[Letter]:
        """Give each arrival its place in the order of arrival, and in its person's lane where that is ours."""
        letters = [
            Letter(seq, sender, arrival.update_id, arrival.kind, storable(arrival.body), arrival.sent_at, now)
            for seq, sender, arrival in zip(uow.take_ids(len(arrivals)), senders, arrivals, strict=True)
        ]
        for letter in letters:
            if self._holding.holds(letter.address.person):
                self.lanes.add(letter)
        return letters

    def _welcome_back(self, uow: UnitOfWork, addresses: Iterable[Address]) -> None:
        """Whoever writes can be written to again."""
        lost = [address.id for address in addresses if not address.reachable]
        if lost:
            people.set_reachable(uow, lost, None)
            self._addresses.forget()

    def _store(self, uow: UnitOfWork, letters: Sequence[Letter], claims: Sequence[Letter]) -> set[int]:
        """Write new letters, those claimed at birth with their attempt counted; returns the ones stored before."""
        claimed = {claim.seq: claim for claim in claims}
        known = inbox.add(uow, [claimed.pop(letter.seq, letter) for letter in letters])
        inbox.count_attempts(uow, claimed.values())
        for letter in letters:
            if letter.seq in known and self._holding.holds(letter.address.person):
                self.lanes.drop(letter)
        return known

    def _take_turns(self, uow: UnitOfWork, letters: Sequence[Letter], now: datetime) -> tuple[Posted, bool]:
        """Answer each letter; one that cannot be answered rests, and is given up after its last attempt.

        Returns what is to be sent, and whether somebody was erased.
        """
        apologies = self._give_up(uow, [letter for letter in letters if letter.attempts > MAX_ATTEMPTS])
        letters = [letter for letter in letters if letter.attempts <= MAX_ATTEMPTS]
        loaded = self._conversations.load(uow, [letter.address.person for letter in letters])
        taken = []
        for letter in letters:
            before = loaded.get(letter.address.person)
            if before is None:  # erased since, with everything they sent
                self.lanes.finish(letter)
            elif turn := self._try(uow, letter, before, now):
                taken.append(turn)
        self._write(uow, taken)
        answers = [*apologies, *(Answers(turn.letter, turn.replies) for turn in taken)]
        return self._post.put_out(uow, answers, now), any(turn.change is None for turn in taken)

    def _try(self, uow: UnitOfWork, letter: Letter, before: Loaded, now: datetime) -> Taken | None:
        try:
            return self._take_turn(uow, letter, before)
        except DatabaseError:
            raise  # the whole transaction may be gone with it
        except Exception as error:  # noqa: BLE001 - whatever one letter does, the others go on
            self.postpone(uow, letter, error, now)
            return None

    def _take_turn(self, uow: UnitOfWork, letter: Letter, before: Loaded) -> Taken:
        """Ask the conversation what it makes of the letter, and run the services it needs until it waits again."""
        if letter.kind in _REMARKS:
            return self._remark(letter, before)
        conversation = fold(before.events, seq=before.seq, language=before.language, roles=before.roles)
        turns = [advance(self._content, conversation, _read(letter), letter.arrived_at)]
        deeds: tuple[Deed, ...] = ()
        if turns[0].service is not None:
            with uow.savepoint():
                deeds = tuple(self._run_services(uow, letter, conversation, turns))
        replies = tuple(reply for turn in turns for reply in turn.replies)
        if turns[-1].over:
            return Taken(self._begin_anew(uow, letter, turns[-1].language), None, replies, deeds)
        change = Change(
            before=before,
            language=turns[-1].language,
            live_runs=frozenset(conversation.live_runs),
            events=tuple(event for turn in turns for event in turn.events),
            heard_at=None if letter.kind in FROM_THE_HOUSE else letter.arrived_at,
        )
        return Taken(letter, change, replies, deeds)

    def _begin_anew(self, uow: UnitOfWork, letter: Letter, language: str) -> Letter:
        """Make the address of somebody erased a newcomer's, to whom the last words go; what waited is gone too."""
        self.lanes.finish(letter)
        self.forget_addresses()
        self._conversations.forget()
        key = letter.address.key
        address = self._addresses.resolve(uow, {key: language}, letter.arrived_at)[key]
        retention.see_off(uow, address.person, letter.arrived_at)
        return letter._replace(address=address)

    def _remark(self, letter: Letter, before: Loaded) -> Taken:
        """Say why a letter changes nothing."""
        change = Change(before, before.language, before.live_runs, (), letter.arrived_at)
        return Taken(letter, change, (Message(self._content.texts.rich(before.language, _REMARKS[letter.kind])),))

    def _run_services(
        self, uow: UnitOfWork, letter: Letter, conversation: Conversation, turns: list[Turn]
    ) -> Iterator[Deed]:
        actor = Actor(letter.address.person, letter.arrived_at, letter.address)
        while (call := turns[-1].service) is not None:
            if len(turns) > MAX_CALLS:
                raise RuntimeError(f"{call.name} at {call.step} is asked for without end")
            deed = _deed(uow, actor, call) if call.why in WRITES else None  # before a service that erases the key
            result = self._services[call.name].run(uow, actor, call.inputs)
            if deed is not None and isinstance(result, Ok):
                yield deed
            turns.append(advance(self._content, conversation, Outcome(call, result), letter.arrived_at))

    def _write(self, uow: UnitOfWork, taken: Sequence[Taken]) -> None:
        """Keep what the turns came to: one statement a table for all of them."""
        self._conversations.save(uow, [turn.change for turn in taken if turn.change is not None])
        audit.record(uow, *(deed for turn in taken for deed in turn.deeds))
        answered = [turn.letter for turn in taken if turn.change is not None]
        inbox.finish(uow, answered)
        for turn in taken:
            if turn.change is not None:
                files.note_answers(uow, turn.letter.address.person, turn.change.events)
        for letter in answered:
            self.lanes.finish(letter)

    def postpone(self, uow: UnitOfWork, letter: Letter, error: Exception, now: datetime) -> None:
        """Let a letter rest that could not be answered."""
        log.error("turn_failed", letter=letter.seq, attempt=letter.attempts, **describe(error))
        rested = letter._replace(next_at=now + pause_after(letter.attempts))
        inbox.postpone(uow, rested)
        self.lanes.rest(rested)

    def _give_up(self, uow: UnitOfWork, letters: Sequence[Letter]) -> list[Answers]:
        """Make dead letters of those that failed every time; their sender is told once, and their next letters go on.

        Their conversations are not opened for that, since one that does not open may be what failed.
        """
        languages = conversations.languages(uow, [letter.address.person for letter in letters]) if letters else {}
        buried = [letter for letter in letters if letter.address.person in languages]
        for letter in letters:
            self.lanes.finish(letter)
        for letter in buried:
            log.error("letter_dead", letter=letter.seq)
            inbox.bury(uow, letter)
        sent = [letter for letter in buried if letter.kind not in FROM_THE_HOUSE]
        return [Answers(letter, [self._apology(languages[letter.address.person])]) for letter in sent]

    def _apology(self, language: str) -> Message:
        return Message(self._content.texts.rich(language, "turn-given-up"))

    def _language_of(self, arrival: Arrival) -> str:
        known = arrival.language in self._content.texts.languages
        return arrival.language if known and arrival.language else self._language


def _deed(uow: UnitOfWork, actor: Actor, call: ServiceCall) -> Deed:
    """What the audit keeps of a service that changed something; what was said in it only as a fingerprint."""
    inputs = to_json(dict(sorted(call.inputs.items())), fallback=str)
    details: dict[str, str | int] = {
        "why": call.why,
        "run": call.run,
        "step": call.step,
        "key": call.key,
        "inputs": uow.keys.of(actor.person).fingerprint(inputs),
    }
    return Deed(actor.person, call.name, actor.now, details)


def storable(text: str) -> str:
    """Text that every database takes: half surrogate pairs become question marks, null characters are left out.

    So are the marks of people's names, which only the house sets.
    """
    return unmarked(text.replace("\0", "")).encode("utf-8", "replace").decode("utf-8")
