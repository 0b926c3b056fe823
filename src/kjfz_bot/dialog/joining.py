"""Two conversations become one: what is open in the one that ends goes on, on top of the one that stays. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Conversation, Run, apply
from kjfz_bot.dialog.depth import depth
from kjfz_bot.dialog.events import Event
from kjfz_bot.dialog.moves import MAX_DEPTH


@dataclass(frozen=True, slots=True)
class Joined:
    """What the staying conversation's log gets, and the dialogues that were closed since there was no room for them."""

    events: tuple[Event, ...]
    live_runs: frozenset[int]
    closed: tuple[str, ...]


def join(content: Content, staying: Conversation, ending: Conversation, events: Iterable[Event]) -> Joined:
    """Put what is open in `ending`, whose live events these are, on the stack of `staying`, which follows along.

    The start menu of the ending one goes. Where more would be open than may be, the oldest is closed.
    """
    moved = _moved(content, ending)
    added = list(_renumbered(staying.seq, moved, events))
    for event in added:
        apply(staying, event)
    closed = []
    while added and (oldest := _without_room(content, staying)) is not None:
        closed.append(oldest.dialog)
        for number in reversed(staying.group(oldest)):
            event = Event(staying.seq + 1, number, "closed", {"how": "cancelled"})
            apply(staying, event)
            added.append(event)
    return Joined(tuple(added), frozenset(staying.live_runs), tuple(closed))


def _moved(content: Content, ending: Conversation) -> frozenset[int]:
    """The runs that are open, and those that going back from them may enter again."""
    waiting = [number for number in ending.stack if ending.runs[number].dialog != content.start]
    found = set(waiting)
    while waiting:
        run = ending.runs[waiting.pop()]
        links = {earlier.child for answer in run.answers.values() for earlier in answer.with_earlier()}
        wanted = {link for link in (*links, run.parent) if link in ending.runs} - found
        new = {link for link in wanted if link is not None and ending.runs[link].dialog != content.start}
        found |= new
        waiting += new
    return frozenset(found)


def _renumbered(seq: int, moved: frozenset[int], events: Iterable[Event]) -> Iterator[Event]:
    """The events of these runs as they follow an event; a run is called by the number of its first event."""
    runs: dict[int, int] = {}
    for number, event in enumerate((event for event in events if event.run in moved), seq + 1):
        runs.setdefault(event.run, number)
        yield Event(number, runs[event.run], event.kind, _body(event, runs))


def _body(event: Event, runs: Mapping[int, int]) -> Mapping[str, Any]:
    if event.kind == "opened":
        parent = runs.get(event.body["parent"])
        return {**event.body, "parent": parent, "caller": None if parent is None else event.body["caller"]}
    if event.body.get("child") is not None:
        return {**event.body, "child": runs.get(event.body["child"])}
    return event.body


def _without_room(content: Content, conversation: Conversation) -> Run | None:
    """The oldest dialogue, but for the start menu, where all together may get deeper than they may."""
    roots = [run for run in conversation.runs.values() if not run.closed and run.parent is None]
    if sum(depth(content, run.dialog) for run in roots) <= MAX_DEPTH:
        return None
    return min((run for run in roots if run.dialog != content.start), key=lambda run: run.id, default=None)
