"""The page of the web chat and what comes with it: headers, languages, files, words, description."""

from typing import Any

from aiohttp.test_utils import TestClient

Client = TestClient[Any, Any]


async def test_every_response_carries_the_protecting_headers(client: Client) -> None:
    """The page, an error and the interface alike."""
    for path in ("/", "/nowhere", "/api/lines", "/healthz", "/strings/en.json"):
        headers = (await client.get(path)).headers

        assert headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Server"] == "kjfz-bot"


async def test_the_page_has_no_inline_script_or_style(client: Client) -> None:
    """The content security policy would stop them."""
    page = await (await client.get("/")).text()

    assert page.count("<script") == page.count('<script type="module" src="/static/')
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page


async def test_a_page_without_scripts_says_what_it_needs(client: Client) -> None:
    """A note in both languages instead of a dead page."""
    note = (await (await client.get("/")).text()).split("<noscript>")[1].split("</noscript>")[0]

    assert "需要启用 JavaScript" in note
    assert '<p class="noscript" lang="en">' in note


async def test_the_page_speaks_the_browsers_language(client: Client) -> None:
    """Accept-Language decides, `?lang=` overrides, Chinese is the default."""
    english = await (await client.get("/", headers={"Accept-Language": "de, en-GB;q=0.8, zh;q=0.5"})).text()
    chosen = await (await client.get("/?lang=en")).text()
    neither = await (await client.get("/", headers={"Accept-Language": "de"})).text()

    assert english.startswith('<!doctype html>\n<html lang="en"')
    assert chosen.startswith('<!doctype html>\n<html lang="en"')
    assert neither.startswith('<!doctype html>\n<html lang="zh-CN"')


async def test_files_are_named_by_their_content(client: Client) -> None:
    """Under the current name they may be kept for ever, under an older one they are looked at again."""
    page = await (await client.get("/")).text()
    path = page.split('src="')[1].split('"')[0]

    current, older, unknown = (
        await client.get(path),
        await client.get("/static/0/chat.js"),
        await client.get("/static/0/..%2fapp.py"),
    )

    assert "immutable" in current.headers["Cache-Control"]
    assert current.content_type == "text/javascript"
    assert older.headers["Cache-Control"] == "no-cache"
    assert unknown.status == 404


async def test_the_words_are_complete_in_every_language(client: Client) -> None:
    """The page finds each word it asks for."""
    chinese, english = [await (await client.get(f"/strings/{lang}.json")).json() for lang in ("zh-CN", "en")]

    assert chinese.keys() == english.keys()
    assert english["send"] == "Send"


async def test_the_description_of_the_interface_names_every_path(client: Client) -> None:
    """What is served is described."""
    text = await (await client.get("/api/openapi.yaml")).text()

    for path in ("/api/check", "/api/messages", "/api/lines", "/api/lines/{line}/document", "/ws", "/healthz"):
        assert f"\n  {path}:\n" in text
