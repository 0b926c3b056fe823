"""Other people's names on their way to Telegram: hidden as the operator set it, and from whoever has not agreed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kjfz_bot.app.post import Answers, Post
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import WORDLESS, composers, veils
from kjfz_bot.dialog.message import Button, Message
from kjfz_bot.domain import personal
from kjfz_bot.services.looks import Opened, looked
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import outbox
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.people import Address, AddressKey
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import escape
from tests.unit.app.office import Office, content
from tests.unit.app.test_consents import call, give

NAME = "欧阳修远"
MESSAGE = Message(escape(f"{personal.name(NAME)} 请您确认。"), options=(Button("r1:1", personal.name(NAME)),))
ORIGIN = "https://bot.example.org"


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """Somebody on Telegram, and nothing else said."""
    opened = Office(tmp_path, database_url)
    opened.say("tom", "hello")
    opened.deliver()
    yield opened
    opened.close()


def put_out(office: Office, settings: Settings, channel: str = "telegram") -> str:
    """What is stored to be sent, or kept to be read, of a message that tells of somebody."""
    person = office.person("tom")
    post = Post(composers(content()), WORDLESS, veils(content(), settings))

    def write(uow: UnitOfWork) -> None:
        (seq,) = uow.take_ids(1)
        address = Address(1, person, AddressKey(channel, "tom"))
        found = uow.connection.exec_driver_sql("SELECT min(id) FROM address").scalar_one()
        letter = Letter(seq, Address(found, person, address.key), f"{seq}", "text", "", office.now, office.now)
        post.put_out(uow, [Answers(letter, [MESSAGE])], office.now)

    office.work(write)
    if channel != "telegram":
        return "\n".join(office.read_on_the_web("tom"))
    parcels = office.work(lambda uow: outbox.claim(uow, "telegram", 100))
    return json.dumps([parcel.body for parcel in parcels], ensure_ascii=False)


def set_to(level: str) -> Settings:
    """The settings of an operator who chose a level."""
    return Settings(telegram_privacy=level, public_url=ORIGIN)


def test_masked_is_what_an_operator_gets_who_sets_nothing(office: Office) -> None:
    """To whoever has agreed to Telegram."""
    give(office, "tom", "service", "telegram", channel="telegram")

    out = put_out(office, Settings(public_url=ORIGIN))

    assert "欧阳** 请您确认。" in out
    assert ORIGIN in out
    assert NAME not in out


def test_whoever_has_not_agreed_gets_nothing_of_others(office: Office) -> None:
    """Even where the operator shows everything."""
    out = put_out(office, set_to("full"))

    assert "欧阳" not in out
    assert "请在这里看" in out


def test_whoever_has_withdrawn_gets_nothing_of_others_any_more(office: Office) -> None:
    """From that moment on."""
    give(office, "tom", "service", "telegram", channel="telegram")
    before = put_out(office, set_to("full"))

    call(office, "withdraw_consent", "tom", "telegram", act="withdraw-telegram")

    assert NAME in before
    assert "欧阳" not in put_out(office, set_to("full"))


def test_none_hides_everything_of_others(office: Office) -> None:
    """Also from whoever has agreed."""
    give(office, "tom", "service", "telegram", channel="telegram")

    assert "欧阳" not in put_out(office, set_to("none"))


def test_nobody_can_type_a_mark(office: Office) -> None:
    """What people send is stored without; it would hide what they say themselves."""
    office.say("ada", f"hello {personal.name('Ada')}", channel="web")

    assert office.read_on_the_web("ada")[0] == "> hello Ada"


def test_a_name_in_the_own_data_is_hidden_on_telegram(office: Office) -> None:
    """The reason of a look may name somebody; the way is the same for every message."""
    person = office.person("tom")
    opened = Opened("profile", f"For {personal.name('李四')}", "district")
    office.work(lambda uow: looked(uow, Actor(person + 1, office.now), person, opened))
    give(office, "tom", "service", "telegram", channel="telegram")

    office.say("tom", "/mydata", "Who has looked")

    told = "\n".join(office.told("tom"))
    assert "Reason: For 李*" in told
    assert "李四" not in told
