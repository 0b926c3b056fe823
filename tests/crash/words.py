"""A dialogue whose effects can be counted: every word somebody gives becomes a row, and is said back.

Beside the shipped dialogues, in a tree of its own: the shipped code, the shipped content, one dialogue more.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

import kjfz_bot
from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.sources import function
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import Rich

SITTINGS = 1000
"""As many words end the round of questions; each is used once by each person."""

WORD = sa.Table(
    "word",
    sa.MetaData(),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.BigInteger, nullable=False),
    sa.Column("word", sa.Text, nullable=False),
)
"""No key keeps a word from being there twice: whoever counts must see it."""

DIALOG = f"""
id: words
entry: {{commands: [words]}}
steps:
  - id: round
    repeat:
      - {{id: word, ask: text}}
      - {{id: save, do: keep_word, with: [word]}}
      - {{id: said, show: {{from: kept_word, with: [word]}}}}
    until: {{answer: word, in: [{", ".join(f"enough {number}" for number in range(SITTINGS))}]}}
"""
TEXTS = """
words =
    .title = Words
    .about = Keeps words.
words-word = Your word?
    .label = Word
words-save = Kept.
"""


@service("keep_word", reads=("word",))
def keep_word(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Keep a word as a row."""
    (number,) = uow.take_ids(1)
    uow.connection.execute(WORD.insert(), {"id": number, "person_id": actor.person, "word": inputs["word"]})
    return Ok()


def said_back(word: str) -> str:
    """What the bot answers to a word, and to no other."""
    return f"The word was: {word}"


@function("kept_word", "messages", "word")
def kept_word(scene: Scene) -> list[Message]:
    """The word said back, so that each answer is like no other."""
    return [Message(Rich(said_back(scene.answers["word"])))]


def plant(tree: Path) -> Path:
    """Make the tree; returns what has to come first on the path of a program that is to run on it."""
    package = Path(kjfz_bot.__file__).resolve().parent
    root = package.parents[1]
    for part in ("dialogs", "locales"):
        shutil.copytree(root / part, tree / part)
    (tree / "dialogs" / "words.yaml").write_text(DIALOG, "utf-8")
    for folder in (tree / "locales").iterdir():
        (folder / "words.ftl").write_text(TEXTS, "utf-8")
    source = tree / "src"
    source.mkdir()
    (source / package.name).symlink_to(package)
    return source
