"""The rows of two people become one's: none is left behind, and each opens with the key of who stays."""

import sqlalchemy as sa

from kjfz_bot.storage import belongings, conversations, files, joining, merging, profiles
from kjfz_bot.storage.conversations import Change
from kjfz_bot.storage.data_map import TABLES, of_people
from kjfz_bot.storage.schema import METADATA
from kjfz_bot.storage.schema_trust import FILE, FILE_USE
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.storage.conftest import NOON
from tests.storage.test_data_map import CANARY, Post, live

MOVED = {name: table for name, table in of_people().items() if name in merging.MOVING}


def joined(uow: UnitOfWork, staying: int, ending: int) -> None:
    """What linking does, without the words."""
    merging.move_records(uow, staying, ending)
    loaded = conversations.load(uow, [staying, ending])
    before = loaded[staying]
    joining.join(uow, Change(before, before.language, before.live_runs, (), NOON), loaded[ending])


def test_every_table_is_moved_joined_or_ends() -> None:
    """Whoever adds one says which, or it moves by itself."""
    assert set(METADATA.tables) >= merging.JOINED | merging.ENDING
    assert not merging.JOINED & merging.ENDING
    assert {"profile", "firm", "role_grant", "invitation", "file", "consent", "look", "appointment"} <= set(MOVED)


def test_everything_that_is_kept_of_one_is_the_others(store: Store, post: Post) -> None:
    """As many rows as both had; all of it readable; and nothing refers to who is gone."""
    staying, ending = post("1", "ada").address.person, live(store, post("2", "ben", body=CANARY))
    with store.transaction() as uow:
        had = [belongings.counts(uow, person) for person in (staying, ending)]
        joined(uow, staying, ending)

    with store.reading() as uow:
        found, has = belongings.everything(uow, staying), belongings.counts(uow, staying)
        named = _named(uow)
    assert {name: has[name] for name in MOVED} == {name: had[0][name] + had[1][name] for name in MOVED}
    assert sum(has[name] for name in MOVED) >= 7
    assert found["profile"][0]["name"] == found["firm"][0]["contact_phone"] == found["look"][0]["why"] == CANARY
    assert found["file"][0]["name"] == found["file"][0]["source"] == CANARY
    assert belongings.UNREADABLE not in str(found)
    assert staying in named
    assert ending not in named


def _named(uow: UnitOfWork) -> set[int]:
    """Every person whom any row but the audit's refers to."""
    columns = [(name, column) for name, table in TABLES.items() for column in table.others]
    columns += [(name, table.owner) for name, table in of_people().items() if table.owner not in (None, "address_id")]
    stored = (METADATA.tables[name].c[column] for name, column in columns if name != "audit")
    return {person for column in stored for person in uow.connection.execute(sa.select(column)).scalars()}


def test_a_file_of_who_comes_is_needed_at_a_place_of_its_own(store: Store, post: Post) -> None:
    """What the one who stays answers at a place of the same number lets go of nothing of the other's."""
    staying, letter = post("1", "ada").address.person, post("2", "ben")
    with store.transaction() as uow:
        file = files.add(uow, letter.address, "7:paper", "paper.pdf", 21, NOON)
        uow.connection.execute(sa.update(FILE).where(FILE.c.id == file.id).values(state="kept"))
        files.use(uow, letter.address.person, "answer 7:paper", [file.public_id])
        joined(uow, staying, letter.address.person)

        files.use(uow, staying, "answer 7:paper", [])

        left = uow.connection.execute(sa.select(FILE_USE.c.file_id)).scalars().all()
    assert left == [file.id]


def test_what_a_need_or_an_entry_shows_is_still_shown_by_it(store: Store, post: Post) -> None:
    """Whoever may open a file through them finds it where it was."""
    staying, letter = post("1", "ada").address.person, post("2", "ben")
    with store.transaction() as uow:
        file = files.add(uow, letter.address, "7:paper", "paper.pdf", 21, NOON)
        uow.connection.execute(sa.update(FILE).where(FILE.c.id == file.id).values(state="kept"))
        for place in ("need 3", "entry 5"):
            files.use_exactly(uow, place, [file.public_id])
        joined(uow, staying, letter.address.person)

        left = set(uow.connection.execute(sa.select(FILE_USE.c.place)).scalars())
    assert left == {"need 3", "entry 5"}


def test_a_profile_is_found_as_before(store: Store, post: Post) -> None:
    """The decision on it stays, with its reason."""
    staying, ending = post("1", "ada").address.person, live(store, post("2", "ben", body=CANARY))

    with store.transaction() as uow:
        joined(uow, staying, ending)
        (kept,) = profiles.of_person(uow, staying)

    assert (kept.profile.state, kept.reason) == ("denied", CANARY)
