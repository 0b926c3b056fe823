"""The web interface over real HTTP: what is taken, what is refused and how, what comes back."""

import asyncio
import io
import json
from typing import Any

import pytest
from aiohttp import ClientResponse, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from structlog.testing import capture_logs

from kjfz_bot.channels.web.app import MAX_BODY, create_web
from kjfz_bot.channels.web.house import HOUSE, MAX_SOCKETS, MAX_TEXT, WebSettings
from kjfz_bot.channels.web.visitor import external_id
from tests.unit.channels.memory import PICTURE, MemoryBackend, catalogue, check

KEY = "0123456789abcdef"
Client = TestClient[Any, Any]


async def say(client: Client, body: str, key: str = KEY, **more: object) -> ClientResponse:
    return await client.post("/api/messages", json={"key": key, "body": body, **more})


async def code_of(response: ClientResponse) -> tuple[int, str]:
    error = (await response.json())["error"]
    assert error["message"]
    return response.status, error["code"]


async def test_the_cookie_is_unguessable_and_out_of_reach_of_scripts(backend: MemoryBackend) -> None:
    """Two weeks, this site only; opening the page makes nobody a person."""
    async with TestClient(TestServer(create_web(backend, catalogue(), check))) as client:
        cookie = (await client.get("/")).cookies["kjfz"]

    assert len(cookie.value) == 43
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == str(14 * 24 * 3600)
    assert not backend.arrivals


async def test_a_secure_site_marks_its_cookie() -> None:
    """Behind HTTPS the cookie is bound to host and transport."""
    settings = WebSettings(secure_cookies=True)
    async with TestClient(TestServer(create_web(MemoryBackend(), catalogue(), check, settings))) as client:
        response = await client.get("/")

    assert response.cookies["__Host-kjfz"]["secure"]
    assert "Strict-Transport-Security" in response.headers


async def test_the_address_in_the_database_is_not_the_cookie(client: Client, backend: MemoryBackend) -> None:
    """Who reads the one cannot use it as the other."""
    await say(client, "/start")
    cookie = client.session.cookie_jar.filter_cookies(client.make_url("/"))["kjfz"].value

    assert backend.arrivals[0].external_id == external_id(cookie)
    assert cookie not in backend.arrivals[0].external_id


async def test_a_message_is_taken_once_however_often_it_is_sent(client: Client, backend: MemoryBackend) -> None:
    """The client may send again whenever it is unsure."""
    answers = [await (await say(client, "/start", lang="en")).json() for _ in range(3)]

    assert answers == [{"accepted": True}, {"accepted": False}, {"accepted": False}]
    assert [(arrival.kind, arrival.body, arrival.language) for arrival in backend.arrivals] == [
        ("text", "/start", "en")
    ]


async def test_a_key_used_for_another_payload_is_refused(client: Client, backend: MemoryBackend) -> None:
    """Nothing is silently swallowed."""
    await say(client, "first")

    assert await code_of(await say(client, "second")) == (409, "key")
    assert await code_of(await say(client, "first", kind="button")) == (409, "key")
    assert len(backend.arrivals) == 1


async def test_two_messages_at_once_are_both_kept(client: Client, backend: MemoryBackend) -> None:
    """Neither is lost, neither is doubled."""
    await asyncio.gather(*(say(client, f"message {n}", key=f"key-number-{n % 2}") for n in (0, 1)))

    assert sorted(arrival.body for arrival in backend.arrivals) == ["message 0", "message 1"]


async def test_twenty_copies_at_once_are_one_message(backend: MemoryBackend) -> None:
    """A double tap, and twenty."""
    async with TestClient(TestServer(create_web(backend, catalogue(), check, WebSettings(burst=30)))) as client:
        await client.get("/")
        answers = await asyncio.gather(*(say(client, "/start") for _ in range(20)))
        accepted = [(await answer.json())["accepted"] for answer in answers]

    assert sorted(accepted) == [False] * 19 + [True]
    assert len(backend.arrivals) == 1


async def test_too_many_messages_are_put_off(client: Client, backend: MemoryBackend) -> None:
    """429 says how long to wait."""
    answers = [await say(client, "x", key=f"key-number-{n}") for n in range(5)]

    assert [answer.status for answer in answers] == [200] * 4 + [429]
    assert answers[4].headers["Retry-After"] == "3"
    assert len(backend.arrivals) == 4


async def test_a_hundred_thousand_characters_get_a_polite_no(client: Client, backend: MemoryBackend) -> None:
    """The limit is named and nothing is stored."""
    response = await say(client, "长" * 100_000)
    error = (await response.json())["error"]

    assert response.status == 413
    assert error["limit"] == MAX_TEXT
    assert "4,000" in error["message"]
    assert not backend.arrivals


async def test_a_longest_message_passes(client: Client, backend: MemoryBackend) -> None:
    """The limit itself is allowed."""
    assert (await say(client, "长" * MAX_TEXT)).status == 200
    assert len(backend.arrivals[0].body) == MAX_TEXT


async def test_a_body_over_the_limit_is_refused(client: Client) -> None:
    """413 in the same shape as every no."""
    headers = {"Content-Type": "application/json"}

    response = await client.post("/api/messages", data=io.BytesIO(b" " * (MAX_BODY + 1)), headers=headers)

    assert await code_of(response) == (413, "size")


async def test_only_json_objects_are_read(client: Client) -> None:
    """415 for another type, 400 for what is no object, 422 names the field."""
    form = await client.post("/api/messages", data={"key": KEY, "body": "x"})
    raw = {"Content-Type": "application/json"}
    broken = [
        await client.post("/api/messages", data=data, headers=raw)
        for data in ("{", "[]", "NaN", '{"key": NaN}', "\xff", "[" * 200_000)
    ]
    fields = await say(client, "x", key="../..")

    assert await code_of(form) == (415, "type")
    assert {await code_of(response) for response in broken} == {(400, "body")}
    assert await code_of(fields) == (422, "fields")
    assert (await fields.json())["error"]["field"] == "key"


async def test_half_a_surrogate_pair_is_stored_as_text(client: Client, backend: MemoryBackend) -> None:
    """What no database can store does not reach one."""
    body = json.dumps({"key": KEY, "body": "a\ud83d b"})
    await client.post("/api/messages", data=body, headers={"Content-Type": "application/json"})

    assert backend.arrivals[0].body == "a\ufffd b"


async def test_another_sites_page_may_not_speak_for_a_visitor(client: Client, backend: MemoryBackend) -> None:
    """The origin is checked on messages and on the socket."""
    foreign = {"Origin": "https://evil.example"}
    posted = await client.post("/api/messages", json={"key": KEY, "body": "x"}, headers=foreign)
    other_site = await client.post(
        "/api/messages", json={"key": KEY, "body": "x"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    with pytest.raises(WSServerHandshakeError) as refused:
        await client.ws_connect("/ws", headers=foreign)

    assert await code_of(posted) == (403, "origin")
    assert await code_of(other_site) == (403, "origin")
    assert refused.value.status == 403
    assert not backend.arrivals


async def test_its_own_page_may(client: Client) -> None:
    """The same host, whatever proxy ends TLS."""
    own = f"https://{client.host}:{client.port}"

    response = await client.post("/api/messages", json={"key": KEY, "body": "x"}, headers={"Origin": own})

    assert response.status == 200


async def test_a_public_origin_is_the_only_one() -> None:
    """Where the operator names it, pages of the name that the server itself is asked by are another site's."""
    settings = WebSettings(public_origin="https://bot.example.cn/")
    public, message = {"Host": "bot.example.cn"}, {"key": KEY, "body": "x"}
    async with TestClient(TestServer(create_web(MemoryBackend(), catalogue(), check, settings))) as client:
        page = await client.get("/", headers=public)
        public["Cookie"] = f"kjfz={page.cookies['kjfz'].value}"
        named, host = [
            await client.post("/api/messages", json=message, headers=public | {"Origin": origin})
            for origin in ("https://bot.example.cn", f"http://{client.host}:{client.port}")
        ]

    assert (named.status, host.status) == (200, 403)


async def test_without_the_cookie_nothing_is_said_or_read(backend: MemoryBackend) -> None:
    """The page hands it out; a made-up one does not count."""
    async with TestClient(TestServer(create_web(backend, catalogue(), check)), cookies={"kjfz": "1"}) as client:
        assert await code_of(await say(client, "x")) == (403, "visitor")
        assert await code_of(await client.get("/api/lines")) == (403, "visitor")
    assert not backend.arrivals


async def test_a_full_disk_is_told_and_the_key_stays_free(client: Client, backend: MemoryBackend) -> None:
    """What was not stored can be sent again as it was."""
    backend.full = True
    with capture_logs() as logged:
        refused = await say(client, "x")
    backend.full = False

    assert await code_of(refused) == (503, "busy")
    assert logged == [{"event": "not_stored", "log_level": "error", "route": "/api/messages", "error": "StoreFull"}]
    assert refused.headers["Retry-After"] == "5"
    assert (await say(client, "x")).status == 200


async def test_lines_come_as_spans_with_their_buttons(client: Client) -> None:
    """The page draws text and never parses markup."""
    await say(client, "/start")
    lines = (await (await client.get("/api/lines?after=0&wait=5")).json())["lines"]
    while len(lines) < 3:
        lines = (await (await client.get("/api/lines?after=0")).json())["lines"]

    assert [line["id"] for line in lines] == [1, 2, 3]
    assert (lines[0]["mine"], lines[0]["text"]) == (True, "/start")
    assert lines[2]["lines"] == [{"bullet": False, "spans": [["您在哪类单位工作？", "b"]]}]
    assert lines[2]["options"][0] == {"data": "r1:1", "label": "高校"}
    assert lines[2]["lang"] == "zh-CN"


async def test_an_empty_wait_ends_with_no_lines(client: Client) -> None:
    """A long poll is never an error."""
    response = await client.get("/api/lines?after=0&wait=0")

    assert await response.json() == {"lines": []}


@pytest.mark.parametrize("query", ["after=-1", "after=x", "wait=1e9", "after=9999999999999999"])
async def test_a_malformed_query_names_the_field(client: Client, query: str) -> None:
    """422, never a trace."""
    assert await code_of(await client.get(f"/api/lines?{query}")) == (422, "fields")


async def test_the_socket_carries_what_is_new(client: Client) -> None:
    """A first frame at once, then each line as it comes, from where the client stands."""
    async with client.ws_connect("/ws?after=0") as socket:
        empty = await socket.receive_json(timeout=2)
        await say(client, "/start")
        lines: list[Any] = []
        while len(lines) < 3:
            lines += (await socket.receive_json(timeout=2))["lines"]
    async with client.ws_connect("/ws?after=2") as socket:
        rest = (await socket.receive_json(timeout=2))["lines"]

    assert empty == {"lines": []}
    assert [line["id"] for line in lines] == [1, 2, 3]
    assert [line["id"] for line in rest] == [3]


async def test_a_visitor_has_only_so_many_sockets(client: Client) -> None:
    """Tabs are plenty, floods are not."""
    sockets = [await client.ws_connect("/ws") for _ in range(MAX_SOCKETS)]

    with pytest.raises(WSServerHandshakeError) as refused:
        await client.ws_connect("/ws")
    await sockets[0].close()
    await asyncio.sleep(0.05)

    assert refused.value.status == 429
    await client.ws_connect("/ws")


async def test_noise_on_the_socket_is_ignored(client: Client) -> None:
    """Messages are posted; a socket that sends is neither answered nor an error."""
    async with client.ws_connect("/ws?after=0") as socket:
        await socket.receive_json(timeout=2)
        await socket.send_str("{")
        await socket.send_bytes(b"\x00")
        await say(client, "/start")

        assert (await socket.receive_json(timeout=2))["lines"][0]["id"] == 1


async def test_stopping_ends_sockets_and_long_polls_at_once(client: Client) -> None:
    """A restart need not wait for who waits."""
    async with client.ws_connect("/ws?after=0") as socket:
        await socket.receive_json(timeout=2)
        poll = asyncio.create_task(client.get("/api/lines?after=0&wait=20"))
        await asyncio.sleep(0.1)
        client.app[HOUSE].stopping.set()

        message = await asyncio.wait_for(socket.receive(), 2)
        response = await asyncio.wait_for(poll, 2)

    assert message.data == 1001
    assert await response.json() == {"lines": []}
    assert (await client.get("/healthz")).status == 503


async def test_a_document_is_a_download(client: Client) -> None:
    """Its name survives in both forms, and no browser shows it in place."""
    await say(client, "c:save", kind="button")
    lines: list[Any] = []
    while not [line for line in lines if line.get("document")]:
        lines = (await (await client.get("/api/lines?after=0")).json())["lines"]
    document = lines[-1]["document"]

    response = await client.get(document["href"])

    assert await response.text() == "第一行\n第二行"
    assert response.headers["Content-Disposition"].startswith(
        "attachment; filename=\"__ __.txt\"; filename*=UTF-8''%E8"
    )
    assert document["label"] == "下载 自查 结果.txt"
    assert await code_of(await client.get("/api/lines/1/document")) == (404, "missing")


async def test_a_document_that_is_over_is_not_handed_out(client: Client) -> None:
    """Though its line still stands."""
    await say(client, "c:late", kind="button")
    lines: list[Any] = []
    while not [line for line in lines if line.get("document")]:
        lines = (await (await client.get("/api/lines?after=0")).json())["lines"]

    response = await client.get(lines[-1]["document"]["href"])

    assert await code_of(response) == (410, "over")


async def test_a_picture_is_shown_and_can_be_kept(client: Client) -> None:
    """As a picture, by what it shows; no other document is."""
    await say(client, "c:qr", kind="button")
    await say(client, "c:save", key="key-0002", kind="button")
    found: list[Any] = []
    while len(found) < 2:
        lines = (await (await client.get("/api/lines?after=0")).json())["lines"]
        found = [line["document"] for line in lines if line.get("document")]
    shown, kept = found

    response = await client.get(shown["href"])

    assert (shown["picture"], kept["picture"]) == ("邀请链接的二维码", "")
    assert await response.read() == PICTURE.content
    assert response.content_type == "image/png"


async def test_check_answers_from_anywhere_in_json(client: Client) -> None:
    """A portal needs no cookie and no origin of ours."""
    foreign = {"Origin": "https://portal.example"}
    good = await client.post("/api/check", json={"programme": "ningbo"}, headers=foreign)
    bad = await client.post("/api/check", json={"degre": "master"}, headers=foreign)

    assert await good.json() == {"verdict": "undecided"}
    assert bad.status == 422
    assert await bad.json() == {
        "line": 1,
        "error": {"fact": "degre", "message": "no such fact", "nearest": "degree"},
    }
    assert await code_of(await client.post("/api/check", data="{}")) == (415, "type")
    assert await code_of(await client.get("/api/check")) == (405, "method")


async def test_a_slow_sender_of_headers_is_cut_off() -> None:
    """One byte now and then does not hold a connection."""
    begun = b"GET / HTTP/1.1\r\nHost: localhost\r\n"

    assert await raw_answer(begun) == b""


async def test_a_body_that_does_not_end_is_refused() -> None:
    """The sender is told, and the connection is not held."""
    head = b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    begun = head + b"Content-Length: 9\r\n\r\n{"

    assert (await raw_answer(begun)).startswith(b"HTTP/1.1 408 ")


async def raw_answer(begun: bytes) -> bytes:
    """What a server of little patience answers to a request that is never finished."""
    settings = WebSettings(idle_seconds=0.3)
    async with TestServer(create_web(MemoryBackend(), catalogue(), check, settings)) as server:
        reader, writer = await asyncio.open_connection(server.host, server.port)
        writer.write(begun)
        await writer.drain()
        answer = await asyncio.wait_for(reader.read(65536), 3)
        writer.close()
    return answer
