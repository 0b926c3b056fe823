"""A person before the engine, as a test sees it: every turn from saved events to saved events, every rule looked at."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.dialog import prompts
from kjfz_bot.dialog.advance import Turn, advance
from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Conversation, Run, fold, outlived
from kjfz_bot.dialog.events import Event
from kjfz_bot.dialog.inbound import FileSent, Inbound, Notice, Outcome, Text
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.model import Review
from kjfz_bot.dialog.summary import entries
from kjfz_bot.dialog.walk import walk
from kjfz_bot.dialog.work import Work
from kjfz_bot.domain.calendar import SHANGHAI
from tests.properties.engine_house import Services
from tests.properties.engine_reference import visible

MORNING = datetime(2026, 3, 11, 10, 0, tzinfo=SHANGHAI)
MAX_DEPTH = 8
NOT_INPUTS = {"cursor", "id", "value"}

OPENED_FOR_A_FILE = ["changing", "offered", "tried"]
"""What a file of a kind that is not taken leads to on a check page: the question it was meant for, and why not."""


@dataclass(frozen=True)
class Situation:
    """Where a person stands: the question before them, and in each open dialogue the active answers."""

    question: str
    options: tuple[str, ...]
    controls: tuple[str, ...]
    runs: tuple[Any, ...]


@dataclass(frozen=True)
class Heard:
    """What one input led to."""

    events: tuple[Event, ...]
    replies: tuple[Message, ...]

    @property
    def kinds(self) -> list[str]:
        return [event.kind for event in self.events]

    def body(self, kind: str) -> dict[str, Any]:
        return next(dict(event.body) for event in self.events if event.kind == kind)


@dataclass
class Player:
    """One person and everything saved about them; `log` is what a database would hold of all runs."""

    content: Content
    language: str
    now: datetime = MORNING
    seq: int = 0
    log: list[str] = field(default_factory=list)
    live: frozenset[int] = frozenset()
    heard: list[Heard] = field(default_factory=list)
    _read: list[Event] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.services = Services(lambda: self.now)

    def hear(self, inbound: Inbound) -> Heard:
        """One input with the services it needs; what has to hold after every input is looked at here."""
        state = self.state()
        turns = self._turns(state, inbound)
        heard = Heard(
            tuple(event for turn in turns for event in turn.events),
            tuple(reply for turn in turns for reply in turn.replies),
        )
        assert len(heard.events) <= 100, "an input leads to at most 100 moves"
        self.log += [json.dumps([e.seq, e.run, e.kind, dict(e.body)], ensure_ascii=False) for e in heard.events]
        self.seq, self.language, self.live = state.seq, turns[-1].language, frozenset(state.live_runs)
        self.now += timedelta(seconds=7)
        self.heard.append(heard)
        self._check(state, inbound, heard)
        return heard

    def tell(self, notice: Notice) -> tuple[Message, ...]:
        """Something told without having been asked for: nothing moves, and it asks nothing and numbers nothing."""
        state = self.state()
        turn = advance(self.content, state, notice, self.now)
        assert (turn.events, turn.service, turn.language, turn.over) == ((), None, self.language, False)
        assert needed(state, state.live_runs) == needed(self.state(), state.live_runs), "the open question stands"
        assert not any(is_prompt(message) or message.controls or message.replaces for message in turn.replies)
        assert len(turn.replies) == (1 if notice.topic == "unreachable" else len(turn.replies[:1]))
        assert notice.seq in (None, state.seq) or not turn.replies, "what no longer applies is not said"
        return turn.replies

    def say(self, text: str) -> Heard:
        return self.hear(Text(text))

    def state(self) -> Conversation:
        """The conversation as it is loaded: folded from the events that are needed of the runs that are."""
        live = [event for event in self.events() if event.run in self.live]
        left_out = outlived([event.kind for event in live])
        kept = [event for place, event in enumerate(live) if place not in left_out]
        return fold(kept, seq=self.seq, language=self.language)

    def events(self) -> list[Event]:
        self._read += [Event(*json.loads(line)) for line in self.log[len(self._read) :]]
        return list(self._read)

    def probe(self, inbound: Inbound) -> Turn:
        """What an input would lead to, up to the first service; nothing is kept."""
        return advance(self.content, self.state(), inbound, self.now)

    def situation(self) -> Situation:
        """Where the person stands; what was said above the question does not count."""
        state = self.state()
        prompt = prompts.prompt(Work(self.content, state, self.now))
        return Situation(
            question=str(prompt.text),
            options=tuple(button.label for button in prompt.options),
            controls=tuple(button.label for button in prompt.controls),
            runs=tuple(self._place(state.runs[number]) for number in state.stack),
        )

    def _place(self, run: Run) -> Any:
        path = walk(self.content, self.content.dialogs[run.dialog], run)
        answers = tuple((answer.key, json.dumps(answer.value), answer.how) for answer in path.active)
        done = tuple(done.id for done in run.dones if not done.reopened)
        return run.id, path.open.key if path.open else None, answers, run.changing, json.dumps(run.turned), done

    def _turns(self, state: Conversation, inbound: Inbound) -> list[Turn]:
        turns = [advance(self.content, state, inbound, self.now)]
        while (call := turns[-1].service) is not None:
            if call.why != "undo":
                self._check_inputs(state, call.run, call.step, call.inputs)
            turns.append(advance(self.content, state, Outcome(call, self.services(call)), self.now))
        return turns

    def _check_inputs(self, state: Conversation, run: int, step: str, inputs: Any) -> None:
        """A service gets the active answers it names and nothing of an inactive one."""
        dialog = self.content.dialogs[state.runs[run].dialog]
        known = visible(dialog, state.runs[run], step)
        for name in set(inputs) - NOT_INPUTS:
            if name in known or inputs[name] is not None:
                assert inputs[name] == known.get(name), f"{dialog.id}: {step} gets another {name}"

    def _check(self, state: Conversation, inbound: Inbound, heard: Heard) -> None:
        events = [event.seq for event in self.events()]
        assert events == sorted(set(events)), "seqs rise"
        live = state.live_runs
        assert needed(state, live) == needed(self.state(), live), "what is loaded is what was left"
        full = fold(self.events(), seq=self.seq, language=self.language)
        assert needed(state, live) == needed(full, live), "runs that are not needed change nothing"
        assert len(state.stack) <= MAX_DEPTH, "the stack is at most eight deep"
        if "tried" in heard.kinds and not (isinstance(inbound, FileSent) and heard.kinds == OPENED_FOR_A_FILE):
            assert set(heard.kinds) <= {"tried", "rebased"}, "what is not understood changes nothing else"
        self._check_prompt(state, heard.replies)

    def _check_prompt(self, state: Conversation, replies: Sequence[Message]) -> None:
        """Exactly one question is put, it is the last thing said, and its buttons are the standing offer's."""
        asking = [message for message in replies if is_prompt(message)]
        assert state.offer is not None, "a question stands"
        assert asking == list(replies[-1:]), "one question is asked, last"
        ours = f"r{state.offer.seq}:"
        assert all(b.data.startswith(ours) for b in (*asking[0].options, *asking[0].controls)), "its buttons work"
        asking_run = state.runs[state.offer.run]
        waiting = walk(self.content, self.content.dialogs[asking_run.dialog], asking_run)
        assert waiting.open is not None, "the question belongs to an open step"
        assert (state.offer.run, state.offer.key) == (state.stack[-1], waiting.open.key), "the top dialogue asks"
        if isinstance(waiting.open.step.kind, Review):
            self._check_review(state, waiting.open.step.kind, waiting.open.key)

    def _check_review(self, state: Conversation, review: Review, key: str) -> None:
        """A check page shows every active answer of its steps and no other."""
        run = state.runs[state.stack[-1]]
        dialog = self.content.dialogs[run.dialog]
        shown = entries(Work(self.content, state, self.now).setting(run), review.names)
        known = visible(dialog, run, key)
        listed = [step.id for entry in shown if (step := dialog.step(entry.key)) is not None]
        assert set(listed) == {name for name in review.names if name in known and known[name] != {}}


def is_prompt(message: Message) -> bool:
    """Whether a message asks something."""
    return message.expects != "nothing" or bool(message.options)


def needed(conversation: Conversation, live: Sequence[int]) -> Any:
    """A conversation with the runs it needs to go on."""
    runs = [conversation.runs[number] for number in live]
    return runs, conversation.stack, conversation.offer, conversation.tries, conversation.seq, conversation.language
