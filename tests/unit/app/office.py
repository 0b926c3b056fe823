"""The shipped dialogues on a real store, with a platform that is called by hand: `say`, `look`, `deliver`, read."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from kjfz_bot.app.content import content_root, read_locales
from kjfz_bot.app.holding import Alone, Shared
from kjfz_bot.app.notices import Notices
from kjfz_bot.app.post import Post
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.wiring import WORDLESS, composers, veils, ways_in, wired_content, wired_services
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import Arrival
from kjfz_bot.dialog.content import Content
from kjfz_bot.services import invitations, need_search
from kjfz_bot.services.invitations import Doors
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import history, outbox, people
from kjfz_bot.storage.audit_roots import RootFile
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.outbox import Mark
from kjfz_bot.storage.people import EXTERNAL_ID, AddressKey
from kjfz_bot.storage.schema import ADDRESS, CONVERSATION, INBOX, NOTICE
from kjfz_bot.storage.store import UnitOfWork, open_store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from kjfz_bot.texts.catalogue import load_catalogue, plain

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
"""Noon in Shanghai."""

DAY = timedelta(days=1)
PATIENCE = 60.0  # a whole walk through a workflow may be one errand, on a machine that does three other things
T = TypeVar("T")


WORDS = {
    "en": "notice-decided = Your case { $case } is decided.\nnotice-news = News of { $case }.",
    "zh-CN": "notice-decided = 您的办件 { $case } 已有结果。\nnotice-news = { $case } 有新情况。",
}


@cache
def content() -> Content:
    """The shipped content, with the words of a decision and of a plain notice."""
    locales = {lang: {**files, "office.ftl": WORDS[lang]} for lang, files in read_locales(content_root()).items()}
    return replace(wired_content(), texts=load_catalogue(locales))


def add_address(uow: UnitOfWork, person: int, key: AddressKey) -> None:
    """Give somebody one more address from which nothing was ever written, as linking a channel will."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "person_id": person,
        "channel": key.channel,
        "external_id": uow.keys.seal(person, EXTERNAL_ID, number, key.external_id),
        "blind_index": uow.keys.blind_index(key.channel, key.external_id),
    }
    uow.connection.execute(sa.insert(ADDRESS), row)


def said(parameters: Mapping[str, str]) -> str:
    """What a call shows: a text, or in a mail what kind of thing has happened."""
    return parameters.get("text") or parameters["kind"]


NO_DOORS = Doors()

_LIVES = count(1)
_LEFT = sa.select(
    sa.func.count(), sa.func.count().filter(INBOX.c.next_at > sa.bindparam("now", type_=INBOX.c.next_at.type))
).where(INBOX.c.state == "waiting")


class Office:
    """One process's life on a database; what it sends is carried by `deliver`, and lies in `delivered` by chat."""

    def __init__(
        self, directory: Path, url: str = "", now: datetime = NOON, doors: Doors = NO_DOORS, **settings: str
    ) -> None:
        """`settings` are those of the operator, as far as they change what is said; links lead through `doors`."""
        self.settings = Settings().model_copy(update=settings)
        self._directory = directory
        self.url = url
        self._updates = count(1)
        self._life = next(_LIVES)
        self.now = now
        self._doors = doors
        self.delivered: dict[str, list[str]] = defaultdict(list)
        self.open()

    def open(self) -> None:
        """Begin to work on what the database holds."""
        self.store = open_store(self._directory, serving=True, url=self.url)
        holding = Shared() if self.store.database.shared else Alone()
        post = Post(composers(content()), WORDLESS, veils(content(), Settings()))
        services = {
            **wired_services(content(), self.settings),
            **invitations.services(self._doors, ways_in(self.settings)),
            **need_search.services(content().programmes, self._doors),
        }
        self.conductor = Conductor(content(), services, "en", post, holding)
        self.writer = Writer(self.store, self.conductor, lambda: self.now, lambda _keys: None)
        self.writer.start()
        self.notices = self.another()

    def another(self) -> Notices:
        """One more that looks for what is to be told."""
        return Notices(self.store, self.writer, self.conductor, lambda: self.now, list(composers(content())))

    def close(self) -> None:
        """End."""
        self.writer.stop(5)
        self.store.close()

    def restart(self) -> None:
        """Let a new process take over."""
        self.close()
        self.open()

    def say(self, name: str, *texts: str, channel: str = "telegram", language: str = "en") -> None:
        """Type one text after the other."""
        for text in texts:
            self.post(name, text, channel, language)
            self.rest()

    def post(self, name: str, text: str, channel: str = "telegram", language: str = "en") -> None:
        """Type one text and wait for nothing but that it is stored."""
        arrival = Arrival(channel, name, f"{self._life}.{next(self._updates)}", "text", text, self.now, language)
        self.writer.post(arrival).result(PATIENCE)

    def look(self, times: int = 1) -> None:
        """Look for what is to be told, and let it be said."""
        for _ in range(times):
            self.notices.look()
            self.rest()

    def rest(self) -> None:
        """Wait until every letter is dealt with."""
        deadline, pause = time.monotonic() + 20, 0.001
        while any(left := self.read(self._left)):
            assert time.monotonic() < deadline, "letters are left"
            assert not left[1], "a turn failed, and its letter waits for a moment that does not come"
            time.sleep(pause)  # ever longer, since looking takes time from the thread that is waited for
            pause = min(2 * pause, 0.02)

    def _left(self, uow: UnitOfWork) -> tuple[int, int]:
        """The letters that wait, and those of them that are to be tried again later, which the clock never comes to."""
        waiting, later = uow.connection.execute(_LEFT, {"now": self.now}).one()
        return waiting, later

    def deliver(self, *blocked: str, channel: str = "telegram") -> list[str]:
        """Carry everything that waits to its chat, but for those who blocked the bot; the chats that got something."""
        parcels = self.work(lambda uow: outbox.claim(uow, channel, 10_000))
        lost: set[str] = set()
        for parcel in parcels:
            chat = parcel.key.external_id
            if parcel.expires_at is not None and parcel.expires_at <= self.now:
                self.writer.note(Mark(parcel, "expired"))
            elif chat in blocked:
                lost.add(chat)
                self.writer.note(Mark(parcel, "dead", unreachable=True))
            else:
                self.delivered[chat].append(said(parcel.body["parameters"]))
                self.writer.note(Mark(parcel, "sent", message_id=f"m{parcel.id}"))
        self.work(lambda _uow: None)
        self.work(lambda _uow: None)
        return [parcel.key.external_id for parcel in parcels if parcel.key.external_id not in lost]

    def refuse(self, name: str) -> None:
        """Have the platform say of everything that waits for somebody that it will never take it."""
        for parcel in self.work(lambda uow: outbox.claim(uow, "telegram", 10_000)):
            self.writer.note(Mark(parcel, "dead" if parcel.key.external_id == name else "waiting"))
        self.work(lambda _uow: None)
        self.work(lambda _uow: None)

    def told(self, name: str) -> list[str]:
        """What somebody got since the last time, delivered now."""
        self.deliver()
        texts, self.delivered[name] = self.delivered[name], []
        return texts

    def read_on_the_web(self, name: str) -> list[str]:
        """The lines of somebody who reads from us."""
        entries = self.read(lambda uow: history.read(uow, AddressKey("web", name), 0, 1000))
        return [plain(entry.message.text) if entry.message else f"> {entry.body}" for entry in entries]

    def person(self, name: str, channel: str = "telegram") -> int:
        """Somebody's number."""
        address = self.read(lambda uow: people.find(uow, AddressKey(channel, name)))
        assert address is not None
        return address.person

    def join(self, name: str, other: str, channel: str = "telegram") -> None:
        """Give somebody a second address."""
        person = self.person(name)

        self.work(lambda uow: add_address(uow, person, AddressKey(channel, other)))

    def notify(self, notice: Notice) -> bool:
        """Have a feature tell somebody something."""
        return self.work(lambda uow: notify(uow, notice))

    def states(self) -> list[tuple[str, str]]:
        """Topic and state of every notice, oldest first."""
        query = sa.select(NOTICE.c.topic, NOTICE.c.state).order_by(NOTICE.c.id)
        return self.read(lambda uow: [(row.topic, row.state) for row in uow.connection.execute(query)])

    def heard_at(self, name: str) -> datetime:
        """When somebody was last heard."""
        query = sa.select(CONVERSATION.c.heard_at).where(CONVERSATION.c.person_id == self.person(name))
        moment: datetime = self.read(lambda uow: uow.connection.execute(query).scalar_one())
        return moment

    def findings(self) -> list[str]:
        """What `verify` says is wrong."""
        scene = Scene(self.now, RootFile(self.store.directory).read())
        return self.read(lambda uow: [str(finding) for finding in verify(uow, scene)])

    def read(self, look: Callable[[UnitOfWork], T]) -> T:
        """What the database says."""
        with self.store.reading() as uow:
            return look(uow)

    def work(self, errand: Callable[[UnitOfWork], T]) -> T:
        """Write."""
        return self.writer.work(errand).result(PATIENCE)
