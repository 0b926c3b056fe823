"""What is said without having been asked for: nothing moves, and what no longer applies is not said."""

from dataclasses import replace

import pytest

from kjfz_bot.dialog.advance import advance
from kjfz_bot.dialog.inbound import Notice
from kjfz_bot.dialog.notices import REMINDERS
from kjfz_bot.errors import ContentError
from kjfz_bot.services.reminders import TOPICS
from kjfz_bot.testing.conversation import Conversation
from kjfz_bot.texts.catalogue import plain
from tests.unit.dialog.small import content, dialog, talk

TRIP = """
- {id: land, ask: choice, options: [north, south]}
- {id: name, ask: text}
- {id: next, menu: [{id: end, end: true}]}
"""
HEAD = "entry: {commands: [trip]}\nreminds: true"
UNFINISHED = Notice("unfinished", reminder=True)
REMOVAL = Notice("removal", {"date": "2026-03-15"}, reminder=True)


def on_trip(*said: str) -> Conversation:
    person = talk(dialog(TRIP, head=HEAD))
    for text in said:
        person.say(text)
    return person


def told(person: Conversation, notice: Notice) -> list[str]:
    return [plain(message.text) for message in person.hear(notice)]


def test_what_was_begun_and_left_is_named_with_its_command() -> None:
    """And with the way to have no more of it."""
    (text,) = told(on_trip("north"), UNFINISHED)

    assert "trip.title" in text
    assert "/trip" in text
    assert "/settings" in text


def test_it_logs_nothing_and_the_question_stands() -> None:
    """The buttons on the screen work as before, and the next answer is followed by the next question."""
    person = on_trip("north")
    before = person.happened()

    told(person, UNFINISHED)

    assert person.happened() == before
    assert [plain(message.text) for message in person.say("Mei")] == ["trip-next"]


def test_what_was_left_from_the_menu_is_found_too() -> None:
    """Saved and left, it is still unfinished."""
    assert len(told(on_trip("north", "/start"), UNFINISHED)) == 1


def test_the_menu_after_the_last_question_is_nothing_unfinished() -> None:
    """Answers that will be removed are there all the same."""
    person = on_trip("north", "Mei")

    assert (told(person, UNFINISHED), len(told(person, REMOVAL))) == ([], 1)


@pytest.mark.parametrize("notice", [UNFINISHED, REMOVAL], ids=lambda notice: notice.topic)
def test_who_has_answered_nothing_is_told_nothing(notice: Notice) -> None:
    """Opening a dialogue is not beginning it."""
    assert told(on_trip(), notice) == []


def test_a_dialogue_that_does_not_remind_is_left_alone() -> None:
    """Only files that say so."""
    person = talk(dialog(TRIP))
    person.say("north")

    assert told(person, UNFINISHED) == []


def test_what_was_meant_for_an_earlier_moment_is_not_said() -> None:
    """The person has gone on since."""
    person = on_trip("north")
    now = replace(REMOVAL, seq=person.seq)

    assert len(told(person, now)) == 1
    person.say("Mei")
    assert told(person, now) == []


def test_a_dialogue_whose_file_is_gone_is_not_named() -> None:
    """There is nothing to go on with."""
    person = on_trip("north")
    person.content = content(dialog(TRIP, "other"))

    assert told(person, UNFINISHED) == []


def test_a_file_that_changed_is_looked_at_as_it_is_today() -> None:
    """Nothing is left to be asked, so nothing is unfinished; no answer is touched by looking."""
    person = on_trip("north")
    person.content = content(dialog(TRIP.replace("- {id: name, ask: text}", ""), head=HEAD))

    assert told(person, UNFINISHED) == []
    assert [kind for kind, _ in person.happened()][-2:] == ["answered", "offered"]


def test_somebody_without_a_conversation_can_be_told() -> None:
    """No dialogue is opened by it."""
    person = Conversation(content(dialog(TRIP)), language="en")

    turn = advance(person.content, person.state(), Notice("unreachable", {"about": "K7M2"}), person.now)

    assert "K7M2" in plain(turn.replies[0].text)
    assert turn.events == ()


def test_every_reminder_has_words_and_can_be_found_due() -> None:
    """A topic is one entry here and one there."""
    texts = content(dialog(TRIP)).texts

    assert {topic.name for topic in TOPICS} == set(REMINDERS)
    for lang in texts.languages:
        for topic in REMINDERS:
            assert texts.has(lang, f"notice-{topic}")
            assert texts.has(lang, f"notice-{topic}.name")


def test_a_dialogue_that_reminds_needs_a_command() -> None:
    """The reminder names it."""
    with pytest.raises(ContentError, match="needs a command"):
        dialog(TRIP, head="reminds: true")
