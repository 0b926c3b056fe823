"""Plays scenes as if people had written them: each word and press is a letter like anybody's, at its time in the past.

Everything happens in the one transaction that is handed in, so a demonstration is filled as a whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from kjfz_bot.app.demo.scenes import FIRST, Answer, Appointment, Scene, Term, Words
from kjfz_bot.app.granting import Wanted, offer
from kjfz_bot.app.turn import Conductor
from kjfz_bot.channels.ports import Arrival, Kind
from kjfz_bot.channels.web.house import CHANNEL
from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Offer, fold
from kjfz_bot.domain import appointment as domain
from kjfz_bot.domain.appointment import year_begins
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.consent import PURPOSES
from kjfz_bot.domain.spoken_code import shown
from kjfz_bot.services import notices, terms
from kjfz_bot.storage import appointments, conversations, history, organisations, people
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import plain

BETWEEN = timedelta(seconds=20)
"""From one thing that happens to the next."""

ALWAYS: Mapping[str, Any] = {"check": "ok", **{name: purpose.agreed for name, purpose in PURPOSES.items()}}
"""What everybody answers where a scene does not say otherwise: the check page is right, and they agree."""

TYPED = frozenset({"log"})
"""Kinds of questions that are typed although they offer something besides."""

MOST_LINES = 1_000
_LAST = re.compile(r"[.:]")  # what stands before is the block or the programme a question belongs to
_CODE = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")


class Player:
    """Plays one scene after the other; `addresses` are people's in the web chat."""

    def __init__(
        self,
        uow: UnitOfWork,
        conductor: Conductor,
        content: Content,
        language: str,
        addresses: Mapping[str, str],
        now: datetime,
    ) -> None:
        self._uow = uow
        self._conductor = conductor
        self._content = content
        self._language = language
        self._addresses = addresses
        self._end = now
        self._now = now - timedelta(days=365)
        self._codes: dict[str, str] = {}
        self._updates = count(1)

    def appoint(self, appointment: Appointment) -> None:
        """Make an invitation as the operator."""
        self._turn_to(appointment.days)
        wanted = Wanted(
            appointment.role, appointment.programme, self._text(appointment.organisation), appointment.district
        )
        _, opened_by = offer(self._uow, wanted, self._now)
        self._codes[appointment.keeps] = shown(opened_by.code)

    def serve(self, term: Term) -> None:
        """Enter a term as a list does, which makes a VP of whoever is a researcher at the unit."""
        self._turn_to(term.days)
        address = people.find(self._uow, self._key(term.who))
        assert address is not None
        named = {each.name: each for each in organisations.everything(self._uow, "ningbo")}
        begins = shanghai_date(self._now)
        days = (begins, year_begins(begins, 3) - timedelta(days=1))
        firm, unit = (named[self._text(f"demo-organisation-{name}")] for name in (term.firm, term.unit))
        held = appointments.add(
            self._uow, domain.Appointment(0, address.person, firm, unit, *days, "serving"), self._now
        )
        terms.begin(self._uow, [held], "operator", self._now)
        self._tell()

    def play(self, scene: Scene) -> None:
        """Have somebody say and press what a scene says; LookupError where a question has no answer in it."""
        self._turn_to(scene.days)
        self._send(scene.who, "text", f"{scene.command} {self._codes.get(scene.code, '')}".strip())
        left = list(scene.answers)
        while (offer := self._offer(scene.who)) is not None:
            name = _LAST.split(offer.key)[-1]
            answer = next((each for each in left if each[0] == name), None)
            if answer is not None:
                left.remove(answer)
            elif name in ALWAYS:
                answer = (name, ALWAYS[name])
            elif scene.ends or left:
                raise LookupError(f"{scene.who} is asked {offer.key} after {scene.command}, and says nothing")
            else:
                break
            self._answer(scene.who, offer, answer)
        if scene.keeps:
            self._codes[scene.keeps] = self._code(scene.who)
        self._tell()

    def _turn_to(self, days: float) -> None:
        self._now = max(self._now, self._end - timedelta(days=days))

    def _answer(self, who: str, offer: Offer, answer: Answer) -> None:
        value = answer[1]
        if value is None:
            self._press(who, offer, "skip")
        elif isinstance(value, tuple):
            for each in value:
                self._press(who, offer, self._chosen(offer, each))
            self._press(who, offer, "done")
        elif offer.options and offer.kind not in TYPED:
            self._press(who, offer, self._chosen(offer, value))
        else:
            self._send(who, "text", self._text(value.key) if isinstance(value, Words) else value)

    def _chosen(self, offer: Offer, value: Any) -> str:
        if value is FIRST:
            return _place(offer, lambda _id, _label: True)
        if isinstance(value, Words):
            return _place(offer, lambda _id, label: self._text(value.key) in label)
        return _place(offer, lambda id_, _label: id_ == value)

    def _press(self, who: str, offer: Offer, what: str) -> None:
        self._send(who, "button", f"r{offer.seq}:{what}")

    def _send(self, who: str, kind: Kind, body: str) -> None:
        """One letter and its turn."""
        self._now = min(self._now + BETWEEN, self._end)
        update = f"demo-{next(self._updates)}"
        arrival = Arrival(CHANNEL, self._addresses[who], update, kind, body, self._now, self._language)
        self._take_turns([arrival])

    def _tell(self) -> None:
        """Say what people are told of a scene, as it is when a server runs."""
        while these := notices.concerned(self._uow, self._now):
            notices.settle(self._uow, self._now, these)
            write = partial(notices.hand_in, now=self._now, sending=(), these=these)
            self._conductor.hand_in(self._uow, these, write, self._now)
            self._take_turns([])

    def _take_turns(self, arrivals: Sequence[Arrival]) -> None:
        claimed = self._conductor.cycle(self._uow, arrivals, (), self._now).claimed
        while claimed:
            claimed = self._conductor.cycle(self._uow, (), claimed, self._now).claimed

    def _offer(self, who: str) -> Offer | None:
        """The question somebody is at; None on the menu."""
        address = people.find(self._uow, self._key(who))
        assert address is not None
        loaded = conversations.load(self._uow, [address.person])[address.person]
        conversation = fold(loaded.events, seq=loaded.seq, language=loaded.language, roles=loaded.roles)
        top = conversation.top
        return None if top is None or top.dialog == self._content.start else conversation.offer

    def _code(self, who: str) -> str:
        """The code of an invitation, or of a channel, that somebody has just got."""
        for entry in reversed(history.read(self._uow, self._key(who), 0, MOST_LINES)):
            if entry.message is not None and (found := _CODE.search(plain(entry.message.text))):
                return found[0]
        raise LookupError(f"{who} has got no code")

    def _key(self, who: str) -> AddressKey:
        return AddressKey(CHANNEL, self._addresses[who])

    def _text(self, key: str) -> str:
        return self._content.texts.text(self._language, key)


def _place(offer: Offer, fits: Callable[[str, str], bool]) -> str:
    """The number of the option that fits."""
    for number, (id_, label) in enumerate(offer.options):
        if fits(id_, label):
            return f"{number}"
    raise LookupError(f"{offer.key} has no such option among {[id_ for id_, _ in offer.options]}")
