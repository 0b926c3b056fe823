"""Whatever people do, in any order: the rules that hold after every input (see `engine_player`)."""

import pytest
from hypothesis import given, settings

from tests.properties.engine_actions import Action, act, actions
from tests.properties.engine_player import Player
from tests.properties.engine_rules import Questions, play
from tests.properties.engine_subjects import SUBJECTS, Subject


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
@given(done=actions(45))
@settings(max_examples=30)
def test_every_input_keeps_the_rules(subject: Subject, done: list[Action]) -> None:
    """Saved is what was left, one question stands, services get active answers only, nothing is done twice."""
    play(subject.content(), subject.language, done)


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
def test_every_question_met_can_be_answered_by_typing_on_every_channel(subject: Subject) -> None:
    """Labels and numbers mean their option, global words are understood, and every channel shows the question whole."""
    questions = Questions()

    @given(done=actions(40))
    @settings(max_examples=10)
    def look(done: list[Action]) -> None:
        player = Player(subject.content(), subject.language)
        for action in done:
            act(player, action)
            questions.look(player)

    look()

    assert len(questions.seen) >= 20
