"""Whatever people do, in any order: the rules that hold after every input (see `engine_player`)."""

import pytest
from hypothesis import given, settings

from tests.properties.engine_actions import Action, act, actions, offered
from tests.properties.engine_house import product
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


LOGGED = [("open", 592), ("answer", 0), ("answer", 0)]
"""From the start to the check page of an entry."""


def test_days_that_would_not_be_taken_are_not_offered() -> None:
    """The appointment ended ten days ago: neither today nor yesterday can be meant."""
    player = Player(product(), "en")
    for action in [("answer", 0), *LOGGED, ("change", 0), ("answer", 0), ("answer", 3)]:
        act(player, action)

    assert (offered(player).kind, offered(player).limits["max"]) == ("date", "2026-03-01")
    assert offered(player).options == ()


def test_a_file_that_is_not_taken_on_a_check_page_opens_the_question_it_was_meant_for() -> None:
    """Which says what is taken, and can be skipped."""
    player = Player(product(), "en")
    for action in [("answer", 0), *LOGGED, ("file", 1)]:
        act(player, action)

    assert offered(player).kind == "file"
    assert "Files we can take: jpg, png, pdf." in player.heard[-1].replies[-1].text
    player.say("skip")
    assert offered(player).options[0][0] == "ok"
