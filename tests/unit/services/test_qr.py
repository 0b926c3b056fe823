"""A link as a picture: every square is that of the library's own matrix for exactly this link."""

from io import BytesIO

import pytest
import segno
from PIL import Image

from kjfz_bot.services.qr import PIXELS, blocks, picture

LINKS = (
    "https://t.me/kjfz_bot?start=join-" + "x" * 22,
    "http://127.0.0.1:8080/?start=join-aB3_-" + "y" * 17,
)
BORDER = 4
HALVES = {"█": (0, 0), "▀": (0, 1), "▄": (1, 0), " ": (1, 1)}
"""What each character says of the upper and the lower square: 1 is dark, since what is drawn shines."""


def _matrix(link: str) -> list[list[int]]:
    return [list(row) for row in segno.make(link, error="m").matrix]


def _within(rows: list[list[int]], size: int) -> list[list[int]]:
    """The squares inside the border, which is light."""
    inner = [row[BORDER : BORDER + size] for row in rows[BORDER : BORDER + size]]
    assert sum(map(sum, rows)) == sum(map(sum, inner)), "the border is not light"
    return inner


@pytest.mark.parametrize("link", LINKS)
def test_a_picture_shows_the_link_and_nothing_else(link: str) -> None:
    """Read square by square from the file that is sent."""
    document = picture(link, "invitation")
    image = Image.open(BytesIO(document.content)).convert("L")
    squares = image.width // PIXELS
    middle = PIXELS // 2
    rows = [
        [int(image.getpixel((x * PIXELS + middle, y * PIXELS + middle)) == 0) for x in range(squares)]
        for y in range(squares)
    ]

    wanted = _matrix(link)
    assert (document.name, document.media_type) == ("invitation.png", "image/png")
    assert image.height == image.width == (len(wanted) + 2 * BORDER) * PIXELS
    assert _within(rows, len(wanted)) == wanted


@pytest.mark.parametrize("link", LINKS)
def test_blocks_show_the_same(link: str) -> None:
    """Two squares a character; there is nothing else in it that could drive a terminal."""
    lines = [[HALVES[character] for character in line] for line in blocks(link).splitlines()]
    rows = [[half[part] for half in line] for line in lines for part in (0, 1)][: len(_matrix(link)) + 2 * BORDER]

    assert _within(rows, len(rows) - 2 * BORDER) == _matrix(link)
    assert picture(link, "invitation").drawn == blocks(link)
