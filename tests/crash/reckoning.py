"""What must hold when a crash run has come to rest: nothing lost, nothing done twice, every order kept."""

import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from os import environ
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage import history, people
from kjfz_bot.storage.history import Exchange
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import INBOX, OUTBOX
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import Rich, plain
from tests.crash.crowd import Chatter, Person, Saying, Visitor
from tests.crash.databases import Database
from tests.crash.front import Sending
from tests.crash.ordeal import CALM_SAYINGS, Ordeal
from tests.crash.words import WORD, said_back
from tests.e2e.running import PROGRAM

Answers = Mapping[str, Sequence[str]]
"""What is answered to each form of a saying."""

WORD_STANDS_HERE = "…"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a crash run came to; everything beside these was as it must be."""

    updates: int
    redelivered: int
    at_once: int
    kills: Mapping[str, int]
    stops: int
    words: int
    answers: int
    sent_again: int

    def __str__(self) -> str:
        kills = ", ".join(f"{point} {number}" for point, number in sorted(self.kills.items()))
        return (
            f"{self.updates} updates, {self.redelivered} of them ({self.redelivered / self.updates:.0%}) delivered "
            f"again, {self.at_once} to two servers at once; {sum(self.kills.values())} servers killed ({kills}); "
            f"{self.stops} stops of the database; {self.words} effects, {self.answers} answers, "
            f"{self.sent_again} sent again after a kill; nothing lost, nothing doubled, every order kept"
        )


def reckon(ordeal: Ordeal, database: Database) -> Figures:
    """Compare what people sent with what is in the database and what reached them."""
    everybody = ordeal.people
    with closing(database.open()) as store, store.reading() as uow:
        assert _states(uow, INBOX) == {"done"}, "a letter was given up, or waits"
        assert _states(uow, OUTBOX) <= {"kept", "sent"}, "an answer was given up, or waits"
        known = {person.channel: _learn(uow, person) for person in (ordeal.chatters[0], ordeal.visitors[0])}
        answers = {person.address: _check_person(uow, person, known[person.channel]) for person in everybody}
        assert _count(uow, OUTBOX) == sum(map(len, answers.values()))
        words = _count(uow, WORD)
    sent_again = sum(_check_sendings(ordeal, chatter, answers[chatter.address]) for chatter in ordeal.chatters)
    for visitor in ordeal.visitors:
        _check_lines(visitor, ordeal.lines[visitor.address], answers[visitor.address])
    _verify(database)
    deliveries = ordeal.front.deliveries
    assert len(deliveries) == sum(len(person.sent) for person in everybody)
    return Figures(
        updates=len(deliveries),
        redelivered=sum(times > 1 for times in deliveries.values()),
        at_once=ordeal.front.apart,
        kills=ordeal.kills,
        stops=ordeal.front.stops,
        words=words,
        answers=sum(map(len, answers.values())),
        sent_again=sent_again,
    )


def _learn(uow: UnitOfWork, person: Person) -> Answers:
    """What is answered to each form of a saying when nobody disturbs; always the same."""
    learned: dict[str, list[str]] = {}
    exchanges = _exchanges(uow, person)
    for saying, exchange in zip(person.sent[:CALM_SAYINGS], exchanges[:CALM_SAYINGS], strict=True):
        form = [text.replace(saying.body, WORD_STANDS_HERE) if saying.word else text for text in _texts(exchange)]
        assert learned.setdefault(_form(saying), form) == form
        assert not saying.word or said_back(WORD_STANDS_HERE) in form
    return learned


def _check_person(uow: UnitOfWork, person: Person, known: Answers) -> list[str]:
    """Each of their messages is there once and in order, with its effect and its answers; returns the answers."""
    exchanges = _exchanges(uow, person)
    sent = [(saying.kind, saying.body) for saying in person.sent]
    stored = [(exchange.kind, exchange.body) for exchange in exchanges]
    assert stored == sent, f"a message is lost, doubled or out of order: {stored} of {sent}"
    kept, given = _words(uow, person), [saying.body for saying in person.sent if saying.word]
    assert kept == given, f"an effect is lost, doubled or out of order: {kept} of {given}"
    answers = [_texts(exchange) for exchange in exchanges]
    for saying, texts in zip(person.sent, answers, strict=True):
        right = [text.replace(WORD_STANDS_HERE, saying.body) for text in known[_form(saying)]]
        assert texts == right, f"{saying.body} was not answered as it is when nobody disturbs: {texts}"
    return [text for texts in answers for text in texts]


def _check_sendings(ordeal: Ordeal, chatter: Chatter, answers: Sequence[str]) -> int:
    """Every answer reached the chat, in order; a server that went back was preceded by one that is no more.

    Returns how many were sent again.
    """
    sendings = [sending for sending in ordeal.front.sendings if str(sending.chat) == chatter.address]
    stints = [(stint, [sending.text for sending in texts]) for stint, texts in groupby(sendings, key=_stint)]
    assert len({stint for stint, _ in stints}) == len(stints), f"two servers sent at the same time: {stints}"
    reached, again, before = 0, 0, (0, 0)
    for stint, texts in stints:
        begins = [start for start in range(reached + 1) if list(answers[start : start + len(texts)]) == texts]
        assert begins, f"{texts} did not come in order: {reached} of {answers} had come before"
        if begins[-1] < reached:
            assert before[0] in ordeal.killed or before[1] < stint[1], (
                f"server {stint[0]} sent again what {before[0]} had sent, which was alive"
            )
        again += reached - begins[-1]
        reached, before = max(reached, begins[-1] + len(texts)), stint
    assert reached == len(answers), "an answer was not sent"
    return again


def _check_lines(visitor: Visitor, lines: Sequence[Mapping[str, Any]], answers: Sequence[str]) -> None:
    """The browser shows every message and every answer once and in order."""
    mine = [line["text"] for line in lines if line["mine"]]
    theirs = [line for line in lines if not line["mine"]]
    assert len(mine) == len(visitor.sent)
    assert [text for text, saying in zip(mine, visitor.sent, strict=True) if saying.kind == "text"] == [
        saying.body for saying in visitor.sent if saying.kind == "text"
    ]
    assert len(theirs) == len(answers)
    said = ["\n".join("".join(span[0] for span in line["spans"]) for line in entry["lines"]) for entry in theirs]
    assert said == [plain(Rich(answer)) for answer in answers]


def _verify(database: Database) -> None:
    """The operator's command finds nothing."""
    done = subprocess.run(
        [PROGRAM, "verify"], env={**environ, **database.settings}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "Everything is as it must be.\n"), done.stdout + done.stderr


def _exchanges(uow: UnitOfWork, person: Person) -> list[Exchange]:
    return history.exchanges(uow, AddressKey(person.channel, person.address))


def _texts(exchange: Exchange) -> list[str]:
    """What a message was answered with, as it is kept: a call of Telegram's, or a message to be read."""
    return [reply["parameters"]["text"] if "parameters" in reply else reply["text"] for reply in exchange.replies]


def _words(uow: UnitOfWork, person: Person) -> list[str]:
    address = people.find(uow, AddressKey(person.channel, person.address))
    assert address is not None
    kept = sa.select(WORD.c.word).where(WORD.c.person_id == address.person).order_by(WORD.c.id)
    return list(uow.connection.execute(kept).scalars())


def _form(saying: Saying) -> str:
    """What the answer depends on beside the word itself."""
    return saying.body.split()[0] if not saying.word or saying.body.startswith("enough") else "a word"


def _stint(sending: Sending) -> tuple[int, int]:
    """A server's time as sender, which ends at the latest when the database is stopped."""
    return sending.server, sending.stops


def _states(uow: UnitOfWork, table: sa.Table) -> set[str]:
    return set(uow.connection.execute(sa.select(table.c.state).distinct()).scalars())


def _count(uow: UnitOfWork, table: sa.Table) -> int:
    count: int = uow.connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
    return count
