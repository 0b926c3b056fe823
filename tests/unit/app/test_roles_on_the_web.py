"""Taking a role in the web chat: whoever does has signed in, and the invitation goes on by itself once they have."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from kjfz_bot.app.granting import Wanted, offer
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import ways_in
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import addresses, grants, people, sign_in_links
from kjfz_bot.storage.people import Address, AddressKey
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.reception import ADA, NOON, Client, Reception, reception, send_form

FIRST = Wanted("city", "ningbo", "City Bureau")
KEYS = count(10**15)
WELCOME = "you are now city officer"
NOT_YET = "a role can only be given to somebody who has"


@pytest.fixture
async def desk(sqlite_database: Path) -> AsyncIterator[Reception]:
    """A web chat that can send mail."""
    async with reception(sqlite_database) as opened:
        yield opened


async def said(browser: Client, *bodies: str, until: str) -> str:
    """Type one text after the other, and read the whole page until it says something."""
    for body in bodies:
        await browser.post("/api/messages", json={"key": f"{next(KEYS)}", "body": body, "lang": "en"})
    return await shown(browser, until)


async def shown(browser: Client, until: str) -> str:
    """What the page says, once it says this."""
    async with asyncio.timeout(10):
        while True:
            lines = (await (await browser.get("/api/lines?after=0")).json())["lines"]
            text = "\n".join(
                "".join(span[0] for span in part["spans"]) for line in lines for part in line.get("lines", ())
            )
            if until in text:
                return text
            await asyncio.sleep(0.01)


def invitation(desk: Reception) -> str:
    """The command that a link to the operator's invitation brings."""
    return f"/start join-{desk.change(lambda uow: offer(uow, FIRST, NOON))[1].link}"


def holder(desk: Reception) -> list[AddressKey]:
    """The web addresses of whoever holds a role."""

    def look(uow: UnitOfWork) -> list[AddressKey]:
        found = [given.person for given in grants.everybodys(uow)]
        return [own.key for person in found for own in addresses.of_person(uow, person) if own.key.channel == "web"]

    keys: list[AddressKey] = desk.stored(look)
    return keys


async def test_a_cookie_takes_no_role(desk: Reception) -> None:
    """Neither by accepting nor by saying that one has signed in; what was accepted is not lost."""
    browser = await desk.browser()

    text = await said(browser, invitation(desk), "accept", until=NOT_YET)
    assert "Sign in by e-mail: http://127.0.0.1:8080/sign-in" in text
    await said(browser, "I have signed in, go on", until="You are not signed in on this page yet")

    assert holder(desk) == []
    await said(browser, "not now", until="Nothing was accepted")


async def test_the_invitation_goes_on_by_itself_after_the_sign_in(desk: Reception) -> None:
    """Who accepted before the browser signed in holds the role, from an address that only they can write from."""
    browser = await desk.browser()
    await said(browser, invitation(desk), "accept", until=NOT_YET)

    await desk.sign_in(browser)

    await shown(browser, WELCOME)
    (key,) = holder(desk)
    assert addresses.is_account(key)


async def test_the_invitation_comes_along_to_somebody_known(desk: Reception) -> None:
    """Whoever signs in where they are a stranger sees it as who they are, and takes it there."""
    known, browser = await desk.browser(), await desk.browser()
    await said(known, "/start", until="What would you like to do?")
    await desk.sign_in(known)
    await said(browser, invitation(desk), "accept", until=NOT_YET)

    await desk.sign_in(browser)

    await shown(browser, "You are invited to a role")
    await said(browser, "accept", until=WELCOME)
    person = desk.stored(lambda uow: people.find(uow, AddressKey("email", ADA))).person
    assert desk.stored(lambda uow: [given.person for given in grants.everybodys(uow)]) == [person]


async def test_a_link_from_another_channel_brings_the_invitation_along_too(desk: Reception) -> None:
    """Whoever asked for it with /web takes the role as who they are there."""
    ada = AddressKey("telegram", "ada")
    found = desk.change(lambda uow: people.AddressBook().resolve(uow, {ada: "en"}, NOON))
    person = found[ada].person
    token = desk.change(lambda uow: sign_in_links.token(uow, sign_in_links.add(uow, person, "", "en", NOON)))
    browser = await desk.browser()
    await said(browser, invitation(desk), "accept", until=NOT_YET)

    await send_form(browser, f"/sign-in/{token}")

    await shown(browser, "You are invited to a role")
    await said(browser, "accept", until=WELCOME)
    assert desk.stored(lambda uow: [given.person for given in grants.everybodys(uow)]) == [person]


async def test_signing_in_says_nothing_where_nothing_waits_for_it(desk: Reception) -> None:
    """The question that is open stays as it is."""
    browser = await desk.browser()
    before = await said(browser, "/check", until="Which")

    await desk.sign_in(browser)
    await said(browser, "/help", until="/start")

    assert (await shown(browser, before)).startswith(before)


@pytest.mark.parametrize(
    ("settings", "needed", "how"),
    [
        ({}, False, "none"),
        ({"smtp_host": "127.0.0.1", "smtp_from": "a@b.org"}, True, "mail"),
        ({"public_url": "https://bot.example.org"}, True, "none"),
        ({"public_url": "https://bot.example.org", "telegram_token": "1:a"}, True, "channel"),
        ({"telegram_token": "1:a"}, False, "channel"),
        ({"public_url": "https://bot.example.org", "smtp_host": "h", "telegram_token": "1:a"}, True, "both"),
    ],
)
def test_only_at_the_operators_own_machine_is_a_cookie_enough(settings: dict[str, Any], needed: bool, how: str) -> None:
    """Where nobody else can reach the web chat and no mail can be sent; other channels know who writes."""
    ways = ways_in(Settings(**settings))
    visitor = Actor(1, NOON, Address(1, 1, AddressKey("web", "0123")))

    assert (ways.asks(visitor), ways.how) == (needed, how)
    for key in (AddressKey("telegram", "1"), addresses.new_account(), AddressKey("terminal", "ada")):
        assert not ways.asks(Actor(1, NOON, Address(1, 1, key)))
