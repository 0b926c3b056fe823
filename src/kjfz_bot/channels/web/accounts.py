"""What the web channel asks of the house about who signs in. The app implements it; only types belong here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kjfz_bot.services.sign_in import SignedIn, TooMany, Unusable, Welcome


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody signed in: the address their messages come from, and their e-mail address, where they have one."""

    external_id: str
    email: str | None


class Accounts(Protocol):
    """Signing in and out; tokens are the browser's, and kept nowhere else."""

    @property
    def mails(self) -> bool:
        """Whether mail can be sent, so that people can sign in by it."""
        ...

    @property
    def lasts_seconds(self) -> int:
        """How long a session lasts at most."""
        ...

    async def ask(self, email: str, asker: str, language: str) -> TooMany | None:
        """Have a link sent to an e-mail address; `asker` is where this comes from. Raises StoreError."""
        ...

    async def look(self, link: str) -> Welcome | Unusable:
        """Whom a link would sign in; nothing is used up."""
        ...

    async def sign_in(self, link: str, visitor: str | None, session: str) -> SignedIn | Unusable:
        """Use a link up and begin a session with this token; `visitor` is the browser's address until now."""
        ...

    async def member(self, session: str, *, heard: bool) -> Member | None:
        """Who is signed in with this token; `heard` where they did something just now, which keeps it from ending."""
        ...

    async def sign_out(self, session: str, *, everywhere: bool) -> None:
        """End a session, or every one of its person."""
        ...
