"""Who signs in, over the store and its writer: what the web channel asks of the house. The rules are the services'."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeVar

from kjfz_bot.app.clock import Clock
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.web.accounts import Member
from kjfz_bot.domain.sign_in import Lasts
from kjfz_bot.errors import StoreError
from kjfz_bot.services import sign_in, ways_in
from kjfz_bot.services.sign_in import SignedIn, TooMany, Unusable, Welcome
from kjfz_bot.storage import addresses, people, sessions
from kjfz_bot.storage.people import WEB, AddressKey
from kjfz_bot.storage.sessions import Session
from kjfz_bot.storage.store import DatabaseError, Store, UnitOfWork

NOTED_AFTER = timedelta(seconds=30)
"""How much longer a session may have been used than its row says, so that not every message writes to it."""

T = TypeVar("T")


class StoreAccounts:
    """Signing in and out; every process of a database sees the same."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        conductor: Conductor,
        readers: Executor,
        clock: Clock,
        lasts: Lasts,
        *,
        mails: bool,
    ) -> None:
        """`mails` says whether mail can be sent; `mail_waits` is called when some is to be."""
        self.mails = mails
        self.mail_waits: Callable[[], None] = lambda: None
        self._store = store
        self._writer = writer
        self._conductor = conductor
        self._readers = readers
        self._clock = clock
        self._lasts = lasts

    @property
    def lasts_seconds(self) -> int:
        """How long a session lasts at most."""
        return int(self._lasts.absolute.total_seconds())

    async def ask(self, email: str, asker: str, language: str) -> TooMany | None:
        """Have a link sent to an e-mail address; `asker` is where this comes from. Raises StoreError."""
        now = self._clock()
        refused = await self._write(lambda uow: sign_in.ask_by_mail(uow, email, asker, language, now))
        self.mail_waits()
        return refused

    async def look(self, link: str) -> Welcome | Unusable:
        """Whom a link would sign in; nothing is used up."""
        now = self._clock()
        return await self._read(lambda uow: sign_in.look(uow, link, now))

    async def sign_in(self, link: str, visitor: str | None, session: str) -> SignedIn | Unusable:
        """Use a link up and begin a session with this token; `visitor` is the browser's address until now.

        What waited for it in the conversation goes on.
        """
        key = None if visitor is None else AddressKey(WEB, visitor)
        now = self._clock()

        def begin(uow: UnitOfWork) -> SignedIn | Unusable:
            before = None if key is None else people.find(uow, key)
            signed_in = sign_in.sign_in(uow, link, key, session, now)
            if isinstance(signed_in, SignedIn):
                self._go_on(uow, signed_in.person, before.person if before is not None else None, now)
            return signed_in

        try:
            return await self._write(begin)
        except DatabaseError:  # somebody signed in for the first time with the same address at the same moment
            return await self._write(begin)

    async def member(self, session: str, *, heard: bool) -> Member | None:
        """Who is signed in with this token; `heard` where they did something just now, which keeps it from ending."""
        now = self._clock()
        found = await self._read(lambda uow: self._member(uow, session))
        if found is None:
            return None
        known, member = found
        if heard and now - known.sign_in.used_at >= NOTED_AFTER:
            with suppress(StoreError):  # the row says too little for a while
                await self._write(lambda uow: sessions.use(uow, known, now))
        return member

    async def sign_out(self, session: str, *, everywhere: bool) -> None:
        """End a session, or every one of its person."""
        now = self._clock()

        def end(uow: UnitOfWork) -> None:
            known = sign_in.session_of(uow, session, self._lasts, now)
            if known is not None:
                sign_in.sign_out(uow, known, now, everywhere=everywhere)

        await self._write(end)

    def _go_on(self, uow: UnitOfWork, person: int, visitor: int | None, now: datetime) -> None:
        """Let the conversation go on that waited for the sign-in."""
        self._conductor.hand_in(uow, [person], lambda uow: ways_in.go_on(uow, person, visitor, now), now)

    def _member(self, uow: UnitOfWork, session: str) -> tuple[Session, Member] | None:
        known = sign_in.session_of(uow, session, self._lasts, self._clock())
        if known is None:
            return None
        return known, Member(known.key.external_id, addresses.email_of(uow, known.person))

    async def _write(self, work: Callable[[UnitOfWork], T]) -> T:
        return await asyncio.wrap_future(self._writer.work(work))

    async def _read(self, look: Callable[[UnitOfWork], T]) -> T:
        def read() -> T:
            with self._store.reading() as uow:
                return look(uow)

        return await asyncio.get_running_loop().run_in_executor(self._readers, read)
