"""A case as a picture: asked for on its page, drawn beside the turns, with the same in words for who cannot see it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kjfz_bot.app.case_pictures import CasePictures
from kjfz_bot.app.jobs import Jobs
from kjfz_bot.making.inside.pictures import WIDTH
from tests.unit.app.applying import Crowd, applied, end_roles, ningbo, published
from tests.unit.app.bringing import documents
from tests.unit.app.office import Office, content
from tests.unit.app.people import Somebody


@pytest.fixture
def office(sqlite_database: Path) -> Iterator[Office]:
    """An office."""
    opened = Office(sqlite_database)
    yield opened
    opened.close()


@pytest.fixture
def crowd(office: Office) -> Crowd:
    """Everybody around an application in Ningbo."""
    return ningbo(office)


def drawn(office: Office, somebody: Somebody, **how: Path) -> tuple[str, list[tuple[bytes, str]]]:
    """What somebody is told once the pictures are drawn, and each picture with its text."""
    makers = CasePictures(content(), office.store, **how).makers()
    Jobs(office.store, office.writer, lambda: office.now, makers=makers).run_due()
    told = somebody.news()
    return told, [(bytes(file.content), file.alt) for file in documents(somebody)]


@pytest.mark.parametrize(
    ("language", "words"), [("English", "Now: The unit's consent"), ("中文", "现在：派出单位同意")]
)
def test_the_picture_shows_what_is_done_due_and_to_come(
    office: Office, crowd: Crowd, language: str, words: str
) -> None:
    """At the width of a telephone; its text says the same in the same order."""
    case = applied(crowd, published(crowd))
    crowd.rob.say("/lang", language, f"/see {case}", "See it as a picture" if language == "English" else "看进度图")

    told, ((picture, alt),) = drawn(office, crowd.rob)

    assert case in told
    assert Image.open(io.BytesIO(picture)).width == WIDTH
    assert words in alt
    assert "Zhou" not in alt
    assert alt.index("Unit One") < alt.index(words)


def test_where_nothing_can_be_drawn_the_stations_are_lines_of_characters(
    office: Office, crowd: Crowd, tmp_path: Path
) -> None:
    """So that nobody waits for nothing."""
    case = applied(crowd, published(crowd))
    crowd.rob.say(f"/see {case}", "See it as a picture")
    broken = tmp_path / "broken.py"
    broken.write_text("raise SystemExit(3)\n")

    told, pictures = drawn(office, crowd.rob, inside=broken)

    assert "● Applied" in told
    assert "▶ The unit's consent" in told
    assert pictures == []


def test_who_may_not_read_the_case_any_more_gets_no_picture(office: Office, crowd: Crowd) -> None:
    """The gate is asked once more when it is drawn."""
    case = applied(crowd, published(crowd))
    crowd.uma.say(f"/see {case}", "See it as a picture")
    end_roles(office, crowd.uma)

    told, pictures = drawn(office, crowd.uma)

    assert "No picture of the case was made" in told
    assert pictures == []
