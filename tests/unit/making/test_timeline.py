"""A timeline is drawn as a picture for telephones, and has the same to say in characters."""

import io
from typing import get_args

import pytest
from PIL import Image

from kjfz_bot.making.inside.pictures import WIDTH
from kjfz_bot.making.inside.timelines import make
from kjfz_bot.making.timeline import State, Station, Timeline, in_characters, line_of, read

HOSTILE = "&<>{{}}{%%} “,” " + "很长的名称" * 40
SHORT = Timeline(
    "Application K7M2QX",
    "Seal Works",
    (
        Station("Applied", "the expert, 1 March", "done"),
        Station("Returned", "the firm, 2 March", "back"),
        Station("The unit's consent", "Unit One, since 2 March", "now"),
        Station("On post", "", "next"),
    ),
)


def drawn(timeline: Timeline) -> Image.Image:
    """The picture of a timeline."""
    made = io.BytesIO()
    make(line_of(timeline), made)
    return Image.open(made)


def test_it_is_read_as_it_was_told() -> None:
    """By the process that draws it."""
    assert read(line_of(SHORT)) == SHORT


def test_in_characters_each_station_has_a_sign_of_its_own() -> None:
    """With what stands below it, where something does."""
    assert in_characters(SHORT).splitlines() == [
        "● Applied",
        "  the expert, 1 March",
        "↺ Returned",
        "  the firm, 2 March",
        "▶ The unit's consent",
        "  Unit One, since 2 March",
        "○ On post",
    ]


def test_the_picture_is_as_wide_as_others_and_grows_with_its_stations() -> None:
    """Twelve of them can be read on a telephone one below the other."""
    short, long = drawn(SHORT), drawn(Timeline("Application", "", SHORT.stations * 3))

    assert (short.width, long.width) == (WIDTH, WIDTH)
    assert long.height > 2 * short.height


@pytest.mark.parametrize("state", get_args(State))
def test_whatever_somebody_typed_fits_on_the_picture(state: State) -> None:
    """A text that is too long ends in dots; nothing is drawn at the edge of the paper."""
    picture = drawn(Timeline(HOSTILE, HOSTILE, (Station(HOSTILE, HOSTILE, state),) * 2)).convert("RGB")

    edge = {picture.getpixel((WIDTH - 2, down)) for down in range(picture.height)}
    assert edge == {(255, 255, 255)}
