"""A round in a conversation, in both languages: six cases, one refused, one changed meanwhile, and the list read back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kjfz_bot.domain.case import Event
from kjfz_bot.services import case_acting
from kjfz_bot.services.case_scene import Scene
from kjfz_bot.storage import cases
from kjfz_bot.storage.store import UnitOfWork
from tests.cases.spoken import Officer, opened, seeded
from tests.unit.app.office import Office


@pytest.fixture
def hall(tmp_path: Path, database_url: str) -> Iterator[tuple[Office, list[str], dict[str, str]]]:
    """The office, with six cases that wait for the city."""
    numbers, names = seeded(tmp_path, database_url, 6)
    office = opened(tmp_path, database_url)
    yield office, numbers, names
    office.close()


def withdraws(office: Office, number: str) -> None:
    """The expert of a case has become too busy."""

    def act(uow: UnitOfWork) -> None:
        kept = cases.find(uow, number)
        assert kept is not None
        expert = kept.case.parties.expert
        state = kept.case.state
        event = Event(
            state.version + 1, "withdraw", state.step, office.now, "expert", expert, None, reason="Too busy"
        )
        assert case_acting.keep(Scene(uow, {}, kept, "expert", expert or 0, office.now), event)

    office.work(act)


def test_a_round_in_english(hall: tuple[Office, list[str], dict[str, str]]) -> None:
    """Made, gone through, decided with minutes, and handed out as document and sheet."""
    office, numbers, names = hall
    carl = Officer(office, names["carl"])

    assert "Rounds" in carl.say("/rounds")
    carl.say("Make a round", "Ningbo: 3") if "Of which step" not in carl.say("Make a round") else None
    assert "What is the round called?" in carl.say("3"), carl.read_aloud()
