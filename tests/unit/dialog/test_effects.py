"""Services that change something: at most once, refused, undone."""

from collections.abc import Callable
from datetime import timedelta

from kjfz_bot.dialog.inbound import No, Ok, ServiceCall
from kjfz_bot.testing.conversation import MORNING, Conversation
from tests.unit.dialog.small import dialog, kinds, talk

MENU = "What would you like to do?"
LATER = MORNING + timedelta(hours=1)

TRIP = dialog(
    """
    - {id: name, ask: text}
    - {id: age, ask: number, when: {not: {answer: name, is: none}}}
    - {id: check, review: [name, age]}
    - {id: save, do: keep, with: [name, age], undo: drop}
    - {id: more, ask: text}
    """
)


class Desk:
    """A service that keeps, drops and, when told to, refuses."""

    def __init__(self, *refusals: No) -> None:
        self.refusals = list(refusals)
        self.kept: list[ServiceCall] = []
        self.dropped: list[ServiceCall] = []

    def keep(self, call: ServiceCall) -> Ok | No:
        if self.refusals:
            return self.refusals.pop(0)
        self.kept.append(call)
        return Ok("case 7", undo_until=LATER)

    def drop(self, call: ServiceCall) -> Ok | No:
        if self.refusals:
            return self.refusals.pop(0)
        self.dropped.append(call)
        return Ok()


def at_desk(desk: Desk, *said: str, words: tuple[str, ...] = ()) -> Conversation:
    person = talk(TRIP, services={"keep": desk.keep, "drop": desk.drop}, words=words)
    for text in said:
        person.say(text)
    return person


def test_an_effect_gets_the_active_answers_it_names() -> None:
    """An inactive one is null."""
    desk = Desk()
    person = at_desk(desk, "Mei", "40", "back", "back", "none", "ok")

    assert [dict(call.inputs) for call in desk.kept] == [{"name": "none", "age": None}]
    assert person.read() == "trip-more"


def test_the_key_of_an_effect_is_the_same_however_often_it_is_asked_for() -> None:
    """By run, step and number of undos."""
    desk = Desk()
    person = at_desk(desk, "Mei", "40", "ok", "undo")
    person.say("ok")

    run = person.state().stack[-1]
    assert [call.key for call in desk.kept] == [f"{run}:save:0", f"{run}:save:1"]


def test_success_is_confirmed_with_a_way_to_undo() -> None:
    """The button is none of the numbered options, so that bare numbers mean the question."""
    person = at_desk(Desk(), "Mei", "40", "ok", words=("trip-save",))

    said = person.messages[-2]
    assert (str(said.text), said.options) == ("trip-save", ())
    assert [button.data for button in said.controls] == ["c:undo"]


def test_an_effect_may_name_a_command_that_goes_on_from_there() -> None:
    """Its button stands beside the words, says no more than typing it, and is none of the numbered options."""
    trip = dialog("- {id: name, ask: text}\n- {id: save, do: keep}\n- {id: more, ask: text}")
    other = dialog("- {id: town, ask: number}\n- {id: why, ask: text}", "other", "entry: {commands: [other]}")
    serve: Callable[[ServiceCall], Ok | No] = lambda _call: Ok(command="other:7")  # noqa: E731 - one line says it
    person = talk(trip, other, services={"keep": serve}, words=("trip-save", "trip-save.command"))
    person.say("Mei")
    assert [button.data for button in person.messages[-2].controls] == ["c:other:7"]

    person.press("trip-save.command")

    assert person.read() == "other-why"


def test_what_was_done_cannot_be_taken_back_by_going_back() -> None:
    """It says so."""
    said = at_desk(Desk(), "Mei", "40", "ok").say("back")

    assert str(said[0].text).startswith("What came before has been submitted")


class TestRefused:
    """A service may say no, and where to go on."""

    def heard(self, refusal: No) -> Conversation:
        return at_desk(Desk(refusal), "Mei", "40", "ok")

    def test_the_step_it_names_is_asked_again_below_the_reason(self) -> None:
        """What was answered after it stays."""
        person = self.heard(No("undo-nothing", "name"))

        assert [str(message.text) for message in person.messages[-2:]] == ["There is nothing to undo.", "trip-name"]
        person.say("Lin")
        assert "Lin" in person.read()
        assert "40" in person.read()

    def test_without_a_known_step_the_answer_given_last_is_asked_again(self) -> None:
        """Normally the check page."""
        for at in (None, "unknown", "save"):
            assert self.heard(No("undo-nothing", at)).read().startswith("trip-check")

    def test_a_sealed_step_is_not_asked_again(self) -> None:
        """Only what came after the last effect."""
        twice = dialog(
            """
            - {id: name, ask: text}
            - {id: save, do: keep}
            - {id: more, ask: text}
            - {id: again, do: keep}
            """
        )
        answers: list[Ok | No] = [Ok(), No("undo-nothing", "name"), Ok()]
        person = talk(twice, services={"keep": lambda _call: answers.pop(0)})

        person.say("Mei")
        person.say("more")

        assert person.read() == "trip-more"

    def test_a_step_that_answers_itself_is_not_asked_again(self) -> None:
        """The same effect would be tried at once, and for ever."""
        single = dialog(
            """
            - {id: name, ask: text}
            - {id: place, ask: choice, options: {from: programmes}, skip_if_single: true}
            - {id: save, do: keep, with: [place]}
            - {id: more, ask: text}
            """
        )
        answers: list[Ok | No] = [No("undo-nothing", "place"), Ok()]
        person = talk(single, services={"keep": lambda _call: answers.pop(0)})
        person.content.programmes.pop("changping")  # type: ignore[attr-defined]  # the test's own mapping

        person.say("Mei")

        assert person.read() == "trip-name"

    def test_where_nothing_was_answered_the_dialogue_ends_and_a_person_is_named(self) -> None:
        """There is nothing to put right."""
        bare = dialog("- {id: save, do: keep}\n- {id: more, ask: text}")
        person = talk(bare, services={"keep": lambda _call: No("undo-nothing")})

        said = [str(message.text) for message in person.messages[-3:]]

        assert said[0] == "There is nothing to undo."
        assert said[1].startswith("If you would rather ask a person")
        assert said[2] == MENU

    def test_the_reason_may_have_variables(self) -> None:
        """They fill its text."""
        person = self.heard(No("not-allowed-above", "age", {"limit": "30"}))

        assert str(person.messages[-2].text) == "This cannot be more than 30. Please try again."


class TestUndo:
    """The last effect can be reversed."""

    def test_undo_leads_back_before_the_answer_that_led_to_it(self) -> None:
        """The check page; nothing runs again by itself."""
        desk = Desk()
        person = at_desk(desk, "Mei", "40", "ok")

        said = person.say("undo")

        assert str(said[0].text) == "Undone."
        assert person.read().startswith("trip-check")
        assert (len(desk.kept), len(desk.dropped)) == (1, 1)
        assert desk.dropped[0].inputs == {"id": desk.kept[0].key, "value": "case 7"}

    def test_once_something_was_answered_undo_changes_no_question(self) -> None:
        """The effect is reversed all the same."""
        desk = Desk()
        person = at_desk(desk, "Mei", "40", "ok", "more", "undo")

        assert person.read() == MENU
        assert len(desk.dropped) == 1

    def test_a_finished_dialogue_is_opened_again(self) -> None:
        """Where its effect was the last thing, and nothing else is going on."""
        ending = dialog("- {id: name, ask: text}\n- {id: save, do: keep, with: [name], undo: drop}")
        desk = Desk()
        person = talk(ending, services={"keep": desk.keep, "drop": desk.drop})
        person.say("Mei")
        assert person.read() == MENU

        person.say("undo")
        assert person.read() == "trip-name"
        person.say("Lin")

        assert [call.inputs["name"] for call in desk.kept] == ["Mei", "Lin"]

    def test_in_the_middle_of_something_else_no_dialogue_is_opened_again(self) -> None:
        """The open question is repeated."""
        ending = dialog("- {id: name, ask: text}\n- {id: save, do: keep, with: [name], undo: drop}")
        other = dialog("- {id: colour, ask: text}", "other", "entry: {commands: [other]}")
        desk = Desk()
        person = talk(ending, other, services={"keep": desk.keep, "drop": desk.drop})
        person.say("Mei")
        person.say("/other")

        said = person.say("undo")

        assert [str(message.text) for message in said] == ["Undone.", "other-colour"]

    def test_where_nothing_was_answered_before_it_undo_changes_no_question(self) -> None:
        """Else the effect would run again by itself."""
        bare = dialog("- {id: save, do: keep, undo: drop}\n- {id: more, ask: text}")
        desk = Desk()
        person = talk(bare, services={"keep": desk.keep, "drop": desk.drop})

        person.say("undo")

        assert person.read() == "trip-more"
        assert (len(desk.kept), len(desk.dropped)) == (1, 1)

    def test_at_its_last_moment_an_effect_can_still_be_undone(self) -> None:
        """The time a service gives is included."""
        desk = Desk()
        person = at_desk(desk, "Mei", "40", "ok")
        person.now = LATER

        person.say("undo")

        assert len(desk.dropped) == 1

    def test_after_its_time_there_is_nothing_to_undo(self) -> None:
        """The service is not asked."""
        desk = Desk()
        person = at_desk(desk, "Mei", "40", "ok")
        person.now = LATER + timedelta(seconds=1)

        said = person.say("undo")

        assert [str(message.text) for message in said] == ["There is nothing to undo.", "trip-more"]
        assert desk.dropped == []

    def test_nothing_is_undone_twice(self) -> None:
        """The second time there is nothing left."""
        desk = Desk()
        person = at_desk(desk, "Mei", "40", "ok", "undo", "undo")

        assert len(desk.dropped) == 1
        assert person.read().startswith("trip-check")

    def test_the_reversing_service_may_refuse(self) -> None:
        """Its reason is given, and everything stays."""
        desk = Desk()
        person = at_desk(desk, "Mei", "40", "ok")
        desk.refusals.append(No("dialog-gone"))

        said = person.say("undo")

        assert [str(message.text) for message in said] == [
            "Sorry, this conversation is no longer available.",
            "trip-more",
        ]
        assert "undone" not in kinds(person)

    def test_the_latest_effect_is_undone_first(self) -> None:
        """Whichever dialogue was opened first."""
        other = dialog(
            "- {id: colour, ask: text}\n- {id: save, do: keep, undo: drop}", "other", "entry: {commands: [other]}"
        )
        desk = Desk()
        person = talk(TRIP, other, services={"keep": desk.keep, "drop": desk.drop})
        for text in ("Mei", "40", "ok", "/other", "red", "undo"):
            person.say(text)

        assert [call.inputs["id"] for call in desk.dropped] == [desk.kept[-1].key]

    def test_what_cannot_be_undone_is_not_offered_to_be(self) -> None:
        """Without a service that reverses it, or without a time."""
        forever = dialog("- {id: name, ask: text}\n- {id: save, do: keep}\n- {id: more, ask: text}")
        serve: Callable[[ServiceCall], Ok | No] = lambda _call: Ok(undo_until=LATER)  # noqa: E731 - one line says it
        person = talk(forever, services={"keep": serve}, words=("trip-save",))

        person.say("Mei")

        assert person.messages[-2].controls == ()
        assert str(person.say("undo")[0].text) == "There is nothing to undo."


ROUNDS = dialog(
    """
    - id: rounds
      repeat:
        - {id: item, list: {from: tasks}}
        - {id: decision, ask: choice, options: [accept, refuse], when: {given: item}}
        - {id: decide, do: keep, with: [item, decision]}
        - {id: more, ask: yes_no}
      until: {answer: more, is: false}
    """
)


def test_a_new_pick_drops_the_later_answers_of_its_round() -> None:
    """A decision never moves to another item."""
    desk = Desk(No("undo-nothing", "item"))
    page = Ok({"items": [["t1", "Task one"], ["t2", "Task two"]]})
    person = talk(ROUNDS, services={"keep": desk.keep, "tasks": lambda _call: page})
    person.say("Task one")
    person.say("trip-decision.o-accept")
    assert person.read() == "trip-item"

    person.say("Task two")

    assert person.read() == "trip-decision"
    assert desk.kept == []


def test_a_refusal_names_a_step_of_its_own_round() -> None:
    """Not of another one."""
    desk = Desk()
    page = Ok({"items": [["t1", "Task one"], ["t2", "Task two"]]})
    person = talk(ROUNDS, services={"keep": desk.keep, "tasks": lambda _call: page})
    for text in ("Task one", "trip-decision.o-accept", "yes", "Task two"):
        person.say(text)
    desk.refusals.append(No("undo-nothing", "decision"))

    person.say("trip-decision.o-refuse")

    top = person.state().top
    assert top is not None
    assert person.read() == "trip-decision"
    assert "rounds#1.decision" in top.answers
    assert "rounds#2.decision" not in top.answers
