"""The way of one message: stored once, answered once, in order, whatever the others do."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from kjfz_bot.app.lanes import MAX_ATTEMPTS
from kjfz_bot.storage import conversations, inbox, people
from kjfz_bot.storage.conversations import Change
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import CONVERSATION, EVENT, OUTBOX
from kjfz_bot.storage.store import open_store
from kjfz_bot.testing.disk import LimitedDisk
from tests.unit.app.house import ASKED, KEPT, House

APOLOGY = "Sorry, your last message could not be handled"


def _apologies(lines: list[str]) -> int:
    return sum(line.startswith(APOLOGY) for line in lines)


def test_a_message_is_answered_and_has_its_effect(house: House) -> None:
    """What was asked for is done, said, and nothing waits any more."""
    lines = house.talk("ada", "hello", "buy milk")

    assert lines == ["> hello", ASKED, "> buy milk", KEPT, ASKED]
    assert house.notes() == ["buy milk"]
    assert house.waiting() == []


def test_a_message_rides_on_two_commits(house: House) -> None:
    """One commit stores and claims it, the next holds its turn: more would cost, fewer could lose."""
    house.talk("ada", "hello")

    with house.commits() as commits:
        house.talk("ada", "buy milk")

    assert commits == [0, 1]


def test_an_update_delivered_again_is_known(house: House) -> None:
    """However often it comes, at once or later, it is stored and acted on once."""
    house.talk("ada", "hello")

    told = [house.send("ada", "buy milk", update_id="same") for _ in range(3)]
    house.settle()
    told.append(house.send("ada", "buy milk", update_id="same"))
    house.settle()

    assert [future.result() for future in told] == [True, False, False, False]
    assert house.notes() == ["buy milk"]


def test_a_persons_messages_are_answered_in_the_order_of_arrival(house: House) -> None:
    """Ten messages at once are ten turns, one after the other."""
    house.talk("ada", "hello")
    notes = [f"note {n}" for n in range(10)]

    for note in notes:
        house.send("ada", note)
    house.settle()

    assert house.notes() == notes


def test_many_people_share_commits(house: House) -> None:
    """Fifty people who write at the same moment are answered by as few commits as one."""
    for n in range(50):
        house.send(f"p{n}", "hello")
    house.settle()

    with house.commits() as commits:
        for n in range(50):
            house.send(f"p{n}", f"note {n}")
        house.settle()

    assert commits == [0, 50]


def test_one_persons_backlog_keeps_nobody_waiting(house: House) -> None:
    """Lanes take turns: whoever writes once is answered before the last of somebody's twenty messages."""
    house.talk("ada", "hello")
    house.talk("ben", "hello")

    for n in range(20):
        house.send("ada", f"ada {n}")
    house.send("ben", "ben")
    house.settle()

    assert house.notes().index("ben") <= 1


def test_a_message_that_always_fails_is_given_up_and_the_next_goes_on(house: House) -> None:
    """After five attempts it is a dead letter, the person is told once, and later messages are answered."""
    house.talk("ada", "hello", "boom")
    house.send("ada", "buy milk")

    house.settle()
    assert house.notes() == []
    for _ in range(MAX_ATTEMPTS):
        house.wait(10)

    assert [state for _, state, _ in house.letters()] == ["done", "dead", "done"]
    assert house.notes() == ["buy milk"]
    assert _apologies(house.lines("ada")) == 1


def test_a_lane_is_held_up_for_fifteen_seconds_at_most(house: House) -> None:
    """The rests between the attempts are short enough for the person to stay."""
    house.talk("ada", "hello", "boom")

    seconds = 0.0
    while house.waiting():
        house.wait(0.1)
        seconds += 0.1

    assert 10 < seconds <= 15


def test_a_failing_message_does_no_harm_to_its_batch(house: House) -> None:
    """Everybody else's turn of the same commit is kept."""
    for name in ("ada", "ben", "cy"):
        house.talk(name, "hello")

    for name, note in (("ada", "first"), ("ben", "boom"), ("cy", "third")):
        house.send(name, note)
    house.settle()

    assert house.notes() == ["first", "third"]


def test_what_a_failing_service_wrote_is_taken_back(house: House) -> None:
    """Half a service is none, also within a batch that is kept."""
    house.talk("ada", "hello")
    house.talk("ben", "hello")

    house.send("ada", "half")
    house.send("ben", "whole")
    house.settle()

    assert house.notes() == ["whole"]


def test_attempts_are_counted_before_the_work(house: House) -> None:
    """A process that is killed by a message finds the attempt counted when it starts again."""
    house.talk("ada", "hello")
    house.send("ada", "boom")

    house.writer.cycle()
    house.restart()

    assert [letter.attempts for letter in house.waiting()] == [1]


def test_a_message_that_kills_every_process_is_given_up(house: House) -> None:
    """After five processes died on it, the sixth does not try."""
    house.talk("ada", "hello")
    house.send("ada", "would kill")
    for _ in range(MAX_ATTEMPTS):
        house.writer.cycle()
        house.restart()

    house.settle()

    assert house.notes() == []
    assert house.letters()[-1][1] == "dead"
    assert _apologies(house.lines("ada")) == 1


def test_what_was_tried_before_is_tried_alone(house: House) -> None:
    """After a kill nobody knows whose message it was, so each has a commit of its own."""
    for name in ("ada", "ben", "cy"):
        house.talk(name, "hello")
    for name in ("ada", "ben", "cy"):
        house.send(name, name)
    house.writer.cycle()
    house.restart()

    with house.commits() as commits:
        house.settle()

    assert set(commits) == {0, 1, 2, 3}


def test_one_turn_that_cannot_be_written_does_not_undo_the_others(house: House) -> None:
    """When the commit of a batch fails, its members are taken one by one, and only the culprit waits."""
    for name in ("ada", "ben", "cy"):
        house.talk(name, "hello")
    for name in ("ada", "ben", "cy"):
        house.send(name, name)
    late = house.send("dora", "hello")
    house.writer.cycle()
    culprit = next(letter for letter in house.waiting() if letter.body == "ben")
    _occupy_first_answer(house, culprit)
    later = house.send("dora", "I came with the batch that failed")

    house.settle()

    assert house.notes() == ["ada", "cy", "I came with the batch that failed"]
    assert (late.result(), later.result()) == (True, True)
    assert [letter.body for letter in house.waiting()] == ["ben"]


def _occupy_first_answer(house: House, letter: Letter) -> None:
    with house.store.transaction() as uow:
        (number,) = uow.take_ids(1)
        row = {"address_id": letter.address.id, "cause": letter.seq, "seq": 0, "body": b"", "created_at": house.now}
        uow.connection.execute(sa.insert(OUTBOX), {"id": number, **row})


def test_a_conversation_changed_by_somebody_else_is_read_again(house: House) -> None:
    """A turn that was thought out from an old state is not kept; the next attempt starts from the new one."""
    house.talk("ada", "hello")
    bump = sa.update(CONVERSATION).values(revision=CONVERSATION.c.revision + 1)

    meddled: list[str] = []

    def meddle(connection: sa.Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE conversation") and not meddled:
            meddled.append(statement)
            connection.execute(bump)

    sa.event.listen(house.store.engine, "before_cursor_execute", meddle)
    house.talk("ada", "buy milk")

    assert meddled

    assert house.notes() == ["buy milk"]


def test_a_letter_finished_by_somebody_else_has_no_second_effect(house: House) -> None:
    """Who comes second takes everything back."""
    house.talk("ada", "hello")
    house.send("ada", "buy milk")
    house.writer.cycle()
    with house.store.transaction() as uow:
        inbox.finish(uow, house.waiting())

    house.settle()
    house.wait(60)

    assert house.notes() == []


def test_who_was_erased_meanwhile_is_not_answered(house: House) -> None:
    """Letters of a person who is forgotten go with them, and the house goes on."""
    house.talk("ada", "hello")
    house.send("ada", "buy milk")
    house.writer.cycle()
    person = house_person(house)
    with house.store.transaction() as uow:
        people.erase(uow, [person])

    house.settle()

    assert house.notes() == []
    assert house.talk("ada", "hello again") == ["> hello again", ASKED]


def house_person(house: House) -> int:
    """The person behind the only address there is."""
    with house.store.reading() as uow:
        found = people.find(uow, AddressKey("web", "ada"))
    assert found is not None
    return found.person


def test_an_address_erased_by_another_program_is_made_again(house: House) -> None:
    """What is remembered in memory never keeps a message out."""
    house.talk("ada", "hello")
    other = open_store(house.directory, serving=False, url=house.url)
    with other.transaction() as uow:
        people.erase(uow, [house_person(house)])
    other.close()

    assert house.talk("ada", "hello again") == ["> hello again", ASKED]


@pytest.mark.parametrize("text", ["half a pair \ud83d", "null \0 character", "𠮷 é \u202e", "x" * 100_000])
def test_any_text_can_be_stored(house: House, text: str) -> None:
    """No text that a wire lets through stops the house."""
    told = house.send("ada", text)
    house.settle()

    assert told.result()
    assert house.lines("ada")[-1] == ASKED


def test_a_newcomer_is_spoken_to_in_the_language_of_the_hint(house: House) -> None:
    """A hint counts for somebody new; one that is no language of ours counts for nobody."""
    house.send("ada", "hello", language="zh-CN")
    house.send("ben", "hello", language="tlh")
    house.settle()

    with house.store.reading() as uow:
        languages = uow.connection.execute(sa.select(CONVERSATION.c.language).order_by(CONVERSATION.c.person_id))
        assert list(languages.scalars()) == ["zh-CN", "en"]


def test_a_turn_happens_at_the_time_its_message_arrived(house: House) -> None:
    """However late it is worked on, `yesterday` means what the person meant."""
    arrived = house.now
    house.send("ada", "hello")
    house.writer.cycle()
    house.now += timedelta(hours=6)

    house.settle()

    with house.store.reading() as uow:
        assert uow.connection.execute(sa.select(CONVERSATION.c.heard_at)).scalar_one() == arrived


def test_a_turn_taken_back_is_not_remembered(house_on_files: House) -> None:
    """Somebody else may have moved the conversation on before it is taken again."""
    house = house_on_files
    house.talk("ada", "hello")
    house.send("ada", "buy milk")
    house.writer.cycle()
    disk = LimitedDisk(house.store)
    disk.fill(room=0)
    house.send("ben", "x" * 50_000)
    house.settle()

    disk.free()
    with house.store.transaction() as uow:
        (person,) = uow.connection.execute(sa.select(CONVERSATION.c.person_id)).scalars()
        before = conversations.load(uow, [person])[person]
        conversations.save(uow, [Change(before, "en", before.live_runs, (), house.now)])
    house.wait(10)

    with house.store.reading() as uow:
        seqs = uow.connection.execute(sa.select(EVENT.c.seq).where(EVENT.c.person_id == person).order_by(EVENT.c.seq))
        assert list(seqs.scalars()) == list(range(1, conversations.load(uow, [person])[person].seq + 1))
    assert house.notes() == ["buy milk"]
