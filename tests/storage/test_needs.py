"""Needs as rows: kept and found again, changed only as they were seen, counted and listed where somebody may look."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.need import Need, Role, Statement
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import grants, need_decisions, needs, organisations
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.need_decisions import Decision
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)
SEALS = Statement(
    title="密封件漂移",
    scene="泵的机械密封",
    problem="运行两百小时后泄漏",
    present="每小时 12 mL",
    target="每小时 3 mL 以下",
    limits="换过两家的石墨环",
    field="new_materials",
    keywords=("密封", "石墨", "泵"),
    expert="摩擦学",
    form="joint_research",
    budget=30_000_000,
    vps=2,
    vps_reason="材料和结构各一人",
    named=False,
    valid_until=date(2027, 3, 1),
    files=("a", "b"),
)


def firm(uow: UnitOfWork, name: str, district: str = "haishu", programme: str = "ningbo") -> Organisation:
    return organisations.add(uow, Organisation(0, name, "firm", name, programme, None, district, "verified"), NOON)


def post(uow: UnitOfWork, place: Organisation, number: str, **said: Any) -> Need:
    need = Need(0, number, place, "submitted", SEALS, NOON, NOON, turn="district")
    return needs.add(uow, replace(need, **said))


def test_a_need_comes_back_as_it_was_kept(store: Store) -> None:
    """Every word of its statement, and its firm."""
    with store.transaction() as uow:
        kept = post(uow, firm(uow, "One"), "K7M2QX")

    with store.reading() as uow:
        assert needs.find(uow, "K7M2QX") == kept
        assert needs.numbered(uow, kept.id) == kept
        assert needs.find(uow, "K7M2QY") is None
    assert kept.statement == SEALS


def test_only_what_was_seen_is_written_over(store: Store) -> None:
    """A second change of the same version and state finds that somebody was there before."""
    with store.transaction() as uow:
        seen = post(uow, firm(uow, "One"), "K7M2QX")
        checked = replace(seen, state="checked", at=NOON + HOUR)

        assert needs.change(uow, seen, checked)
        assert not needs.change(uow, seen, replace(seen, state="returned", at=NOON + HOUR))
        assert needs.find(uow, "K7M2QX") == checked


def test_what_waits_is_listed_longest_first_and_only_in_the_scope(store: Store) -> None:
    """A district sees no other's, a programme no other's, and nobody what is in another state."""
    with store.transaction() as uow:
        haishu, cixi, other = firm(uow, "One"), firm(uow, "Two", "cixi"), firm(uow, "Three", "haishu", "changping")
        post(uow, haishu, "BBBBBB", at=NOON + HOUR)
        post(uow, haishu, "AAAAAA")
        post(uow, haishu, "DDDDDD", state="draft", turn=None)
        post(uow, haishu, "FFFFFF", state="reported", turn="city")
        post(uow, cixi, "CCCCCC")
        post(uow, other, "EEEEEE")

        def numbers(scope: Scope, turn: Role) -> list[str]:
            return [need.public_id for need in needs.waiting(uow, scope, turn, 10)]

        assert numbers(Scope("ningbo", "haishu"), "district") == ["AAAAAA", "BBBBBB"]
        assert numbers(Scope("ningbo"), "city") == ["FFFFFF"]
        assert numbers(Scope("changping"), "district") == ["EEEEEE"]


def test_a_city_stands_in_for_a_district_without_an_officer(store: Store) -> None:
    """What a district is to act on waits for the city where nobody else could."""
    with store.transaction() as uow:
        post(uow, firm(uow, "One"), "AAAAAA")
        post(uow, firm(uow, "Two", "cixi"), "CCCCCC")
        office = organisations.add(uow, Organisation(0, "o", "district", "Bureau", "ningbo", None, "cixi"), NOON)
        person = AddressBook().resolve(uow, {AddressKey("web", "dora"): "en"}, NOON)[AddressKey("web", "dora")].person
        grants.add(uow, New(person, "district", office, None), NOON)

        found = needs.waiting(uow, Scope("ningbo"), "district", 10)

    assert [need.public_id for need in found] == ["AAAAAA"]


def test_whose_turn_it_is_follows_the_pack(store: Store) -> None:
    """A pack that was changed says who acts from then on; what waits for nobody stays so."""
    with store.transaction() as uow:
        place = firm(uow, "One")
        post(uow, place, "AAAAAA")
        post(uow, place, "DDDDDD", state="draft", turn=None)

        needs.realign(uow, "ningbo", {"submitted": "city"})

        assert [need.public_id for need in needs.waiting(uow, Scope("ningbo"), "city", 10)] == ["AAAAAA"]


def test_a_firms_needs_come_newest_first_and_are_counted(store: Store) -> None:
    """By pages, and how many it began lately."""
    with store.transaction() as uow:
        place = firm(uow, "One")
        for hours, number in enumerate(("AAAAAA", "BBBBBB", "CCCCCC")):
            post(uow, place, number, made_at=NOON + hours * HOUR)

        pages = [[need.public_id for need in needs.of_firm(uow, place.id, offset, 2)] for offset in (0, 2)]
        assert pages == [["CCCCCC", "BBBBBB"], ["AAAAAA"]]
        assert needs.made_since(uow, place.id, NOON) == 2


def test_published_needs_that_are_over_are_found(store: Store) -> None:
    """The last day still counts; what is not published is nobody's to end."""
    with store.transaction() as uow:
        place = firm(uow, "One")
        for number, until in (("AAAAAA", date(2026, 3, 1)), ("BBBBBB", date(2026, 2, 28))):
            post(uow, place, number, state="published", statement=replace(SEALS, valid_until=until))
        post(uow, place, "CCCCCC", statement=replace(SEALS, valid_until=date(2026, 1, 1)))

        assert [need.public_id for need in needs.over(uow, date(2026, 3, 1), 9)] == ["BBBBBB"]


def test_decisions_come_back_in_order_with_office_and_reason(store: Store) -> None:
    """The reason is sealed, the rest in clear."""
    with store.transaction() as uow:
        need = post(uow, firm(uow, "One"), "K7M2QX")
        office = organisations.add(uow, Organisation(0, "bureau", "district", "Bureau", "ningbo", None, "haishu"), NOON)
        first = Decision(need.id, 1, "check", SEALS.fingerprint, "return", "figures missing", office.id, None, NOON)
        second = Decision(need.id, 2, "check", SEALS.fingerprint, "pass", None, office.id, None, NOON + HOUR)
        need_decisions.add(uow, first)
        need_decisions.add(uow, second)

        found = need_decisions.of_need(uow, need.id)
        assert [(each.version, each.verdict, each.reason, each.office_name) for each in found] == [
            (1, "return", "figures missing", "Bureau"),
            (2, "pass", None, "Bureau"),
        ]
        assert need_decisions.last(uow, need.id) == found[1]
