"""Sends mail, where the settings name a server for it: notices by a relay, and links that sign people in.

A link's mail waits in its row, since it may be for an address that is nobody's yet; it goes out within its quarter of
an hour or not at all.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import TypeVar

import structlog

from kjfz_bot.app.clock import Clock
from kjfz_bot.app.logs import describe
from kjfz_bot.app.messengers import Route, Sending
from kjfz_bot.app.settings import SMTP_OVER_TLS, Settings, variable
from kjfz_bot.app.wiring import App
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.email import mail
from kjfz_bot.channels.email.channel import EmailChannel, Server
from kjfz_bot.channels.email.mail import Letterhead
from kjfz_bot.channels.ports import Outcome, Rejected, RetryLater, Sent, Unreachable
from kjfz_bot.errors import SettingError, StoreError
from kjfz_bot.storage import sign_in_links
from kjfz_bot.storage.sign_in_links import Link
from kjfz_bot.storage.store import Store, UnitOfWork
from kjfz_bot.texts.catalogue import Catalogue

LOOK = 1.0
"""Seconds between two looks for links that other processes were asked for."""

AGAIN = 15.0
"""Seconds until a link's mail that did not go out is tried again, at most: somebody is waiting for it."""

AT_ONCE = 50

T = TypeVar("T")

log = structlog.get_logger()


class Mail:
    """Our mail: every process may have it asked for, the one with the duty sends it."""

    route: Route | None = None

    def __init__(self, app: App, settings: Settings) -> None:
        texts = app.content.texts
        head = Letterhead(settings.smtp_from, texts.text(settings.language, "mail-from"), settings.origin)
        time = asyncio.get_running_loop().time
        channel = EmailChannel(server_of(settings), head, texts, app.clock, time)
        self._links = LinkMails(app.store, app.writer, app.readers, app.clock, channel, texts)
        app.accounts.mail_waits = self._links.wake
        self._sending = Sending(app, "mail", channel, self._links.run)

    async def start(self) -> None:
        """Be ready to send from when the duty is ours."""
        self._sending.start()

    async def stop(self) -> None:
        """End what is under way; what is not sent waits for the next start."""
        await self._sending.stop()


class LinkMails:
    """Sends the mails of links that sign people in, as they are asked for."""

    def __init__(
        self, store: Store, writer: Writer, readers: Executor, clock: Clock, channel: EmailChannel, texts: Catalogue
    ) -> None:
        self._store = store
        self._writer = writer
        self._readers = readers
        self._clock = clock
        self._channel = channel
        self._texts = texts
        self._asked = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._resting: dict[int, float] = {}
        self._name = store.secret("message ids")[:12]

    def wake(self) -> None:
        """Come for links that were asked for just now; called in the loop."""
        self._asked.set()

    async def run(self) -> None:
        """Send whatever waits, again and again."""
        while True:
            self._asked.clear()
            try:
                await self._send_waiting()
            except StoreError as error:
                log.warning("link_mails_wait", **describe(error))
            try:
                async with asyncio.timeout(LOOK):
                    await self._asked.wait()
            except TimeoutError:
                continue

    async def _send_waiting(self) -> None:
        now = self._loop.time()
        found = await self._read(_waiting)
        self._resting = {link.id: self._resting[link.id] for link, _ in found if link.id in self._resting}
        due = [(link, token) for link, token in found if self._resting.get(link.id, 0) <= now]
        await asyncio.gather(*(self._send(link, token) for link, token in due))

    async def _send(self, link: Link, token: str) -> None:
        if link.used_at is not None or link.expires_at <= self._clock():
            await self._mark(link, "dead")
            return
        outcome = self._channel.may_send(link.email or "") or await self._deliver(link, token)
        match outcome:
            case Sent():
                await self._mark(link, "sent")
            case Unreachable() | Rejected():
                log.info("link_mail_refused", kind=type(outcome).__name__)
                await self._mark(link, "dead")
            case RetryLater(seconds):
                self._resting[link.id] = self._loop.time() + min(seconds, AGAIN)
            case _:
                self._resting[link.id] = self._loop.time() + AGAIN

    async def _deliver(self, link: Link, token: str) -> Outcome:
        reference = f"link.{link.id}.{self._name}"
        written = mail.sign_in(link.email or "", reference, token, self._texts, link.language, self._channel.head)
        return await self._channel.deliver(written)

    async def _mark(self, link: Link, end: sign_in_links.State) -> None:
        self._resting.pop(link.id, None)
        await asyncio.wrap_future(self._writer.work(lambda uow: sign_in_links.mark(uow, link, end)))

    async def _read(self, look: Callable[[UnitOfWork], T]) -> T:
        def read() -> T:
            with self._store.reading() as uow:
                return look(uow)

        return await self._loop.run_in_executor(self._readers, read)


def _waiting(uow: UnitOfWork) -> list[tuple[Link, str]]:
    return [(link, sign_in_links.token(uow, link)) for link in sign_in_links.waiting(uow, AT_ONCE)]


def server_of(settings: Settings) -> Server:
    """The mail server the settings name; SettingError where the password cannot be read."""
    return Server(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=_password(settings),
        tls=settings.smtp_port == SMTP_OVER_TLS,
        starttls=settings.smtp_starttls,
    )


def _password(settings: Settings) -> str:
    if not settings.smtp_password_file:
        return settings.smtp_password.get_secret_value()
    try:
        return Path(settings.smtp_password_file).expanduser().read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise SettingError(
            f"The file of {variable('smtp_password_file')}, {settings.smtp_password_file}, cannot be read as text. "
            "Check its path and that this user may read it."
        ) from None
