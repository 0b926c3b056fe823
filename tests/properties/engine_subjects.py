"""What the properties are tried on: every invented and every shipped dialogue, in both languages."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kjfz_bot.dialog.content import Content
from tests.properties.engine_actions import WEIGHTS, Action
from tests.properties.engine_house import LANGUAGES, house, product

KINDS = [kind for kind, weight in WEIGHTS.items() for _ in range(weight)]


@dataclass(frozen=True)
class Subject:
    """Dialogues, and the language of the person who talks to them."""

    name: str
    content: Callable[[], Content]
    language: str

    def __str__(self) -> str:
        return f"{self.name}-{self.language}"


SUBJECTS = [Subject(name, c, lang) for name, c in (("house", house), ("product", product)) for lang in LANGUAGES]


def drawn(chance: random.Random, most: int) -> Iterator[Action]:
    """Actions by chance alone, for proofs that are too long to be drawn by hypothesis."""
    for _ in range(chance.randint(most // 4, most)):
        yield chance.choice(KINDS), chance.randrange(10_000)


def steps(chance: random.Random, most: int) -> list[int]:
    """Numbers that choose answers, one after the other."""
    return [chance.randrange(10_000) for _ in range(most)]
