"""Going back restores exactly what was; undoing an effect restores what was before the answer that led to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.engine_actions import Action, actions
from tests.properties.engine_house import LANGUAGES, house
from tests.properties.engine_player import Player
from tests.properties.engine_rules import back_restores, play, undo_restores
from tests.properties.engine_subjects import SUBJECTS, Subject

STEPS = st.lists(st.integers(0, 9_999), min_size=8, max_size=25)


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
def test_back_restores_question_progress_and_active_answers(subject: Subject) -> None:
    """After changes, across calls and within menus too, as far as the last effect."""
    restored = []

    @given(done=actions(25), numbers=STEPS)
    @settings(max_examples=30)
    def go_back(done: list[Action], numbers: list[int]) -> None:
        restored.append(back_restores(play(subject.content(), subject.language, done), numbers))

    go_back()

    assert sum(restored) >= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_undo_restores_what_was_before_the_answer_that_led_to_the_effect(language: str) -> None:
    """Also where the dialogue had come to its end; nothing runs again by itself."""
    restored = []

    @given(done=actions(25), numbers=STEPS)
    @settings(max_examples=60)
    def undo(done: list[Action], numbers: list[int]) -> None:
        restored.append(undo_restores(play(house(), language, done), numbers))

    undo()

    assert sum(restored) >= 50


def test_whoever_undoes_what_was_left_below_and_goes_back_stays_there() -> None:
    """The dialogue that had called the one with the effect is on top, also once the conversation is loaded anew."""
    player = Player(house(), "en")
    for said in ("hello", "/case", "title", "Ann", "no", "yes", "123", "leave", "/visit", "leave", "undo", "back"):
        player.say(said)

    state = player.state()
    assert [state.runs[number].dialog for number in state.stack] == ["visit", "start", "case"]
    assert "urgent" in player.situation().question
