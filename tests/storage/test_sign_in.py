"""Signing in: whom a link signs in, how often, for how long, and what of it is stored."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.sign_in import Lasts
from kjfz_bot.services import retention, sign_in
from kjfz_bot.services.sign_in import SignedIn, TooMany, Unusable, Welcome
from kjfz_bot.storage import addresses, history, people, sign_in_links
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.schema_trust import SESSION, SIGN_IN_LINK
from kjfz_bot.storage.store import Store, UnitOfWork
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.storage.conftest import NOON

ADA = "ada.canary@example.org"
BROWSER = AddressKey("web", "ada")
"""What the fixture `post` writes from."""

LASTS = Lasts()
MINUTE = timedelta(minutes=1)


def link(store: Store, email: str = ADA, now: datetime = NOON, asker: str = "192.0.2.1") -> str:
    """What the mail that was asked for carries."""
    with store.transaction() as uow:
        assert sign_in.ask_by_mail(uow, email, asker, "en", now) is None
        return sign_in_links.token(uow, sign_in_links.waiting(uow, 100)[-1])


def enter(
    store: Store, token: str, visitor: AddressKey | None = None, session: str = "s", now: datetime = NOON
) -> SignedIn | Unusable:
    with store.transaction() as uow:
        return sign_in.sign_in(uow, token, visitor, session, now)


def entered(store: Store, token: str, visitor: AddressKey | None = None, session: str = "s") -> SignedIn:
    done = enter(store, token, visitor, session)
    assert isinstance(done, SignedIn)
    return done


def read(store: Store, look: Callable[[UnitOfWork], object]) -> object:
    with store.reading() as uow:
        return look(uow)


def findings(store: Store) -> list[str]:
    with store.reading() as uow:
        return [str(finding) for finding in verify(uow, Scene(NOON))]


def test_the_first_sign_in_makes_the_address_the_visitors_own(store: Store, post: Callable[..., Letter]) -> None:
    """With all they said; whoever has the browser's old cookie is somebody new."""
    letter = post("1", body="a first word")

    done = entered(store, link(store), BROWSER)

    assert done == SignedIn(letter.address.person, took_over=True)
    with store.reading() as uow:
        account = addresses.account_of(uow, done.person)
        assert account is not None
        assert [entry.body for entry in history.read(uow, account.key, 0, 10)] == ["a first word"]
        assert people.find(uow, BROWSER) is None
        assert addresses.email_of(uow, done.person) == ADA
    assert findings(store) == []


def test_who_signs_in_elsewhere_is_the_same_person(store: Store, post: Callable[..., Letter]) -> None:
    """The other browser's visitor stays who they are, and what they said stays theirs."""
    first = entered(store, link(store))
    other = post("1").address.person

    second = entered(store, link(store), BROWSER, "another session")

    assert second == SignedIn(first.person, took_over=False)
    with store.reading() as uow:
        found = people.find(uow, BROWSER)
        assert found is not None
        assert found.person == other


def test_a_visitor_who_signed_in_once_is_nobody_elses(store: Store, post: Callable[..., Letter]) -> None:
    """A second unknown e-mail address in the same browser is another person's."""
    post("1")
    first = entered(store, link(store), BROWSER)

    second = entered(store, link(store, "ben@example.org"), BROWSER, "another session")

    assert second.person != first.person


def test_a_link_works_once(store: Store) -> None:
    """Whoever comes later is told so, and nobody is signed in by it."""
    token = link(store)
    entered(store, token)

    assert enter(store, token, session="second") == Unusable("used")
    assert read(store, lambda uow: sign_in.look(uow, token, NOON)) == Unusable("used")
    assert read(store, lambda uow: sign_in.session_of(uow, "second", LASTS, NOON)) is None


def test_looking_at_a_link_uses_nothing_up(store: Store) -> None:
    """Mail programs open links too."""
    token = link(store)

    assert [read(store, lambda uow: sign_in.look(uow, token, NOON)) for _ in range(3)] == [Welcome(ADA)] * 3
    assert entered(store, token)


def test_a_link_lasts_a_quarter_of_an_hour(store: Store) -> None:
    """And not a moment longer."""
    token, late = link(store), NOON + 15 * MINUTE

    assert read(store, lambda uow: sign_in.look(uow, token, late)) == Unusable("expired")
    assert enter(store, token, now=late) == Unusable("expired")
    assert isinstance(enter(store, token, now=late - MINUTE), SignedIn)


@pytest.mark.parametrize("token", ["x" * 43, "", "é"])
def test_an_invented_link_signs_nobody_in(store: Store, token: str) -> None:
    """Whatever is tried."""
    link(store)

    assert enter(store, token) == Unusable("unknown")


def test_a_mailbox_is_not_filled(store: Store) -> None:
    """Three in a quarter of an hour, ten a day; the refusal says how long it lasts."""
    for _ in range(3):
        link(store)

    with store.transaction() as uow:
        refused = sign_in.ask_by_mail(uow, ADA, "192.0.2.9", "en", NOON + 5 * MINUTE)

    assert refused == TooMany("address", 601)
    assert link(store, now=NOON + 15 * MINUTE)


def test_one_place_does_not_fill_mailboxes(store: Store) -> None:
    """Ten different addresses in a quarter of an hour are many for one network, and none for another."""
    for number in range(10):
        link(store, f"somebody-{number}@example.org")

    with store.transaction() as uow:
        refused = sign_in.ask_by_mail(uow, ADA, "192.0.2.1", "en", NOON)

    assert refused == TooMany("asker", 901)
    assert link(store, asker="192.0.2.2")


def test_a_link_of_another_channel_signs_its_person_in(store: Store, post: Callable[..., Letter]) -> None:
    """It says nothing of who they are; the visitor before the browser stays who they are."""
    person = post("1", name="somebody else").address.person
    post("2")
    with store.transaction() as uow:
        token = sign_in_links.token(uow, sign_in_links.add(uow, person, "", "en", NOON))

    assert read(store, lambda uow: sign_in.look(uow, token, NOON)) == Welcome(None)
    assert entered(store, token, BROWSER) == SignedIn(person, took_over=False)
    assert read(store, lambda uow: people.find(uow, BROWSER)) is not None
    assert findings(store) == []


def test_only_a_fresh_sign_in_by_mail_steps_up(store: Store, post: Callable[..., Letter]) -> None:
    """For ten minutes; a link from another channel never does."""
    by_mail = entered(store, link(store)).person
    by_channel = post("1", name="somebody else").address.person
    with store.transaction() as uow:
        token = sign_in_links.token(uow, sign_in_links.add(uow, by_channel, "", "en", NOON))
    entered(store, token, session="another")

    def fresh(person: int, now: datetime) -> object:
        return read(store, lambda uow: sign_in.stepped_up(uow, person, now))

    assert [fresh(by_mail, NOON + minutes * MINUTE) for minutes in (0, 9, 10)] == [True, True, False]
    assert fresh(by_channel, NOON) is False


def test_signing_out_everywhere_ends_every_session(store: Store) -> None:
    """Others' go on."""
    for email, session in ((ADA, "desk"), (ADA, "phone"), ("ben@example.org", "ben")):
        entered(store, link(store, email), session=session)

    with store.transaction() as uow:
        known = sign_in.session_of(uow, "phone", LASTS, NOON)
        assert known is not None
        sign_in.sign_out(uow, known, NOON, everywhere=True)

    with store.reading() as uow:
        left = [bool(sign_in.session_of(uow, session, LASTS, NOON)) for session in ("desk", "phone", "ben")]
    assert left == [False, False, True]


def test_nothing_stored_signs_anybody_in(store: Store) -> None:
    """Of links and sessions only hashes are kept, and no e-mail address is in clear."""
    token = link(store)
    entered(store, token, session="a-session-token")

    with store.reading() as uow:
        rows = [tuple(row) for table in (SESSION, SIGN_IN_LINK) for row in uow.connection.execute(sa.select(table))]
    for secret in (token, "a-session-token", ADA):
        assert not any(secret.encode() in value for row in rows for value in row if isinstance(value, bytes))
        assert not any(secret in value for row in rows for value in row if isinstance(value, str))


def test_who_can_sign_in_is_kept_however_long_they_are_silent(store: Store, post: Callable[..., Letter]) -> None:
    """Only visitors are removed, and with them what signs nobody in any more."""
    person = entered(store, link(store)).person
    visitor = post("1").address.person

    with store.transaction() as uow:
        uow.connection.execute(sa.text("UPDATE inbox SET state = 'done', attempts = 1"))
        retention.remove_expired(uow, NOON + timedelta(days=30))

    with store.reading() as uow:
        assert addresses.of_person(uow, person)
        assert addresses.of_person(uow, visitor) == []
        for table in (SESSION, SIGN_IN_LINK):
            assert uow.connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 0


def test_an_erased_person_leaves_no_link_behind(store: Store) -> None:
    """Neither their own nor one for their address."""
    person = entered(store, link(store)).person
    link(store)
    link(store, "ben@example.org")

    with store.transaction() as uow:
        people.erase(uow, [person])

    with store.reading() as uow:
        assert [waiting.email for waiting in sign_in_links.waiting(uow, 10)] == ["ben@example.org"]


def test_a_renamed_address_is_refused_to_who_remembers_it(store: Store, post: Callable[..., Letter]) -> None:
    """A process that knew the browser before stores its next message for somebody new."""
    book = AddressBook()
    with store.transaction() as uow:
        before = book.resolve(uow, {BROWSER: "en"}, NOON)[BROWSER]
    entered(store, link(store), BROWSER)

    with store.reading() as uow:
        account = addresses.account_of(uow, before.person)

    assert account is not None
    assert account.id != before.id


def test_the_database_file_holds_no_address_in_clear(store: Store, tmp_path: Path) -> None:
    """Nor its journal."""
    entered(store, link(store))

    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"ada.canary" not in path.read_bytes()
