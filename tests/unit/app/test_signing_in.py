"""Signing in on the web, over real HTTP: whose session it is, how long it lasts, and what is refused."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from aiohttp import WSMsgType

from kjfz_bot.storage import addresses, people
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema_trust import FILE
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.reception import ADA, SESSION, Client, Reception, cookie, form_of, reception, send_form
from tests.unit.files.honest import picture

KEY = "0123456789abcdef"


@pytest.fixture
async def desk(sqlite_database: Path) -> AsyncIterator[Reception]:
    async with reception(sqlite_database) as opened:
        yield opened


async def say(browser: Client, body: str, key: str = KEY) -> int:
    return (await browser.post("/api/messages", json={"key": key, "body": body, "lang": "en"})).status


async def send(browser: Client, key: str) -> int:
    headers = {"Content-Type": "application/octet-stream"}
    sent = await browser.post(f"/api/files?name=a.jpg&key={key}", data=picture("JPEG"), headers=headers)
    return sent.status


def files(uow: UnitOfWork) -> list[str]:
    """The public ids of all that was sent."""
    return list(uow.connection.execute(sa.select(FILE.c.public_id)).scalars())


async def mine(browser: Client) -> list[str]:
    """What the page shows as one's own words."""
    lines = (await (await browser.get("/api/lines?after=0")).json())["lines"]
    return [line["text"] for line in lines if line["mine"]]


async def page(browser: Client) -> str:
    return await (await browser.get("/", headers={"Accept-Language": "en"})).text()


async def test_signing_in_by_mail_takes_the_conversation_along(desk: Reception) -> None:
    """From the form to the chat, whose header says who is signed in."""
    browser = await desk.browser()
    await say(browser, "/start")
    done = await desk.sign_in(browser)

    assert (done.status, done.headers["Location"]) == (303, "/")
    assert ADA in await page(browser)
    assert await mine(browser) == ["/start"]


async def test_another_device_continues_where_it_stood(desk: Reception) -> None:
    """The same address is the same person, wherever they sign in."""
    first, second = await desk.browser(), await desk.browser()
    await say(first, "/start")
    await desk.sign_in(first)

    await desk.sign_in(second)

    assert await mine(second) == ["/start"]


async def test_known_and_unknown_addresses_get_the_same_answer(desk: Reception) -> None:
    """Nobody finds out who is registered."""
    await desk.sign_in(await desk.browser())
    browser = await desk.browser()

    known = await send_form(browser, "/sign-in", email=ADA)
    unknown = await send_form(browser, "/sign-in", email="who.canary@example.org")

    assert (known.status, unknown.status) == (200, 200)
    assert (await known.text()).replace(ADA, "") == (await unknown.text()).replace("who.canary@example.org", "")


async def test_opening_a_link_uses_nothing_up(desk: Reception) -> None:
    """Mail programs and scanners open links too, with and without cookies; the button works after that."""
    browser = await desk.browser()
    await send_form(browser, "/sign-in", email=ADA)
    link = desk.newest_link()

    for reader in (browser, await desk.browser()):
        for look in (reader.get, reader.head):
            assert (await look(link)).status == 200

    assert cookie(browser, SESSION) is None
    assert (await send_form(browser, link)).status == 303


async def test_the_page_of_a_link_says_whom_it_signs_in_and_not_to_everybody(desk: Reception) -> None:
    """The owner knows the address again; nobody is signed in as somebody else without seeing it."""
    browser = await desk.browser()
    await send_form(browser, "/sign-in", email=ADA)

    shown = await (await browser.get(desk.newest_link())).text()

    assert "a***@example.org" in shown
    assert ADA not in shown


async def test_a_link_signs_in_once(desk: Reception) -> None:
    """A second press leads to a page that says what to do."""
    browser, thief = await desk.browser(), await desk.browser()
    await send_form(browser, "/sign-in", email=ADA)
    link = desk.newest_link()
    token = await form_of(thief, link)
    await send_form(browser, link)

    second = await thief.post(link, data={"form": token}, allow_redirects=False)

    assert second.status == 410
    assert "used" in await second.text() or "用过" in await second.text()
    assert cookie(thief, SESSION) is None


@pytest.mark.parametrize(
    ("path", "words"), [("/sign-in/" + "x" * 43, "not complete"), ("/sign-in/cut-off", "not complete")]
)
async def test_a_wrong_link_leads_to_a_page_that_helps(desk: Reception, path: str, words: str) -> None:
    """Not to an error of machines."""
    answer = await (await desk.browser()).get(path, headers={"Accept-Language": "en"})

    assert answer.status == 410
    assert words in await answer.text()
    assert "/sign-in?lang=en" in await answer.text()


async def test_an_old_link_leads_to_a_page_that_helps(desk: Reception) -> None:
    """After a quarter of an hour."""
    browser = await desk.browser()
    await send_form(browser, "/sign-in", email=ADA)
    desk.wait(minutes=15)

    answer = await browser.get(desk.newest_link(), headers={"Accept-Language": "en"})

    assert answer.status == 410
    assert "too old" in await answer.text()


async def test_a_session_begins_under_a_token_nobody_knew_before(desk: Reception) -> None:
    """A cookie that was planted before is worth nothing after; also that of the visitor is new."""
    browser, thief = await desk.browser(), await desk.browser()
    planted = "p" * 43
    browser.session.cookie_jar.update_cookies({SESSION: planted}, browser.make_url("/"))
    visitor = cookie(browser, "kjfz")
    await browser.get("/")
    await say(browser, "/start")
    await desk.sign_in(browser)

    assert cookie(browser, SESSION) not in {planted, None}
    assert cookie(browser, "kjfz") not in {visitor, None}
    for name, value in ((SESSION, planted), ("kjfz", visitor or "")):
        thief.session.cookie_jar.update_cookies({name: value}, thief.make_url("/"))
    assert (await thief.get("/api/lines?after=0")).status == 401
    thief.session.cookie_jar.clear_domain("127.0.0.1")
    thief.session.cookie_jar.update_cookies({"kjfz": visitor or ""}, thief.make_url("/"))
    assert await mine(thief) == []


async def test_a_session_ends_when_it_is_not_used(desk: Reception) -> None:
    """Half an hour after the last word; looking on is no use of it. What is typed after that is nobody's."""
    browser = await desk.browser()
    await desk.sign_in(browser)
    await say(browser, "/start")
    desk.wait(minutes=29)
    assert await say(browser, "/help", "another-key-1") == 200
    desk.wait(minutes=29)
    assert (await browser.get("/api/lines?after=0")).status == 200
    desk.wait(minutes=2)

    assert await say(browser, "a word meant for the account", "another-key-2") == 401
    assert (await browser.get("/api/lines?after=0")).status == 401
    assert "signed out after a pause" in await page(browser)
    assert cookie(browser, SESSION) is None
    assert await mine(browser) == []


async def test_a_session_ends_after_half_a_day_however_much_it_is_used(desk: Reception) -> None:
    """Twelve hours, unless the operator says otherwise."""
    browser = await desk.browser()
    await desk.sign_in(browser)
    for number in range(36):
        desk.wait(minutes=20)
        assert (ADA in await page(browser)) == (number < 35)


async def test_signing_out_ends_the_session_on_the_server(desk: Reception) -> None:
    """The cookie that was copied before is worth nothing after."""
    browser = await desk.browser()
    await desk.sign_in(browser)
    copied = cookie(browser, SESSION)

    await send_form(browser, "/sign-out", page="/")

    assert cookie(browser, SESSION) is None
    assert ADA not in await page(browser)
    browser.session.cookie_jar.update_cookies({SESSION: copied or ""}, browser.make_url("/"))
    assert (await browser.get("/api/lines?after=0")).status == 401


async def test_signing_out_everywhere_ends_what_is_open_elsewhere(desk: Reception) -> None:
    """Also a socket that was carrying lines, and a request that waits for some; at once, and without a line."""
    desktop, phone = await desk.browser(), await desk.browser()
    await desk.sign_in(desktop)
    await desk.sign_in(phone)
    async with phone.ws_connect("/ws?after=0") as lines:
        seen = (await lines.receive_json())["lines"]
        asked = asyncio.create_task(phone.get("/api/lines", params={"after": 9_999, "wait": 25}))
        await asyncio.sleep(0.1)  # so that both wait
        assert seen == []
        await send_form(desktop, "/sign-out/everywhere", page="/")

        assert (await phone.get("/api/lines?after=0")).status == 401
        assert (await asyncio.wait_for(asked, 5)).status == 401
        assert lines.closed or (await lines.receive(timeout=5)).type in {WSMsgType.CLOSE, WSMsgType.CLOSED}


async def test_a_file_is_theirs_who_signed_in(desk: Reception) -> None:
    """Not the visitor's who had the browser before; and nobody's once the sign-in has ended."""
    first, browser = await desk.browser(), await desk.browser()
    await desk.sign_in(first)
    await say(browser, "/start")
    await desk.sign_in(browser)

    assert await send(browser, "a-file-of-hers") == 200

    (file,) = desk.stored(files)
    assert (await browser.get(f"/api/files/{file}")).status == 200
    assert (await first.get(f"/api/files/{file}")).status == 200
    desk.wait(hours=1)
    assert await send(browser, "a-file-too-late") == 401
    assert (await browser.get(f"/api/files/{file}")).status == 401
    assert len(desk.stored(files)) == 1


async def test_a_form_of_another_page_is_refused(desk: Reception) -> None:
    """Without the token of this browser's page nothing is asked, used up or ended."""
    browser, other = await desk.browser(), await desk.browser()
    foreign = await form_of(other, "/sign-in")
    await send_form(browser, "/sign-in", email=ADA)
    link = desk.newest_link()

    for path in ("/sign-in", link, "/sign-out", "/sign-out/everywhere"):
        for fields in ({}, {"form": foreign}, {"form": ""}):
            refused = await browser.post(path, data={"email": ADA, **fields}, allow_redirects=False)
            assert refused.status == 403, path

    assert (await send_form(browser, link)).status == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_a_form_from_another_site_is_refused(desk: Reception, headers: dict[str, str]) -> None:
    """Even with the right token."""
    browser = await desk.browser()
    token = await form_of(browser, "/sign-in")

    refused = await browser.post("/sign-in", data={"form": token, "email": ADA}, headers=headers)

    assert refused.status == 403


async def test_the_null_origin_of_a_form_is_good_for_forms_alone(desk: Reception) -> None:
    """Messages come from scripts of ours, which say where they are from."""
    browser = await desk.browser()

    answer = await browser.post("/api/messages", json={"key": KEY, "body": "x"}, headers={"Origin": "null"})

    assert answer.status == 403


async def test_too_many_mails_are_refused_with_the_time_to_wait(desk: Reception) -> None:
    """In words, and for machines."""
    browser = await desk.browser()
    for _ in range(3):
        assert (await send_form(browser, "/sign-in", email=ADA)).status == 200

    refused = await send_form(browser, "/sign-in", email=ADA)

    assert refused.status == 429
    assert refused.headers["Retry-After"] == "901"
    assert "in 16 minutes" in await refused.text()


async def test_one_network_cannot_fill_mailboxes(desk: Reception) -> None:
    """Eleven different addresses from one place."""
    browser = await desk.browser()

    statuses = [(await send_form(browser, "/sign-in", email=f"n{n}@example.org")).status for n in range(11)]

    assert statuses == [200] * 10 + [429]


async def test_behind_a_proxy_each_network_counts_for_itself(sqlite_database: Path) -> None:
    """The proxy says for whom it asks; what its client invented before that counts for nothing."""
    async with reception(sqlite_database, public_url="http://127.0.0.1:1") as desk:
        browser = await desk.browser_by("127.0.0.1:1")
        token = await form_of(browser, "/sign-in")
        statuses = [
            (
                await browser.post(
                    "/sign-in",
                    data={"form": token, "email": f"n{n}@example.org"},
                    headers={"X-Forwarded-For": f"198.51.100.{n}, 192.0.2.{1 if n < 11 else 2}"},
                )
            ).status
            for n in range(12)
        ]

    assert statuses == [200] * 10 + [429, 200]


@pytest.mark.parametrize("typed", ["", "ada", "ada@", "a b@example.org", "ada@example.org\r\nBcc: x@example.org"])
async def test_what_is_no_address_is_refused_with_an_example(desk: Reception, typed: str) -> None:
    """What was typed is still there to be mended, and no mail waits."""
    browser = await desk.browser()

    refused = await send_form(browser, "/sign-in", email=typed)

    assert refused.status == 422
    assert "name@example.org" in await refused.text()


async def test_full_width_letters_of_an_input_method_are_read(desk: Reception) -> None:
    """As they are typed where Chinese is."""
    answer = await send_form(await desk.browser(), "/sign-in", email="Ada＠Example。org")

    assert "ada@example.org" in await answer.text()


async def test_a_foreign_host_is_refused(sqlite_database: Path) -> None:
    """Where people know the server by a name, another name that leads here is somebody else's; health is machines'."""
    async with reception(sqlite_database, public_url="https://bot.example.org") as desk:
        browser = await desk.browser_by("bot.example.org")
        foreign = {"Host": "elsewhere.example"}

        for path in ("/", "/sign-in", "/api/lines?after=0", "/ws"):
            assert (await browser.get(path, headers=foreign)).status == 403
        assert (await browser.get("/healthz", headers=foreign)).status == 200
        page = await browser.get("/sign-in", headers={"Host": "bot.example.org:443"})

    assert page.status == 200
    assert page.cookies["__Host-kjfz"]["secure"]


async def test_no_page_tells_others_where_it_was_read(desk: Reception) -> None:
    """A link in an address bar goes nowhere with a click."""
    browser = await desk.browser()
    await send_form(browser, "/sign-in", email=ADA)

    for path in ("/sign-in", desk.newest_link()):
        answer = await browser.get(path)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"


async def test_no_address_or_token_is_logged(desk: Reception, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither where all goes well nor where it does not."""
    browser = await desk.browser()
    await desk.sign_in(browser)
    await browser.get("/sign-in/" + "canary-token-" + "x" * 30)
    session = cookie(browser, SESSION)
    await send_form(browser, "/sign-out", page="/")

    said = "".join(capfd.readouterr())
    assert not [secret for secret in ("canary", session or "", desk_link(desk)) if secret in said]


def desk_link(desk: Reception) -> str:
    return desk.newest_link().rpartition("/")[2]


async def test_whoever_signed_out_is_found_under_no_cookie_of_before(desk: Reception) -> None:
    """The address of the account is none that a browser's own cookie could lead to."""
    browser = await desk.browser()
    await say(browser, "/start")
    await desk.sign_in(browser)

    def keys(uow: UnitOfWork) -> list[AddressKey]:
        person = people.find(uow, AddressKey("email", ADA))
        assert person is not None
        return [own.key for own in addresses.of_person(uow, person.person)]

    assert [addresses.is_account(key) for key in desk.stored(keys) if key.channel == "web"] == [True]
