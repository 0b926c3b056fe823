"""What a person may do beside answering: go back, give up, leave, start over, open something else."""

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.inbound import Ok
from kjfz_bot.testing.conversation import Conversation
from tests.unit.dialog.small import dialog, kinds, options, talk

MENU = "What would you like to do?"

TRIP = dialog(
    """
    - {id: land, ask: choice, options: [north, south]}
    - {id: town, ask: choice, options: {from: towns, with: [land]}}
    - {id: name, ask: text}
    - {id: check, review: [land, town, name]}
    - {id: next, menu: [{id: alter, change: [land]}, {id: anew, restart: true}, {id: end, end: true}]}
    """,
    head="entry: {commands: [trip]}",
)
TOWNS = options(
    "towns",
    lambda scene: [
        ("coast", "Coast"),
        ("hills", "Hills"),
        *([("desert", "Desert")] if scene.answers["land"] == "south" else []),
    ],
    "land",
)
OTHER = dialog("- {id: colour, ask: text}", "other", "entry: {commands: [other]}")


def on_trip(*said: str) -> Conversation:
    """Somebody on the trip, who has said this."""
    person = talk(TRIP, OTHER, functions=[TOWNS])
    for text in said:
        person.say(text)
    return person


def answers(person: Conversation) -> Mapping[str, Any]:
    top = person.state().top
    assert top is not None
    return {key: answer.value for key, answer in top.answers.items()}


class TestBack:
    """Going back takes back the answer given last."""

    def test_the_answer_given_last_is_asked_again(self) -> None:
        """And the one before it after that."""
        person = on_trip("north", "coast", "Mei")

        person.say("back")
        assert (person.read(), answers(person)) == ("trip-name", {"land": "north", "town": "coast"})
        person.say("返回")
        assert (person.read(), answers(person)) == ("trip-town", {"land": "north"})

    def test_after_a_change_the_replaced_value_stands_again(self) -> None:
        """The answer that was kept on the way is as it was, too."""
        person = on_trip("north", "coast", "Mei", "ok")
        person.press("trip-next.o-alter")
        person.say("south")
        assert answers(person)["land"] == "south"

        person.say("back")

        assert person.read() == "trip-land"
        assert (answers(person)["land"], answers(person)["town"]) == ("north", "coast")
        person.say("back")
        assert person.read() == "trip-next"

    def test_the_highest_seq_counts_and_not_the_last_place_in_the_file(self) -> None:
        """An answer changed late is taken back first."""
        person = on_trip("north", "coast", "Mei", "no")
        person.say("trip-land.label: trip-land.o-north")
        person.say("south")

        person.say("back")

        assert person.read() == "trip-land"
        assert answers(person)["name"] == "Mei"

    def test_a_page_that_asks_which_answer_to_change_is_left(self) -> None:
        """Back to the check page."""
        person = on_trip("north", "coast", "Mei", "no")
        assert person.read() == "Which answer would you like to change? The others stay as they are."

        person.say("back")

        assert person.read().startswith("trip-check")

    def test_at_the_first_question_the_dialogue_is_left(self) -> None:
        """To what was open before."""
        person = on_trip()

        person.say("back")

        assert person.read() == MENU
        assert kinds(person, 2) == ["closed", "offered"]

    def test_at_the_start_menu_there_is_nothing_to_go_back_to(self) -> None:
        """It says so, and shows the menu once."""
        person = on_trip("back")

        said = person.say("back")

        assert [str(message.text) for message in said] == ["This is the first step.", MENU]


CASE = dialog(
    """
    - {id: title, ask: text}
    - {id: person, call: person}
    - {id: after, ask: yes_no}
    """
)
PERSON = dialog(
    """
    - {id: hint, show: true}
    - {id: name, ask: text}
    - {id: age, ask: number, when: {not: {answer: name, is: none}}}
    """,
    "person",
    "returns: name",
)


class TestBackAcrossCalls:
    """A called dialogue is entered and left again."""

    def test_onto_a_call_that_returned_its_last_answer_is_asked(self) -> None:
        """In the same run, not a new one."""
        person = talk(CASE, PERSON)
        for text in ("title", "Mei", "40"):
            person.say(text)
        opened = kinds(person).count("opened")

        person.say("back")

        assert person.read() == "person-age"
        assert kinds(person).count("opened") == opened
        person.say("41")
        assert person.read() == "trip-after"

    def test_at_its_first_question_the_step_before_the_call_is_asked(self) -> None:
        """What it shows before is no stop."""
        person = talk(CASE, PERSON)
        person.say("title")
        assert person.read() == "person-name"

        person.say("back")

        assert person.read() == "trip-title"

    def test_a_call_in_which_nothing_was_asked_is_no_stop(self) -> None:
        """It is passed through."""
        shown = dialog("- {id: hint, show: true}", "person")
        person = talk(CASE, shown)
        person.say("title")
        assert person.read() == "trip-after"

        person.say("back")

        assert person.read() == "trip-title"

    def test_a_call_that_had_an_effect_is_sealed(self) -> None:
        """Nothing before it can be taken back."""
        acting = dialog("- {id: name, ask: text}\n- {id: save, do: keep, with: [name]}", "person")
        person = talk(CASE, acting, services={"keep": lambda _call: _ok()})
        person.say("title")
        person.say("Mei")

        said = person.say("back")

        assert str(said[0].text) == "What came before has been submitted and can no longer be changed here."
        assert person.read() == "trip-after"

    def test_a_dialogue_called_from_a_menu_goes_back_to_the_menu(self) -> None:
        """At its first question; its answers are given up with it."""
        menu = dialog("- {id: name, ask: text}\n- {id: next, menu: [{id: sub, call: person}, {id: end, end: true}]}")
        person = talk(menu, PERSON)
        person.say("Mei")
        person.press("trip-next.o-sub")
        assert person.read() == "person-name"

        person.say("back")

        assert person.read() == "trip-next"

    def test_an_answer_being_changed_is_left_as_it_was(self) -> None:
        """At the first question of the dialogue that would give it anew."""
        calling = dialog(
            """
            - {id: person, call: person}
            - {id: next, menu: [{id: alter, change: [person]}, {id: end, end: true}]}
            """
        )
        person = talk(calling, PERSON)
        person.say("Mei")
        person.say("40")
        person.press("trip-next.o-alter")
        assert person.read() == "person-name"

        person.say("back")

        assert person.read() == "trip-next"
        assert answers(person)["person"] == "Mei"


class TestGivingUp:
    """Answers are not lost by a slip of the finger."""

    def test_with_hardly_an_answer_a_dialogue_is_given_up_at_once(self) -> None:
        """There is nothing worth a second question."""
        person = on_trip("north")

        said = person.say("cancel")

        assert str(said[0].text) == "“trip.title” has been given up."
        assert person.read() == MENU

    def test_with_more_answers_it_asks_first(self) -> None:
        """No keeps everything, and the question stands as it was."""
        person = on_trip("north", "coast", "cancel")
        assert person.read().startswith("Give up “trip.title”?")

        person.say("no")
        assert (person.read(), answers(person)) == ("trip-name", {"land": "north", "town": "coast"})
        person.say("cancel")
        person.say("yes")

        assert person.read() == MENU

    def test_going_back_from_that_question_keeps_everything(self) -> None:
        """It is no answer."""
        person = on_trip("north", "coast", "cancel", "back")

        assert (person.read(), answers(person)) == ("trip-name", {"land": "north", "town": "coast"})

    def test_a_dialogue_that_waits_for_a_call_goes_with_it(self) -> None:
        """And it is its name that is asked about."""
        person = talk(CASE, PERSON)
        for text in ("title", "Mei", "cancel"):
            person.say(text)
        assert person.read().startswith("Give up “trip.title”?")

        person.say("yes")

        assert person.read() == MENU

    def test_a_dialogue_called_from_a_menu_goes_alone(self) -> None:
        """However many answers were given before the menu."""
        menu = dialog(
            """
            - {id: name, ask: text}
            - {id: town, ask: text}
            - {id: next, menu: [{id: sub, call: person}, {id: end, end: true}]}
            """
        )
        person = talk(menu, PERSON)
        for text in ("Mei", "Berlin", "trip-next.o-sub"):
            person.say(text)

        said = person.say("cancel")

        assert str(said[0].text) == "“person.title” has been given up."
        assert person.read() == "trip-next"

    def test_at_the_start_menu_there_is_nothing_to_give_up(self) -> None:
        """It says so."""
        person = on_trip("back")

        assert str(person.say("cancel")[0].text) == "Nothing is in progress."

    def test_starting_over_asks_first_too(self) -> None:
        """Typed in the middle; yes begins anew, without the answers."""
        person = on_trip("north", "coast", "restart")
        assert person.read().startswith("Start “trip.title” over?")

        person.say("yes")

        assert (person.read(), answers(person)) == ("trip-land", {})

    def test_starting_over_at_the_start_menu_shows_it(self) -> None:
        """There is nothing to start over."""
        person = on_trip("back")

        person.say("restart")

        assert person.read() == MENU


class TestLeaving:
    """Everything is kept, and the start menu lists it."""

    def test_the_start_menu_comes_up_and_lists_what_is_open(self) -> None:
        """Choosing it goes on where it stood."""
        person = on_trip("north")

        said = person.say("leave")
        assert str(said[0].text) == "“trip.title” is saved; you can go on whenever you like."
        assert person.options() == ["Continue: trip.title", "start-menu.o-go"]
        person.press("Continue: trip.title")

        assert (person.read(), answers(person)) == ("trip-town", {"land": "north"})

    def test_a_command_goes_on_with_an_open_dialogue(self) -> None:
        """It is not opened twice."""
        person = on_trip("north", "leave")

        said = person.say("/trip")

        assert [str(message.text) for message in said] == ["Going on with “trip.title”.", "trip-town"]

    def test_a_command_for_what_is_open_shows_its_question(self) -> None:
        """Once, and nothing else."""
        person = on_trip("north")

        assert [str(message.text) for message in person.say("/trip")] == ["trip-town"]

    def test_another_dialogue_opens_above_and_leads_back(self) -> None:
        """A digression."""
        person = on_trip("north", "/other")
        assert person.read() == "other-colour"

        person.say("red")

        assert person.read() == "trip-town"

    def test_start_is_the_same_as_leaving(self) -> None:
        """And at the start menu it shows the menu again."""
        person = on_trip("north", "/start")
        assert person.read() == MENU

        assert [str(message.text) for message in person.say("/start")] == [MENU]

    def test_too_much_open_at_once_is_refused_with_a_list(self) -> None:
        """The stack could get deeper than eight."""
        deep = [dialog(f"- {{id: x, call: c{n}}}", f"d{n}", f"entry: {{commands: [d{n}]}}") for n in range(1, 5)]
        called = [dialog("- {id: y, ask: text}", f"c{n}") for n in range(1, 5)]
        person = talk(TRIP, *deep, *called, functions=[TOWNS])
        for number in range(1, 4):
            person.say(f"/d{number}")
            assert person.read() == f"c{number}-y"

        said = person.say("/d4")

        assert str(said[0].text).startswith("Too many conversations are unfinished: ")
        assert "d3.title" in str(said[0].text)
        assert person.read() == "c3-y"


class TestMenu:
    """The actions of a menu."""

    def test_restart_begins_anew(self) -> None:
        """With what it was opened with."""
        person = on_trip("north", "coast", "Mei", "ok")

        person.press("trip-next.o-anew")
        person.say("yes")

        assert (person.read(), answers(person)) == ("trip-land", {})

    def test_end_closes(self) -> None:
        """And leads to what was open before."""
        person = on_trip("north", "coast", "Mei", "ok")

        person.press("trip-next.o-end")

        assert person.read() == MENU

    def test_what_cannot_be_changed_is_not_offered(self) -> None:
        """After an effect there is nothing left to change."""
        saving = dialog(
            """
            - {id: name, ask: text}
            - {id: save, do: keep}
            - {id: more, ask: text}
            - id: next
              menu: [{id: alter, change: [name]}, {id: other, change: [name, more]}, {id: end, end: true}]
            """
        )
        person = talk(saving, services={"keep": lambda _call: _ok()})

        person.say("Mei")
        person.say("more")

        assert person.options() == ["trip-next.o-other", "trip-next.o-end"]
        person.press("trip-next.o-other")
        assert person.read() == "trip-more"


def _ok() -> Ok:
    return Ok()
