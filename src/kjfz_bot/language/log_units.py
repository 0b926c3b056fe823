"""Which pieces of a message belong together: what was done with how long it took, under the days it was done on.

Belongs here: grouping, from the order of the pieces and what parts them. What a group comes to is for `logs`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kjfz_bot.language.log_day_lists import DaysFound
from kjfz_bot.language.log_tokens import Token


@dataclass(slots=True)
class Unit:
    """What was done at one time: its pieces by kind, in the order of the message."""

    times: list[Token] = field(default_factory=list)
    points: list[Token] = field(default_factory=list)
    words: list[Token] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)
    apart: set[int] = field(default_factory=set)
    each: bool = False
    shared_out: bool = False
    about: bool = False
    run_on: bool = False

    def is_whole(self) -> bool:
        """Whether it says both what was done and how long."""
        return bool(self.times and self.words)

    def take(self, other: Unit) -> None:
        """Add the pieces of another unit to this one."""
        self.times += other.times
        self.points += other.points
        self.words += other.words
        self.places += other.places
        self.apart |= other.apart
        self.each |= other.each
        self.shared_out |= other.shared_out
        self.about |= other.about
        self.run_on |= other.run_on


@dataclass(slots=True)
class Block:
    """What a message says under one naming of days."""

    days: DaysFound | None
    pieces: list[Token] = field(default_factory=list)


def blocks(pieces: tuple[Token, ...]) -> list[Block]:
    """The message parted by its days; days that are said last belong to what is before them."""
    if _days_come_last(pieces):
        return _ended_by_days(pieces)
    found = [Block(None)]
    for at, token in enumerate(pieces):
        if token.kind != "days" or not isinstance(token.found, DaysFound):
            found[-1].pieces.append(token)
            continue
        if _is_same(found[-1], token.found):
            continue
        if found[-1].days is not None and not _has_content(found[-1].pieces):
            beside = not any(piece.kind == "part" for piece in found[-1].pieces)
            found[-1].days = _joined_days(found[-1].days, token.found, beside=beside)
        elif found[-1].days is None and (not _has_content(found[-1].pieces) or _closes(pieces, at)):
            found[-1].days = token.found
            found = [*found, Block(None)] if _has_content(found[-1].pieces) and _more_days(pieces, at) else found
        else:
            found.append(Block(token.found))
    return [block for block in found if block.days or _has_content(block.pieces)]


def _days_come_last(pieces: tuple[Token, ...]) -> bool:
    """Whether each length has its day behind it in the same clause: 3 hours on Monday and 2 hours on Tuesday."""
    told = [token for token in pieces if token.kind in {"time", "days", "break"}]
    order = [token.kind for token in told if token.kind != "break"]
    joined = all(told[n - 1].kind == "time" for n, token in enumerate(told) if token.kind == "days")
    return len(order) > 2 and joined and order == ["time", "days"] * (len(order) // 2)


def _ended_by_days(pieces: tuple[Token, ...]) -> list[Block]:
    found = [Block(None)]
    for token in pieces:
        if found[-1].days is not None and token.kind == "time":
            found.append(Block(None))
        if token.kind == "days" and isinstance(token.found, DaysFound):
            found[-1].days = token.found
        else:
            found[-1].pieces.append(token)
    return found


def _is_same(block: Block, days: DaysFound) -> bool:
    return block.days is not None and bool(days.days) and block.days.days == days.days


def _joined_days(one: DaysFound, other: DaysFound, *, beside: bool) -> DaysFound:
    """Two namings one after the other: several days, or a date beside a weekday that it is not."""
    if one.doubt or other.doubt:
        return one if one.doubt else other
    if one.days == other.days:
        return one
    if beside and one.weekday != other.weekday and len(one.days) == len(other.days) == 1:
        return DaysFound(other.end, (), "unclear", (*one.days, *other.days))
    return DaysFound(other.end, tuple(dict.fromkeys((*one.days, *other.days))), rank=one.rank)


def _has_content(pieces: list[Token]) -> bool:
    return any(token.kind in {"time", "words", "place"} for token in pieces)


def _closes(pieces: tuple[Token, ...], at: int) -> bool:
    """Whether the days at this place are said after what was done: they end a clause, or are the only ones at all."""
    following = pieces[at + 1 :]
    alone = sum(token.kind == "days" for token in pieces) == 1
    whole_before = _is_whole_clause(pieces[:at])
    return (alone and not (whole_before and _is_whole_clause(following))) or (
        not following or following[0].kind == "break"
    )


def _is_whole_clause(pieces: tuple[Token, ...]) -> bool:
    """Whether these pieces by themselves say what and how long, parted from the rest by a mark."""
    kinds = {token.kind for token in pieces}
    return bool(kinds & {"time"}) and "words" in kinds and "break" in kinds


def _more_days(pieces: tuple[Token, ...], at: int) -> bool:
    return any(token.kind == "days" for token in pieces[at + 1 :])


def units(pieces: list[Token]) -> list[Unit]:
    """What was done under the same days, thing by thing."""
    found: list[Unit] = []
    waiting = Unit()
    parts = _clause_units(pieces)
    for at, unit in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        if not unit.times and not unit.words:
            (found[-1] if found and not following else waiting).take(unit)
        elif unit.is_whole() or not found or _begins(unit, found[-1], following, waiting):
            waiting = _placed(unit, found, waiting)
        else:
            found[-1].take(unit)
    if waiting.words or not found:
        found.append(waiting)
    else:
        found[-1].take(waiting)
    return found


def _placed(unit: Unit, found: list[Unit], waiting: Unit) -> Unit:
    """Put a unit with what waits for it into the list, or let it wait while its time is still to come."""
    if not unit.times:
        waiting.take(unit)
        return waiting
    if unit.words and found and not found[-1].words and not waiting.words:
        found[-1].take(waiting)
        found[-1].take(unit)
        return Unit()
    waiting.take(unit)
    found.append(waiting)
    return Unit()


def _begins(unit: Unit, last: Unit, following: Unit | None, waiting: Unit) -> bool:
    """Whether an incomplete unit begins something new rather than completing what is before it."""
    if waiting.words:
        return True
    if not unit.times:
        return last.is_whole() and following is not None and bool(following.times) and not following.words
    return False


def _clause_units(pieces: list[Token]) -> list[Unit]:
    """The clauses of a block as units; one that tells several things in turn is parted where they change."""
    clauses: list[list[Token]] = [[]]
    for token in pieces:
        if token.kind == "break":
            clauses.append([])
        else:
            clauses[-1].append(token)
    return [unit for clause in clauses if clause for unit in _parted(clause)]


def _parted(clause: list[Token]) -> list[Unit]:
    order = [token for token in clause if token.kind in {"time", "words"}]
    times_first = bool(order) and order[0].kind == "time"
    alternates = _turns(order) >= (3 if times_first else 4)
    last = max((token.start for token in order if token.kind == ("words" if times_first else "time")), default=-1)
    found = [Unit()]
    part = False
    for token in clause:
        unit = found[-1]
        opens = unit.is_whole() and token.kind == ("time" if times_first else "words")
        if alternates and opens and token.start < last:
            unit = Unit(run_on=not token.spaced and not part)
            found.append(unit)
        _add(unit, token, part)
        part = token.kind in {"part", "plus"} or (part and token.kind in {"about", "place", "gap"})
    return found


def _turns(order: list[Token]) -> int:
    return 1 + sum(order[n].kind != order[n + 1].kind for n in range(len(order) - 1)) if order else 0


def _add(unit: Unit, token: Token, part: bool) -> None:
    match token.kind:
        case "point":
            unit.points.append(token)
        case "time":
            unit.times.append(token)
            if part:
                unit.apart.add(token.start)
        case "words":
            unit.words.append(token)
        case "place":
            unit.places.append(token)
        case "each":
            unit.each = True
        case "shared_out":
            unit.shared_out = True
        case "about":
            unit.about = True
