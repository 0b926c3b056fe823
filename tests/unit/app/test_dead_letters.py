"""Letters that were given up: an operator sees that there are some, has one tried again, or drops it."""

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from pydantic import SecretStr

from kjfz_bot.app import operating
from kjfz_bot.app.jobs import Jobs
from kjfz_bot.app.lanes import MAX_ATTEMPTS
from kjfz_bot.app.settings import Settings
from kjfz_bot.errors import StoreError
from kjfz_bot.storage.schema import EVENT, INBOX, PERSON
from tests.unit.app.house import ASKED, KEPT, House


@pytest.fixture
def given_up(house: House) -> Iterator[House]:
    """A house where ada's second message could not be handled and her third was."""
    house.talk("ada", "hello", "boom")
    for _ in range(MAX_ATTEMPTS):
        house.wait(60)
    house.talk("ada", "buy milk")
    house.writer.start()
    yield house
    house.writer.stop(5)


def _settings(house: House) -> Settings:
    return Settings(data_dir=house.directory, database_url=SecretStr(house.url))


def _dead(house: House) -> list[int]:
    return [letter.seq for letter in operating.list_dead(_settings(house))]


def _mend(house: House) -> None:
    """Make the letter one that can be handled, as a new version of the program would."""
    (number,) = _dead(house)
    with house.store.transaction() as uow:
        (letter,) = operating.list_dead(_settings(house))
        body = uow.keys.seal(letter.address.person, "inbox.body", number, "sell bread")
        uow.connection.execute(INBOX.update().where(INBOX.c.seq == number).values(body=body))


def _work(house: House) -> None:
    Jobs(house.store, house.writer, lambda: house.now).run_due()
    house.writer.work(lambda _uow: None).result(5)
    house.writer.work(lambda _uow: None).result(5)


def test_a_dead_letter_that_is_tried_again_has_its_effect_once(given_up: House) -> None:
    """It comes behind what was sent since, however often it is asked for, and is no dead letter any more."""
    _mend(given_up)
    (number,) = _dead(given_up)

    operating.retry_dead(_settings(given_up), number, lambda: given_up.now)
    operating.retry_dead(_settings(given_up), number, lambda: given_up.now)
    _work(given_up)
    _work(given_up)

    assert given_up.notes() == ["buy milk", "sell bread"]
    assert given_up.lines("ada")[-3:] == ["> sell bread", KEPT, ASKED]
    assert _dead(given_up) == []


def test_a_letter_handed_in_before_the_kill_is_not_handed_in_twice(given_up: House) -> None:
    """The job is done again from its beginning and finds the letter there."""
    _mend(given_up)
    (number,) = _dead(given_up)
    operating.retry_dead(_settings(given_up), number, lambda: given_up.now)
    _work(given_up)
    with given_up.store.transaction() as uow:
        uow.connection.exec_driver_sql(f"UPDATE inbox SET state = 'dead' WHERE seq = {number}")
        uow.connection.exec_driver_sql("UPDATE job SET state = 'waiting' WHERE kind = 'retry'")

    _work(given_up)

    assert given_up.notes() == ["buy milk", "sell bread"]
    assert _dead(given_up) == []


def test_a_dead_letter_can_be_dropped(given_up: House) -> None:
    """It is listed no more, and nothing else comes of it."""
    (number,) = _dead(given_up)

    operating.drop_dead(_settings(given_up), number)
    _work(given_up)

    assert (_dead(given_up), given_up.notes()) == ([], ["buy milk"])


@pytest.mark.parametrize("act", [operating.retry_dead, operating.drop_dead])
def test_a_letter_that_is_not_dead_is_left_alone(given_up: House, act: Callable[[Settings, int], None]) -> None:
    """A wrong number is named."""
    with pytest.raises(StoreError, match="There is no dead letter 1"):
        act(_settings(given_up), 1)


def test_a_letter_that_does_not_open_keeps_nobody_waiting(house: House) -> None:
    """It is given up like any other that fails; it can be dropped, and not be tried again."""
    house.talk("ada", "hello")
    house.send("ada", "buy milk")
    house.writer.cycle()
    with house.store.transaction() as uow:
        uow.connection.execute(INBOX.update().where(INBOX.c.state == "waiting").values(body=b"1"))
    house.restart()
    for _ in range(MAX_ATTEMPTS + 1):
        house.wait(60)
    (number,) = _dead(house)

    with pytest.raises(StoreError, match="does not open any more"):
        operating.retry_dead(_settings(house), number)
    operating.drop_dead(_settings(house), number)

    house.talk("ada", "sell bread")
    assert house.notes() == ["sell bread"]


def test_a_conversation_that_does_not_open_keeps_nobody_else_waiting(house: House) -> None:
    """Its letters are given up; everybody else is answered."""
    house.talk("ada", "hello")
    house.talk("ben", "hello")
    with house.store.transaction() as uow:
        uow.connection.execute(
            EVENT.update()
            .where(EVENT.c.person_id == sa.select(sa.func.min(PERSON.c.id)).scalar_subquery())
            .values(body=b"1")
        )
    house.restart()

    house.send("ada", "buy milk")
    house.send("ben", "sell bread")
    for _ in range(MAX_ATTEMPTS + 1):
        house.wait(60)

    assert house.notes() == ["sell bread"]
    assert [state for _, state, _ in house.letters()] == ["done", "done", "dead", "done"]
