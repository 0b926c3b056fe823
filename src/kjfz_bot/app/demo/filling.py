"""Puts the invented people into a demonstration's database, once, as a whole. Who they are is `story.py`'s."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kjfz_bot.app.demo.player import Player
from kjfz_bot.app.demo.scenes import Appointment, Term
from kjfz_bot.app.demo.story import PEOPLE, STORY
from kjfz_bot.app.turn import Conductor
from kjfz_bot.channels.web.visitor import external_id
from kjfz_bot.dialog.content import Content
from kjfz_bot.storage import stamp
from kjfz_bot.storage.store import Store


def tokens(secret: Callable[[str], str]) -> dict[str, str]:
    """What a browser carries that is one of the invented people, by their names; only this database's are theirs."""
    return {name: secret(f"demo {name}") for name in PEOPLE}


def fill(store: Store, conductor: Conductor, content: Content, language: str, now: datetime) -> None:
    """Play everything that happened, unless it is there already; all of it is one transaction."""
    addresses = {name: external_id(token) for name, token in tokens(store.secret).items()}
    with store.transaction() as uow:
        if stamp.is_filled(uow.connection):
            return
        player = Player(uow, conductor, content, language, addresses, now)
        for scene in STORY:
            if isinstance(scene, Appointment):
                player.appoint(scene)
            elif isinstance(scene, Term):
                player.serve(scene)
            else:
                player.play(scene)
        stamp.note_filled(uow.connection, now)
