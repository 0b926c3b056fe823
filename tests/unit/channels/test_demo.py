"""The demonstration over real HTTP: who may ask it, and who one is in it."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession, DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer, unused_port

from kjfz_bot.channels.web.app import create_web
from kjfz_bot.channels.web.house import Demo
from kjfz_bot.channels.web.visitor import external_id, new_token
from tests.unit.channels.memory import MemoryBackend, catalogue, check

PEOPLE = {name: new_token() for name in ("newcomer", "city", "district")}
FOREIGN = (
    "evil.example",
    "evil.example:{port}",
    "localhost.evil.example:{port}",
    "127.0.0.1.nip.io:{port}",
    "10.0.0.1",
)
OWN = ("127.0.0.1", "localhost", "LOCALHOST", "[::1]", "127.0.0.2")
FORWARDING = (
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Anything", "Forwarded", "Via"),
    *("X-Real-IP", "CF-Connecting-IP", "True-Client-IP"),
)
PATHS = ("/", "/healthz", "/ws", "/api/lines?after=0", "/sign-in", "/nothing", "/strings/en.json")

Client = TestClient[Any, Any]


@pytest_asyncio.fixture
async def demo(backend: MemoryBackend) -> AsyncIterator[Client]:
    """A demonstration on a port of its own."""
    port = unused_port()
    site = create_web(backend, catalogue(), check, demo=Demo(PEOPLE, f"http://127.0.0.1:{port}/"))
    async with TestClient(TestServer(site, port=port)) as client:
        yield client


@pytest_asyncio.fixture
async def served(backend: MemoryBackend) -> AsyncIterator[Client]:
    """The web chat as it is served to real people on this machine."""
    async with TestClient(TestServer(create_web(backend, catalogue(), check))) as client:
        yield client


async def become(client: Client, name: str, **more: str) -> tuple[int, str]:
    """Choose somebody on the page, as a browser does, which says nothing of where its form comes from."""
    page = await (await client.get("/")).text()
    found = re.search(r'action="/demo/person">\s*<input type="hidden" name="form" value="([^"]+)"', page)
    form = {"form": found[1] if found else "", "person": name, **more}
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    answer = await client.post("/demo/person", data=form, headers=headers, allow_redirects=False)
    return answer.status, answer.headers.get("Location", "")


async def selected(client: Client, **headers: str) -> str:
    found = re.search(r"<option [^>]*selected[^>]*>([^<]+)<", await (await client.get("/", headers=headers)).text())
    return found[1] if found else ""


@pytest.mark.parametrize("host", FOREIGN)
async def test_a_demonstration_answers_under_no_foreign_name(demo: Client, host: str) -> None:
    """Another site's name may be made to lead here; no path is excepted."""
    headers = {"Host": host.format(port=demo.port)}

    for path in PATHS:
        answer = await demo.get(path, headers=headers)
        assert (answer.status, (await answer.json())["error"]["code"]) == (403, "demo-host"), path


async def test_a_demonstration_answers_on_its_own_port_alone(demo: Client) -> None:
    """What leads here from another port is a tunnel of somebody's."""
    for name in OWN:
        assert (await demo.get("/", headers={"Host": f"{name}:{demo.port}"})).status == 200
        assert (await demo.get("/", headers={"Host": f"{name}:{int(demo.port or 0) + 1}"})).status == 403
        assert (await demo.get("/", headers={"Host": name})).status == 403


@pytest.mark.parametrize("header", FORWARDING)
async def test_a_demonstration_answers_to_no_proxy(demo: Client, header: str) -> None:
    """Whoever comes through one is not at this machine."""
    for path in PATHS:
        answer = await demo.get(path, headers={header: "127.0.0.1"})
        assert (answer.status, (await answer.json())["error"]["code"]) == (403, "demo-forwarded"), path


@pytest.mark.parametrize(
    ("language", "words"), [("zh-CN", "只在运行它的机器上提供"), ("en", "on the machine it runs on only")]
)
async def test_whoever_opens_a_foreign_address_reads_a_page(demo: Client, language: str, words: str) -> None:
    """It says why, and which address is right, in their language."""
    headers = {"Host": "evil.example", "Accept": "text/html,*/*;q=0.8", "Accept-Language": language}

    answer = await demo.get("/", headers=headers)
    page = await answer.text()

    assert (answer.status, answer.content_type) == (403, "text/html")
    assert words in page
    assert f"http://127.0.0.1:{demo.port}/" in page
    assert f'<html lang="{language}">' in page
    assert "evil.example" not in page


@pytest.mark.parametrize("host", FOREIGN)
async def test_without_an_address_a_server_is_this_machines(served: Client, host: str) -> None:
    """Nobody has said by which name people know it, so they can only be here; machines may ask for its health."""
    headers = {"Host": host.format(port=served.port)}

    assert [(await served.get(path, headers=headers)).status for path in ("/", "/sign-in", "/ws")] == [403] * 3
    assert (await served.get("/healthz", headers=headers)).status == 200


async def test_a_server_is_asked_by_this_machines_own_names(served: Client) -> None:
    """On whatever port it is reached, and through a proxy on this machine too."""
    for name in OWN:
        assert (await served.get("/", headers={"Host": f"{name}:1234", "X-Forwarded-For": "10.0.0.1"})).status == 200


async def test_nobody_becomes_anybody_where_people_are_real(served: Client) -> None:
    """There is no switch on the page, and nothing behind it."""
    page = await (await served.get("/")).text()

    assert 'id="demo"' not in page
    assert (await become(served, "city"))[0] == 404
    assert "demo-person-city" not in await (await served.get("/strings/en.json")).text()


async def test_a_browser_begins_as_the_first_comer(demo: Client) -> None:
    """Who is chosen is said with name, role and place, in the page's language."""
    assert await selected(demo) == "新访客，还没有说过话"
    assert await become(demo, "city") == (303, "/")

    assert await selected(demo, **{"Accept-Language": "en"}) == "Yang Fan, city officer, Ningbo Example Science Bureau"


async def test_each_has_a_conversation_of_their_own(demo: Client, backend: MemoryBackend) -> None:
    """What is said as one is not seen as another, and is there again later."""
    for name, body in (("city", "as the city"), ("district", "as the district"), ("city", "again")):
        await become(demo, name)
        await demo.post("/api/messages", json={"key": f"key-{body.replace(' ', '-')}", "body": body})

    spoken = [(arrival.external_id, arrival.body) for arrival in backend.arrivals]
    city, district = external_id(PEOPLE["city"]), external_id(PEOPLE["district"])
    assert spoken == [(city, "as the city"), (district, "as the district"), (city, "again")]
    lines = (await (await demo.get("/api/lines?after=0")).json())["lines"]
    assert [line["text"] for line in lines if line["mine"]] == ["as the city", "again"]


async def test_whoever_was_answered_in_another_language_is_spoken_to_in_the_pages(
    demo: Client, backend: MemoryBackend
) -> None:
    """As if they had chosen it; who is spoken to in it already, or has said nothing yet, says nothing."""
    await become(demo, "city", lang="en")
    await demo.post("/api/messages", json={"key": "key-begins", "body": "/start"})
    await backend.wait("web", external_id(PEOPLE["city"]), 1, 5)

    await become(demo, "city", lang="zh-CN")
    assert await become(demo, "city", lang="en") == (303, "/?lang=en")

    assert [arrival.body for arrival in backend.arrivals] == ["/start", "/lang English"]
    assert await become(demo, "city", lang="tlh") == (303, "/")


async def test_a_form_of_another_page_makes_nobody_of_the_visitor(demo: Client) -> None:
    """The page's own form carries what only this browser's pages know; another site's is refused before that."""
    await demo.get("/")
    own = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    other = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}

    wrong = await demo.post(
        "/demo/person", data={"form": "guessed", "person": "city"}, headers=own, allow_redirects=False
    )
    foreign = await demo.post("/demo/person", data={"person": "city"}, headers=other)

    assert (wrong.status, foreign.status) == (303, 403)
    assert await selected(demo) == "新访客，还没有说过话"


async def test_there_is_nobody_beside_those_in_the_list(demo: Client) -> None:
    """A name nobody has is no address; a browser that carries another's token is told that it is nobody of them."""
    assert (await become(demo, "mayor"))[0] == 404
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        answer = await session.get(demo.make_url("/"), headers={"Cookie": f"kjfz={new_token()}"})
        page = await answer.text()

    assert '<option value="" selected data-text="demo-somebody">' in page
