"""The fold: what a person's log of events amounts to. It reads no dialogue file; what answers mean is `walk`'s."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from kjfz_bot.dialog.events import BY_PERSON, Event


class Answer(NamedTuple):
    """The value stored under a key, and what going back over it brings back.

    `previous` is the answer it replaced, `displaced` are those its arrival dropped, `changing` and `turned` say how its
    question had been reached; `child` is the run of the dialogue that returned it, `sealed` that it had an effect.
    """

    key: str
    value: Any
    how: str
    seq: int
    label: str | None = None
    previous: Answer | None = None
    displaced: tuple[Answer, ...] = ()
    changing: str | None = None
    turned: Mapping[str, Any] = MappingProxyType({})
    child: int | None = None
    sealed: bool = False

    @property
    def by_person(self) -> bool:
        """Whether going back stops here."""
        return self.how in BY_PERSON

    def with_earlier(self) -> Iterator[Answer]:
        """This answer and every one that going back over it can bring back."""
        waiting = [self]
        while waiting:
            answer = waiting.pop()
            yield answer
            waiting += answer.displaced
            if answer.previous is not None:
                waiting.append(answer.previous)


@dataclass(slots=True)
class Done:
    """An effect a service had for this run; `reopened` means that undo took the conversation back before it."""

    key: str
    id: str
    value: Any
    seq: int
    undo: str | None
    until: str | None
    undone: bool = False
    reopened: bool = False

    @property
    def undoable(self) -> bool:
        """Whether a service could still reverse this, its expiry aside."""
        return self.undo is not None and not self.undone


@dataclass(slots=True)
class Run:
    """One opened dialogue: what it was opened with and what has been answered, done and turned in it.

    `tries` are those at its open question; they stay while the person does something else or changes the language.
    `meant` is the option the person may have meant by the last of them.
    """

    id: int
    dialog: str
    hash: str
    as_of: str
    args: Mapping[str, Any]
    parent: int | None
    caller: str | None
    answers: dict[str, Answer] = field(default_factory=dict)
    dones: list[Done] = field(default_factory=list)
    undos: dict[str, int] = field(default_factory=dict)
    turned: dict[str, Any] = field(default_factory=dict)
    changing: str | None = None
    tries: int = 0
    meant: str | None = None
    closed: str | None = None

    @property
    def seal(self) -> int:
        """The seq up to which nothing can be taken back: the last effect, here or in a dialogue called from here."""
        return max(self._effects, default=0)

    def seal_before(self, seq: int) -> int:
        """The seal as it was before a later effect."""
        return max((effect for effect in self._effects if effect < seq), default=0)

    @property
    def _effects(self) -> list[int]:
        own = [done.seq for done in self.dones if not done.reopened]
        return own + [answer.seq for answer in self.answers.values() if answer.sealed]

    def done(self, key: str) -> Done | None:
        """The effect that stands for a step, None where it has to run (again)."""
        return next((done for done in reversed(self.dones) if done.key == key and not done.reopened), None)

    def forget_tries(self) -> None:
        """Begin anew with a question."""
        self.tries, self.meant = 0, None

    def drop(self, key: str) -> None:
        """Forget an answer for good."""
        self.answers.pop(key, None)

    def take_back(self, key: str) -> None:
        """Take an answer back: what it replaced or displaced stands again, and its question is as it was reached."""
        answer = self.answers.pop(key)
        self.changing = answer.changing
        self.turned = dict(answer.turned)
        for earlier in (answer.previous, *answer.displaced):
            if earlier is not None:
                self.answers[earlier.key] = earlier


class Offer(NamedTuple):
    """The question that stands: what was shown, so that replies are read against exactly that."""

    seq: int
    run: int
    key: str
    kind: str
    options: tuple[tuple[str, str], ...]
    limits: Mapping[str, Any]


@dataclass(slots=True)
class Conversation:
    """One person's stack of runs and the standing offer; `seq` is the last event's.

    `roles` says that they hold some, so that menus ask which: it is told from outside as the language is, and only an
    offer in the log depends on it.
    """

    seq: int
    language: str
    roles: bool = False
    runs: dict[int, Run] = field(default_factory=dict)
    stack: list[int] = field(default_factory=list)
    offer: Offer | None = None

    @property
    def top(self) -> Run | None:
        """The run whose question is open."""
        return self.runs[self.stack[-1]] if self.stack else None

    @property
    def tries(self) -> int:
        """How often the open question was answered with something that could not be taken."""
        return self.top.tries if self.top else 0

    @property
    def live_runs(self) -> tuple[int, ...]:
        """The runs whose events are needed to go on.

        Open ones, the one with the last effect while that can be undone, finished ones that going back can enter
        again, and whoever called one of these.
        """
        wanted = set(self.stack)
        if len(wanted) == len(self.runs):  # as mostly, and this is asked in every turn
            return tuple(sorted(wanted))
        effects = [(done.seq, run.id, done) for run in self.runs.values() for done in run.dones if done.undo]
        if effects and not (last := max(effects))[2].undone:
            wanted.add(last[1])
        waiting = list(wanted)
        while waiting:
            run = self.runs[waiting.pop()]
            links = {earlier.child for answer in run.answers.values() for earlier in answer.with_earlier()}
            found = {link for link in (*links, run.parent) if link is not None and link in self.runs} - wanted
            wanted |= found
            waiting += found
        return tuple(sorted(wanted))

    def root(self, run: Run) -> Run:
        """The run that a person opened, above the dialogues it called."""
        while run.parent is not None:
            run = self.runs[run.parent]
        return run

    def group(self, root: Run) -> list[int]:
        """A root and the open runs it called, in stack order."""
        return [number for number in self.stack if self.root(self.runs[number]).id == root.id]


def fold(events: Iterable[Event], *, seq: int, language: str, roles: bool = False) -> Conversation:
    """The conversation that a log amounts to; `seq` is the last ever given to this person, also to closed runs."""
    conversation = Conversation(seq=0, language=language, roles=roles)
    for event in events:
        apply(conversation, event)
    conversation.seq = max(seq, conversation.seq)
    return conversation


def outlived(kinds: Sequence[str]) -> frozenset[int]:
    """Where in a log, given by its kinds in order, are events that no longer count: questions but the last.

    A fold without them comes to the same; else a log would grow with each return to the same menu.
    """
    asked = [place for place, kind in enumerate(kinds) if kind == "offered"]
    return frozenset(asked[:-1])


def apply(conversation: Conversation, event: Event) -> None:
    """Add one event to what the conversation amounts to."""
    if event.kind != "tried" and not event.body.get("keeps_offer", False):
        conversation.offer = None
    conversation.seq = event.seq
    _APPLY[event.kind](conversation, event, event.body)
    if event.kind in _MOVES_ON:
        conversation.runs[event.run].forget_tries()


def _opened(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    conversation.runs[event.run] = Run(
        id=event.run,
        dialog=body["dialog"],
        hash=body["hash"],
        as_of=body["as_of"],
        args=body["args"],
        parent=body["parent"],
        caller=body["caller"],
    )
    conversation.stack.append(event.run)


def _resumed(conversation: Conversation, event: Event, _body: Mapping[str, Any]) -> None:
    run = conversation.runs[event.run]
    if run.closed:
        run.closed = None
        conversation.stack.append(run.id)
        return
    group = conversation.group(conversation.root(run))
    conversation.stack = [number for number in conversation.stack if number not in group] + group


def _closed(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    conversation.runs[event.run].closed = body["how"]
    conversation.stack.remove(event.run)


def _offered(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    options = tuple((option[0], option[1]) for option in body["options"])
    conversation.offer = Offer(event.seq, event.run, body["key"], body["kind"], options, body["limits"])


def _answered(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    run = conversation.runs[event.run]
    key = body["key"]
    displaced = tuple(run.answers[name] for name in body.get("dropped", ()))
    for answer in displaced:
        run.drop(answer.key)
    run.answers[key] = Answer(
        key=key,
        value=body["value"],
        how=body["how"],
        seq=event.seq,
        label=body.get("label"),
        previous=run.answers.get(key),
        displaced=displaced,
        changing=run.changing,
        turned=run.turned,
        child=body.get("child"),
        sealed=body.get("sealed", False),
    )
    if run.changing == key:
        run.changing = None
    run.turned = {}


def _turned(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    run = conversation.runs[event.run]
    if body["to"] is None:
        run.turned.pop(body["key"], None)
    else:
        run.turned[body["key"]] = body["to"]


def _changing(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    conversation.runs[event.run].changing = body["key"]


def _done(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    run = conversation.runs[event.run]
    run.dones.append(Done(body["key"], body["id"], body["value"], event.seq, body["undo"], body["until"]))
    run.changing = None


def _refused(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    for key in body["dropped"]:
        conversation.runs[event.run].drop(key)


def _undone(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    run = conversation.runs[event.run]
    done = run.done(body["key"])
    if done is None:
        return
    done.undone = True
    done.reopened = body["reopened"]
    run.undos[body["key"]] = run.undos.get(body["key"], 0) + 1


def _back(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    run = conversation.runs[event.run]
    if not body["dropped"]:
        run.turned.pop(run.changing or "", None)
        run.changing = None
    for key in reversed(body["dropped"]):
        run.take_back(key)


def _rebased(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    run = conversation.runs[event.run]
    run.hash = body["hash"]
    for key in body["dropped"]:
        run.drop(key)
    if run.changing in body["dropped"]:
        run.changing = None
    if not body["keeps_offer"]:
        run.turned = {}
        run.forget_tries()


def _tried(conversation: Conversation, event: Event, body: Mapping[str, Any]) -> None:
    run = conversation.runs[event.run]
    run.tries += 1
    run.meant = body.get("meant")


_MOVES_ON = frozenset({"answered", "changing", "back", "refused", "undone", "turned", "closed"})
"""What happens to a run when its question is answered or left for another."""

_APPLY: Mapping[str, Callable[[Conversation, Event, Mapping[str, Any]], None]] = {
    "opened": _opened,
    "resumed": _resumed,
    "closed": _closed,
    "offered": _offered,
    "answered": _answered,
    "turned": _turned,
    "changing": _changing,
    "done": _done,
    "refused": _refused,
    "undone": _undone,
    "back": _back,
    "rebased": _rebased,
    "tried": _tried,
}
