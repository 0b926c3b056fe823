"""The shipped server with one more dialogue, which asks for what no shipped one does and keeps it by a service.

Run as a program it is that server: its tree has the shipped content and `claim` beside it. A note `boom` makes the
service fail, `die` kills the process.
"""

import json
import os
import shutil
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kjfz_bot.app.content import PACKAGE, content_root
from kjfz_bot.app.start import main
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import people
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import AUDIT
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.testing.crash import kill
from tests.botsim.driver import User
from tests.e2e.bot import Bot, as_it_is, running_bot
from tests.e2e.running import Server

ROOT = Path(__file__).parents[2]

CLAIM = """
id: claim
entry: {commands: [claim]}
steps:
  - {id: note, ask: text}
  - {id: part, ask: choice, options: [morning, evening, night]}
  - {id: photo, ask: file, optional: true, accept: [jpg, pdf], max_mb: 1}
  - {id: check, review: [note, part, photo]}
  - {id: save, do: keep_claim, with: [note, part, photo]}
"""
WORDS = """
claim =
    .title = Claim
    .about = Keeps what was done.
claim-note = What was done?
    .label = Note
claim-part = Which part of the day?
    .label = Part
    .o-morning = Morning
    .o-evening = Evening
    .o-night = Night
claim-photo = Is there a photo?
    .label = Photo
claim-check = Is all of it right?
claim-save = It is kept.
"""
NOTE, PART, PHOTO, CHECK, KEPT = (
    "What was done",
    "Which part of the day",
    "Is there a photo",
    "Is all of it right",
    "It is kept",
)
STALE = "That button belongs to an earlier question"
NO_FILE = "No file is needed at the moment"
TOO_LATE = "is not asked for any more"
GIVEN_UP = "could not be handled"


@asynccontextmanager
async def claims_bot(data_dir: Path, *, webhook: bool = False, **settings: str) -> AsyncIterator[Bot]:
    """A bot that takes claims, ended politely."""
    tree = data_dir / "tree"
    _make_tree(tree)
    settings = {"PYTHONPATH": os.pathsep.join([str(tree / "src"), str(ROOT)]), **settings}
    new_server = partial(Server, module="tests.e2e.claims")
    async with running_bot(data_dir, webhook=webhook, new_server=new_server, before=as_it_is, **settings) as bot:
        yield bot


def _make_tree(tree: Path) -> None:
    """A source tree whose program is the shipped one and whose content is one dialogue more."""
    (tree / "src").mkdir(parents=True)
    (tree / "src" / PACKAGE.name).symlink_to(PACKAGE)
    for folder in ("dialogs", "locales"):
        shutil.copytree(content_root() / folder, tree / folder)
    (tree / "dialogs" / "claim.yaml").write_text(CLAIM)
    for language in (tree / "locales").iterdir():
        (language / "claim.ftl").write_text(WORDS)


async def claims(bot: Bot, person: User) -> int:
    """How many claims of a person were kept: every run of the service leaves a row of the audit with what it did."""

    def kept(uow: UnitOfWork) -> list[str]:
        address = people.find(uow, AddressKey("telegram", str(person.id)))
        rows = uow.connection.execute(sa.select(AUDIT.c.entry).where(AUDIT.c.chain == (address and address.person)))
        return [entry for entry in rows.scalars() if json.loads(entry)["action"] == "keep_claim"]

    return len(await bot.read(kept))


@service("keep_claim", reads=("note", "part", "photo"))
def keep_claim(_uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Keep a claim; the audit, which is written with it, is where tests look."""
    if inputs["note"] == "die":
        kill()
    if inputs["note"] == "boom":
        raise ValueError("boom")
    return Ok()


if __name__ == "__main__":
    sys.argv = ["kjfz-bot", "serve"]
    main()
