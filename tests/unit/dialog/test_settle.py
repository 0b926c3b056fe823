"""What happens by itself until the person is needed: shows, calls, sources, automatic answers, returns."""

from collections.abc import Mapping
from typing import Any

import pytest

from kjfz_bot.dialog.content import Function
from kjfz_bot.dialog.inbound import No, Ok, ServiceCall
from kjfz_bot.dialog.message import Message
from kjfz_bot.errors import ContentError
from kjfz_bot.testing.conversation import Conversation
from kjfz_bot.texts.catalogue import escape
from tests.unit.dialog.small import content, dialog, kinds, options, talk

MENU = "What would you like to do?"


def stored(person: Conversation) -> list[tuple[str, Any, str]]:
    """Every answer of the log: key, value and how it came."""
    return [(b["key"], b["value"], b["how"]) for kind, b in person.happened() if kind == "answered"]


def in_log(person: Conversation, kind: str) -> list[Mapping[str, Any]]:
    return [body for found, body in person.happened() if found == kind]


def test_a_page_is_shown_once_and_is_no_question() -> None:
    """Its text, or what a function makes of the answers it names."""
    trip = dialog(
        """
        - {id: hello, show: true}
        - {id: name, ask: text}
        - {id: page, show: {from: told, with: [name]}}
        - {id: more, ask: text}
        """
    )
    told = options("told", lambda s: [Message(escape(f"Hello, {s.answers['name']}"))], "name", gives="messages")
    person = talk(trip, functions=[told])

    assert [str(message.text) for message in person.messages[-2:]] == ["trip-hello", "trip-name"]
    person.say("<Mei>")
    assert [str(message.text) for message in person.messages[-2:]] == ["Hello, &lt;Mei&gt;", "trip-more"]


def test_the_offer_holds_options_limits_and_kind() -> None:
    """Everything a reply is read against."""
    trip = dialog("- {id: days, ask: number, min: 1, limits: {from: bounds}, optional: true}")
    bounds = options("bounds", lambda _scene: {"max": 5}, gives="limits")

    person = talk(trip, functions=[bounds])

    assert in_log(person, "offered")[-1] == {
        "key": "days",
        "kind": "number",
        "options": [],
        "limits": {"min": 1, "max": 5, "optional": True, "unsure": False},
    }


def test_a_single_option_is_picked_where_the_step_says_so() -> None:
    """Logged as automatic, with its label; where it does not say so it is asked."""
    one = options("one", lambda _scene: [("a1", "The only one")])
    trip = dialog(
        """
        - {id: place, ask: choice, options: {from: one}, skip_if_single: true}
        - {id: several, ask: multi, options: {from: one}, skip_if_single: true}
        - {id: asked, ask: choice, options: {from: one}}
        """
    )

    person = talk(trip, functions=[one])

    assert person.read() == "trip-asked"
    assert [(key, value, how) for key, value, how in stored(person) if key != "menu"] == [
        ("place", "a1", "auto"),
        ("several", ["a1"], "auto"),
    ]
    assert in_log(person, "answered")[-1]["label"] == "The only one"


def test_where_there_is_nothing_to_choose_from_the_answer_is_null() -> None:
    """A source without options answers itself, with or without leave to skip."""
    trip = dialog("- {id: place, ask: choice, options: {from: none_left}}\n- {id: after, ask: text}")

    person = talk(trip, functions=[options("none_left", lambda _scene: [])])

    assert stored(person)[-1] == ("place", None, "auto")
    assert person.read() == "trip-after"


LAND = """
- {id: land, ask: choice, options: [north, south]}
- {id: town, ask: choice, options: {from: towns, with: [land]}}
- {id: check, review: [land, town]}
"""
NORTH = [("coast", "Coast"), ("hills", "Hills")]
TOWNS = options("towns", lambda s: [*NORTH, ("desert", "Desert")] if s.answers["land"] == "south" else NORTH, "land")


def test_a_value_that_still_fits_is_kept_when_its_options_changed() -> None:
    """It is logged as kept, and the person is not asked."""
    person = talk(dialog(LAND), functions=[TOWNS])
    for text in ("north", "Coast", "no", "trip-land.label: trip-land.o-north", "south"):
        person.say(text)

    assert stored(person)[-1] == ("town", "coast", "kept")
    assert person.read().startswith("trip-check")


def test_a_value_that_has_become_the_only_one_cannot_be_changed() -> None:
    """It would answer itself again, so the check page does not offer it."""
    trip = dialog(
        """
        - {id: land, ask: choice, options: [north, south]}
        - {id: town, ask: choice, options: {from: towns, with: [land]}, skip_if_single: true}
        - {id: check, review: [land, town]}
        """
    )
    towns = options("towns", lambda s: NORTH[: 1 if s.answers["land"] == "north" else 2], "land")
    person = talk(trip, functions=[towns])

    for text in ("south", "Coast", "no", "trip-land.label: trip-land.o-south", "north"):
        person.say(text)
    assert stored(person)[-1] == ("town", "coast", "auto")
    person.say("no")

    assert person.read() == "trip-land"


def test_a_value_that_no_longer_fits_is_asked_again() -> None:
    """With the options of today."""
    person = talk(dialog(LAND), functions=[TOWNS])
    for text in ("south", "Desert", "no", "trip-land.label: trip-land.o-south", "north"):
        person.say(text)

    assert person.read() == "trip-town"
    assert person.options() == ["Coast", "Hills"]


def test_a_service_is_asked_for_options_before_the_question() -> None:
    """With the answers it reads; its labels stay with the answer."""
    calls: list[ServiceCall] = []

    def rooms(call: ServiceCall) -> Ok | No:
        calls.append(call)
        return Ok([[7, "Room & 7"], ["r8", "Room 8"]])

    trip = dialog(
        """
        - {id: floor, ask: number}
        - {id: room, ask: choice, options: {from: rooms, with: [floor]}}
        - {id: check, review: [room]}
        """
    )
    person = talk(trip, services={"rooms": rooms})
    person.say("3")

    assert [(call.why, dict(call.inputs)) for call in calls] == [("offer", {"floor": 3})]
    assert person.options() == ["Room & 7", "Room 8"]
    person.say("room & 7")
    assert stored(person)[-1] == ("room", "7", "given")
    assert "Room &amp; 7" in str(person.messages[-1].text)


def test_a_service_that_gives_nothing_ends_the_dialogue_with_its_reason() -> None:
    """No question can be asked."""
    trip = dialog("- {id: name, ask: text}\n- {id: room, ask: choice, options: {from: rooms}}")
    person = talk(trip, services={"rooms": lambda _call: No("undo-nothing")})

    said = [str(message.text) for message in person.say("Mei")]

    assert said == ["There is nothing to undo.", "“trip.title” has been given up.", MENU]


def pages(call: ServiceCall) -> Ok:
    cursor = int(call.inputs["cursor"] or 0)
    items = [[f"t{n}", f"Task number {n}"] for n in range(1, 6)][cursor : cursor + 2]
    return Ok({"items": items, "next": cursor + 2 if cursor < 4 else None, "previous": cursor - 2 if cursor else None})


def test_a_list_is_turned_page_by_page() -> None:
    """By button or word; the pick is of the page that is shown."""
    person = talk(dialog("- {id: item, list: {from: tasks}}\n- {id: after, ask: text}"), services={"tasks": pages})
    assert [button.label for button in person.messages[-1].controls] == ["Next page", "Back", "Save and leave"]

    person.press("Next page")
    assert person.options() == ["Task number 3", "Task number 4"]
    person.say("下一页")
    assert person.options() == ["Task number 5"]
    person.say("previous page")
    person.say("1")

    assert stored(person)[-1] == ("item", "t3", "given")


def test_going_back_to_a_list_shows_the_page_that_was_left() -> None:
    """Not the first."""
    person = talk(dialog("- {id: item, list: {from: tasks}}\n- {id: after, ask: text}"), services={"tasks": pages})
    person.press("Next page")
    person.say("1")

    person.say("back")

    assert person.options() == ["Task number 3", "Task number 4"]


def test_an_empty_list_answers_itself_with_null() -> None:
    """Steps that need an item do not apply then."""
    trip = dialog(
        "- {id: item, list: {from: tasks}}\n"
        "- {id: do_it, ask: yes_no, when: {not: {answer: item, is: null}}}\n- {id: after, ask: text}"
    )

    person = talk(trip, services={"tasks": lambda _call: Ok({"items": []})})

    assert person.read() == "trip-after"
    assert stored(person)[-1] == ("item", None, "auto")


def test_a_later_page_that_has_become_empty_is_no_answer() -> None:
    """There is a way back to the pages before it."""
    left = {"items": [["t1", "Task one"]], "next": 1}
    gone = {"items": [], "previous": 0}
    trip = dialog("- {id: item, list: {from: tasks}}\n- {id: after, ask: text}")
    person = talk(trip, services={"tasks": lambda call: Ok(gone if call.inputs["cursor"] else left)})

    person.press("Next page")
    assert (person.read(), person.options()) == ("trip-item", [])
    person.press("Previous page")

    assert person.options() == ["Task one"]


CHILD = dialog("- {id: name, ask: text}", "child", "args: [land]\nreturns: name")


def test_a_called_dialogue_gets_arguments_and_returns_one_value() -> None:
    """Under the step's own name."""
    trip = dialog(
        """
        - {id: land, ask: text}
        - {id: who, call: child, with: [land]}
        - {id: after, ask: text, when: {answer: who, is: Mei}}
        """
    )
    person = talk(trip, CHILD)
    person.say("north")
    assert in_log(person, "opened")[-1]["args"] == {"land": "north"}

    person.say("Mei")

    assert stored(person)[-1] == ("who", "Mei", "returned")
    assert person.read() == "trip-after"


def test_what_a_menu_calls_returns_to_the_menu() -> None:
    """Its value is of no use there."""
    trip = dialog(
        "- {id: land, ask: text}\n- {id: next, menu: [{id: sub, call: child, with: [land]}, {id: end, end: true}]}"
    )
    person = talk(trip, CHILD)
    for text in ("north", "trip-next.o-sub", "Mei"):
        person.say(text)

    assert person.read() == "trip-next"
    assert stored(person)[-1] == ("name", "Mei", "given")


def test_rounds_go_on_until_the_condition_holds() -> None:
    """Then the next step is asked."""
    trip = dialog(
        """
        - id: days
          repeat: [{id: hours, ask: number}, {id: more, ask: yes_no}]
          until: {answer: more, is: false}
        - {id: after, ask: text}
        """
    )
    person = talk(trip)
    for text in ("3", "yes", "4", "no"):
        person.say(text)

    assert person.read() == "trip-after"
    assert [key for key, _, _ in stored(person)][-4:] == [
        *("days#1.hours", "days#1.more", "days#2.hours", "days#2.more"),
    ]


def test_a_dialogue_that_never_comes_to_rest_is_refused() -> None:
    """After a hundred moves, with its file."""
    trip = dialog(
        """
        - id: days
          repeat: [{id: place, ask: choice, options: {from: none_left}}]
          until: {answer: place, is: somewhere}
        """
    )

    with pytest.raises(ContentError, match=r"dialogs/trip\.yaml: steps: it goes on by itself without end"):
        talk(trip, functions=[options("none_left", lambda _scene: [])])


def test_one_question_is_asked_a_turn() -> None:
    """However much happens on the way to it."""
    trip = dialog("- {id: hello, show: true}\n- {id: name, ask: text}")
    person = talk(trip)

    assert kinds(person).count("offered") == 2
    assert [message.expects for message in person.messages[-2:]] == ["nothing", "text"]


def test_a_start_menu_that_was_closed_is_opened_anew() -> None:
    """There is always a question."""
    start = dialog(
        "- {id: hello, show: true}\n- {id: menu, menu: [{id: go, open: trip}, {id: end, end: true}]}", "start"
    )
    person = Conversation(content(start, dialog("- {id: name, ask: text}")), language="en")
    person.say("hello")

    said = person.press("start-menu.o-end")

    assert [str(message.text) for message in said] == ["start-hello", MENU]


DEFAULTS = """
- {id: who, ask: choice, options: [new, old]}
- {id: town, ask: text, default: {from: known_town, with: [who]}}
- {id: days, ask: number, max: 9, default: {from: usual_days}}
- {id: guide, ask: yes_no, optional: true, default: {from: nobody}}
- {id: check, review: [who, town, days, guide]}
- {id: end, menu: [{id: out, end: true}]}
"""


def say(person: Conversation, *texts: str) -> None:
    for text in texts:
        person.say(text)


def defaults() -> list[Function]:
    """A town that is known of who was there before, a usual number of days, and no guide."""
    return [
        options("known_town", lambda s: {"old": ["Cixi"], "new": []}[s.answers["who"]], "who", gives="default"),
        options("usual_days", lambda _scene: [3], gives="default"),
        options("nobody", lambda _scene: [None], gives="default"),
    ]


def test_a_question_with_a_default_answers_itself_and_can_be_changed_on_the_check_page() -> None:
    """Only what has no default is asked; what is changed stays changed."""
    person = talk(dialog(DEFAULTS), functions=defaults())

    person.say("old")
    assert stored(person)[1:] == [("town", "Cixi", "default"), ("days", 3, "default"), ("guide", None, "default")]
    say(person, "no", "3", "5")
    assert stored(person)[-1] == ("days", 5, "given")
    assert person.read().startswith("trip-check")


def test_a_default_follows_what_it_rests_on_but_not_over_an_answer_of_the_person() -> None:
    """What it was made from is another: it is made anew, and asked where there is none; a given answer is kept."""
    person = talk(dialog(DEFAULTS), functions=defaults())
    say(person, "old", "no", "3", "5")

    say(person, "no", "1", "new")
    assert person.read() == "trip-town"
    person.say("Yuyao")

    assert person.read().startswith("trip-check")
    assert ("town", "Yuyao", "given") in stored(person)
    assert [value for key, value, _ in stored(person) if key == "days"] == [3, 5]


def test_back_passes_over_defaults_to_the_last_answer_of_the_person() -> None:
    """They are nobody's answers."""
    person = talk(dialog(DEFAULTS), functions=defaults())

    say(person, "old", "back")

    assert person.read() == "trip-who"


def test_a_default_that_could_not_be_given_is_asked() -> None:
    """A value outside the limits is never stored by itself."""
    too_many = [options("usual_days", lambda _scene: [12], gives="default")]

    person = talk(dialog("- {id: days, ask: number, max: 9, default: {from: usual_days}}"), functions=too_many)

    assert person.read() == "trip-days"
    assert stored(person) == []
