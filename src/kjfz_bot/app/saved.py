"""Conversations as files: saved with everything said in them, and played again to see whether the answers are the same.

JSON Lines: a first line with the language and a hash of all others, then one line for each thing sent, with its
answers. No address and no number of a person is in it; the words they typed are.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from kjfz_bot.app.post import Post
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.wiring import composers
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import Arrival, Kind
from kjfz_bot.channels.veil import Veil
from kjfz_bot.dialog.content import Content
from kjfz_bot.errors import SavedFileError
from kjfz_bot.services.registry import SERVICES
from kjfz_bot.storage import history
from kjfz_bot.storage.history import Exchange
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import Store, open_store

FORMAT = 1
_LONG_ENOUGH = timedelta(minutes=1)
"""Passes all rests between attempts, so that a letter that fails is given up as it was."""


Replies = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """A conversation from its first word, on the channel it was led on."""

    channel: str
    language: str
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a conversation went another way: which message, counted from 1, and what was answered then and now."""

    number: int
    exchange: Exchange
    now: Replies

    def __str__(self) -> str:
        lines = [
            f"Message {self.number} ({self.exchange.at.isoformat()}) is answered differently.",
            f"> {self.exchange.body}",
            "--- saved",
            *_shown(self.exchange.replies),
            "--- now",
            *_shown(self.now),
        ]
        return "\n".join(lines)


def save(content: Content, saved: Saved) -> str:
    """The text of a file; `saved.language` is the person's now, in case the one they began in cannot be found out."""
    lines = [json.dumps(_line(exchange), ensure_ascii=False) for exchange in saved.exchanges]
    header = {
        "conversation": FORMAT,
        "channel": saved.channel,
        "language": _first_language(content, saved),
        "sha256": _hash(lines),
    }
    return "\n".join([json.dumps(header), *lines]) + "\n"


def read(text: str) -> Saved:
    """A saved conversation; SavedFileError where the text is something else or was changed since."""
    first, *lines = text.splitlines() or [""]
    try:
        header = json.loads(first)
        if header["conversation"] != FORMAT:
            raise ValueError(header)
        whole = header["sha256"] == _hash(lines)
        exchanges = tuple(_exchange(json.loads(line)) for line in lines) if whole else ()
    except (ValueError, KeyError, TypeError) as error:
        raise SavedFileError("This is no saved conversation. `kjfz-bot save-conversation` makes one.") from error
    if not whole:
        raise SavedFileError("This conversation was changed since it was saved, so playing it again shows nothing.")
    return Saved(str(header["channel"]), str(header["language"]), exchanges)


def replay(content: Content, saved: Saved) -> Difference | None:
    """Play a conversation again on an empty database of its own; the first answer that is not the same."""
    with _player(content, saved) as player:
        for number, exchange in enumerate(saved.exchanges, start=1):
            answered = player.play(number, exchange)
            if answered != exchange.replies:
                return Difference(number, exchange, answered)
    return None


class _Player:
    """One person who says again what was said, at the moments it was said."""

    def __init__(self, store: Store, content: Content, saved: Saved) -> None:
        self._store = store
        self._key = AddressKey(saved.channel, "somebody")
        self._now = datetime.min.replace(tzinfo=UTC)
        conductor = Conductor(
            content, SERVICES, saved.language, Post(composers(content), {"telegram": Veil(content.texts)})
        )
        self._writer = Writer(store, conductor, lambda: self._now, lambda _keys: None)

    def play(self, number: int, exchange: Exchange) -> Replies:
        """What is answered to that now."""
        self._now = exchange.at
        self._writer.restore()
        kind, key = cast("Kind", exchange.kind), self._key
        self._writer.post(Arrival(key.channel, key.external_id, str(number), kind, exchange.body, exchange.sent_at))
        while self._writer.busy:
            self._writer.cycle()
            if not self._writer.busy:
                self._now += _LONG_ENOUGH
        with self._store.reading() as uow:
            return next((each.replies for each in reversed(history.exchanges(uow, key))), ())


@contextmanager
def _player(content: Content, saved: Saved) -> Iterator[_Player]:
    with tempfile.TemporaryDirectory() as directory, closing(open_store(Path(directory), serving=True)) as store:
        yield _Player(store, content, saved)


def _first_language(content: Content, saved: Saved) -> str:
    """The language a conversation began in: the one in which its first answer comes out the same."""
    candidates = sorted(content.texts.languages, key=lambda name: name != saved.language)
    first = saved.exchanges[:1]
    tried = (name for name in candidates if replay(content, Saved(saved.channel, name, first)) is None)
    return next(tried, saved.language)


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _line(exchange: Exchange) -> dict[str, Any]:
    return {
        "sent": exchange.sent_at.isoformat(),
        "at": exchange.at.isoformat(),
        "kind": exchange.kind,
        "body": exchange.body,
        "replies": list(exchange.replies),
    }


def _exchange(line: dict[str, Any]) -> Exchange:
    at = datetime.fromisoformat(line["at"])
    sent_at = datetime.fromisoformat(line["sent"]) if "sent" in line else at  # files of the first form have one moment
    return Exchange(sent_at, at, line["kind"], line["body"], tuple(line["replies"]))


def _shown(replies: Replies) -> Iterator[str]:
    return (json.dumps(reply, ensure_ascii=False, indent=2) for reply in replies)
