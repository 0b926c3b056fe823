"""Rows of firms, decisions and profiles, on each database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.firm import Contact, Firm, FirmClass, resubmitted
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.storage import firm_decisions, firms, organisations, people, profiles
from kjfz_bot.storage.firm_decisions import Decision
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.profiles import Ruling
from kjfz_bot.storage.schema_trust import FIRM, PROFILE
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.storage.conftest import NOON, OpenStore

WORKS = Organisation(0, "works", "firm", "Works", "ningbo", "91330201MA2XN8H35E", "haishu")
UNIT = Organisation(0, "unit", "unit", "Unit", "ningbo", state="verified")
CLASSES = (FirmClass("high_tech", "GR1", date(2028, 12, 1)), FirmClass("srdi"))
SAID = Particulars("Li Na", "13900001111", date(1985, 6, 12))


@pytest.fixture
def ada(post: Callable[..., Letter]) -> int:
    """Somebody."""
    return post("1").address.person


@pytest.fixture
def ben(post: Callable[..., Letter]) -> int:
    """Somebody else."""
    return post("1", "ben").address.person


def _firm(uow: UnitOfWork, by: int, organisation: Organisation = WORKS) -> Firm:
    kept = organisations.add(uow, organisation, NOON)
    firm = Firm(kept, CLASSES, NOON, by, Contact(by, "Zhang Wei", "13800004711"))
    firms.add(uow, firm)
    return firm


def _profile(uow: UnitOfWork, person: int, unit: Organisation = UNIT) -> Profile:
    kept = organisations.named(uow, unit.programme, "unit", unit.name, None) or organisations.add(uow, unit, NOON)
    papers = Papers(date(2024, 9, 1), None, date(2025, 6, 30), None)
    said = Profile(0, person, kept, "doctorate", "senior", "new_materials", ("a", "b", "c"), papers, SAID)
    return profiles.add(uow, said, NOON)


def test_a_firm_comes_back_as_it_was_kept(store: Store, ada: int) -> None:
    """Its contact is nowhere in clear."""
    with store.transaction() as uow:
        firm = _firm(uow, ada)
    with store.reading() as uow:
        assert firms.find(uow, firm.organisation.id) == firm
        stored = repr(uow.connection.execute(sa.select(FIRM)).one())
    assert "Zhang" not in stored
    assert "4711" not in stored


def test_a_firm_is_changed_from_the_version_that_was_seen(store: Store, ada: int, ben: int) -> None:
    """Whoever saw an older one changes nothing."""
    with store.transaction() as uow:
        before = _firm(uow, ada)
        after = resubmitted(before, replace(before, classes=()), ben, NOON + timedelta(hours=1))
        assert [firms.change(uow, before, after) for _ in range(2)] == [True, False]
        assert firms.find(uow, before.organisation.id) == after
        assert after.organisation.version == 2


def test_a_queue_has_what_waits_in_its_scope_alone(store: Store, ada: int) -> None:
    """The longest waiting first; what is decided, in another district or programme is not in it."""
    with store.transaction() as uow:
        for number, (programme, district, state) in enumerate(
            [
                ("ningbo", "haishu", "pending"),
                ("ningbo", "haishu", "verified"),
                ("ningbo", "jiangbei", "pending"),
                ("changping", "haishu", "pending"),
            ]
        ):
            place = replace(WORKS, public_id=f"{number}", code=None, programme=programme, district=district)
            _firm(uow, ada, replace(place, name=f"{number}", state=state))  # type: ignore[arg-type]  # one of the states

    def names(*scopes: Scope) -> list[str]:
        with store.reading() as uow:
            return [firm.organisation.name for firm in firms.pending(uow, scopes, 10)]

    assert names(Scope("ningbo", "haishu")) == ["0"]
    assert names(Scope("ningbo")) == ["0", "2"]
    assert names(Scope("ningbo"), Scope("ningbo", "haishu")) == ["0", "2"]
    assert names() == []


def test_of_eight_who_decide_at_once_one_does(opening: OpenStore, store: Store, ada: int) -> None:
    """In transactions of their own, on connections of their own."""
    with store.transaction() as uow:
        firm = _firm(uow, ada)
    before = firm.organisation
    stores = [opening() for _ in range(8)]

    def decide(each: Store) -> bool:
        with each.transaction() as uow:
            return organisations.change(uow, before, replace(before, state="verified"), NOON, ada)

    with ThreadPoolExecutor(8) as threads:
        decided = list(threads.map(decide, stores))

    for each in stores:
        each.close()
    assert sorted(decided) == [False] * 7 + [True]


def test_a_decision_is_kept_once_a_version(store: Store, ada: int) -> None:
    """The newest is the one that is told."""
    with store.transaction() as uow:
        firm = _firm(uow, ada)
        office = organisations.add(uow, replace(WORKS, public_id="office", kind="district", code=None), NOON)
        first = Decision(firm.organisation.id, 1, firm.fingerprint, "return", "Why.", office.id, ada, NOON, office.name)
        firm_decisions.add(uow, first)
        assert firm_decisions.last(uow, firm.organisation.id) == first
        firm_decisions.add(uow, replace(first, version=2, verdict="verify", reason=None))
        last = firm_decisions.last(uow, firm.organisation.id)
        assert last is not None
        assert (last.version, last.reason) == (2, None)

    with pytest.raises(sa.exc.IntegrityError), store.transaction() as uow:
        firm_decisions.add(uow, first)


def test_a_profile_comes_back_as_it_was_kept(store: Store, ada: int) -> None:
    """What says who it is, is nowhere in clear."""
    with store.transaction() as uow:
        profile = _profile(uow, ada)
    with store.reading() as uow:
        kept = profiles.find(uow, profile.id)
        assert kept is not None
        assert kept.profile == profile
        stored = repr(uow.connection.execute(sa.select(PROFILE)).one())
    assert not [word for word in ("Li Na", "13900001111", "1985") if word in stored]


def test_somebody_is_found_by_name_and_number_within_a_scope(store: Store, ada: int, ben: int) -> None:
    """However the name is typed; nobody in another programme or organisation is."""
    with store.transaction() as uow:
        mine = _profile(uow, ada)
        _profile(uow, ben, replace(UNIT, public_id="other", programme="changping"))
        here, elsewhere = Scope("ningbo"), Scope("ningbo", organisation=999)
        assert profiles.named(uow, here, "ｌｉ  na") == [mine]
        assert profiles.called(uow, here, "13900001111") == [mine]
        assert profiles.named(uow, here, "Li") == []
        assert profiles.named(uow, elsewhere, "Li Na") == []
        assert profiles.called(uow, elsewhere, "13900001111") == []
        assert [kept.profile for kept in profiles.pending(uow, [here], 10)] == [mine]


def test_a_profile_is_decided_on_once_and_on_the_version_that_was_seen(store: Store, ada: int, ben: int) -> None:
    """A change makes it wait again where the domain says so."""
    with store.transaction() as uow:
        profile = _profile(uow, ada)
        ruling = Ruling(1, "denied", "Why.", ben, NOON)
        assert not profiles.decide(uow, profile, replace(ruling, seen=2))
        assert [profiles.decide(uow, profile, ruling) for _ in range(2)] == [True, False]
        kept = profiles.find(uow, profile.id)
        assert kept is not None
        assert (kept.profile.state, kept.reason, kept.decided_at) == ("denied", "Why.", NOON)
        after = replace(kept.profile, version=2, state="pending", title="associate_senior")
        assert [profiles.change(uow, kept.profile, after, NOON) for _ in range(2)] == [True, False]
        assert [each.profile for each in profiles.of_person(uow, ada)] == [after]


def test_nobody_has_two_profiles_in_a_programme(store: Store, ada: int) -> None:
    """In another programme they may have one more."""
    with store.transaction() as uow:
        _profile(uow, ada)
        _profile(uow, ada, replace(UNIT, public_id="other", programme="changping"))
    with pytest.raises(sa.exc.IntegrityError), store.transaction() as uow:
        _profile(uow, ada)


def test_erasing_somebody_takes_their_profile_and_leaves_the_firm(store: Store, ada: int, ben: int) -> None:
    """Without contact; what they decided on others stays, by nobody."""
    with store.transaction() as uow:
        firm = _firm(uow, ada)
        mine, others = _profile(uow, ada), _profile(uow, ben)
        profiles.decide(uow, others, Ruling(1, "confirmed", None, ada, NOON))
        people.erase(uow, [ada])
        found = firms.find(uow, firm.organisation.id)
        assert found == replace(firm, submitted_by=None, contact=None)
        assert profiles.find(uow, mine.id) is None
        kept = profiles.find(uow, others.id)
        assert kept is not None
        assert kept.profile.state == "confirmed"
