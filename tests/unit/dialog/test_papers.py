"""Files in a conversation: what happens between sending one and its being an answer."""

import pytest

from kjfz_bot.dialog.inbound import FileSent, No, Ok, Received
from kjfz_bot.language.normalise import shown_name
from kjfz_bot.testing.conversation import Conversation
from kjfz_bot.texts.catalogue import plain
from tests.unit.dialog.small import dialog, talk

PAPERS = """
- {id: paper, ask: file, accept: [jpg, pdf], max_mb: 2}
- {id: note, ask: text}
"""
AWAY = FileSent("AgAC", "photo.jpg", 1000, "image/jpeg", "away")
HERE = FileSent("0f" * 16, "photo.jpg", 900, "image/jpeg")
REFUSED = FileSent("0e" * 16, "photo.jpg", 900, "", "refused", "encrypted", {"kind": "pdf"})


def asked(answer: Ok | No | None = None) -> Conversation:
    """A conversation in which a file is asked for."""
    return talk(dialog(PAPERS), services={"receive_file": lambda _call: answer or Ok(value="0f" * 16)})


def place(person: Conversation) -> str:
    (call,) = person.calls
    return str(call.inputs["place"])


def answers(person: Conversation) -> list[object]:
    return [body["value"] for kind, body in person.happened() if kind == "answered"]


def test_a_file_that_is_here_is_the_answer() -> None:
    """It goes on with the next question."""
    person = asked()

    person.hear(HERE)

    kept = {"file_id": "0f" * 16, "name": "photo.jpg", "size": 900, "media_type": "image/jpeg"}
    assert answers(person) == [kept]
    assert person.calls == []


def test_a_file_that_is_away_is_fetched_and_waited_for() -> None:
    """The question stays open, and nothing is logged, until it is here."""
    person = asked()
    log = len(person.log)

    (told,) = person.hear(AWAY)

    assert plain(told.text) == "Receiving “photo.jpg” …"
    assert [(call.name, call.why, call.inputs["file_id"]) for call in person.calls] == [
        ("receive_file", "file", "AgAC")
    ]
    assert len(person.log) == log
    person.hear(Received(HERE, place(person)))
    assert answers(person) != []


def test_the_person_may_do_something_else_meanwhile() -> None:
    """A file that comes too late changes nothing, and is told of."""
    person = asked()
    person.hear(AWAY)
    person.say("later")
    before = answers(person)

    person.hear(Received(HERE, place(person)))

    assert answers(person) == before
    assert "is not asked for any more" in person.read()


def test_a_file_that_was_refused_is_told_of_with_what_to_do() -> None:
    """The question is asked again; so it is for one that was here at once."""
    for sent in (REFUSED, AWAY):
        person = asked()
        person.hear(sent)
        if sent is AWAY:
            person.hear(Received(REFUSED, place(person)))

        assert person.read().startswith("“photo.jpg” was not kept. It is protected by a password. Open it, print it")
        assert answers(person) == []
        assert person.state().tries == 1


def test_a_file_refused_too_late_is_only_told_of() -> None:
    """The open question is another one; its tries do not count this."""
    person = asked()
    person.hear(AWAY)
    person.say("later")

    person.hear(Received(REFUSED, place(person)))

    assert "was not kept" in person.read()
    assert person.state().tries == 0


def test_who_may_send_no_more_is_told_so_before_anything_is_fetched() -> None:
    """The service says no; the question stays."""
    person = asked(No("file-refused-hourly", args={"most": 10}))

    person.hear(AWAY)

    assert person.read().startswith("“photo.jpg” was not kept. At most 10 files an hour")
    assert answers(person) == []


@pytest.mark.parametrize(
    ("name", "size", "taken"),
    [
        ("a.jpg", 1, True),
        ("a.JPEG", 1, True),
        ("a.pdf", 2 * 1024 * 1024, True),
        ("a.png", 1, False),
        ("a.pdf", 2 * 1024 * 1024 + 1, False),
    ],
)
def test_a_question_takes_only_what_it_wants(name: str, size: int, taken: bool) -> None:
    """Whether the file is here, or is known before it is fetched."""
    person = asked()
    person.hear(FileSent("f", name, size, "x/y", "away"))
    assert bool(person.calls) == taken

    person = asked()
    person.hear(FileSent("f", name, size, "x/y"))
    assert bool(answers(person)) == taken


def test_news_of_a_file_to_somebody_who_began_anew_is_dropped() -> None:
    """They know of no file."""
    nobody = Conversation(asked().content, {}, language="en")

    assert nobody.hear(Received(HERE, "1:paper")) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("报告.pdf", "报告.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\a.pdf", "a.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\nb\0c.pdf", "a bc.pdf"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
        ("a." + "p" * 300, "a." + "p" * 10),
    ],
)
def test_a_name_is_shown_without_what_misleads(name: str, shown: str) -> None:
    """No folders, no signs that turn the writing round, no lines, and an end."""
    assert shown_name(name) == shown
