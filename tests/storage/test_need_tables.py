"""The needs of a table: those of a scope and no others, each as it stands when it is its turn, and by looking only."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.need import STATES, Need
from kjfz_bot.storage import needs, organisations
from kjfz_bot.storage.need_tables import AT_ONCE, each
from kjfz_bot.storage.store import DatabaseError, Store, UnitOfWork, look_at
from tests.storage.test_needs import firm, post

ALL = Scope("ningbo")


def put(store: Store, *districts: str) -> list[Need]:
    """A need in each district, in this order."""
    with store.transaction() as uow:
        return [post(uow, firm(uow, f"F{at}", name), f"N{at}") for at, name in enumerate(districts)]


def read(store: Store, scope: Scope, at_once: int = AT_ONCE) -> list[str]:
    """The case numbers of a scope's needs, as a table has them."""
    return [need.public_id for need in each(store.database, scope, STATES, at_once)]


def test_needs_come_by_district_and_of_one_scope_only(store: Store) -> None:
    """Then as they came in, however many are looked at together."""
    put(store, "haishu", "cixi", "haishu")
    with store.transaction() as uow:
        post(uow, firm(uow, "Other", "haishu", "changping"), "X1")

    assert read(store, ALL) == ["N1", "N0", "N2"]
    assert read(store, ALL, at_once=2) == ["N1", "N0", "N2"]
    assert read(store, Scope("ningbo", "haishu")) == ["N0", "N2"]
    assert list(each(store.database, ALL, ["published"])) == []


def withdrawn(uow: UnitOfWork, need: Need) -> None:
    assert needs.change(uow, need, replace(need, state="withdrawn"))


def moved(uow: UnitOfWork, need: Need) -> None:
    assert organisations.change(uow, need.firm, replace(need.firm, district="yuyao", version=2))


@pytest.mark.parametrize("leaves", [withdrawn, moved])
def test_what_has_left_meanwhile_is_not_there(store: Store, leaves: Callable[[UnitOfWork, Need], None]) -> None:
    """A need that is withdrawn, and one whose firm has another district, while the table is read."""
    _, leaving, _ = put(store, "haishu", "haishu", "haishu")
    reading = each(store.database, Scope("ningbo", "haishu"), ["submitted"], at_once=1)

    first = next(reading)
    with store.transaction() as uow:
        leaves(uow, leaving)

    assert [first.public_id, *(need.public_id for need in reading)] == ["N0", "N2"]


def test_who_looks_needs_no_keys_and_writes_nothing(store: Store) -> None:
    """At the same database, by its address."""
    put(store, "haishu")

    with closing(look_at(store.database.address)) as looked_at:
        found = [need.public_id for need in each(looked_at, ALL, STATES)]
        with pytest.raises(DatabaseError), looked_at.reading() as connection:
            connection.execute(sa.text("DELETE FROM need"))

    assert found == ["N0"]
    assert read(store, ALL) == ["N0"]
