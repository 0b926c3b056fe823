"""What is made of what a person types, presses or sends."""

import pytest

from kjfz_bot.dialog.inbound import FileSent, Press
from kjfz_bot.dialog.message import Message
from kjfz_bot.testing.conversation import Conversation
from kjfz_bot.texts.catalogue import plain
from tests.unit.dialog.small import content, dialog, kinds, options, talk

MENU = "What would you like to do?"
NOT_UNDERSTOOD = "Sorry, I did not understand that. Please choose an option or say it another way."

TRIP = dialog(
    """
    - {id: land, ask: choice, options: [north, south], unsure: true}
    - {id: gear, ask: multi, options: [boots, tent, stove]}
    - {id: paper, ask: file, accept: [pdf], max_mb: 2}
    - {id: words, ask: text}
    - {id: note, ask: text, optional: true}
    - {id: days, ask: number, min: 1}
    """,
    head="entry: {commands: [trip]}",
)
LANGUAGE = dialog("- {id: language, ask: choice, options: [zh-CN, en]}", "language", "entry: {intents: [language]}")


def on_trip(*said: str) -> Conversation:
    person = talk(TRIP, LANGUAGE)
    for text in said:
        person.say(text)
    return person


def texts(said: list[Message]) -> list[str]:
    return [plain(message.text) for message in said]


def first(said: str) -> list[str]:
    """What somebody hears whose very first words are these."""
    return texts(Conversation(content(TRIP, LANGUAGE), {}, language="en").say(said))


class TestFirstWords:
    """Somebody new has not read a question yet."""

    @pytest.mark.parametrize("said", ["hello", "1", "", "back", "cancel", "help", "x" * 100_000, "/start"])
    def test_whatever_is_said_first_the_start_menu_comes_up_once(self, said: str) -> None:
        """A number answers nothing that was not asked."""
        assert first(said) == [MENU]

    def test_a_command_opens_its_dialogue_at_once(self) -> None:
        """Only one question is asked."""
        assert first("/trip") == ["trip-land"]

    def test_what_somebody_came_for_opens_its_dialogue_at_once(self) -> None:
        """By intent."""
        assert first("could we change language") == ["Please choose a language."]

    def test_an_unknown_command_is_named_above_the_menu(self) -> None:
        """With those there are."""
        assert first("/nothing")[-1].startswith("There is no command “/nothing”.")

    def test_a_button_or_file_of_another_time_does_no_harm(self) -> None:
        """The start menu comes up."""
        for inbound in (Press("r3:1"), Press(""), FileSent("f", "a.pdf", 1, "x")):
            person = Conversation(content(TRIP), {}, language="en")
            assert texts(person.hear(inbound)) == [MENU]

    def test_a_command_button_works(self) -> None:
        """It says no more than could be typed."""
        person = Conversation(content(TRIP), {}, language="en")

        assert texts(person.hear(Press("c:trip"))) == ["trip-land"]


class TestCommands:
    """Slash commands work at every question."""

    def test_what_stands_behind_a_command_answers_its_first_question(self) -> None:
        """Where it fits."""
        person = on_trip("back", "/trip south")

        assert person.read() == "trip-gear"

    def test_what_does_not_fit_is_passed_over(self) -> None:
        """The question is asked."""
        assert on_trip("back", "/trip nowhere").read() == "trip-land"

    def test_it_answers_no_other_question(self) -> None:
        """A dialogue that is open already goes on where it stood."""
        person = on_trip("south", "/trip 1")

        assert person.read() == "trip-gear"
        assert [body["value"] for kind, body in person.happened() if kind == "answered"] == ["south"]

    def test_a_global_word_is_a_command_too(self) -> None:
        """As is the name of the bot behind an at sign."""
        assert on_trip("south", "/back").read() == "trip-land"
        assert on_trip("south", "/TRIP@bot").read() == "trip-gear"

    def test_an_unknown_command_is_said_to_be_one(self) -> None:
        """Shortened, above the question."""
        person = on_trip("/" + "x" * 99)

        assert person.read().startswith(f"There is no command “/{'x' * 32}”.")
        assert person.read().endswith("trip-land")


class TestGlobalWords:
    """They mean the same everywhere, as whole messages."""

    def test_why_explains_and_asks_again(self) -> None:
        """Also where there is nothing to explain."""
        assert on_trip("why").read() == "There is nothing behind this step; choose whatever suits you.\n\ntrip-land"

    def test_help_says_what_this_is_and_asks_again(self) -> None:
        """And nothing is counted."""
        person = on_trip("help")

        assert person.read().startswith("trip.about\n")
        assert person.read().endswith("\n\ntrip-land")
        assert person.state().tries == 0

    def test_a_person_is_named(self) -> None:
        """The contacts of the programmes."""
        assert on_trip("human").read().startswith("If you would rather ask a person:\n• ")

    def test_not_sure_is_taken_where_it_is_allowed(self) -> None:
        """And declined where it is not."""
        person = on_trip("not sure")
        assert person.read() == "trip-gear"

        person.say("not sure")

        assert person.read().startswith("Please choose an answer to this question.")

    def test_skip_is_taken_where_a_question_is_optional(self) -> None:
        """And declined where it is not."""
        assert on_trip("skip").read().startswith("This question needs an answer and cannot be skipped.")
        assert on_trip("1", "1", "later", "words", "skip").read() == "trip-days"

    def test_later_is_taken_for_a_file(self) -> None:
        """Its value says so."""
        person = on_trip("1", "1", "稍后")

        assert person.read() == "trip-words"
        assert person.happened()[-2][1]["value"] == {"later": True}

    @pytest.mark.parametrize("word", ["skip", "later", "not sure", "next page"])
    def test_where_text_is_asked_for_words_that_do_not_apply_are_text(self, word: str) -> None:
        """Nobody is kept from writing them."""
        person = on_trip("1", "1", "later", word)

        assert person.happened()[-2][1] == {"key": "words", "value": word, "how": "given"}

    def test_where_text_is_asked_for_back_still_goes_back(self) -> None:
        """As an exact whole message only."""
        assert on_trip("1", "1", "later", "back").read() == "trip-paper"
        assert on_trip("1", "1", "later", "I came back").read() == "trip-note"

    def test_there_is_no_page_to_turn_to(self) -> None:
        """By command it says so."""
        assert on_trip("/next_page").read().startswith("There is nothing more to show.")


class TestNotUnderstood:
    """Only the tries are counted."""

    def test_a_try_is_counted_and_the_buttons_stay(self) -> None:
        """The standing offer is the same."""
        person = on_trip()
        before = person.state().offer

        person.say("the moon")

        assert person.state().offer == before
        assert (person.state().tries, kinds(person, 1)) == (1, ["tried"])
        assert person.read() == f"{NOT_UNDERSTOOD}\n\ntrip-land"

    def test_the_third_try_offers_help_and_a_person(self) -> None:
        """The second does not."""
        assert "rather ask a person" not in on_trip("moon", "moon").read()
        assert "Type “why”" in on_trip("moon", "moon", "moon").read()
        assert "rather ask a person" in on_trip("moon", "moon", "moon").read()

    def test_an_answer_begins_counting_anew(self) -> None:
        """At the next question."""
        assert on_trip("moon", "moon", "south").state().tries == 0

    def test_what_looks_alike_is_named(self) -> None:
        """Of several the person chooses; a bare yes would say nothing."""
        person = on_trip("trip-land.o-nouth")
        assert person.read().startswith("Did you mean “trip-land.o-south” or “trip-land.o-north”?")

        person.say("yes")

        assert person.read().startswith(NOT_UNDERSTOOD)

    def test_a_single_likeness_is_confirmed_by_yes(self) -> None:
        """Only while it is the last thing said."""
        lands = options("lands", lambda _scene: [("m", "Mountains"), ("s", "Seaside")])
        trip = dialog("- {id: land, ask: choice, options: {from: lands}}\n- {id: after, ask: text}")
        person = talk(trip, functions=[lands])
        person.say("moutnsain")
        assert person.read().startswith("Did you mean “Mountains”?")
        person.say("yes")
        assert person.read() == "trip-after"

        person.say("back")
        person.say("yes")

        assert person.read().startswith(NOT_UNDERSTOOD)

    def test_a_limit_is_named(self) -> None:
        """Not allowed is another thing than not understood."""
        person = on_trip("1", "1", "later", "words", "skip", "0")

        assert person.read().startswith("This cannot be less than 1.")
        assert person.state().tries == 1

    def test_something_else_that_was_meant_is_opened(self) -> None:
        """Where the words are no answer but an intent; never where text is asked for."""
        assert on_trip("could we change language").read() == "Please choose a language."
        assert on_trip("1", "1", "later", "could we change language").read() == "trip-note"


class TestButtons:
    """A button works only with the offer it was shown with."""

    @pytest.mark.parametrize("data", ["r3:0", "r999:0", "r:0", "", "x", "r3", ":", "q3:0"])
    def test_an_old_or_forged_button_changes_nothing(self, data: str) -> None:
        """The present question is shown."""
        person = on_trip("south")
        before = len(person.happened())

        said = person.hear(Press(data))

        assert len(person.happened()) == before
        assert texts(said) == [
            "That button belongs to an earlier question; nothing was changed. This is the question now:\n\ntrip-gear"
        ]

    @pytest.mark.parametrize("token", ["9", "-1", "١", "0x1", "done", "00000", "", "cancel", "undo", "restart"])
    def test_a_button_nobody_was_given_changes_nothing(self, token: str) -> None:
        """Though its number is the standing offer's."""
        person = on_trip()
        before = len(person.happened())

        person.hear(Press(f"r{person.state().seq}:{token}"))

        assert len(person.happened()) == before

    def test_two_quick_presses_answer_once(self) -> None:
        """The second is stale."""
        person = on_trip()
        data = person.button("trip-land.o-south").data

        person.hear(Press(data))
        person.hear(Press(data))

        assert kinds(person).count("answered") == 1


class TestTicking:
    """Several options are ticked one by one."""

    def test_each_press_ticks_or_unticks_and_the_buttons_stay_valid(self) -> None:
        """Several presses on the same picture of the question count all."""
        person = on_trip("south")
        seq = person.state().seq

        for place in (2, 0, 2):
            person.hear(Press(f"r{seq}:{place}"))

        assert person.options() == ["☑ trip-gear.o-boots", "☐ trip-gear.o-tent", "☐ trip-gear.o-stove", "Done choosing"]
        assert person.messages[-1].replaces
        person.hear(Press(f"r{seq}:done"))
        assert person.happened()[-2][1]["value"] == ["boots"]

    @pytest.mark.parametrize("typed", ["Done choosing", "4", "done choosing."])
    def test_done_can_be_typed(self, typed: str) -> None:
        """By its label or its number in the list."""
        person = on_trip("south")
        person.hear(Press(f"r{person.state().seq}:1"))

        person.say(typed)

        assert person.happened()[-2][1]["value"] == ["tent"]

    def test_done_with_nothing_ticked_is_not_allowed(self) -> None:
        """One is needed."""
        person = on_trip("south")

        person.press("Done choosing")

        assert person.read().startswith("Please choose at least one.")


class TestFiles:
    """A file answers the question that asks for one."""

    def test_a_file_of_the_right_kind_and_size_is_taken(self) -> None:
        """What is known of it is stored."""
        person = on_trip("1", "1")

        person.send_file("My CV.PDF")

        assert person.happened()[-2][1]["value"]["name"] == "My CV.PDF"

    @pytest.mark.parametrize(
        ("name", "size", "says"),
        [
            ("cv.exe", 1, "Files we can take: pdf."),
            ("cv", 1, "Files we can take"),
            ("cv.pdf", 2_097_153, "at most 2 MB"),
        ],
    )
    def test_another_file_is_declined_with_the_limit(self, name: str, size: int, says: str) -> None:
        """And counted as a try."""
        person = on_trip("1", "1")

        person.send_file(name, size)

        assert says in person.read()
        assert kinds(person, 1) == ["tried"]

    def test_a_file_that_nobody_asked_for_is_not_kept(self) -> None:
        """The person is told."""
        person = on_trip()

        person.send_file("cv.pdf")

        assert person.read() == "No file is needed at the moment; this one was not kept.\n\ntrip-land"
        assert person.state().tries == 0
