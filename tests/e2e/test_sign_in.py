"""Signing in by mail, as it is served: a real process, a real mail server, a real browser."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from kjfz_bot.services.notices import notify
from kjfz_bot.storage import people
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import open_store
from tests.e2e.bot import until
from tests.e2e.conftest import PHONE, phone
from tests.e2e.running import Server, environment
from tests.forks import run
from tests.mailserver import MailServer, words

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

ADA = "ada.canary@example.org"
FITS = """[...document.querySelectorAll("body *:not(#account p *)")].every(
  (node) => node.getBoundingClientRect().right <= innerWidth + 1
)"""
LINK = re.compile(r"http://127\.0\.0\.1:\d+/sign-in/([A-Za-z0-9_-]{43})\?lang=[\w-]+")


@pytest.fixture(scope="module")
def post_office() -> Iterator[MailServer]:
    server = MailServer().start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def served(data_dir: Path, post_office: MailServer) -> Iterator[Server]:
    settings = {
        "KJFZ_SMTP_HOST": "127.0.0.1",
        "KJFZ_SMTP_PORT": str(post_office.port),
        "KJFZ_SMTP_STARTTLS": "false",
        "KJFZ_SMTP_FROM": "kjfz@example.org",
        "KJFZ_DEBUG": "true",
        "KJFZ_LOG_LEVEL": "debug",
    }
    server = Server(data_dir, settings)
    server.start()
    yield server
    server.end()


@pytest.fixture(autouse=True)
def _empty_mailboxes(post_office: MailServer) -> None:
    post_office.mails.clear()


@pytest_asyncio.fixture(loop_scope="module")
async def other_page(browser: Browser) -> AsyncIterator[Page]:
    """Another device."""
    page = await phone(browser)
    yield page
    await page.context.close()


async def link_in_mail(post_office: MailServer, to: str) -> str:
    await until(lambda: post_office.to(to))
    found = LINK.search(words(post_office.to(to)[-1]))
    assert found is not None
    return found[0]


async def ask_for_link(page: Page, served: Server, email: str) -> None:
    await page.goto(served.url)
    await page.get_by_role("link", name="登录").click()
    await page.get_by_label("邮箱地址").fill(email)
    await page.get_by_role("button", name="发送登录链接").click()
    await expect(page.get_by_role("heading", name="请查收邮件")).to_be_visible()


async def sign_in(page: Page, served: Server, post_office: MailServer, email: str) -> None:
    await ask_for_link(page, served, email)
    await page.goto(await link_in_mail(post_office, email))
    await page.get_by_role("button", name="登录").click()
    await expect(page.get_by_text("已登录", exact=True)).to_be_visible()


async def test_a_conversation_is_taken_from_one_device_to_another(
    page: Page, other_page: Page, served: Server, post_office: MailServer
) -> None:
    """Begun without a name, owned by the first sign-in, gone on with on a second device; then left."""
    await page.goto(served.url)
    await page.get_by_role("button", name="开始").click()
    await page.get_by_role("button", name="资格自查").click()
    await sign_in(page, served, post_office, "lin@example.org")
    await expect(page.get_by_text("要对照哪个方案？").first).to_be_visible()
    post_office.mails.clear()

    await sign_in(other_page, served, post_office, "lin@example.org")
    await expect(other_page.get_by_text("要对照哪个方案？").first).to_be_visible()
    await other_page.locator(".options button").get_by_text("宁波", exact=False).last.click()

    await expect(page.get_by_text("为谁自查？").first).to_be_visible()
    await other_page.get_by_role("button", name="退出", exact=True).click()
    await expect(other_page.get_by_role("link", name="登录")).to_be_visible()
    await expect(other_page.get_by_role("heading", name="我能担任科技副总吗？")).to_be_visible()


def invitation(data_dir: Path) -> str:
    """What the operator's link to the first officer's invitation ends with."""
    command = ["invite", "--role", "city", "--programme", "ningbo", "--organisation", "City Bureau"]
    made = run(command, environment(data_dir))
    return made.stdout.splitlines()[0].partition("?")[2]


async def test_an_invitation_goes_on_after_the_sign_in(
    page: Page, served: Server, post_office: MailServer, data_dir: Path
) -> None:
    """Accepted in a browser that nobody has signed in with: first the mail, then the role, without another word."""
    await page.goto(f"{served.url}?{invitation(data_dir)}")
    await page.get_by_role("button", name="接受", exact=True).click()
    await expect(page.get_by_text("登录后才能取得角色").first).to_be_visible()
    await expect(page.get_by_text("欢迎：您现在是")).to_have_count(0)

    await sign_in(page, served, post_office, "cora@example.org")

    await expect(page.get_by_text("欢迎：您现在是").first).to_be_visible()


async def test_signing_in_can_be_done_by_keyboard_and_without_scripts(
    browser: Browser, served: Server, post_office: MailServer
) -> None:
    """The pages are plain forms; each field has a name, each page a language."""
    context = await browser.new_context(java_script_enabled=False, locale="en-GB")
    page = await context.new_page()
    await page.goto(served.url + "sign-in")
    await expect(page.get_by_role("textbox")).to_be_focused()
    await page.keyboard.type("ben@example.org")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Please look into your mailbox")).to_be_visible()
    assert await page.locator("html").get_attribute("lang") == "en"

    await page.goto(await link_in_mail(post_office, "ben@example.org"))
    await page.get_by_role("button", name="Sign in").press("Enter")

    await expect(page.get_by_text("ben@example.org")).to_be_visible()
    await context.close()


async def test_a_used_link_leads_to_a_new_one(page: Page, served: Server, post_office: MailServer) -> None:
    """Whoever opens the mail once more is told, and helped."""
    await ask_for_link(page, served, "cai@example.org")
    link = await link_in_mail(post_office, "cai@example.org")
    for _ in range(2):
        await page.goto(link)
        await page.get_by_role("button", name="登录").or_(page.get_by_text("这个链接已经用过")).click()
        await page.wait_for_load_state()

    await page.goto(link)
    await expect(page.get_by_role("heading", name="这个链接已经用过")).to_be_visible()
    await expect(page.get_by_role("link", name="重新获取链接")).to_be_visible()


async def test_the_pages_fit_a_phone(page: Page, served: Server, post_office: MailServer) -> None:
    """Nothing is wider than the screen, with a very long address in the header of the chat too."""
    for path in ("", "sign-in", "sign-in/cut-off"):
        await page.goto(served.url + path)
        assert await page.evaluate(FITS), path
    await sign_in(page, served, post_office, f"{'very.long.name.' * 4}of@research-institute.example.org")
    assert await page.evaluate(FITS)
    await expect(page.get_by_role("button", name="退出", exact=True)).to_be_in_viewport(ratio=1)
    await expect(page.get_by_role("button", name="在所有设备上退出")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh-CN"), ("en-GB", "en")])
async def test_the_head_takes_one_line_on_a_phone(browser: Browser, served: Server, locale: str, language: str) -> None:
    """Name, what it is, and every control side by side, none smaller than a fingertip is high, in both languages."""
    width, height = PHONE
    context = await browser.new_context(viewport={"width": width, "height": height}, locale=locale, has_touch=True)
    page = await context.new_page()
    await page.goto(served.url)
    await expect(page.locator("html")).to_have_attribute("lang", language)

    boxes = [await each.bounding_box() for each in await page.locator("header :is(h1 span, small, nav > *)").all()]
    name, tagline, *shown = [box for box in boxes if box]

    assert len(shown) == len(("menu", "help", "language", "sign in"))
    assert {box["y"] for box in shown} == {shown[0]["y"]}
    assert all(box["height"] >= 44 and box["y"] <= name["y"] <= box["y"] + box["height"] for box in shown)
    assert name["height"] + tagline["height"] < 44
    assert shown[-1]["x"] + shown[-1]["width"] <= width
    await context.close()


async def test_a_mail_that_waits_survives_a_kill_and_an_outage(
    page: Page, served: Server, post_office: MailServer
) -> None:
    """Asked for while the mail server is away, sent by the next process once it is back."""
    post_office.stop()
    await ask_for_link(page, served, "dai@example.org")
    await asyncio.to_thread(served.kill)
    await asyncio.to_thread(post_office.start)
    await asyncio.to_thread(served.start)

    assert await link_in_mail(post_office, "dai@example.org")


async def test_a_decision_is_told_by_mail_and_read_in_the_chat(
    page: Page, served: Server, post_office: MailServer, data_dir: Path
) -> None:
    """The mail leads to the chat, where it already stands; neither it nor any log says more than it may."""
    await sign_in(page, served, post_office, ADA)
    post_office.mails.clear()
    await asyncio.to_thread(decide, data_dir)

    await until(lambda: post_office.to(ADA))

    assert post_office.to(ADA)[0]["Subject"] == "您有新的消息"
    assert "K7M2" not in words(post_office.to(ADA)[0])
    await expect(page.get_by_text("K7M2")).to_be_visible()
    said = served.log.read_text()
    assert "canary" not in said


def decide(data_dir: Path) -> None:
    store = open_store(data_dir, serving=False)
    try:
        with store.transaction() as uow:
            found = people.find(uow, AddressKey("email", ADA))
            assert found is not None
            now = datetime.now(UTC)
            notify(uow, Notice(found.person, "unreachable", "K7M2", "decision", now, args={"about": "K7M2"}))
    finally:
        store.close()
