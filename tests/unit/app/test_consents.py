"""What people agree to: asked once, by itself, as it is worded; withdrawn in one press, with what that means done."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from kjfz_bot.app.content import load_content
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.consent import CONTACTS, DECLINED, POOL, PURPOSES, SERVICE, SETTLED, TELEGRAM
from kjfz_bot.services.consent import MISSING, has_consent, require_consent
from kjfz_bot.services.registry import SERVICES, Actor
from kjfz_bot.storage import consents
from kjfz_bot.storage.consents import Consent
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import Address, AddressKey
from kjfz_bot.storage.schema import AUDIT
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import DAY, NOON, Office

WORDINGS = {
    ("needs_consent-service", 1): "bb84fe430bdfcf52",
    ("needs_consent-telegram", 1): "095e0f9de8ab40a6",
    ("share_contacts-contacts", 1): "2584493ab2fa223a",
    ("join_pool-pool", 1): "9620b2d89117395c",
}
"""A fingerprint of every wording that people may have agreed to, in both languages."""


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """An office at noon."""
    opened = Office(tmp_path, database_url)
    yield opened
    opened.close()


def call(office: Office, name: str, who: str, channel: str = "web", **inputs: Any) -> Ok | No:
    """What a service answers to somebody."""
    actor = Actor(office.person(who, channel), office.now, Address(0, 0, AddressKey(channel, who)))
    return office.work(lambda uow: SERVICES[name].run(uow, actor, inputs))


def give(office: Office, who: str, *purposes: str, channel: str = "web", version: int = 1) -> None:
    """Let somebody agree."""
    person = office.person(who, channel)
    for purpose in purposes:
        consent = Consent(purpose, version, office.now, None, channel)
        office.work(lambda uow, consent=consent: consents.give(uow, person, consent))  # type: ignore[misc]


def agrees(office: Office, who: str, purpose: str, channel: str = "web") -> bool:
    """Whether somebody agrees to a purpose just now."""
    return office.read(lambda uow: has_consent(uow, office.person(who, channel), purpose))


def deeds(office: Office) -> list[str]:
    """What the audit says was done."""
    return office.read(lambda uow: list(uow.connection.execute(sa.select(AUDIT.c.entry)).scalars()))


def test_a_service_that_needs_consent_refuses_without_it(office: Office) -> None:
    """It names what is missing, and goes on once it is given."""
    office.say("ada", "hello", channel="web")
    actor = Actor(office.person("ada", "web"), office.now, Address(0, 0, AddressKey("web", "ada")))

    refused = office.read(lambda uow: require_consent(uow, actor, SERVICE))
    give(office, "ada", SERVICE)

    assert isinstance(refused, No)
    named: Mapping[str, Any] = refused.args
    assert (refused.reason, named) == (MISSING, {"purpose": {"text": "consent-service"}})
    assert office.read(lambda uow: require_consent(uow, actor, SERVICE)) is None


def test_nothing_is_asked_before_the_anonymous_self_check(office: Office) -> None:
    """Consent is no wall before it."""
    office.say("ada", "/check", channel="web")

    assert "agree" not in office.read_on_the_web("ada")[-1]
    assert office.read(lambda uow: consents.of(uow, office.person("ada", "web"))) == []


@pytest.mark.parametrize("purpose", [SERVICE, CONTACTS, POOL])
def test_a_purpose_is_asked_until_it_is_agreed_to(office: Office, purpose: str) -> None:
    """Then there is one option, which is taken by itself."""
    office.say("ada", "hello", channel="web")

    asked = call(office, f"ask_consent_{purpose}", "ada")
    call(office, f"give_consent_{purpose}", "ada", **{purpose: "v1"})
    again = call(office, f"ask_consent_{purpose}", "ada")

    assert isinstance(asked, Ok)
    assert isinstance(again, Ok)
    assert [option[0] for option in asked.value] == ["v1", DECLINED]
    assert [option[0] for option in again.value] == [SETTLED]


def test_telegram_is_asked_about_on_telegram_only(office: Office) -> None:
    """It arises nowhere else."""
    office.say("ada", "hello", channel="web")
    office.say("tom", "hello")

    elsewhere, there = (
        call(office, "ask_consent_telegram", "ada"),
        call(office, "ask_consent_telegram", "tom", "telegram"),
    )

    assert isinstance(elsewhere, Ok)
    assert isinstance(there, Ok)
    assert [option[0] for option in elsewhere.value] == [SETTLED]
    assert [option[0] for option in there.value] == ["v1", DECLINED]


def test_an_earlier_wording_is_asked_again(office: Office) -> None:
    """Whoever agreed to another text has not agreed to this one."""
    office.say("ada", "hello", channel="web")
    give(office, "ada", SERVICE, version=0)

    asked = call(office, "ask_consent_service", "ada")

    assert isinstance(asked, Ok)
    assert len(asked.value) == 2
    assert not agrees(office, "ada", SERVICE)


def test_the_answer_kept_is_the_wording_that_was_seen(office: Office) -> None:
    """Whatever is the newest by then; an answer that agrees to nothing is refused."""
    office.say("ada", "hello", channel="web")

    call(office, "give_consent_service", "ada", service="v0")
    refused = call(office, "give_consent_service", "ada", service=DECLINED)

    (kept,) = office.read(lambda uow: consents.of(uow, office.person("ada", "web")))
    assert (kept.version, kept.channel, kept.given_at) == (0, "web", NOON)
    assert isinstance(refused, No)


def test_without_the_service_nothing_else_counts(office: Office) -> None:
    """Contacts and pool rest on it; Telegram is a matter of its own."""
    office.say("ada", "hello", channel="web")

    give(office, "ada", CONTACTS, TELEGRAM)

    assert not agrees(office, "ada", CONTACTS)
    assert agrees(office, "ada", TELEGRAM)


def test_withdrawing_ends_it_at_once_and_giving_anew_is_another_row(office: Office) -> None:
    """What was agreed to, and from when to when, stays to be seen."""
    office.say("ada", "hello", channel="web")
    give(office, "ada", SERVICE, POOL)
    office.now += DAY

    call(office, "withdraw_consent", "ada", act="withdraw-pool")
    ended = agrees(office, "ada", POOL)
    call(office, "give_consent_pool", "ada", pool="v1")

    assert not ended
    assert agrees(office, "ada", POOL)
    rows = office.read(lambda uow: consents.of(uow, office.person("ada", "web")))
    assert [(row.purpose, row.withdrawn_at) for row in rows] == [(SERVICE, None), (POOL, NOON + DAY), (POOL, None)]


def test_withdrawing_the_service_withdraws_everything(office: Office) -> None:
    """Each of them is in the audit, as is what was given."""
    office.say("ada", "hello", channel="web")
    call(office, "give_consent_service", "ada", service="v1")
    give(office, "ada", CONTACTS, POOL, TELEGRAM)

    call(office, "withdraw_consent", "ada", act="withdraw-service")

    assert not any(agrees(office, "ada", purpose) for purpose in PURPOSES)
    said = "".join(deeds(office))
    assert said.count('"consent_withdrawn"') == 4
    assert '"action":"consent_given"' in said
    assert '"key":"service.v1"' in said


def test_withdrawing_takes_as_few_steps_as_giving(office: Office) -> None:
    """A command and one press each way; withdrawing says what it means, and offers to erase."""
    office.say("ada", "hello", channel="web")
    give(office, "ada", SERVICE)

    office.say("ada", "/consents", "Withdraw: using this service (given 2026-03-01)", channel="web")
    withdrawn = office.read_on_the_web("ada")[-2:]
    office.say("ada", "Erase everything", channel="web")

    assert "nothing further is stored" in withdrawn[0]
    assert "be erased too?" in withdrawn[1]
    assert "is being erased" in office.read_on_the_web("ada")[-1]


def test_whoever_has_withdrawn_telegram_gets_no_notices_there(office: Office) -> None:
    """They go to the web page; where there is none, a decision is owed."""
    office.say("tom", "hello")
    give(office, "tom", TELEGRAM, channel="telegram")
    call(office, "withdraw_consent", "tom", "telegram", act="withdraw-telegram")
    office.told("tom")
    person = office.person("tom")

    office.notify(Notice(person, "decided", "7", "decision", office.now, args={"case": "7"}))
    office.look()
    alone = office.told("tom"), office.states()
    office.join("tom", "tom at home", "web")
    office.say("tom at home", "hello", channel="web")
    office.look(2)

    assert alone == ([], [("decided", "owed")])
    assert office.told("tom") == []
    assert any("is decided" in line for line in office.read_on_the_web("tom at home"))


def test_whoever_never_gave_it_is_reminded_on_telegram_as_before(office: Office) -> None:
    """A visitor who began there has withdrawn nothing."""
    office.say("tom", "/check", "1", "1")
    office.told("tom")
    office.now += DAY + timedelta(hours=1)

    office.look()

    assert any("is not finished" in text for text in office.told("tom"))


def test_a_wording_that_changes_gets_a_new_version() -> None:
    """Texts that people agreed to are pinned; add a line for the new version and keep the old one."""
    texts = load_content().texts
    now: Mapping[tuple[str, int], str] = {
        (purpose.words, purpose.version): hashlib.sha256(
            "\n".join(texts.text(language, purpose.words) for language in ("zh-CN", "en")).encode()
        ).hexdigest()[:16]
        for purpose in PURPOSES.values()
    }

    assert {key: WORDINGS[key] for key in now} == dict(now)


def test_erasing_takes_consents_along(office: Office) -> None:
    """No row of them is left."""
    office.say("ada", "hello", channel="web")
    give(office, "ada", SERVICE)

    office.say("ada", "/forget", "Delete everything", channel="web")

    def count(uow: UnitOfWork) -> int:
        number: int = uow.connection.execute(sa.text("SELECT count(*) FROM consent")).scalar_one()
        return number

    assert office.read(count) == 0
