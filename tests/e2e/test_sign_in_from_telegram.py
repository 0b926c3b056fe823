"""From Telegram to the web chat and back: a link that signs in, and a code that makes one person of two."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.botsim.driver import text_of
from tests.e2e.bot import running_bot, until
from tests.mailserver import MailServer, words

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

LINK = re.compile(r"http://127\.0\.0\.1:\d+/sign-in/[A-Za-z0-9_-]{43}")
CODE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}")


async def test_a_link_from_telegram_opens_the_same_conversation_on_the_web(page: Page, tmp_path: Path) -> None:
    """What was begun there goes on here; a second use of the link is refused."""
    async with running_bot(tmp_path) as bot:
        lin = bot.person()
        lin.say("/check")
        lin.say("/web")
        link = found(LINK, text_of(await lin.expect("/sign-in/", timeout=20)))

        await page.goto(link)
        await expect(page.get_by_text("您将以在其他渠道发送 /web 的本人身份登录。")).to_be_visible()
        await page.get_by_role("button", name="登录").click()
        await expect(page.get_by_text("已登录", exact=True)).to_be_visible()
        await say(page, "菜单")

        await expect(page.get_by_role("button", name="继续：资格自查")).to_be_visible()
        await page.goto(link)
        await expect(page.get_by_role("heading", name="这个链接已经用过")).to_be_visible()


async def test_one_by_mail_and_one_on_telegram_are_joined_by_a_code(page: Page, tmp_path: Path) -> None:
    """The code from the web chat is typed on Telegram; both say yes; what was begun there goes on in the web chat."""
    server = MailServer().start()
    settings = {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": f"{server.port}", "SMTP_STARTTLS": "false"}
    more: dict[str, Any] = {f"KJFZ_{name}": value for name, value in settings.items()}
    async with running_bot(tmp_path, KJFZ_SMTP_FROM="kjfz@example.org", **more) as bot:
        lin = bot.person()
        lin.say("/check")
        await page.goto(bot.server.url + "sign-in")
        await page.get_by_label("邮箱地址").fill("lin@example.org")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="请查收邮件")).to_be_visible()
        await until(lambda: server.to("lin@example.org"))
        await page.goto(found(LINK, words(server.to("lin@example.org")[0])))
        await page.get_by_role("button", name="登录").click()
        await expect(page.get_by_text("已登录", exact=True)).to_be_visible()
        await say(page, "/link")
        await page.get_by_role("button", name="跳过").click()
        await expect(page.get_by_text("您的关联码是")).to_be_visible()
        code = found(CODE, await page.locator("#log").inner_text())

        lin.say(f"/link {code.lower()}")
        await lin.expect("关联码是我本人的|关联后", timeout=20)
        lin.say("是")
        await expect(page.get_by_text("有人在 Telegram 输入了您的关联码")).to_be_visible()
        await say(page, "/link_ok")
        await page.get_by_role("button", name="是我本人").click()

        await expect(page.get_by_text("关联成功")).to_be_visible(timeout=20_000)
        await lin.expect("关联成功", timeout=20)
        await say(page, "菜单")
        await expect(page.get_by_role("button", name="继续：资格自查")).to_be_visible()
    server.stop()


def found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    assert match is not None, text
    return match[0]


async def say(page: Page, text: str) -> None:
    await expect(page.locator("#log")).to_have_attribute("aria-busy", "false")
    await page.locator("#input").fill(text)
    await page.keyboard.press("Enter")
