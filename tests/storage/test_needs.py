"""Needs as rows: kept and found again, changed only as they were seen, counted and listed where somebody may look."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.need import Need, Statement
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import need_decisions, needs, organisations
from kjfz_bot.storage.need_decisions import Decision
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
    need = Need(0, number, place, "submitted", SEALS, NOON, NOON)
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
        post(uow, haishu, "DDDDDD", state="draft")
        post(uow, cixi, "CCCCCC")
        post(uow, other, "EEEEEE")

        def numbers(*scopes: Scope) -> list[str]:
            return [need.public_id for need in needs.waiting(uow, scopes, ["submitted"], 10)]

        assert numbers(Scope("ningbo", "haishu")) == ["AAAAAA", "BBBBBB"]
        assert numbers(Scope("ningbo")) == ["AAAAAA", "CCCCCC", "BBBBBB"]
        assert numbers(Scope("ningbo", "haishu"), Scope("ningbo")) == ["AAAAAA", "CCCCCC", "BBBBBB"]
        assert numbers() == []


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
