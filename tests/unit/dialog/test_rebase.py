"""A dialogue file that changed under a running conversation."""

from dataclasses import replace

import pytest

from kjfz_bot.dialog.model import Dialog
from kjfz_bot.dialog.offers import Offering
from kjfz_bot.dialog.rebase import fits
from kjfz_bot.testing.conversation import Conversation
from kjfz_bot.texts.catalogue import plain
from tests.unit.dialog.small import content, dialog, kinds, options, talk

MENU = "What would you like to do?"
CHANGED = "This conversation has just been updated; all your answers are kept."

TRIP = """
- {id: land, ask: choice, options: [north, south]}
- {id: name, ask: text}
- {id: days, ask: number, max: 9}
"""


def on_trip(*said: str, trip: Dialog | None = None) -> Conversation:
    person = talk(trip or dialog(TRIP))
    for text in said:
        person.say(text)
    return person


def becomes(person: Conversation, *dialogs: Dialog, functions: tuple[object, ...] = ()) -> None:
    """From now on the files are these."""
    person.content = content(*dialogs, functions=functions)  # type: ignore[arg-type]  # made by `options`


def heard(person: Conversation, text: str) -> list[str]:
    return [plain(message.text) for message in person.say(text)]


def test_a_reply_counts_where_its_question_is_unchanged() -> None:
    """The buttons on the screen too; the person hears nothing of it."""
    person = on_trip("north")
    becomes(person, dialog(TRIP + "- {id: more, ask: text}\n"))

    assert heard(person, "Mei") == ["trip-days"]
    assert kinds(person, 3) == ["rebased", "answered", "offered"]


def test_a_reply_is_not_used_where_its_question_changed() -> None:
    """It is asked afresh."""
    person = on_trip("north")
    becomes(person, dialog(TRIP.replace("name, ask: text", "name, ask: number")))

    assert heard(person, "Mei") == [CHANGED, "trip-name"]
    assert "tried" not in kinds(person)


def test_a_reply_is_not_used_where_the_options_changed() -> None:
    """A number would mean something else."""
    person = on_trip()
    becomes(person, dialog(TRIP.replace("[north, south]", "[west, north, south]")))

    assert heard(person, "1") == [CHANGED, "trip-land"]
    assert person.options() == ["trip-land.o-west", "trip-land.o-north", "trip-land.o-south"]


def test_a_new_question_before_the_open_one_is_asked_first() -> None:
    """What was answered stays."""
    person = on_trip("north", "Mei")
    becomes(person, dialog(TRIP.replace("- {id: name", "- {id: fresh, ask: text}\n- {id: name")))

    assert heard(person, "5") == [CHANGED, "trip-fresh"]
    assert heard(person, "x") == ["trip-days"]


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("[north, south]", "[south, west]", "trip-land"),
        ("land, ask: choice, options: [north, south]", "land, ask: yes_no", "trip-land"),
        ("name, ask: text", "name, ask: text, max_length: 2", "trip-name"),
        ("name, ask: text", "name, ask: date", "trip-name"),
        ("name, ask: text", "name, call: child", "child-x"),
    ],
)
def test_an_answer_that_no_longer_fits_is_named_and_asked_again(old: str, new: str, again: str) -> None:
    """The others are kept."""
    person = on_trip("north", "Meimei")
    becomes(person, dialog(TRIP.replace(old, new)), dialog("- {id: x, ask: text}", "child"))

    said = heard(person, "5")

    assert said[0].startswith("This conversation has just been updated. These answers no longer fit")
    assert again.replace("child-x", "child.title") in said[0]
    assert said[-1] == again


def test_a_step_that_is_gone_is_not_named() -> None:
    """Nobody has to answer it again."""
    person = on_trip("north", "Mei")
    becomes(person, dialog(TRIP.replace("- {id: name, ask: text}\n", "")))

    assert heard(person, "5") == [CHANGED, "trip-days"]


def test_an_option_a_pure_source_no_longer_gives_is_asked_again() -> None:
    """Though the file of the dialogue names no options."""
    sourced = TRIP.replace("[north, south]", "{from: lands}")
    lands = options("lands", lambda _scene: [("north", "North"), ("south", "South")])
    person = talk(dialog(sourced), functions=[lands])
    person.say("North")
    fewer = options("lands", lambda _scene: [("south", "South"), ("west", "West")])
    becomes(person, replace(dialog(sourced), hash="new"), functions=(fewer,))

    assert heard(person, "Mei")[-1] == "trip-land"


def test_steps_before_an_effect_are_not_asked_again() -> None:
    """Whatever the new file says of them."""
    from kjfz_bot.dialog.inbound import Ok

    saving = dialog(TRIP + "- {id: save, do: keep}\n- {id: more, ask: text}\n")
    person = talk(saving, services={"keep": lambda _call: Ok()})
    for text in ("north", "Mei", "5"):
        person.say(text)
    changed = TRIP.replace("[north, south]", "[east, west]").replace("name, ask: text", "name, ask: date")
    becomes(person, dialog(changed + "- {id: save, do: keep}\n- {id: fresh, ask: text}\n- {id: more, ask: text}\n"))

    assert heard(person, "words") == [CHANGED, "trip-fresh"]


def test_a_dialogue_that_is_gone_is_closed_with_a_word() -> None:
    """What was open before goes on."""
    person = on_trip("north")
    becomes(person, dialog("- {id: menu, menu: [{id: go, restart: true}]}", "start"))

    assert heard(person, "Mei") == ["Sorry, this conversation is no longer available.", MENU]


def test_the_dialogue_that_waits_for_a_call_is_brought_up_to_date_with_it() -> None:
    """Before anybody goes back into it."""
    calling = "- {id: land, ask: choice, options: [north, south]}\n- {id: who, call: child}\n- {id: after, ask: text}"
    child = dialog("- {id: x, ask: text}", "child")
    person = talk(dialog(calling), child)
    person.say("north")
    becomes(person, dialog(calling.replace("north, ", "")), child)

    assert heard(person, "back")[-1] == "trip-land"
    assert "trip-land.o-south" in person.options()


def test_a_finished_call_is_brought_up_to_date_before_it_is_entered_again() -> None:
    """An answer of another kind is asked anew."""
    calling = dialog("- {id: who, call: child}\n- {id: after, ask: text}")
    person = talk(calling, dialog("- {id: x, ask: text}\n- {id: y, ask: text}", "child"))
    person.say("one")
    person.say("two")
    becomes(person, calling, dialog("- {id: x, ask: number}\n- {id: y, ask: text}", "child"))

    assert heard(person, "back")[-1] == "child-x"


@pytest.mark.parametrize(
    ("value", "offered", "expected"),
    [
        ("a", Offering("choice", (("a", "A"),)), True),
        ("b", Offering("choice", (("a", "A"),)), False),
        (["a"], Offering("choice", (("a", "A"),)), False),
        (["a"], Offering("multi", (("a", "A"),)), True),
        (["a", "b"], Offering("multi", (("a", "A"),)), False),
        ("a", Offering("multi", (("a", "A"),)), False),
        (True, Offering("yes_no"), True),
        ("yes", Offering("yes_no"), False),
        ("hello", Offering("text"), True),
        ("hello", Offering("text", limits={"max_length": 4}), False),
        ({"file_id": "f"}, Offering("file"), True),
        ("f", Offering("file"), False),
        (3, Offering("number", limits={"min": 3, "max": 3}), True),
        (2, Offering("number", limits={"min": 3}), False),
        (4, Offering("number", limits={"max": 3}), False),
        (True, Offering("number"), False),
        ("3", Offering("money"), False),
        (180, Offering("duration", limits={"max": 720}), True),
        (721, Offering("duration", limits={"max": 720}), False),
        (1.5, Offering("duration"), False),
        ("open_ended", Offering("years", limits={"open_ended": True}), True),
        ("open_ended", Offering("years"), False),
        ("2026-03-11", Offering("date", limits={"min": "2026-03-11"}), True),
        ("2026-03-10", Offering("date", limits={"min": "2026-03-11"}), False),
        ("hello", Offering("date"), False),
        (3, Offering("birth"), False),
    ],
)
def test_a_stored_value_fits_an_offer_or_does_not(value: object, offered: Offering, expected: bool) -> None:
    """By kind, options and limits."""
    assert fits(value, offered) is expected
