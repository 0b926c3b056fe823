"""The engine's properties on many more conversations than the suite has time for: `make prove`."""

import random

import pytest

from tests.properties.engine_actions import act
from tests.properties.engine_player import Player
from tests.properties.engine_rules import Questions, back_restores, play, undo_restores
from tests.properties.engine_subjects import SUBJECTS, Subject, drawn, steps
from tests.properties.test_engine_versions import VERSIONS, open_version

pytestmark = pytest.mark.prove

SAMPLE, FULL = 6, 400


@pytest.fixture(scope="module")
def rounds(prove_full: bool) -> int:
    """How many conversations a proof has."""
    return FULL if prove_full else SAMPLE


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
def test_long_conversations_keep_the_rules(subject: Subject, rounds: int, prove_seed: int) -> None:
    """A hundred actions each; every new question on the way can be answered."""
    questions = Questions()
    for number in range(rounds):
        player = Player(subject.content(), subject.language)
        for action in drawn(random.Random(f"{prove_seed} long {number}"), 100):
            act(player, action)
            questions.look(player)


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
def test_back_and_undo_restore_exactly(subject: Subject, rounds: int, prove_seed: int) -> None:
    """From wherever a conversation has got to."""
    for number in range(rounds):
        chance = random.Random(f"{prove_seed} back {number}")
        player = play(subject.content(), subject.language, drawn(chance, 50))
        back_restores(player, steps(chance, 30))
        undo_restores(player, steps(chance, 15))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", VERSIONS)
def test_files_may_change_at_any_time(name: str, language: str, rounds: int, prove_seed: int) -> None:
    """A version after every few actions."""
    versions = VERSIONS[name]()
    for number in range(rounds):
        chance = random.Random(f"{prove_seed} version {number}")
        player = Player(versions[0].content, language)
        for _ in range(8):
            for action in drawn(chance, 16):
                act(player, action)
            player.content = open_version(player, versions, chance.randrange(100_000)).content
