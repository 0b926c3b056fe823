"""Processes killed at random while they work: nothing is lost, nothing is done twice, every order is kept."""

import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from kjfz_bot.testing.crash import die_at_moment
from tests.crash.forked import in_child
from tests.unit.app.house import ASKED, KEPT, House

PEOPLE = [f"p{n}" for n in range(8)]
NOTES = 60
REDELIVERED = 0.3
LONGEST_LIFE = 150
"""Statements and commits before a process is killed at the latest."""

Sending = tuple[str, int]
"""Whose n-th message: n = 0 opens the conversation, the others are notes."""


def _text(name: str, number: int) -> str:
    return f"{name} note {number}" if number else "hello"


def _acknowledged(journal: Path) -> set[Sending]:
    """What earlier processes were told is stored; a line cut off by a kill does not count."""
    lines = journal.read_text().splitlines(keepends=True) if journal.exists() else []
    return {(name, int(number)) for name, number in (line.split() for line in lines if line.endswith("\n"))}


def _deliver(directory: Path, journal: Path, sendings: Sequence[Sending], killed_at: int | None = None) -> None:
    """One process's life: hand in what is due, and write down what was acknowledged."""
    house = House(directory)
    if killed_at is not None:
        die_at_moment(killed_at)
    house.writer.start()
    with journal.open("a") as acknowledged:
        told = [house.send(name, _text(name, number), f"u{number}") for name, number in sendings]
        for (name, number), stored in zip(sendings, told, strict=True):
            stored.result(10)
            acknowledged.write(f"{name} {number}\n")
            acknowledged.flush()
    house.writer.stop(10)
    house.close()


def _due(chance: random.Random, acknowledged: set[Sending]) -> list[Sending]:
    """What channels deliver next: what is not acknowledged, in order for each person, and some of the rest again."""
    everything = [(name, number) for number in range(NOTES + 1) for name in PEOPLE]
    again = [sending for sending in acknowledged if chance.random() < REDELIVERED]
    return sorted(again, key=lambda _: chance.random()) + [each for each in everything if each not in acknowledged]


def _kill_again_and_again(directory: Path, seed: int, kills: int) -> int:
    """Let processes live for a moment each, then one to the end; how many messages were acknowledged before that."""
    chance, journal = random.Random(seed), directory / "journal"
    for _ in range(kills):
        sendings = _due(chance, _acknowledged(journal))
        in_child(partial(_deliver, directory, journal, sendings, chance.randint(1, LONGEST_LIFE)))
    by_the_killed = len(_acknowledged(journal))
    in_child(partial(_deliver, directory, journal, _due(chance, _acknowledged(journal))))
    return by_the_killed


def _assert_whole(directory: Path) -> None:
    house = House(directory)
    house.settle()
    for name in PEOPLE:
        notes = [_text(name, number) for number in range(1, NOTES + 1)]
        kept = [note for note in house.notes() if note.startswith(f"{name} ")]
        said = [line for line in house.lines(name) if not line.startswith("> ")]
        sent = [line for line in house.lines(name) if line.startswith("> ")]
        assert kept == notes
        assert sent == ["> hello", *(f"> {note}" for note in notes)]
        assert said == [ASKED, *[KEPT, ASKED] * NOTES]
    assert house.waiting() == []
    assert {state for _, state, _ in house.letters()} == {"done"}
    house.close()


def test_forty_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    """The short form of the proof, with the same draws every time."""
    by_the_killed = _kill_again_and_again(tmp_path, seed=20261122, kills=40)

    assert by_the_killed > 100
    _assert_whole(tmp_path)


@pytest.mark.prove
def test_many_rounds_of_kills_lose_nothing_and_double_nothing(
    tmp_path: Path, prove_seed: int, prove_full: bool
) -> None:
    """The long form: other draws in each round."""
    for extra in range(20 if prove_full else 1):
        directory = tmp_path / str(extra)
        directory.mkdir()

        _kill_again_and_again(directory, seed=prove_seed + extra, kills=40)

        _assert_whole(directory)
