"""Everybody finds published needs, in words or by place, page by page; one by its number, whatever became of it."""

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from kjfz_bot.domain.need import Need
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.services.invitations import Doors
from kjfz_bot.services.need_changes import change
from kjfz_bot.services.qr import picture
from kjfz_bot.storage import need_decisions, needs, organisations
from kjfz_bot.storage.need_decisions import Decision
from kjfz_bot.storage.store import UnitOfWork
from tests.needs import world
from tests.unit.app.office import NOON, Office
from tests.unit.app.people import CITY, HAISHU, Somebody
from tests.unit.app.posting import city, district
from tests.unit.app.test_roles import documents

GONE = "is not public now"
NOTHING = "No published need fits"
OTHER: dict[str, Any] = {
    "title": "Something else",
    "keywords": ("a", "b", "c"),
    "expert": "x",
    "scene": "s",
    "problem": "p",
    "limits": None,
}
WEB = "http://127.0.0.1:8080/?start="


def publish(office: Office, count: int, first: int = 1, **said: object) -> list[Need]:
    """Needs that were published one after the other, newest last; `said` is what all of them say."""

    def work(uow: UnitOfWork) -> list[Need]:
        places = world.firms(uow, each=1) if first == 1 else [_firm(uow)]
        new = list(islice(world.published(places, first), count))
        statements = [replace(need.statement, **said) for need in new]  # type: ignore[arg-type]
        made = [replace(need, statement=each) for need, each in zip(new, statements, strict=True)]
        kept = world.keep(uow, made)
        office_ = organisations.add(uow, replace(CITY, public_id=f"city{first}"), NOON)
        for need in kept:
            seen = need.statement.fingerprint
            need_decisions.add(uow, Decision(need.id, 1, "publish", seen, "pass", None, office_.id, None, NOON))
        return kept

    return office.work(work)


def _firm(uow: UnitOfWork) -> Organisation:
    found = next(iter(needs.newest(uow, "ningbo", 1)))
    return found.firm


def withdraw(office: Office, need: Need) -> None:
    """Let the firm take it back."""
    assert office.work(lambda uow: change(uow, need, replace(need, state="withdrawn", at=office.now)))


@pytest.fixture
def ann(office: Office) -> Somebody:
    """A visitor, who has agreed to nothing."""
    ann = Somebody(office, "ann")
    ann.say("hello")
    return ann


def numbers(options: list[str]) -> list[str]:
    """The case numbers in the lines of a list."""
    return [line.rstrip(")").rpartition(" ")[2] for line in options]


def test_words_are_typed_right_away(office: Office, ann: Somebody) -> None:
    """Two characters, initials, several words; a need is opened by its place in the list, and “back” is the list."""
    publish(
        office, 12, title="Something else", keywords=("a", "b", "c"), scene="s", problem="p", limits=None, expert="x"
    )
    seals = publish(office, 3, 20, title="密封件漂移的攻关", keywords=("密封件", "漂移", "石墨"))
    ann.say("/needs")

    for typed in ("密封", "/needs mfj", "/needs 石墨 漂移", "/needs 密封件漂移", "/start needs-密封件"):
        found = ann.options(typed)
        assert numbers(found) == [need.public_id for need in reversed(seals)], typed
    card = ann.say("2")

    assert card.startswith(f"密封件漂移的攻关 ({seals[1].public_id}), published")
    assert "What next?" in card
    assert numbers(ann.options("back")) == [need.public_id for need in reversed(seals)]


def test_a_search_without_a_hit_says_so_and_goes_on(office: Office, ann: Somebody) -> None:
    """Also one with nothing in it to look for."""
    publish(office, 1)

    for typed in ("不存在的词", "？！", "Z9Z9Z9"):
        answered = ann.say(f"/needs {typed}")
        assert NOTHING in answered
        assert "What are you looking for?" in answered


def test_needs_come_by_pages_newest_first(office: Office, ann: Somebody) -> None:
    """Forward and back, also when something was published meanwhile; picking keeps to the page that is shown."""
    kept = publish(office, 20)
    newest = [need.public_id for need in reversed(kept)]
    ann.say("/needs")

    assert numbers(ann.options("the newest")) == newest[:8]
    assert numbers(ann.options("next page")) == newest[8:16]
    (late,) = publish(office, 1, 30)
    assert numbers(ann.options("next page")) == newest[16:]
    assert numbers(ann.options("previous page")) == newest[8:16]
    assert newest[9] in ann.say("2")
    assert numbers(ann.options("back")) == newest[8:16]
    assert numbers(ann.options("previous page")) == newest[:8]
    assert numbers(ann.options("previous page")) == [late.public_id, *newest[:7]]


def test_needs_are_found_by_field_and_by_district(office: Office, ann: Somebody) -> None:
    """Each with its own question; the district's own name will do."""
    kept = publish(office, 40)
    ann.say("/needs")

    def fits(**place: str) -> list[str]:
        found = [
            need
            for need in reversed(kept)
            if place.get("field") in (None, need.statement.field) and place.get("district") in (None, need.district)
        ]
        return [need.public_id for need in found][:8]

    ann.say("by field")
    assert numbers(ann.options("New materials")) == fits(field="new_materials") != []
    ann.say("/needs district")
    assert numbers(ann.options("Cixi")) == fits(district="cixi") != []


def test_a_programme_is_asked_for_only_where_there_are_several(office: Office, ann: Somebody) -> None:
    """With needs of one, nobody is asked; with two, one or all of them can be looked through."""
    publish(office, 2)
    assert len(ann.options("/needs newest")) == 2

    def work(uow: UnitOfWork) -> None:
        place = Organisation(0, "bj", "firm", "Beijing Works", "changping", None, "changping", "verified")
        new = replace(next(world.published([organisations.add(uow, place, NOON)], 77)), state="published")
        (need,) = world.keep(uow, [new])
        seen = need.statement.fingerprint
        office_ = organisations.add(uow, Organisation(0, "bjc", "city", "Commission", "changping"), NOON)
        need_decisions.add(uow, Decision(need.id, 1, "publish", seen, "pass", None, office_.id, None, NOON))

    office.work(work)
    assert len(ann.options("/needs newest")) == 3
    assert len(ann.options("all programmes")) == 3
    ann.say("back")
    assert len(ann.options("changping")) == 1
    assert len(ann.options("/needs 攻关")) == 3


def test_a_hidden_name_is_nobodys_to_read_but_the_offices(office: Office, ann: Somebody) -> None:
    """Neither in the list nor in the card nor by its number; officers of the place read it."""
    (need,) = publish(office, 1, named=False)
    name = need.firm.name
    dora, carl = district(office), city(office)

    for somebody in (ann, dora, carl):
        said = somebody.say("/needs", "newest", "1") + somebody.say(f"/see {need.public_id}")
        may = somebody is carl or (somebody is dora and need.district == HAISHU.district)
        assert (name in said) == may
        assert ("firm not named" in said) == (not may)
    assert NOTHING in ann.say(f"/needs {name}")


def test_a_need_is_opened_by_its_number_however_it_is_typed(office: Office, ann: Somebody) -> None:
    """With the command, behind a link, in small letters, with O for 0; as what is looked for as well."""
    need = publish(office, 20)[16]
    number = need.public_id
    assert number == "00000H"

    for typed in (f"/see {number}", f"/start see-{number}", "/see oooooh", "/see 000-00h"):
        assert need.statement.title in ann.say(typed), typed
        ann.say("that is all")
    assert need.statement.title in ann.say("/see", f"{WEB}see-{number}")
    ann.say("that is all")
    assert numbers([ann.say(f"/needs {number}", "1").split(")")[0].replace("(", " ")]) == [number]


@pytest.mark.parametrize("state", ["withdrawn", "expired", "matched"])
def test_an_old_link_leads_to_a_neutral_answer(office: Office, ann: Somebody, state: str) -> None:
    """What became of it is nobody's business who may not read it; the officers of the place still read it."""
    kept = publish(office, 12)
    (need,) = [each for each in kept if each.district == "haishu"][:1]
    dora, number = district(office), need.public_id
    office.work(lambda uow: change(uow, need, replace(need, state=state, at=office.now)))  # type: ignore[arg-type]

    told = ann.say(f"/start see-{number}")
    never = ann.say("/start see-ZZZZZZ")
    assert GONE in told
    assert "/needs" in told
    assert told.replace(number, "ZZZZZZ") == never
    assert need.statement.title not in told

    assert need.statement.title in dora.say(f"/see {number}")
    assert number not in numbers(ann.options("/needs newest"))


def test_a_need_that_is_withdrawn_while_it_stands_in_a_list_is_not_shown(office: Office, ann: Somebody) -> None:
    """The list was true when it was made."""
    need = publish(office, 3)[-1]
    ann.say("/needs", "newest")
    withdraw(office, need)

    answered = ann.say("1")

    assert GONE in answered
    assert need.statement.problem not in answered


def test_a_need_is_handed_on_as_a_link_and_a_picture(tmp_path: Path) -> None:
    """The link opens it; the picture is the link and nothing else."""
    office = Office(tmp_path, doors=Doors(WEB))
    (need,) = publish(office, 1)
    ann = Somebody(office, "ann")

    assert f"{WEB}see-{need.public_id}" in ann.say("/needs", "newest", "1")
    said = ann.say("share")

    assert f"{WEB}see-{need.public_id}" in said
    (document,) = documents(office, "ann")
    assert replace(document, alt="") == picture(f"{WEB}see-{need.public_id}", "need")
    assert document.alt
    office.close()


def test_what_is_published_by_the_offices_is_found_and_what_ends_is_not(office: Office, ann: Somebody) -> None:
    """The index goes with the state, by whatever way it changes."""
    (need,) = publish(office, 1, title="甲乙丙丁")
    assert need.public_id in f"{ann.options('/needs 甲乙丙丁')}"

    withdraw(office, need)

    assert NOTHING in ann.say("/needs 甲乙丙丁")
