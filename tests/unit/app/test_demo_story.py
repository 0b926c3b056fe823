"""The invented people of the demonstration: everything that is promised of them is there, and holds."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.app.demo.filling import fill, tokens
from kjfz_bot.app.demo.house import demo_settings
from kjfz_bot.app.demo.story import PEOPLE
from kjfz_bot.app.post import Post
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.wiring import wired_content, wired_services
from kjfz_bot.channels.web.visitor import external_id
from kjfz_bot.services import merging
from kjfz_bot.services.access import gate_of
from kjfz_bot.storage import entries, grants, history, people, stamp
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import INBOX
from kjfz_bot.storage.schema_service import ENTRY
from kjfz_bot.storage.schema_trust import INVITATION, ORGANISATION, PROFILE, ROLE_GRANT
from kjfz_bot.storage.store import Store, open_store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from kjfz_bot.texts.catalogue import plain

NOW = datetime(2026, 3, 11, 2, tzinfo=UTC)


def fill_it(store: Store, language: str) -> None:
    content = wired_content()
    services = wired_services(content, demo_settings(Settings()))
    fill(store, Conductor(content, services, language, Post({})), content, language, NOW)


@dataclass(frozen=True, slots=True)
class Filled:
    """A demonstration, and the language it is filled in."""

    store: Store
    language: str

    def rows(self, *columns: sa.Column[str], at: sa.ColumnElement[bool] | None = None) -> set[tuple[str, ...]]:
        with self.store.reading() as uow:
            statement = sa.select(*columns).where(sa.true() if at is None else at)
            return {tuple(row) for row in uow.connection.execute(statement)}

    def address(self, who: str) -> AddressKey:
        return AddressKey("web", external_id(tokens(self.store.secret)[who]))

    def said(self, who: str) -> list[str]:
        with self.store.reading() as uow:
            return [plain(each.message.text) for each in history.read(uow, self.address(who), 0, 500) if each.message]

    def roles(self, who: str) -> list[tuple[str, str, bool]]:
        with self.store.reading() as uow:
            found = people.find(uow, self.address(who))
            own = grants.own(uow, found.person) if found else []
            return [(given.role, given.organisation.programme, given.confirmed) for given in own]


@pytest.fixture(scope="module", params=["zh-CN", "en"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """A demonstration in each language."""
    with closing(open_store(tmp_path_factory.mktemp("demo"), serving=True, demo=True)) as store:
        fill_it(store, request.param)
        yield Filled(store, request.param)


def test_there_is_an_organisation_in_every_state(filled: Filled) -> None:
    """Firms, units and authorities, in both programmes."""
    states = filled.rows(ORGANISATION.c.kind, ORGANISATION.c.state)
    places = filled.rows(ORGANISATION.c.kind, ORGANISATION.c.programme)

    assert {state for kind, state in states if kind == "firm"} == {"pending", "verified", "returned", "refused"}
    assert {state for kind, state in states if kind == "unit"} == {"pending", "verified"}
    for kind in ("firm", "unit", "district", "city"):
        assert {place for other, place in places if other == kind} == {"ningbo", "changping"}


def test_there_is_a_profile_in_every_state(filled: Filled) -> None:
    """Waiting for the unit, confirmed by it, declined by it; in both programmes."""
    states = filled.rows(PROFILE.c.state, ORGANISATION.c.programme, at=ORGANISATION.c.id == PROFILE.c.unit_id)

    assert {state for state, _ in states} == {"pending", "confirmed", "denied"}
    assert {place for _, place in states} == {"ningbo", "changping"}


def test_there_is_an_invitation_in_every_state(filled: Filled) -> None:
    """Used, open, and run out."""
    with filled.store.reading() as uow:
        rows = uow.connection.execute(sa.select(INVITATION.c.used_at, INVITATION.c.expires_at)).all()

    assert {"used" if used else "open" if until > NOW else "over" for used, until in rows} == {"used", "open", "over"}
    roles = {role for (role,) in filled.rows(ROLE_GRANT.c.role)}
    assert roles == {"researcher", "vp", "firm", "unit", "district", "city"}


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        ("newcomer", []),
        ("confirmed", []),
        ("unconfirmed", [("researcher", "ningbo", False)]),
        ("twice", []),
        ("twice_role", [("researcher", "ningbo", True)]),
        ("researcher", [("researcher", "ningbo", True)]),
        ("firm", [("firm", "ningbo", True)]),
        ("liaison", [("unit", "ningbo", True)]),
        ("district", [("district", "ningbo", True)]),
        ("city", [("city", "ningbo", True)]),
        ("cp_liaison", [("unit", "changping", True)]),
        ("cp_district", [("district", "changping", True)]),
        ("cp_city", [("city", "changping", True)]),
    ],
)
def test_each_holds_what_they_are_called(filled: Filled, who: str, roles: list[tuple[str, str, bool]]) -> None:
    """The switch promises no role that is not there."""
    assert filled.roles(who) == roles


@pytest.mark.parametrize(("officer", "waits"), [("district", 1), ("city", 1), ("cp_city", 0)])
def test_two_wait_for_an_officer_to_make_them_one(filled: Filled, officer: str, waits: int) -> None:
    """A role in one browser, a profile in another; nothing stands against it."""
    with filled.store.reading() as uow:
        found = people.find(uow, filled.address(officer))
        assert found is not None
        queue = merging.queue(uow, gate_of(uow, found.person, NOW))
        pairs = [request.pair for request in queue]
        against = [merging.conflicts(uow, *pair) for pair in pairs]
        two = [people.find(uow, filled.address(who)) for who in ("twice_role", "twice")]

    assert (len(pairs), against) == (waits, [[]] * waits)
    assert all([each.person for each in two if each] == list(pair) for pair in pairs)


def test_self_checks_are_done_and_left(filled: Filled) -> None:
    """Two with a report, one left in the middle of its questions."""
    texts = wired_content().texts
    report = texts.text(filled.language, "report-disclaimer")

    assert any(report in line for line in filled.said("checked"))
    assert any(report in line for line in filled.said("researcher"))
    assert filled.said("halfway")
    assert not any(report in line for line in filled.said("halfway"))


def test_the_first_comer_has_said_nothing_and_everybody_else_has(filled: Filled) -> None:
    """Each has a conversation of their own, and a name in the switch."""
    spoken = {who for who in PEOPLE if filled.said(who)}
    texts = wired_content().texts

    assert spoken == set(PEOPLE) - {"newcomer"}
    for language in texts.languages:
        assert all(texts.text(language, f"demo-person-{who}") for who in PEOPLE)


def test_everything_that_must_hold_holds(filled: Filled) -> None:
    """What was played is as sound as what people did, and nothing of it is in the future."""
    with filled.store.reading() as uow:
        found = list(verify(uow, Scene(NOW, (), filled.store.vault)))
        newest = uow.connection.execute(sa.select(sa.func.max(INBOX.c.arrived_at))).scalar_one()

    assert found == []
    assert newest <= NOW


def test_it_is_filled_once(filled: Filled) -> None:
    """A second start finds everything there."""
    count = sa.select(sa.func.count()).select_from(INBOX)
    with filled.store.reading() as uow:
        before = uow.connection.execute(count).scalar_one()

    fill_it(filled.store, filled.language)

    with filled.store.reading() as uow:
        assert uow.connection.execute(count).scalar_one() == before


def test_a_filling_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """In words there are none of, the first scene fails; the next start begins with an empty database."""
    with closing(open_store(tmp_path, serving=True, demo=True)) as store:
        with pytest.raises(KeyError):
            fill_it(store, "xx")
        with store.reading() as uow:
            assert not stamp.is_filled(uow.connection)
            assert uow.connection.execute(sa.select(sa.func.count()).select_from(ORGANISATION)).scalar_one() == 0

        fill_it(store, "en")


def test_hours_are_there_in_every_state_somebody_waits_in(filled: Filled) -> None:
    """Confirmed, disputed, and waiting for the firm."""
    with filled.store.reading() as uow:
        (person,) = set(uow.connection.execute(sa.select(ENTRY.c.person_id)).scalars())
        states = {entry.state for entry in entries.newest(uow, person, 0, 100)}

    assert states == {"confirmed", "disputed", "waiting"}
