"""How a question looks: its words, its options, the ways around it, and the check page."""

from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.testing.conversation import Conversation
from kjfz_bot.texts.catalogue import Rich
from tests.properties.engine_house import product
from tests.unit.dialog.small import content, dialog, talk

PLAIN = ["Back", "Save and leave"]


def controls(person: Conversation) -> list[str]:
    return [button.label for button in person.messages[-1].controls]


def checking(*said: str) -> Conversation:
    """Somebody in the middle of the shipped self-check, in English."""
    person = Conversation(product(), language="en")
    for text in ("/check Ningbo", "me", *said):
        person.say(text)
    return person


def test_options_are_buttons_of_the_standing_offer() -> None:
    """Numbered from nought by their place."""
    person = talk(dialog("- {id: land, ask: choice, options: [north, south]}"))
    seq = person.state().seq

    assert person.messages[-1].options == (
        Button(f"r{seq}:0", "trip-land.o-north"),
        Button(f"r{seq}:1", "trip-land.o-south"),
    )


def test_the_ways_around_a_question_are_those_it_allows() -> None:
    """Skip, not sure and later only where they are taken."""
    trip = dialog(
        """
        - {id: plain_one, ask: text}
        - {id: loose, ask: text, optional: true, unsure: true}
        - {id: paper, ask: file}
        - {id: perhaps, ask: file, optional: true}
        """
    )
    person = talk(trip)
    assert controls(person) == PLAIN
    person.say("x")
    assert controls(person) == ["Not sure", "Skip", *PLAIN]
    person.say("skip")
    assert controls(person) == ["Later", *PLAIN]
    person.say("later")
    assert controls(person) == ["Skip", *PLAIN]


def test_at_the_start_menu_there_is_no_way_back_or_out() -> None:
    """It is the door."""
    person = talk(dialog("- {id: name, ask: text}"))
    person.say("back")

    assert controls(person) == []


def test_why_is_offered_where_there_is_something_to_say() -> None:
    """With the clauses the question rests on."""
    person = checking()
    assert "Why do you ask?" in controls(person)

    person.press("Why do you ask?")

    assert "Based on Ningbo" in person.read()
    assert person.read().endswith(checking().read())


def test_a_question_of_an_interview_says_about_how_many_are_left() -> None:
    """And names the place."""
    person = checking("university")

    assert person.read() == "Is your employer an institution of Ningbo?\nAbout 14 questions left"


def test_a_typed_answer_has_an_example() -> None:
    """For the input field, and for who was not understood."""
    person = checking("university", "yes")
    assert (person.messages[-1].expects, person.messages[-1].example) == (
        "years",
        "3, 3.5 years, 36 months, open-ended",
    )

    person.say("the moon")

    assert "For example: 3, 3.5 years, 36 months, open-ended" in person.read()


def test_the_question_whether_to_give_up_has_no_ways_around_and_no_example() -> None:
    """It is another question than the one below it."""
    person = checking("university", "yes")

    person.say("cancel")

    message = person.messages[-1]
    assert (message.expects, message.controls, message.example) == ("choice", (), None)


REVIEWED = dialog(
    """
    - {id: name, ask: text}
    - {id: budget, ask: money, optional: true}
    - {id: place, ask: choice, options: {from: programmes}, skip_if_single: true}
    - {id: check, review: [name, budget, place]}
    """
)


def test_a_check_page_lists_answers_in_words() -> None:
    """In the order of the names; what was typed is shown as typed."""
    person = talk(REVIEWED)
    for text in ("<Mei>", "3万元", "Ningbo"):
        person.say(text)

    assert str(person.messages[-1].text).split("\n")[2:] == [
        "• trip-name.label: <b>&lt;Mei&gt;</b>",
        "• trip-budget.label: <b>¥30,000</b>",
        "• trip-place.label: <b>Ningbo&#x27;s technology vice-president programme</b>",
    ]
    assert person.options() == ["All correct", "Change an answer"]


def test_what_answered_itself_is_shown_but_cannot_be_changed() -> None:
    """There is nothing else it could be."""
    person = talk(REVIEWED)
    person.content.programmes.pop("changping")  # type: ignore[attr-defined]  # the test's own mapping
    person.say("Mei")
    person.say("skip")
    assert "trip-place.label" in person.read()

    person.press("Change an answer")

    assert person.options() == ["trip-name.label: Mei", "trip-budget.label: Left blank"]


def test_a_single_answer_to_change_is_opened_at_once() -> None:
    """Nobody is asked which."""
    person = talk(dialog("- {id: name, ask: text}\n- {id: check, review: [name]}"))
    person.say("Mei")

    person.press("Change an answer")

    assert person.read() == "trip-name"


def test_a_check_page_with_nothing_to_change_has_no_way_to_change() -> None:
    """Only the other option is left."""
    trip = dialog(
        """
        - {id: place, ask: choice, options: {from: programmes}, skip_if_single: true}
        - {id: check, review: [place]}
        """
    )
    made = content(trip)
    made.programmes.pop("changping")  # type: ignore[attr-defined]  # the test's own mapping
    person = Conversation(made, language="en")
    person.say("hello")
    person.press("start-menu.o-go")

    assert person.options() == ["All correct"]


def test_below_a_hint_the_check_page_is_not_repeated() -> None:
    """Its lines stand above already."""
    person = talk(REVIEWED)
    for text in ("Mei", "skip", "Ningbo", "help"):
        person.say(text)

    assert "trip-name.label" not in person.read()
    assert person.options() == ["All correct", "Change an answer"]


def test_whether_to_see_everything_can_be_changed_later() -> None:
    """Who wanted the result at once may want the rest."""
    person = checking("Another kind of employer", "Show the result now")
    assert "See the full report: Show the result now" in person.read()

    person.press("Change an answer")

    assert "See the full report: Show the result now" in person.options()


def test_texts_may_name_the_arguments_of_a_dialogue() -> None:
    """Only plain values."""
    calling = dialog("- {id: land, ask: text}\n- {id: sub, call: child, with: [land]}")
    child = dialog("- {id: x, ask: text}", "child", "args: [land]")
    person = talk(calling, child)

    person.say("north")

    assert person.read() == "child-x"


def test_a_message_is_the_same_after_saving() -> None:
    """As the outbox keeps it."""
    full = Message(
        *(Rich("<b>x</b>"), (Button("r1:0", "a"),), (Button("r1:back", "b"),), "choice", "e"),
        replaces=True,
        document=Document("n.txt", "text/plain", "t"),
    )

    assert Message.from_json(full.to_json()) == full
    assert Message.from_json(Message(Rich("x")).to_json()) == Message(Rich("x"))
