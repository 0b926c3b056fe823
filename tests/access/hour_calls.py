"""What is tried with hours of a term: entered, said of, looked at, taken along, and the register beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.service_entry import Claim, State
from kjfz_bot.services import access, ledger
from kjfz_bot.services.hours import MINE
from kjfz_bot.services.hours_waiting import page, page_words, waiting
from kjfz_bot.services.registry import NOT_THERE, Actor, NotThere
from kjfz_bot.storage import entries
from kjfz_bot.storage.store import UnitOfWork
from tests.access.asking import Call, ask, pages
from tests.access.world import PROGRAMMES, Player

HOURS: tuple[tuple[str, State, Callable[[UnitOfWork, Actor, int], object]], ...] = (
    ("claim_hours", "waiting", lambda uow, actor, number: ledger.reverse(uow, actor, number, "withdrawn")),
    ("confirm_hours", "waiting", lambda uow, actor, number: ledger.confirm(uow, actor, [number])),
    ("decide_hours", "insisted", lambda uow, actor, number: ledger.uphold(uow, actor, [number], "a reason")),
    ("correct_hours", "waiting", lambda uow, actor, number: ledger.strike(uow, actor, number, "a reason")),
    ("check_hours", "confirmed", lambda uow, actor, number: ledger.check(uow, actor, [number])),
)
"""What is done with hours that wait, are insisted on or were confirmed, and the action it is."""


def in_state(state: State, call: Callable[[UnitOfWork, Actor, int], object]) -> Call:
    """Something done with the hours of a term that are in a state; what the gate stops is the refusal it is."""

    def attempt(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
        found = entries.between(uow, number, date(2026, 1, 1), date(2026, 12, 31))
        entry = next((each.id for each in found if each.state == state), number)
        try:
            call(uow, player.actor, entry)
        except NotThere:
            return No(NOT_THERE)
        return Ok()

    return attempt


def claim(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    try:
        found = ledger.claim(uow, player.actor, PROGRAMMES, number, [Claim(date(2026, 2, 27), 60)])
    except NotThere:
        return No(NOT_THERE)
    assert isinstance(found, list)
    return Ok()


def _term(number: int) -> str:
    """A term as an option calls it; the programme in it is nothing the gate looks at."""
    return f"{number}:ningbo"


def of_term(name: str) -> Call:
    return lambda uow, player, number: ask(uow, player, name, term=_term(number), cursor=None)


def statement(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    days = {"span": "days", "since": "2026-02-01", "until": "2026-02-02"}
    return ask(uow, player, "make_statement", term=_term(number), form="docx", **days)


def result(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    said = {"kind": "product", "title": "Seal", "number": None, "day": "2026-02-03", "market": None}
    more = {"platforms": None, "used_first": None, "before": None}
    return ask(uow, player, "save_result", term=_term(number), **said, **more)


def terms(uow: UnitOfWork, player: Player) -> Ok:
    """All terms that somebody is offered to look at."""
    whose = ask(uow, player, "whose_hours")
    assert isinstance(whose, Ok)
    places = [option for option, _ in whose.value if option != MINE]
    return Ok([whose.value, *(pages(uow, player, "terms_page", whose=place).value for place in places)])


def _confirming(service: str, **rest: Any) -> Call:
    """A service of whoever confirms hours, called for the entry of a term that waits."""

    def call(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
        found = entries.between(uow, number, date(2026, 1, 1), date(2026, 12, 31))
        entry = next((each.id for each in found if each.state == "waiting"), number)
        seen = {"shown": [[entry, "waiting", 60]], "more": [entry], "disputed": False}
        named = {key: [f"{entry}"] for key in ("which", "wrong")}
        return ask(uow, player, service, **named, seen=seen, **rest)

    return call


CONFIRMING = (
    _confirming("confirm_hours", leave_out=None),
    _confirming("dispute_hours", reason="no"),
    _confirming("doubt_hours", why="no"),
    _confirming("hours_shown"),
    _confirming("hours_with_more"),
)


def hours_waiting(uow: UnitOfWork, player: Player) -> Ok:
    """The page that is looked at, without leaving the line that says so."""
    found = waiting(uow, access.gate(uow, player.actor), ("waiting",), player.actor.now)
    return Ok(page_words(uow, page(found.entries)))
