"""Hours from being claimed to being counted: who may say what of them, in which order, and what is kept of it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.appointment import Appointment, Opening
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.domain.service_progress import totals
from kjfz_bot.services import ledger, service_figures
from kjfz_bot.services.ledger import Marked, Overtaken
from kjfz_bot.services.registry import NotThere
from kjfz_bot.storage import appointments, entries, files, people, service_totals
from kjfz_bot.storage.schema_trust import FILE
from kjfz_bot.storage.store import DatabaseError
from tests.ledger.world import BEGINS, PROGRAMMES, TODAY, World, ago, hours, span


def claim(world: World, term: str, *claims: object, who: str = "wang", **rest: bool) -> list[Entry] | Hindrance:
    """Enter hours of a term."""
    with world.store.transaction() as uow:
        return ledger.claim(uow, world.actor(who), PROGRAMMES, world.terms[term].id, claims, **rest)  # type: ignore[arg-type]


def entered(world: World, term: str, *claims: object, who: str = "wang", **rest: bool) -> list[Entry]:
    """Enter hours of which nothing stands in the way."""
    found = claim(world, term, *claims, who=who, **rest)
    assert isinstance(found, list)
    return found


def say(world: World, who: str, what: str, entry: Entry, *rest: str) -> Marked:
    """Say something of an entry."""
    with world.store.transaction() as uow:
        found: Marked = getattr(ledger, what)(uow, world.actor(who), [entry.id], *rest)
    return found


def agree(world: World, term: str) -> None:
    """What is kept beside the entries is what they come to."""
    number = world.terms[term].id
    with world.store.reading() as uow:
        live = entries.between(uow, number, BEGINS, TODAY)
        kept = {slot: sums for slot, sums in service_totals.of_appointment(uow, number).items() if sums.entries}
    assert kept == totals(BEGINS, live)


def test_claimed_hours_wait_for_the_firm_and_count_once_it_confirms(world: World) -> None:
    """Nothing counts before."""
    (entry,) = entered(world, "wang", span(14, 17, activity="产线调试", category="research", place="on_site"))

    done = say(world, "hua", "confirm", entry)

    assert [each.state for each in done.done] == ["confirmed"]
    with world.store.reading() as uow:
        (found,), ended = entries.numbered(uow, [entry.id])
    assert (found.claim, found.state, ended) == (entry.claim, "confirmed", set())
    agree(world, "wang")


def test_a_dispute_is_insisted_on_and_upheld(world: World) -> None:
    """Firm, VP and officer each say why."""
    (entry,) = entered(world, "wang", hours(3))

    states = [
        say(world, "hua", "dispute", entry, "nobody saw him").done[0].state,
        say(world, "wang", "insist", entry, "ask the guard").done[0].state,
        say(world, "officer", "uphold", entry, "the guard saw him").done[0].state,
        say(world, "bureau chief", "check", entry).done[0].state,
    ]

    assert states == ["disputed", "insisted", "confirmed", "checked"]
    with world.store.reading() as uow:
        said = [(mark.kind, mark.reason) for mark in entries.marks_of(uow, entry)]
    assert said[:2] == [("disputed", "nobody saw him"), ("insisted", "ask the guard")]
    agree(world, "wang")


def test_a_correction_takes_back_and_enters_anew(world: World) -> None:
    """What was confirmed waits again."""
    (entry,) = entered(world, "wang", span(9, 12))
    say(world, "hua", "confirm", entry)

    with world.store.transaction() as uow:
        found = ledger.correct(uow, world.actor("wang"), PROGRAMMES, entry.id, [span(9, 11)])

    assert isinstance(found, list)
    assert (found[0].corrects, found[0].state, found[0].minutes) == (entry.id, "waiting", 120)
    assert say(world, "hua", "confirm", entry).left == (Overtaken("reversed", say_again(world, entry)),)
    agree(world, "wang")


def say_again(world: World, entry: Entry) -> Entry:
    """An entry as it stood last."""
    with world.store.reading() as uow:
        return entries.numbered(uow, [entry.id])[0][0]


def test_an_overlap_across_firms_names_the_entry_in_the_way(world: World) -> None:
    """So that it can be shown and corrected."""
    (entry,) = entered(world, "wang", span(14, 17))

    found = claim(world, "wang at Kexin", span(16, 18))

    assert isinstance(found, Hindrance)
    assert (found.reason, found.entry) == ("overlaps", entry)


def test_nobody_confirms_their_own_hours(world: World) -> None:
    """Not even with the firm's role."""
    (entry,) = entered(world, "li", hours(3), who="li")

    with pytest.raises(NotThere):
        say(world, "li", "confirm", entry)


def test_an_undo_is_for_an_hour(world: World) -> None:
    """Later it is a withdrawal."""
    (entry,) = entered(world, "wang", hours(3))
    world.now += timedelta(hours=1, seconds=1)

    with world.store.transaction() as uow:
        late = ledger.reverse(uow, world.actor("wang"), entry.id, "undo")
        taken_back = ledger.reverse(uow, world.actor("wang"), entry.id, "withdrawn")
        again = ledger.reverse(uow, world.actor("wang"), entry.id, "withdrawn")

    assert late == Overtaken("too_late", entry)
    assert taken_back == entry
    assert again == Overtaken("reversed", entry)
    agree(world, "wang")


def test_the_same_once_more_is_asked_about(world: World) -> None:
    """A message sent twice is not two afternoons."""
    (entry,) = entered(world, "wang", hours(3, ago(1), activity="Tests on line 2."))

    found = claim(world, "wang", hours(3, ago(1), activity="tests on line 2"))

    assert isinstance(found, Hindrance)
    assert (found.reason, found.entry) == ("twin", entry)
    assert entered(world, "wang", hours(3, ago(1), activity="tests on line 2"), twice=True)


def test_a_vp_goes_a_month_back_and_an_officer_further_with_a_reason(world: World) -> None:
    """What an officer puts right waits for the firm like anything else, and says whose doing it was."""
    (entry,) = entered(world, "wang", hours(3, ago(31)))
    old = claim(world, "wang", hours(3, ago(32)))

    with world.store.transaction() as uow:
        found = ledger.correct(uow, world.actor("officer"), PROGRAMMES, entry.id, [hours(2, ago(90))], "a slip")
        with pytest.raises(NotThere):
            ledger.correct(uow, world.actor("officer"), PROGRAMMES, entry.id, [hours(2, ago(90))])

    assert isinstance(old, Hindrance)
    assert (old.reason, old.limit) == ("too_old", ago(31))
    assert isinstance(found, list)
    assert (found[0].by_officer, found[0].made_by, found[0].state) == (True, world.people["officer"], "waiting")
    agree(world, "wang")


def test_what_an_officer_has_checked_a_vp_cannot_change(world: World) -> None:
    """An officer can."""
    (entry,) = entered(world, "wang", hours(3))
    say(world, "hua", "confirm", entry)
    (checked,) = say(world, "officer", "check", entry).done

    with world.store.transaction() as uow:
        corrected = ledger.correct(uow, world.actor("wang"), PROGRAMMES, entry.id, [hours(5)])
        withdrawn = ledger.reverse(uow, world.actor("wang"), entry.id, "withdrawn")
        struck = ledger.strike(uow, world.actor("officer"), entry.id, "a slip")

    assert corrected == withdrawn == Overtaken("settled", checked)
    assert struck == checked


def test_a_dispute_is_not_of_what_was_confirmed(world: World) -> None:
    """It is said which entries were left, and how they stand."""
    first, second = entered(world, "wang", hours(3), hours(2, ago(1)))
    (confirmed,) = say(world, "hua", "confirm", first).done

    with world.store.transaction() as uow:
        found = ledger.dispute(uow, world.actor("hua"), [first.id, second.id], "why")

    assert [(entry.id, entry.state) for entry in found.done] == [(second.id, "disputed")]
    assert found.left == (Overtaken("settled", confirmed),)


def test_one_opening_balance_of_a_year_counts(world: World) -> None:
    """An officer takes it back for a reason and puts another in its place; beside one no other can stand."""
    term = world.terms["wang"]
    with world.store.transaction() as uow:
        appointments.add_opening(uow, term.id, Opening(1, 600, "a list"))
        found = ledger.correct_opening(uow, world.actor("officer"), term.id, 1, Opening(1, 660, "a letter"), "a slip")
        assert isinstance(found, Appointment)
        progress = service_figures.progress_of(uow, PROGRAMMES, found, world.now)

    assert found.openings == (Opening(1, 660, "a letter"),)
    assert progress.years[0].headline == 660
    with pytest.raises(DatabaseError), world.store.transaction() as uow:
        appointments.add_opening(uow, term.id, Opening(1, 1, "a list"))


def kept_file(world: World, who: str) -> str:
    """A file somebody sent that was checked, by its public id."""
    with world.store.transaction() as uow:
        address = people.reachable(uow, world.people[who])[0][0]
        file = files.add(uow, address, "7:photo", "photo.jpg", 21, world.now)
        uow.connection.execute(sa.update(FILE).where(FILE.c.id == file.id).values(state="kept"))
    return file.public_id


def test_hours_are_shown_by_files_of_ones_own(world: World) -> None:
    """Neither by another's nor by one that is not there: whoever may read the hours could open it."""
    mine, lis = kept_file(world, "wang"), kept_file(world, "li")

    (entry,) = entered(world, "wang", hours(1, files=(mine,)))
    for named in (lis, "nothing"):
        with pytest.raises(NotThere):
            claim(world, "wang", hours(1, ago(1), files=(named,)))

    with world.store.reading() as uow:
        ((found,), _), file = entries.numbered(uow, [entry.id]), files.find(uow, mine)
        assert file is not None
        assert (found.claim.files, files.places(uow, file)) == ((mine,), [f"entry {entry.id}"])


def test_who_shows_hours_by_a_file_shows_it_to_the_firm_and_the_offices(world: World) -> None:
    """By what somebody is at this moment."""
    (entry,) = entered(world, "wang", hours(3))

    with world.store.reading() as uow:
        found = {who: ledger.may_open(uow, number, f"{entry.id}", world.now) for who, number in world.people.items()}

    assert {who for who, may in found.items() if may} == {"wang", "hua", "li", "dean", "officer", "bureau chief"}
