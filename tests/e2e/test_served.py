"""The shipped program from outside: a whole self-check in a browser, a kill in the middle, an end on request."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.e2e.conftest import phone
from tests.e2e.running import Server

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

TO_THE_FIRST_QUESTION = ("资格自查", "昌平区“科技副总”意见（征求意见稿）", "一家企业")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server, ended politely."""
    running = Server(tmp_path_factory.mktemp("served"))
    try:
        running.start()
        yield running
        assert running.stop() == 0
    finally:
        running.end()


@pytest_asyncio.fixture(loop_scope="module")
async def served(browser: Browser, server: Server) -> AsyncIterator[tuple[Server, Page]]:
    """The server, and a phone of somebody new that has its page open."""
    page = await phone(browser)
    await page.goto(server.url)
    yield server, page
    await page.context.close()


async def press(page: Page, *labels: str) -> None:
    for label in labels:
        await page.locator(".options button:not([aria-disabled=true])").get_by_text(label, exact=True).click()


async def test_a_firm_is_checked_from_welcome_to_file(served: tuple[Server, Page]) -> None:
    """Every word comes from the shipped dialogues, every answer goes through the database."""
    _, page = served
    await page.get_by_role("button", name="开始").click()
    await press(page, *TO_THE_FIRST_QUESTION, "是", "是", "没有问题，看结果")
    await expect(page.get_by_text("这家企业符合昌平区征求意见稿的各项条件")).to_be_visible()
    await press(page, "保存为文本")
    async with page.expect_download() as downloading:
        await page.locator("a.download").click()

    kept = await (await downloading.value).path()
    assert "这家企业符合昌平区征求意见稿的各项条件" in kept.read_text(encoding="utf-8")


async def test_a_kill_in_mid_conversation_loses_nothing(served: tuple[Server, Page]) -> None:
    """The same question stands, the answers are intact, and what was said meanwhile arrives once."""
    server, page = served
    await page.get_by_role("button", name="开始").click()
    await press(page, *TO_THE_FIRST_QUESTION, "是")
    await page.get_by_text("这家企业设在昌平区吗？").wait_for()
    # The question may be shown before the page hears that the answer to the one before it is stored.
    await expect(page.locator(".own.pending")).to_have_count(0, timeout=20000)
    server.kill()
    await press(page, "是")
    await expect(page.locator(".own.pending")).to_have_count(1)
    server.start()

    await expect(page.get_by_text("请看一下这些回答对不对")).to_be_visible(timeout=20000)
    await expect(page.locator(".own.pending")).to_have_count(0, timeout=20000)
    await page.reload()
    await expect(page.get_by_text("企业设在昌平区：是")).to_be_visible()
    assert await page.locator(".own").count() == 6


async def test_the_language_changes_in_mid_conversation(served: tuple[Server, Page]) -> None:
    """The open question is asked again in the other language, and the page follows."""
    _, page = served
    await page.get_by_role("button", name="Start in English").click()
    await expect(page.get_by_role("button", name="Check eligibility")).to_be_visible()
    await page.get_by_role("button", name="Language").first.click()
    await press(page, "中文")

    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await expect(page.get_by_role("button", name="资格自查")).to_be_visible()
