"""The web chat in a real Chromium at the width of a phone: what a person sees, presses, and never loses."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import BrowserContext, Page, Route, expect

from kjfz_bot.channels.web.app import create_web
from kjfz_bot.channels.web.house import WebSettings
from kjfz_bot.dialog.message import Message
from kjfz_bot.texts.catalogue import Rich
from tests.unit.channels.memory import MemoryBackend, catalogue

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

CONTRAST = """(node) => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const linear = (v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    const [r, g, b] = parts(colour).map((v) => linear(v / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const clear = (colour) => parts(colour)[3] === 0;
  let behind = node;
  while (clear(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  const [a, b] = [getComputedStyle(node).color, getComputedStyle(behind).backgroundColor].map(light);
  return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
}"""


@pytest_asyncio.fixture(loop_scope="module")
async def opened(page: Page, chat: TestServer) -> AsyncIterator[Page]:
    """The page, with its welcome; whatever the browser complains of fails the test."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    await page.goto(str(chat.make_url("/")))
    yield page
    assert complaints == []


async def press(page: Page, *labels: str) -> None:
    for label in labels:
        await page.locator(".options button:not([aria-disabled=true])").get_by_text(label, exact=True).click()


async def said(page: Page) -> list[str]:
    """The visitor's own bubbles that can be seen, in order."""
    bubbles: list[str] = await page.locator(".own:visible").evaluate_all(
        "(all) => all.map((one) => one.lastChild.data)"
    )
    return bubbles


async def say(page: Page, text: str) -> None:
    await page.locator("#input").fill(text)
    await page.keyboard.press("Enter")


async def test_a_visitor_is_welcomed_and_is_nobody_before_they_speak(opened: Page, backend: MemoryBackend) -> None:
    """Opening the page stores nothing."""
    await expect(opened.get_by_role("heading", name="我能担任科技副总吗？")).to_be_visible()
    await expect(opened.get_by_text("不问姓名")).to_be_visible()
    assert backend.arrivals == []


async def test_a_whole_self_check_by_pressing(opened: Page, backend: MemoryBackend) -> None:
    """From welcome to report and file; several choices change in place."""
    await opened.get_by_role("button", name="开始").click()
    await press(opened, "高校", "博士", "☐ 电子信息")
    await expect(opened.get_by_text("☑ 电子信息")).to_be_visible()
    await press(opened, "☐ 生物与新医药", "选好了")
    await expect(opened.locator("#input")).to_have_attribute("placeholder", "例如：两年半")
    await say(opened, "3")
    await expect(opened.get_by_text("您可以申请，还差一步。")).to_be_visible()
    async with opened.expect_download() as downloading:
        await press(opened, "保存为文本")
        await opened.get_by_role("link", name="下载 自查 结果.txt").click()

    assert (await downloading.value).suggested_filename == "自查 结果.txt"
    assert await said(opened) == ["开始", "高校", "博士", "选好了", "3", "保存为文本"]
    assert await opened.locator("article.bot", has_text="您从事哪些领域").count() == 1


async def test_a_picture_is_seen_and_described(opened: Page) -> None:
    """The code of an invitation can be held before a telephone as it stands on the page."""
    await say(opened, "c:qr")
    picture = opened.get_by_role("img", name="邀请链接的二维码")

    await picture.wait_for()

    assert await picture.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") > 100


async def test_an_english_start_turns_the_page_english(opened: Page, backend: MemoryBackend) -> None:
    """The hint goes along, and the page's language is marked."""
    await opened.get_by_role("button", name="Start in English").click()
    await say(opened, "hello")  # nothing typed at once overtakes the start

    await expect(opened.locator("html")).to_have_attribute("lang", "en")
    await expect(opened.get_by_role("button", name="Send")).to_be_visible()
    await expect(opened.locator("#input")).to_have_attribute("placeholder", "For example: master")
    assert backend.arrivals[0].language == "en"


async def test_typing_the_number_works_beside_the_buttons(opened: Page) -> None:
    """Whoever prefers the keyboard needs no button."""
    await opened.get_by_role("button", name="开始").click()
    await expect(opened.get_by_role("button", name="高校")).to_be_visible()
    await say(opened, "1")

    await expect(opened.get_by_text("您的最高学位是什么？")).to_be_visible()
    await expect(opened.get_by_role("button", name="高校")).to_have_count(0)


async def test_everything_can_be_done_by_keyboard(opened: Page) -> None:
    """Tab and Enter reach the start, the options and the next question, where the focus then is."""
    await opened.get_by_role("button", name="开始").focus()
    await opened.keyboard.press("Enter")
    await opened.get_by_role("button", name="科研院所").wait_for()
    await opened.get_by_role("button", name="高校").focus()
    await opened.keyboard.press("Enter")
    await opened.get_by_text("您的最高学位是什么？").wait_for()
    await opened.keyboard.press("Tab")

    await expect(opened.get_by_role("button", name="博士")).to_be_focused()
    await opened.keyboard.press("Escape")
    await expect(opened.get_by_role("button", name="博士")).to_be_focused()


async def test_a_toggle_keeps_the_focus_where_it_was(opened: Page) -> None:
    """Several choices can be made without finding one's place again."""
    await opened.get_by_role("button", name="开始").click()
    await press(opened, "高校", "博士")
    await opened.get_by_text("☐ 电子信息").focus()
    await opened.keyboard.press("Enter")

    await expect(opened.get_by_text("☑ 电子信息")).to_be_focused()


async def test_a_reader_of_screens_is_told(opened: Page) -> None:
    """The log is live, groups and the input have names."""
    await opened.get_by_role("button", name="开始").click()

    await expect(opened.get_by_role("log", name="对话记录")).to_have_attribute("aria-live", "polite")
    await expect(opened.get_by_role("log")).to_have_attribute("aria-busy", "false")
    await expect(opened.get_by_role("group", name="可选的回答")).to_be_visible()
    await expect(opened.get_by_role("textbox", name="您的回答")).to_be_visible()


async def test_buttons_are_large_and_text_has_contrast(opened: Page) -> None:
    """At least 44 pixels for an answer, 24 for a control, 4.5 to 1, light and dark."""
    await opened.get_by_role("button", name="开始").click()
    await press(opened, "高校")
    await opened.get_by_text("您的最高学位是什么？").wait_for()
    for selector, least in (
        (".options button", 44),
        (".controls button", 24),
        ("nav button", 44),
        ("form button:visible", 44),
    ):
        for box in [await button.bounding_box() for button in await opened.locator(selector).all()]:
            assert box is not None
            assert box["height"] >= least

    for scheme in ("light", "dark"):
        await opened.emulate_media(color_scheme=scheme)
        for selector in (
            ".options button",
            ".controls button",
            ".bot p",
            ".own",
            "h1 small",
            "nav button",
            "form button",
        ):
            assert await opened.locator(selector).last.evaluate(CONTRAST) >= 4.5, (scheme, selector)


@pytest.mark.parametrize(("width", "zoom"), [(320, 100), (390, 100), (390, 200)])
async def test_nothing_runs_off_a_narrow_page(opened: Page, width: int, zoom: int) -> None:
    """Small phones and doubled text need no sideways scrolling, and the input stays in reach."""
    await opened.set_viewport_size({"width": width, "height": 700})
    await opened.evaluate("(zoom) => document.documentElement.style.setProperty('font-size', `${zoom}%`)", zoom)
    await opened.get_by_role("button", name="开始").click()
    await press(opened, "高校", "博士")
    await opened.get_by_text("☐ 电子信息").wait_for()

    for selector in ("html", "#log", "header", "form"):
        over = await opened.locator(selector).evaluate("(node) => node.scrollWidth - node.clientWidth")
        assert over <= 0, selector
    await expect(opened.locator("#input")).to_be_in_viewport()


async def test_a_reload_goes_on_where_it_was(opened: Page, backend: MemoryBackend) -> None:
    """History, open question and half-written text are there again."""
    await opened.get_by_role("button", name="开始").click()
    await press(opened, "高校")
    await opened.get_by_text("您的最高学位是什么？").wait_for()
    await opened.locator("#input").fill("写到一半")
    await opened.reload()

    await expect(opened.get_by_role("button", name="博士")).to_be_visible()
    await expect(opened.locator("#welcome")).to_be_hidden()
    await expect(opened.locator("#input")).to_have_value("写到一半")
    await press(opened, "博士")
    await expect(opened.get_by_text("您从事哪些领域？")).to_be_visible()
    assert len(backend.arrivals) == 3


async def test_what_a_link_brings_is_said_once(page: Page, chat: TestServer, backend: MemoryBackend) -> None:
    """A reload does not say it again, and its secret is not left in the address."""
    await page.goto(str(chat.make_url("/").with_query(start="join-abc")))
    await expect(page.locator(".own")).to_contain_text(["/start join-abc"])
    await expect(page.locator("article.bot").first).to_be_visible()
    await page.reload()
    await say(page, "hello")
    await expect(page.locator(".own:visible")).to_have_count(2)

    assert [arrival.body for arrival in backend.arrivals] == ["/start join-abc", "hello"]
    assert "join" not in page.url


async def test_another_browser_is_another_visitor(opened: Page, chat: TestServer) -> None:
    """Nobody sees another's conversation."""
    await opened.get_by_role("button", name="开始").click()
    await opened.get_by_text("您好！").wait_for()
    assert opened.context.browser is not None
    other: BrowserContext = await opened.context.browser.new_context()
    stranger = await other.new_page()
    await stranger.goto(str(chat.make_url("/")))

    await expect(stranger.locator("#welcome")).to_be_visible()
    await expect(stranger.get_by_text("您好！")).to_have_count(0)


async def test_an_answer_given_while_the_server_is_away_arrives_once(opened: Page, backend: MemoryBackend) -> None:
    """It is kept in the page, through a reload, until the server is back, which the page tells."""
    await opened.get_by_role("button", name="开始").click()
    await opened.get_by_text("您好！").wait_for()
    away = re.compile(r"/api/messages")
    await opened.route(away, lambda route: route.abort())
    await press(opened, "高校")
    await expect(opened.get_by_role("status")).to_have_text("网络不通，消息已保存在本页，恢复后自动发送。")
    await opened.reload()
    await expect(opened.locator(".own.pending")).to_have_text("您: 高校")
    await opened.unroute(away)

    await expect(opened.get_by_text("您的最高学位是什么？")).to_be_visible()
    await expect(opened.get_by_role("status")).to_be_empty()
    assert [arrival.body for arrival in backend.arrivals] == ["/start", "r1:1"]
    assert await said(opened) == ["开始", "高校"]


async def test_an_acknowledgement_that_is_lost_doubles_nothing(opened: Page, backend: MemoryBackend) -> None:
    """The same key goes again; the server has it already."""

    async def lose_the_answer(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await opened.route(re.compile(r"/api/messages"), lose_the_answer, times=1)
    await opened.get_by_role("button", name="开始").click()

    await expect(opened.get_by_text("您在哪类单位工作？")).to_be_visible()
    await expect(opened.locator(".own.pending")).to_have_count(0)
    assert [arrival.body for arrival in backend.arrivals] == ["/start"]


async def test_an_answer_that_overtakes_the_acknowledgement_finds_its_question(opened: Page) -> None:
    """Though what was pressed reads otherwise in the history than on its button."""
    answered = asyncio.Event()

    async def hold(route: Route) -> None:
        response = await route.fetch()
        await answered.wait()
        await route.fulfill(response=response)

    await opened.route(re.compile(r"/api/messages"), hold, times=1)
    await opened.locator("#welcome button[data-lang=en]").click()
    await expect(opened.locator(".bot").last).to_be_visible()
    await expect(opened.locator(".own.pending")).to_have_count(0)
    await expect(opened.locator(".own")).to_have_count(1)
    answered.set()


async def test_a_restart_of_the_server_is_survived(page: Page, backend: MemoryBackend) -> None:
    """The page reconnects by itself and the same question stands."""
    settings = WebSettings(burst=1000)
    first = TestServer(create_web(backend, catalogue(), dict, settings))
    await first.start_server()
    await page.goto(str(first.make_url("/")))
    await page.get_by_role("button", name="开始").click()
    await page.get_by_role("button", name="高校").wait_for()
    port = first.port
    assert port is not None
    await first.close()
    await press(page, "高校")
    await expect(page.get_by_role("status")).not_to_be_empty()
    second = TestServer(create_web(backend, catalogue(), dict, settings), port=port)
    await second.start_server()

    await expect(page.get_by_text("您的最高学位是什么？")).to_be_visible(timeout=15000)
    await expect(page.locator(".own.pending")).to_have_count(0, timeout=15000)
    assert [arrival.body for arrival in backend.arrivals] == ["/start", "r1:1"]
    await second.close()


async def test_without_sockets_the_chat_works_by_plain_http(page: Page, chat: TestServer) -> None:
    """Some networks let no WebSocket through."""
    await page.add_init_script(
        "window.WebSocket = class { constructor() { setTimeout(() => this.onclose(), 10); } close() {} }"
    )
    await page.goto(str(chat.make_url("/")))
    await page.get_by_role("button", name="开始").click()
    await press(page, "高校")

    await expect(page.get_by_text("您的最高学位是什么？")).to_be_visible()


async def test_who_is_too_quick_waits_and_loses_nothing(page: Page, backend: MemoryBackend) -> None:
    """A message over the limit goes out by itself when its time has come."""
    server = TestServer(create_web(backend, catalogue(), dict, WebSettings(burst=1, messages_per_minute=60)))
    await server.start_server()
    await page.goto(str(server.make_url("/")))
    await page.get_by_role("button", name="开始").click()
    await press(page, "高校")
    await expect(page.get_by_role("status")).to_have_text("消息有点快，稍等几秒会自动发送。")

    await expect(page.get_by_text("您的最高学位是什么？")).to_be_visible()
    await expect(page.get_by_role("status")).to_be_empty()
    await server.close()


async def test_a_text_that_is_too_long_stays_in_the_input(opened: Page, backend: MemoryBackend) -> None:
    """A hundred thousand characters are told off politely, and not lost."""
    text = "长" * 100_000
    await say(opened, text)

    await expect(opened.get_by_role("alert")).to_contain_text("最多 4,000 个字")
    await expect(opened.locator("#input")).to_have_value(text)
    assert backend.arrivals == []
    await say(opened, "短")
    await expect(opened.get_by_role("alert")).to_be_empty()


async def test_markup_in_an_answer_is_shown_as_typed(opened: Page) -> None:
    """Neither the page nor the bot's reply turns text into elements."""
    await say(opened, "<img src=x onerror=alert(1)>")

    await expect(opened.locator(".own")).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(opened.locator(".bot")).to_contain_text("<img src=x onerror=alert(1)>")
    assert await opened.locator("#log img").count() == 0


async def test_a_notice_leaves_the_open_question_open(opened: Page, backend: MemoryBackend) -> None:
    """What is said in between has no buttons and takes none away."""
    await opened.get_by_role("button", name="开始").click()
    await opened.get_by_role("button", name="高校").wait_for()
    await backend.notice("web", backend.arrivals[0].external_id, Message(Rich("明天系统维护。")))
    await opened.get_by_text("明天系统维护。").wait_for()
    await press(opened, "高校")

    await expect(opened.get_by_text("您的最高学位是什么？")).to_be_visible()


async def test_a_double_tap_is_one_answer(opened: Page, backend: MemoryBackend) -> None:
    """The second tap finds the button taken."""
    await opened.get_by_role("button", name="开始").click()
    await opened.get_by_role("button", name="高校").dblclick()
    await opened.get_by_text("您的最高学位是什么？").wait_for()

    assert [arrival.body for arrival in backend.arrivals] == ["/start", "r1:1"]


async def test_enter_while_a_word_is_composed_does_not_send(opened: Page, backend: MemoryBackend) -> None:
    """An input method uses Enter to choose a word."""
    await opened.locator("#input").fill("gaoxiao")
    await opened.locator("#input").evaluate(
        "(input) => input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )

    await expect(opened.locator("#input")).to_have_value("gaoxiao")
    assert backend.arrivals == []
