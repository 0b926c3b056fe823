"""Who subscribed is told of new needs: at most once a day, by day, only what fits and is not their own firm's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kjfz_bot.domain.need import Need
from kjfz_bot.services.invitations import invite
from kjfz_bot.services.need_subscriptions import JOB, MOST, NAMED, tell_some
from kjfz_bot.storage import need_subscriptions
from kjfz_bot.storage.invitations import Expected, Invitation
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import Somebody
from tests.unit.app.test_needs_found import OTHER, publish, withdraw
from tests.unit.app.test_tasks import STOP

HEADING = "New needs that you subscribed to:"
SEAL: dict[str, Any] = {"title": "密封件漂移的攻关", "keywords": ("密封件", "漂移", "石墨")}


@pytest.fixture
def ann(office: Office) -> Somebody:
    """Somebody who has agreed that something of theirs is stored."""
    publish(office, 2, **SEAL)
    return Somebody(office, "ann").agrees()


def subscribes(somebody: Somebody, *search: str) -> str:
    """Subscribe to what a search finds."""
    return somebody.say("/needs", *search, "1", "subscribe")


def tomorrow(office: Office) -> None:
    """The next day, with the work that is done once a day."""
    office.now += DAY
    progress: Mapping[str, Any] | None = {}
    while progress is not None:
        job = Job(1, JOB, f"{office.now:%Y-%m-%d}", {}, None, office.now, progress, 1)
        progress = office.work(lambda uow, job=job: tell_some(uow, job, office.now))  # type: ignore[misc]


def told(office: Office, somebody: Somebody) -> str:
    """What somebody hears of new needs the next day."""
    tomorrow(office)
    return somebody.news()


def later(office: Office, order: int, count: int = 1, **said: object) -> list[Need]:
    """Needs published today."""
    return publish(office, count, order, **said)


def test_what_fits_is_told_once_with_where_to_read_it(office: Office, ann: Somebody) -> None:
    """The title, the district and the number; nothing of what was there before, and nothing twice."""
    assert "Subscribed: “密封件”" in subscribes(ann, "密封件")
    (need,) = later(office, 30, **SEAL)
    later(office, 31, **OTHER)

    assert told(office, ann) == "\n".join(
        [
            HEADING,
            f"• 密封件漂移的攻关 (Yinzhou District) /see {need.public_id}",
            "To read one, send /see and its number.",
            STOP,
        ]
    )
    assert told(office, ann) == ""


def test_a_field_a_district_and_everything_can_be_subscribed_to(office: Office, ann: Somebody) -> None:
    """Each as it was looked for; a need that fits several is told once."""
    (there,) = later(office, 20, field="new_materials")
    district = {"yinzhou": "Yinzhou District", "cixi": "Cixi"}[f"{there.district}"]
    for search, what in (
        (("/needs field", "New materials"), "New materials"),
        (("/needs district", district), district),
        (("/needs newest",), "all new needs"),
    ):
        assert f"Subscribed: {what}" in ann.say(*search, "1", "subscribe")
    fits = later(office, 40, 2, field="new_materials")

    answered = told(office, ann)

    assert answered.count("• ") == 2
    assert all(answered.count(need.public_id) == 1 for need in fits)


def test_words_that_find_nothing_yet_can_be_subscribed_to(office: Office, ann: Somebody) -> None:
    """Told once there is one; what has no word in it is asked for again."""
    assert "“Tell me of new ones”" in ann.say("/needs 甲乙丙丁")
    assert "no word in this" in ann.say("tell me of new ones", "？！")
    assert "Subscribed: “甲乙丙丁”" in ann.say("甲乙丙丁")
    (need,) = later(office, 30, title="甲乙丙丁")
    later(office, 31, **OTHER)

    answered = told(office, ann)

    assert answered.count("• ") == 1
    assert need.public_id in answered


def test_many_new_needs_are_named_in_part(office: Office, ann: Somebody) -> None:
    """The newest of them, and how many more there are."""
    subscribes(ann, "密封件")
    kept = later(office, 30, NAMED + 3, **SEAL)

    answered = told(office, ann)

    newest = [need.public_id for need in reversed(kept)][:NAMED]
    assert [line.rpartition(" ")[2] for line in answered.splitlines() if line.startswith("•")] == newest
    assert "And 3 more." in answered


def test_nobody_is_told_at_night_or_twice_a_day(office: Office, ann: Somebody) -> None:
    """What the day's work finds at midnight waits for the morning; done again it finds nobody."""
    subscribes(ann, "密封件")
    later(office, 30, **SEAL)
    office.now += timedelta(hours=12, minutes=5)

    office.now -= DAY
    tomorrow(office)
    assert ann.news() == ""
    later(office, 31, **SEAL)
    office.now -= DAY
    tomorrow(office)
    office.now += timedelta(hours=8)
    assert ann.news().count("• ") == 1

    assert ann.news() == ""


def test_needs_of_ones_own_firm_are_not_told(office: Office, ann: Somebody) -> None:
    """They know of it; others are told."""
    bea = Somebody(office, "bea").agrees()
    subscribes(ann, "newest")
    subscribes(bea, "newest")
    (need,) = later(office, 30)
    own = replace(need.firm)

    def work(uow: UnitOfWork) -> str:
        made = Invitation(0, "firm", own, None, office.now + DAY, Expected())
        return invite(uow, made, office.now)[1].link

    ann.say(f"/start join-{office.work(work)}", "yes")

    tomorrow(office)
    assert need.public_id not in ann.news()
    assert need.public_id in bea.news()


def test_what_was_withdrawn_by_the_morning_is_not_told(office: Office, ann: Somebody) -> None:
    """It is looked up again just before it is said; where nothing is left, nothing is."""
    subscribes(ann, "密封件")
    first, second = later(office, 30, 2, **SEAL)
    tomorrow(office)
    withdraw(office, first)

    answered = ann.news()
    assert second.public_id in answered
    assert first.public_id not in answered

    (third,) = later(office, 40, **SEAL)
    tomorrow(office)
    withdraw(office, third)
    assert ann.news() == ""


def test_who_has_muted_it_is_not_told_and_nothing_piles_up(office: Office, ann: Somebody) -> None:
    """The topic is offered in the settings to whoever subscribed."""
    assert "New needs I subscribed to" not in ann.options("/settings reminders")
    ann.say("/cancel")
    subscribes(ann, "密封件")
    ann.say("/settings", "reminders", "no reminders", "done")
    later(office, 30, **SEAL)
    assert told(office, ann) == ""

    ann.say("/settings", "reminders", "New needs I subscribed to", "done")
    (need,) = later(office, 31, **SEAL)
    answered = told(office, ann)
    assert answered.count("• ") == 1
    assert need.public_id in answered


def test_subscriptions_are_listed_and_ended(office: Office, ann: Somebody) -> None:
    """Where needs are looked for; the same one twice is one, and undo ends what was just made."""
    subscribes(ann, "密封件")
    ann.say("other")
    assert "subscribed to this already" in ann.say("密封件", "1", "subscribe")
    ann.say("back")
    assert ann.options("/needs mine") == ["“密封件”"]

    ann.say("1")
    assert "Ended." in ann.say("end it")
    later(office, 30, **SEAL)
    assert told(office, ann) == ""

    subscribes(ann, "漂移")
    ann.say("/undo")
    assert office.read(lambda uow: need_subscriptions.of_person(uow, ann.person)) == []


def test_a_person_has_so_many_subscriptions_at_most(office: Office, ann: Somebody) -> None:
    """One more is refused with what to do."""
    letters = [f"密封件 {letter}" for letter in "漂移的攻关石墨封密件"]
    for said in letters[:MOST]:
        assert "Subscribed" in ann.say(f"/needs {said}", "1", "subscribe")

    assert f"{MOST} subscriptions are the most" in ann.say("/needs 攻关", "1", "subscribe")


def test_subscribing_asks_for_consent_and_looking_does_not(office: Office, ann: Somebody) -> None:
    """Whoever declines looks on; nothing is stored."""
    bob = Somebody(office, "bob")

    assert "密封件漂移" in bob.say("/needs", "newest", "1")
    assert "consent" in bob.say("subscribe").casefold() or "agree" in bob.say("why").casefold()
    bob.say("2")
    assert office.read(lambda uow: need_subscriptions.of_person(uow, bob.person)) == []


def test_words_are_sealed_and_go_with_the_person(office: Office, ann: Somebody) -> None:
    """Erased, nothing of it is left; `verify` would find it."""
    subscribes(ann, "密封件")
    person = ann.person

    ann.say("/forget", "yes")

    assert office.read(lambda uow: need_subscriptions.of_person(uow, person)) == []
