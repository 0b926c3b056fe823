"""Lin, who has records in two Telegram accounts and says that both are one: what tests of merging are played with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from kjfz_bot.app.jobs import Jobs
from kjfz_bot.app.linking import Linking
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.services import linking, merging, sign_in, ways_in
from kjfz_bot.storage import addresses, grants, profiles, sign_in_links
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import NOON, Office, content
from tests.unit.app.people import FIRM, HAISHU, Somebody, seated

HERE, THERE = "lin here", "lin there"
UNIT = Organisation(0, "unit two", "unit", "Unit Two", "ningbo", district="haishu", state="verified")
ELSEWHERE = Organisation(0, "far unit", "unit", "Far Unit", "changping", district="changping", state="verified")
MINUTE = timedelta(minutes=1)


@contextmanager
def two_accounts(directory: Path, url: str) -> Iterator[Office]:
    """An office that sends mail. Lin has a firm's role in one Telegram account and a profile in another."""
    opened = Office(directory, url, smtp_host="127.0.0.1")
    for name in (HERE, THERE):
        opened.say(name, "/start")
        opened.told(name)
    opened.work(lambda uow: grants.add(uow, New(opened.person(HERE), "firm", seated(uow, FIRM), None), opened.now))
    opened.work(lambda uow: keep_profile(uow, opened.person(THERE)))
    yield opened
    assert opened.findings() == []
    opened.close()


def with_mail(somebody: Somebody) -> Somebody:
    """Give somebody an address with which they sign in."""
    office, key = somebody.office, AddressKey("email", f"{somebody.name}@example.org")
    office.work(lambda uow: addresses.add(uow, somebody.person, key, office.now))
    return somebody


def officer(office: Office, name: str, seat: Organisation = HAISHU, role: Role = "district") -> Somebody:
    """Somebody with the role of an office."""
    somebody = Somebody(office, name)
    somebody.say("/start")
    new = office.work(lambda uow: New(somebody.person, role, seated(uow, seat), None))
    office.work(lambda uow: grants.add(uow, new, office.now))
    return somebody


def keep_profile(uow: UnitOfWork, person: int, unit: Organisation = UNIT) -> Profile:
    said = Particulars("Lin Yuan", "13900001111", date(1985, 6, 12))
    keeps = Profile(0, person, seated(uow, unit), "doctorate", "senior", "optics", ("a",), Papers(), said)
    return profiles.add(uow, keeps, NOON)


def typed(office: Office) -> str:
    """Type the code of one account in the other, and agree; what is answered."""
    office.say(HERE, "/link", "skip")
    code = "\n".join(office.told(HERE)).partition("Your code is <b>")[2].partition("</b>")[0]
    office.say(THERE, f"/link {code}", "yes")
    return "\n".join(office.told(THERE))


def asked(office: Office) -> None:
    """Both say that they are one, for an officer to look at."""
    assert "records on both sides" in typed(office)
    office.say(THERE, "yes")
    assert "First say yes on the other channel too" in "\n".join(office.told(THERE))
    office.look()
    assert "an officer then looks at both" in "\n".join(office.told(HERE))
    office.say(HERE, "/link_ok", "yes")
    assert "it goes to the officers now" in "\n".join(office.told(HERE))


def run_jobs(office: Office) -> None:
    joining = Linking(office.conductor, content())
    steps = {linking.JOB: joining.step, merging.JOB: joining.merge}
    Jobs(office.store, office.writer, lambda: office.now, more=steps).run_due()
    office.rest()


def sign_in_by_mail(office: Office, somebody: Somebody) -> None:
    """Open the link of the newest mail, and press its button."""

    def enter(uow: UnitOfWork) -> None:
        token = sign_in_links.token(uow, sign_in_links.waiting(uow, 100)[-1])
        session = f"{office.now} {token}"
        assert isinstance(sign_in.sign_in(uow, token, None, session, office.now), sign_in.SignedIn)
        person = somebody.person
        office.conductor.hand_in(uow, [person], lambda uow: ways_in.go_on(uow, person, None, office.now), office.now)

    office.work(enter)
    office.rest()


def same(office: Office) -> bool:
    return office.person(HERE) == office.person(THERE)
