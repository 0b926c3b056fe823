"""Organisations, roles and invitations as rows: tenants kept apart, invitations used once whoever else tries."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.access import Grant, Scope
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import grants, invitations, organisations, people
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.invitations import Expected, Invitation, Secrets
from kjfz_bot.storage.schema_trust import INVITATION, ROLE_GRANT
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.storage.conftest import NOON, OpenStore

Post = Callable[..., Letter]
ANYBODY = Expected()
SECRETS = Secrets("l" * 22, "0123456789")
FIRM = Organisation(0, "f1", "firm", "Firm 1", "ningbo", district="haishu")


def _add(uow: UnitOfWork, organisation: Organisation) -> Organisation:
    return organisations.add(uow, organisation, NOON)


def _invite(uow: UnitOfWork, firm: Organisation, by: int | None, expected: Expected = ANYBODY) -> Invitation:
    made = Invitation(0, "firm", firm, by, NOON + timedelta(days=7), expected)
    return replace(made, id=invitations.add(uow, made, SECRETS, NOON))


@pytest.fixture
def firm(store: Store) -> Organisation:
    """A firm."""
    with store.transaction() as uow:
        return _add(uow, FIRM)


@pytest.fixture
def ada(post: Post) -> int:
    """Somebody who wrote once."""
    return post("1", "ada").address.person


def test_a_list_has_rows_of_its_scope_only(store: Store) -> None:
    """A programme, a district and an organisation each keep out every other's."""
    with store.transaction() as uow:
        firms = [
            _add(
                uow, replace(FIRM, public_id=f"{place}{district}{name}", programme=place, district=district, name=name)
            )
            for place in ("changping", "ningbo")
            for district in ("haishu", "jiangbei")
            for name in ("a", "b")
        ]

    def listed(*scopes: Scope) -> list[str]:
        return [found.public_id for found in organisations.listed(uow, scopes, "firm", 10)]

    with store.reading() as uow:
        assert listed(Scope("ningbo")) == ["ningbohaishua", "ningbojiangbeia", "ningbohaishub", "ningbojiangbeib"]
        assert listed(Scope("ningbo", "haishu")) == ["ningbohaishua", "ningbohaishub"]
        assert listed(Scope("ningbo", organisation=firms[7].id)) == ["ningbojiangbeib"]
        assert listed(Scope("changping", organisation=firms[7].id)) == []
        assert listed(Scope("ningbo", "haishu"), Scope("ningbo", "haishu")) == ["ningbohaishua", "ningbohaishub"]
        assert listed() == []


def test_holders_are_listed_within_their_scope_only(store: Store, post: Post) -> None:
    """A role in another district or programme is not among them."""
    with store.transaction() as uow:
        for number, (place, district) in enumerate((("ningbo", "haishu"), ("ningbo", "jiangbei"), ("changping", None))):
            there = _add(
                uow, replace(FIRM, public_id=f"{number}", programme=place, district=district, name=f"{number}")
            )
            person = people.AddressBook().resolve(uow, {people.AddressKey("web", f"p{number}"): "en"}, NOON)
            (address,) = person.values()
            grants.add(uow, New(address.person, "firm", there, None), NOON)

    with store.reading() as uow:
        found = [given.organisation.name for given in grants.under(uow, [Scope("ningbo", "haishu")], "firm", 10)]
        assert found == ["0"]
        assert grants.under(uow, [Scope("ningbo", "haishu")], "unit", 10) == []


def test_a_code_is_registered_once_in_a_programme(store: Store) -> None:
    """Firms without one do not get into each other's way."""
    coded = replace(FIRM, code="91330200MA0000000X")
    with store.transaction() as uow:
        _add(uow, replace(coded, public_id="1"))
        _add(uow, replace(FIRM, public_id="2"))
        _add(uow, replace(FIRM, public_id="3"))
        _add(uow, replace(coded, public_id="4", programme="changping"))

    with pytest.raises(sa.exc.IntegrityError), store.transaction() as uow:
        _add(uow, replace(coded, public_id="5"))


def test_a_firm_is_verified_once(store: Store, firm: Organisation, ada: int) -> None:
    """It is kept who did."""
    with store.transaction() as uow:
        assert [organisations.verify(uow, firm, ada, NOON) for _ in range(2)] == [True, False]
        assert organisations.find(uow, firm.id) == replace(firm, state="verified")


def test_a_role_counts_from_its_confirmation_to_its_end(store: Store, firm: Organisation, ada: int) -> None:
    """Ended once; the row stays."""
    with store.transaction() as uow:
        number = grants.add(uow, New(ada, "firm", firm, None, confirmed=False), NOON)
        given = grants.find(uow, number)
        assert given is not None
        assert (grants.of_person(uow, ada), grants.own(uow, ada)) == ((), [given])
        assert [grants.confirm(uow, given, NOON) for _ in range(2)] == [True, False]
        assert grants.of_person(uow, ada) == (Grant(number, "firm", firm.id, "ningbo", "haishu"),)
        assert [grants.end(uow, given, None, "revoked", NOON) for _ in range(2)] == [True, False]
        assert (grants.of_person(uow, ada), grants.find(uow, number)) == ((), None)
        assert not grants.confirm(uow, given, NOON)
        assert uow.connection.execute(sa.select(ROLE_GRANT.c.cause)).scalar_one() == "revoked"


def test_nobody_holds_the_same_role_twice(store: Store, firm: Organisation, ada: int) -> None:
    """Until the first has ended."""
    with store.transaction() as uow:
        number = grants.add(uow, New(ada, "firm", firm, None), NOON)
    with pytest.raises(sa.exc.IntegrityError), store.transaction() as uow:
        grants.add(uow, New(ada, "firm", firm, None), NOON)

    with store.transaction() as uow:
        given = grants.find(uow, number)
        assert given is not None
        grants.end(uow, given, ada, "given_back", NOON)
        grants.add(uow, New(ada, "firm", firm, None), NOON)


@pytest.mark.parametrize("secret", [SECRETS.link, SECRETS.code])
def test_either_secret_uses_an_invitation_up(store: Store, firm: Organisation, ada: int, secret: str) -> None:
    """After that neither opens it."""
    with store.transaction() as uow:
        made = _invite(uow, firm, None)
        assert invitations.find(uow, secret, NOON) == made
        assert invitations.use(uow, secret, ada, NOON)
        assert [invitations.find(uow, each, NOON) for each in (SECRETS.link, SECRETS.code)] == [None, None]
        assert not invitations.use(uow, SECRETS.code, ada, NOON)


def test_an_invitation_lasts_to_its_last_moment(store: Store, firm: Organisation, ada: int) -> None:
    """And not into the next."""
    over = NOON + timedelta(days=7)
    with store.transaction() as uow:
        _invite(uow, firm, None)
        assert invitations.find(uow, SECRETS.link, over) is None
        assert not invitations.use(uow, SECRETS.link, ada, over)
        assert invitations.use(uow, SECRETS.link, ada, over - timedelta(microseconds=1))


def test_an_invitation_that_was_withdrawn_opens_nothing(store: Store, firm: Organisation, ada: int) -> None:
    """It is withdrawn once, and not after it was used."""
    with store.transaction() as uow:
        made = _invite(uow, firm, ada)
        assert invitations.open_of(uow, ada, NOON, 10) == [made]
        assert [invitations.revoke(uow, made.id, NOON) for _ in range(2)] == [True, False]
        assert not invitations.use(uow, SECRETS.link, ada, NOON)
        assert invitations.open_of(uow, ada, NOON, 10) == []


def test_only_hashes_of_the_secrets_are_stored(store: Store, firm: Organisation, ada: int) -> None:
    """Nor is who is meant in clear; it opens again, whoever made the invitation."""
    expected = Expected("Ada Example", "4711")
    with store.transaction() as uow:
        made = _invite(uow, firm, ada, expected)
        row = uow.connection.execute(sa.select(INVITATION)).one()
        stored = repr(tuple(row))

    assert not any(word in stored for word in (SECRETS.link, SECRETS.code, "Example", "4711"))
    assert len(row.link_hash) == len(row.code_hash) == 32
    with store.transaction() as uow:
        assert invitations.by_number(uow, made.id) == made
        uow.connection.execute(sa.delete(INVITATION))
        operators = _invite(uow, firm, None, expected)
        assert invitations.by_number(uow, operators.id) == operators


def test_of_eight_who_try_at_once_one_gets_it(opening: OpenStore, store: Store, firm: Organisation, post: Post) -> None:
    """In transactions of their own, on connections of their own."""
    guests = [post("1", f"guest {number}").address.person for number in range(8)]
    with store.transaction() as uow:
        _invite(uow, firm, None)
    stores = [opening() for _ in guests]

    def redeem(place: int) -> bool:
        with stores[place].transaction() as uow:
            used = invitations.use(uow, SECRETS.code, guests[place], NOON)
            if used:
                grants.add(uow, New(guests[place], "firm", firm, None), NOON)
            return used

    with ThreadPoolExecutor(8) as threads:
        used = list(threads.map(redeem, range(8)))

    for each in stores:
        each.close()
    assert sorted(used) == [False] * 7 + [True]
    with store.reading() as uow:
        (given,) = grants.everybodys(uow)
        assert given.person == guests[used.index(True)]


def test_tries_are_counted_for_a_person_and_for_all(store: Store, post: Post) -> None:
    """Within the time that counts; older ones are forgotten."""
    ada, ben = (post("1", name).address.person for name in ("ada", "ben"))
    hour = timedelta(hours=1)
    with store.transaction() as uow:
        invitations.count_try(uow, ada, NOON - hour - timedelta(seconds=1), hour)
        for person in (ada, ben, ben):
            invitations.count_try(uow, person, NOON, hour)
        counted = [invitations.tries(uow, NOON - hour, person) for person in (ada, ben, None)]
        assert counted == [1, 2, 3]
        assert invitations.tries(uow, NOON - 3 * hour) == 3


def test_who_holds_a_role_is_not_removed_for_being_silent(store: Store, firm: Organisation, ada: int) -> None:
    """Once it has ended, they are a visitor again."""
    later = NOON + timedelta(days=90)
    with store.transaction() as uow:
        assert people.unheard(uow, later, 10) == []
        uow.connection.exec_driver_sql("UPDATE inbox SET state = 'done'")
        assert people.unheard(uow, later, 10) == [ada]
        number = grants.add(uow, New(ada, "firm", firm, None), NOON)
        assert people.unheard(uow, later, 10) == []
        given = grants.find(uow, number)
        assert given is not None
        grants.end(uow, given, None, "revoked", NOON)
        assert people.unheard(uow, later, 10) == [ada]


def test_erasing_somebody_leaves_what_they_gave_to_others(store: Store, firm: Organisation, post: Post) -> None:
    """Their own roles and invitations go."""
    ada, ben = (post("1", name).address.person for name in ("ada", "ben"))
    with store.transaction() as uow:
        made = _invite(uow, firm, ada, Expected("Ben"))
        invitations.use(uow, SECRETS.link, ben, NOON)
        grants.add(uow, New(ben, "firm", firm, ada, made.id), NOON)
        grants.add(uow, New(ada, "firm", firm, ben), NOON)
        invitations.count_try(uow, ada, NOON, timedelta(hours=1))
        organisations.verify(uow, firm, ada, NOON)
        people.erase(uow, [ada])

    with store.reading() as uow:
        (given,) = grants.everybodys(uow)
        assert (given.person, given.granted_by, given.invitation) == (ben, None, None)
        assert invitations.by_number(uow, made.id) is None
