"""Sending a file from the page, in a real Chromium before a real server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.e2e.bot import Bot
from tests.e2e.claims import CHECK, PHOTO, claims_bot
from tests.unit.files.honest import exif, picture

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SENT = picture("JPEG", size=(1600, 1200), exif=exif(6, place=True))


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """One bot that takes claims with a photo."""
    async with claims_bot(tmp_path_factory.mktemp("page"), KJFZ_LANGUAGE="en", KJFZ_PACE_LIMITS="off") as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def asked(page: Page, bot: Bot) -> AsyncIterator[Page]:
    """The page, at the question for a photo; whatever the browser complains of fails the test."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    await page.goto(bot.server.url)
    await expect(page.locator("#attach")).to_be_hidden()
    await page.locator("#welcome button[data-lang=en]").click()
    for text, answer in (("/claim", "What was done"), ("mended the press", "Which part"), ("evening", PHOTO)):
        await page.locator("#input").fill(text)
        await page.keyboard.press("Enter")
        await expect(page.locator(".bot").last).to_contain_text(answer)
    yield page
    assert complaints == []


async def test_a_photo_is_chosen_where_one_is_asked_for(asked: Page, tmp_path: Path) -> None:
    """The button is there for that question alone; the photo's name stands among one's own words."""
    (tmp_path / "press.jpg").write_bytes(SENT)
    await expect(asked.locator("#attach")).to_be_visible()
    box = await asked.locator("#attach").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44

    async with asked.expect_file_chooser() as choosing:
        await asked.locator("#attach").click()
    await (await choosing.value).set_files(tmp_path / "press.jpg")

    await expect(asked.locator(".bot").last).to_contain_text(CHECK)
    await expect(asked.locator(".own").last).to_contain_text("press.jpg")
    await expect(asked.locator("#attach")).to_be_hidden()
    await expect(asked.locator("#progress")).to_be_hidden()


async def test_a_photo_is_dropped_on_the_page(asked: Page) -> None:
    """As one drags it from a folder."""
    await asked.evaluate(
        """(bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], "dropped.jpg", { type: "image/jpeg" }));
          dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        list(picture("JPEG")),
    )

    await expect(asked.locator(".bot").last).to_contain_text(CHECK)
    await expect(asked.locator(".own").last).to_contain_text("dropped.jpg")


async def test_a_file_that_is_refused_is_told_of_where_one_looks(asked: Page, tmp_path: Path) -> None:
    """The question stands again below the reason, and another file can be chosen."""
    (tmp_path / "cut.jpg").write_bytes(SENT[:5000])

    await asked.locator("#file").set_input_files(tmp_path / "cut.jpg")

    await expect(asked.locator(".bot").last).to_contain_text("damaged or incomplete")
    await expect(asked.locator(".bot").last).to_contain_text(PHOTO)
    await expect(asked.locator("#attach")).to_be_enabled()


async def test_a_file_is_sent_again_when_the_network_was_away(asked: Page, tmp_path: Path) -> None:
    """By itself, and it is one answer."""
    (tmp_path / "press.jpg").write_bytes(SENT)
    await asked.route("**/api/files?**", lambda route: route.abort(), times=1)

    await asked.locator("#file").set_input_files(tmp_path / "press.jpg")

    await expect(asked.locator(".bot").last).to_contain_text(CHECK)
    await expect(asked.locator(".own", has_text="press.jpg")).to_have_count(1)
