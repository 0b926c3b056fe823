"""The ledger of service time: hours are claimed, confirmed or disputed, decided on, checked, corrected, struck.

Each use case holds the ledgers it writes into, asks the gate and the domain with what stands then, and adds rows. What
cannot be entered is said by a `Hindrance`, which names the entry in the way; what was overtaken by an `Overtaken`.
Words, dialogues and notices are beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from kjfz_bot.domain import appointment as terms
from kjfz_bot.domain.appointment import Appointment, Opening
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import (
    MOST_FILES,
    UNDO,
    Claim,
    Ended,
    Entry,
    Mark,
    MarkKind,
    Reversal,
    may,
    split,
)
from kjfz_bot.domain.service_limits import Ground, Hindrance, first_hindrance, twin
from kjfz_bot.domain.service_rules import ServiceRules
from kjfz_bot.language.normalise import key as same_words
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services import access
from kjfz_bot.services.access import Gate
from kjfz_bot.services.files import opens
from kjfz_bot.services.registry import Actor, NotThere
from kjfz_bot.storage import appointments, audit, entries, files, ledgers
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.store import UnitOfWork

PLACE = "entry"
"""What the place of a file begins with that shows hours; the number of the entry follows."""

Programmes = Mapping[str, Programme]
Why = Literal["reversed", "settled", "too_late", "nothing_counts"]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Something can no longer be done with an entry, and why; `entry` is how it stands, or stood last.

    It was `reversed`; it is in a state in which this cannot be said, `settled`; or it is `too_late` to undo it. Of an
    opening balance, `nothing_counts` that could be taken back.
    """

    why: Why
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """What was said of entries, as they stand now, and what it could not be said of any more."""

    done: tuple[Entry, ...] = ()
    left: tuple[Overtaken, ...] = ()


def claim(
    uow: UnitOfWork, actor: Actor, programmes: Programmes, term: int, claims: Sequence[Claim], *, twice: bool = False
) -> list[Entry] | Hindrance:
    """Enter hours of the actor's own term, all of them or none; each span over midnight becomes two entries.

    The same once more is taken for a mistake unless `twice` says that it is meant.
    """
    held = _held_term(uow, term)
    access.require(uow, actor, "claim_hours", None if held is None else held.thing)
    assert held is not None
    ground = Ground(held, rules(programmes, held), actor.now)
    return _enter(uow, actor, ground, claims, twice=twice)


def enter_for(
    uow: UnitOfWork, actor: Actor, programmes: Programmes, term: int, claims: Sequence[Claim], reason: str
) -> list[Entry] | Hindrance:
    """Enter hours for a VP as an officer, with a reason: also of days further back, and of a term that has ended.

    They are marked so, wait for the firm as all hours do, and the VP can correct or withdraw them.
    """
    held = _held_term(uow, term)
    access.require(uow, actor, "correct_hours", None if held is None else held.thing)
    assert held is not None
    _given(reason)
    return _enter(uow, actor, Ground(held, rules(programmes, held), actor.now, by_officer=True), claims, twice=False)


def hindered(
    uow: UnitOfWork, actor: Actor, programmes: Programmes, term: int, claims: Sequence[Claim]
) -> Hindrance | None:
    """Why hours of the actor's own term cannot be entered, as `claim` would say it; nothing is entered."""
    held = appointments.numbered(uow, term)
    access.require(uow, actor, "claim_hours", None if held is None else held.thing)
    assert held is not None
    ground = Ground(held, rules(programmes, held), actor.now)
    parts = [part for claimed in claims for part in split(claimed)]
    live = entries.live_on(uow, held.person, [part.day for part in parts])
    return first_hindrance(parts, live, ground) or _again(uow, parts, live, held.id)


def correct(
    uow: UnitOfWork,
    actor: Actor,
    programmes: Programmes,
    number: int,
    claims: Sequence[Claim],
    reason: str | None = None,
) -> list[Entry] | Hindrance | Overtaken:
    """Put other hours in the place of an entry, which is reversed; they wait for the firm again.

    The VP corrects what no officer has checked. An officer corrects whatever they are responsible for, with a reason,
    further back than a VP may and in a term that has ended.
    """
    (entry,), ended = _held(uow, [number])
    held = _term(uow, entry)
    by_officer = actor.person != entry.person
    access.require(uow, actor, "correct_hours" if by_officer else "claim_hours", held.thing)
    if by_officer and not reason:
        raise NotThere(reason)
    if ended:
        return Overtaken("reversed", entry)
    if entry.state == "checked" and not by_officer:
        return Overtaken("settled", entry)
    ground = Ground(held, rules(programmes, held), actor.now, by_officer=by_officer)
    entered = _enter(uow, actor, ground, claims, instead_of=entry, twice=True)
    if isinstance(entered, Hindrance):
        return entered
    _end(uow, actor, held, entry, "corrected", reason)
    return entered


def reverse(uow: UnitOfWork, actor: Actor, number: int, why: Literal["undo", "withdrawn"]) -> Entry | Overtaken:
    """Take back one's own entry: at once as if it had not been said, or later."""
    (entry,), ended = _held(uow, [number])
    held = _term(uow, entry)
    access.require(uow, actor, "claim_hours", held.thing)
    if ended:
        return Overtaken("reversed", entry)
    if entry.state == "checked" or (why == "undo" and entry.state != "waiting"):
        return Overtaken("settled", entry)
    if why == "undo" and actor.now - entry.made_at > UNDO:
        return Overtaken("too_late", entry)
    _end(uow, actor, held, entry, why, None)
    return entry


def confirm(uow: UnitOfWork, actor: Actor, numbers: Iterable[int]) -> Marked:
    """Say for the firm that these hours were served, of several VPs at once; nobody says it of their own."""
    return _mark(uow, actor, numbers, "confirm_hours", "confirmed", None)


def dispute(uow: UnitOfWork, actor: Actor, numbers: Iterable[int], reason: str) -> Marked:
    """Say for the firm that these hours are not as they should be, and why."""
    return _mark(uow, actor, numbers, "confirm_hours", "disputed", _given(reason))


def insist(uow: UnitOfWork, actor: Actor, numbers: Iterable[int], reason: str) -> Marked:
    """Say as the VP that disputed hours were served, and why; an officer decides then."""
    return _mark(uow, actor, numbers, "claim_hours", "insisted", _given(reason))


def uphold(uow: UnitOfWork, actor: Actor, numbers: Iterable[int], reason: str) -> Marked:
    """Decide as an officer that hours the VP insisted on were served."""
    return _mark(uow, actor, numbers, "decide_hours", "upheld", _given(reason))


def check(uow: UnitOfWork, actor: Actor, numbers: Iterable[int], reason: str | None = None) -> Marked:
    """Say as an officer that confirmed hours were looked into and are right."""
    return _mark(uow, actor, numbers, "check_hours", "checked", reason or None)


def strike(uow: UnitOfWork, actor: Actor, number: int, reason: str) -> Entry | Overtaken:
    """End an entry as an officer, with a reason: one that the VP insists on, or any that is wrong."""
    (entry,), ended = _held(uow, [number])
    held = _term(uow, entry)
    access.require(uow, actor, "decide_hours" if entry.state == "insisted" else "correct_hours", held.thing)
    if ended:
        return Overtaken("reversed", entry)
    _end(uow, actor, held, entry, "struck", _given(reason))
    return entry


def correct_opening(
    uow: UnitOfWork, actor: Actor, term: int, year: int, after: Opening | None, reason: str
) -> Appointment | Overtaken | tuple[str, str]:
    """Take back the opening balance of a service year as an officer, with a reason, and put another in its place.

    One can be put where there was none. Where it cannot be, what is wrong with it and where, as a list would say it.
    """
    held = _held_term(uow, term)
    access.require(uow, actor, "correct_hours", None if held is None else held.thing)
    assert held is not None
    if after is not None:
        after = replace(after, year=year)
        wrong = terms.impossible(held.starts_on, held.ends_on, (after,), shanghai_date(actor.now))
        if wrong is not None:
            return wrong
    reversed_one = appointments.reverse_opening(uow, held.id, year, actor.now, actor.person, _given(reason))
    if after is None and not reversed_one:
        return Overtaken("nothing_counts")
    if after is not None:
        appointments.add_opening(uow, held.id, after)
    said: dict[str, str | int] = {"by": actor.person, "year": year, "reason": "given"}
    audit.record(uow, Deed(held.id, "opening_corrected", actor.now, said))
    found = appointments.numbered(uow, held.id)
    assert found is not None
    return found


@opens(PLACE)
def may_open(uow: UnitOfWork, person: int, number: str, now: datetime) -> bool:
    """Whether somebody may have the files that show hours, by what they are at this moment."""
    found, _ = entries.numbered(uow, [int(number)])
    gate = access.gate_of(uow, person, now)
    return bool(found) and gate.can("read_hours", _term(uow, found[0]).thing).allowed


def _enter(
    uow: UnitOfWork,
    actor: Actor,
    ground: Ground,
    claims: Sequence[Claim],
    *,
    instead_of: Entry | None = None,
    twice: bool,
) -> list[Entry] | Hindrance:
    """Enter claims beside what is live, but what they come in the place of."""
    _own_files(uow, ground.term.person, claims)
    parts = [(index, part) for index, claimed in enumerate(claims) for part in split(claimed)]
    new = [part for _, part in parts]
    beside = entries.live_on(uow, ground.term.person, [part.day for part in new])
    live = [entry for entry in beside if instead_of is None or entry.id != instead_of.id]
    found = first_hindrance(new, live, ground)
    if found is None and not twice:
        found = _again(uow, new, live, ground.term.id)
    if found is not None:
        return replace(found, index=parts[found.index][0])
    made = [_entry(uow, actor, ground, part, instead_of) for part in new]
    kept = entries.add(uow, ground.term.starts_on, made)
    for entry in kept:
        files.use_exactly(uow, f"{PLACE} {entry.id}", entry.claim.files)
    _record(uow, actor, "hours_claimed", kept)
    return kept


def _own_files(uow: UnitOfWork, person: int, claims: Sequence[Claim]) -> None:
    """Hours are shown by few files, the VP's own and checked: whoever may read the hours may open them."""
    for claimed in claims:
        found = [files.find(uow, name) for name in claimed.files]
        shown = all(file and file.person == person and file.state == "kept" for file in found)
        if not shown or len(found) > MOST_FILES:
            raise NotThere(claimed.files)


def _again(uow: UnitOfWork, new: Sequence[Claim], live: Sequence[Entry], term: int) -> Hindrance | None:
    for index, claimed in enumerate(new):
        same = twin(claimed, live, term, _fingerprint(uow, claimed))
        if same is not None:
            return Hindrance("twin", same, index=index)
    return None


def _entry(uow: UnitOfWork, actor: Actor, ground: Ground, claimed: Claim, instead_of: Entry | None) -> Entry:
    term, rules = ground.term, ground.rules
    return Entry(
        0,
        term.id,
        term.person,
        term.firm.id,
        claimed,
        actor.now,
        made_by=actor.person if ground.by_officer else None,
        by_officer=ground.by_officer,
        corrects=None if instead_of is None else instead_of.id,
        day_cap=rules.day_cap,
        back_days=rules.back_days,
        fingerprint=_fingerprint(uow, claimed),
    )


def _fingerprint(uow: UnitOfWork, claimed: Claim) -> str | None:
    return entries.fingerprint(uow, same_words(claimed.activity))


def _end(uow: UnitOfWork, actor: Actor, term: Appointment, entry: Entry, why: Ended, reason: str | None) -> None:
    by = actor.person if actor.person != entry.person else None
    entries.reverse(uow, term.starts_on, entry, Reversal(0, entry.id, why, actor.now, by, reason))
    _record(uow, actor, f"hours_{why}", [entry])


def _mark(
    uow: UnitOfWork, actor: Actor, numbers: Iterable[int], action: str, kind: MarkKind, reason: str | None
) -> Marked:
    """Say the same of entries; the gate is asked of each term, so that one that is not the actor's stops all."""
    found, ended = _held(uow, numbers)
    gate = access.gate(uow, actor)
    held = {entry.appointment: entry for entry in found}
    named = {number: _term(uow, entry) for number, entry in held.items()}
    for term in named.values():
        gate.require(action, term.thing)
    left = [Overtaken("reversed", each) for each in found if each.id in ended]
    live = [each for each in found if each.id not in ended]
    left += [Overtaken("settled", each) for each in live if not may(kind, each.state)]
    done: list[Entry] = []
    for organisation, own in _by_organisation(gate, action, named, live, kind):
        said = Mark(0, kind, actor.now, actor.person, organisation, reason)
        began = {term: named[term].starts_on for term in {entry.appointment for entry in own}}
        done += entries.mark(uow, began, own, said)
    _record(uow, actor, f"hours_{kind}", done)
    return Marked(tuple(sorted(done, key=lambda entry: entry.id)), tuple(left))


def _by_organisation(
    gate: Gate, action: str, named: Mapping[int, Appointment], live: Sequence[Entry], kind: MarkKind
) -> list[tuple[int | None, list[Entry]]]:
    """Entries of which something can be said, by the firm or office for which the actor says it."""
    found: dict[int | None, list[Entry]] = {}
    for entry in live:
        if may(kind, entry.state):
            organisation = gate.role_for(action, named[entry.appointment].thing).organisation
            found.setdefault(organisation, []).append(entry)
    return list(found.items())


def _record(uow: UnitOfWork, actor: Actor, action: str, done: Sequence[Entry]) -> None:
    """Say in the audit of each term what was done with which entry."""
    deeds = (Deed(entry.appointment, action, actor.now, {"by": actor.person, "entry": entry.id}) for entry in done)
    audit.record(uow, *deeds)


def _held_term(uow: UnitOfWork, number: int) -> Appointment | None:
    """A term whose person's ledger is held, as it stands then."""
    term = appointments.numbered(uow, number)
    if term is None:
        return None
    ledgers.hold(uow, [term.person])
    return appointments.numbered(uow, number)


def _held(uow: UnitOfWork, numbers: Iterable[int]) -> tuple[list[Entry], set[int]]:
    """Entries whose ledgers are held, as they stand then, with the numbers of those that were reversed."""
    wanted = set(numbers)
    first, _ = entries.numbered(uow, wanted)
    ledgers.hold(uow, (entry.person for entry in first))
    found, ended = entries.numbered(uow, wanted)
    if len(found) != len(wanted):
        raise NotThere(wanted)
    return found, ended


def _term(uow: UnitOfWork, entry: Entry) -> Appointment:
    term = appointments.numbered(uow, entry.appointment)
    assert term is not None
    return term


def rules(programmes: Programmes, term: Appointment) -> ServiceRules:
    """How the term's programme counts hours; NotThere where it counts none."""
    programme = programmes.get(term.firm.programme)
    if programme is None or programme.service is None:
        raise NotThere(term.firm.programme)
    return programme.service


def _given(reason: str | None) -> str:
    """A reason that has to be given; NotThere where it is not."""
    if not reason:
        raise NotThere(reason)
    return reason
