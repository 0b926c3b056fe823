"""A question that waits for a sign-in: it goes on by itself, and nothing else is touched."""

from kjfz_bot.dialog.inbound import SIGNED_IN, SignedIn
from kjfz_bot.testing.conversation import Conversation
from tests.unit.dialog.small import dialog, talk

WAITS = f"""
- {{id: name, ask: text}}
- {{id: account, ask: choice, options: [{SIGNED_IN}, decline]}}
- {{id: note, ask: text}}
"""


def answers(person: Conversation) -> list[object]:
    return [body["value"] for kind, body in person.happened() if kind == "answered"]


def test_it_answers_the_question_that_waits_for_it() -> None:
    """And the next one is asked."""
    person = talk(dialog(WAITS))
    person.say("Ada")

    told = person.hear(SignedIn())

    assert answers(person) == ["Ada", SIGNED_IN]
    assert len(told) == 1


def test_it_says_and_changes_nothing_anywhere_else() -> None:
    """Neither where something else is asked, nor where somebody is asked whether their answers should go."""
    person = talk(dialog(WAITS))
    log = len(person.log)
    assert person.hear(SignedIn()) == []
    assert len(person.log) == log

    person.say("Ada")
    person.say("decline")
    person.say("cancel")
    log = len(person.log)
    assert person.hear(SignedIn()) == []
    assert len(person.log) == log


def test_it_opens_no_conversation() -> None:
    """Whoever was erased since begins with a word of their own."""
    person = Conversation(talk(dialog(WAITS)).content, language="en")

    assert person.hear(SignedIn()) == []
    assert person.log == []
