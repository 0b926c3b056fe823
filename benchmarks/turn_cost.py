"""CPU time of a whole turn: stored, claimed, folded, answered and committed, on SQLite with everything durable.

The conversation is the shipped one, from the welcome to the report of a firm. Measured for one person at a time and
for 64 people at once, who share commits; and without storage, to see what the dialogue itself costs.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.wiring import wired_content
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import Arrival
from kjfz_bot.services.registry import SERVICES
from kjfz_bot.storage.store import open_store
from kjfz_bot.testing.conversation import Conversation

SAID = ("/start", "/check", "1", "2", "1", "1", "1", "1")
"""Welcome, programme, subject, both questions, the check page, the report, one more choice."""

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
ROUNDS = 10


@dataclass(frozen=True, slots=True)
class TurnCost:
    """Milliseconds of CPU a turn: one person, 64 people at once, the dialogue without storage."""

    alone: float
    together: float
    dialogue: float


def measure(rounds: int = ROUNDS) -> TurnCost:
    """Let people talk and see what the process used."""
    return TurnCost(_talk(1, rounds * 10), _talk(64, rounds), _dialogue(rounds * 10))


def _talk(people: int, rounds: int) -> float:
    with _writer() as writer:
        _round(writer, people, "warm")
        before = time.process_time()
        for number in range(rounds):
            _round(writer, people, str(number))
        used = time.process_time() - before
    return used / (rounds * people * len(SAID)) * 1000


@contextmanager
def _writer() -> Iterator[Writer]:
    with tempfile.TemporaryDirectory() as directory:
        store = open_store(Path(directory), serving=True)
        writer = Writer(store, Conductor(wired_content(), SERVICES, "zh-CN"), lambda: NOON, lambda _keys: None)
        writer.restore()
        yield writer
        store.close()


def _round(writer: Writer, people: int, name: str) -> None:
    """Everybody sends a message and is answered before the next."""
    for number, text in enumerate(SAID):
        arrivals = [Arrival("web", f"{name}-{person}", f"u{number}", "text", text, NOON) for person in range(people)]
        told = [writer.post(arrival) for arrival in arrivals]
        while writer.busy:
            writer.cycle()
        assert all(stored.result() for stored in told)


def _dialogue(rounds: int) -> float:
    content = wired_content()
    before = time.process_time()
    for _ in range(rounds):
        conversation = Conversation(content)
        for text in SAID:
            conversation.say(text)
    return (time.process_time() - before) / (rounds * len(SAID)) * 1000


def main() -> None:
    """Print the figures."""
    cost = measure()
    print(f"a turn, one person        {cost.alone:6.2f} ms CPU")
    print(f"a turn, 64 people at once {cost.together:6.2f} ms CPU")
    print(f"the dialogue alone        {cost.dialogue:6.2f} ms CPU")


if __name__ == "__main__":
    main()
