"""Signing in: what counts as an e-mail address, how long a sign-in lasts, and what it proves. No tokens here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_EMAIL = 254
"""Characters an address may have on its way through mail servers (RFC 5321)."""

LONGEST_LOCAL_PART = 64

LINK_LASTS = timedelta(minutes=15)
"""How long a link that signs in can be used."""

IDEOGRAPHIC_STOP = "\u3002"
"""What the full stop key gives where Chinese is typed."""

_EMAIL = re.compile(
    r"(?P<local>[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@(?P<domain>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)"
)


class Method(StrEnum):
    """How somebody showed who they are. A passkey, a one-time code or a text message will be an entry of its own.

    By `OPERATOR` nobody signs in: whoever runs the server says that they know the person, who then is where they were.
    """

    EMAIL = "email"
    CHANNEL = "channel"
    OPERATOR = "operator"


STEPS_UP: Mapping[Method, timedelta] = {
    Method.EMAIL: timedelta(minutes=10),
    Method.OPERATOR: timedelta(minutes=10),
}
"""For how long a sign-in by this method is enough for what asks for a fresh proof; by others it never is."""


@dataclass(frozen=True, slots=True)
class Lasts:
    """How long a sign-in lasts: unused, and at all."""

    idle: timedelta = timedelta(minutes=30)
    absolute: timedelta = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody's sign-in: by which method and when; `used_at` is when they were last heard in it."""

    method: Method
    signed_in_at: datetime
    used_at: datetime

    def holds(self, now: datetime, lasts: Lasts) -> bool:
        """Whether it is neither too old nor unused for too long."""
        return now < self.signed_in_at + lasts.absolute and now < self.used_at + lasts.idle

    def stepped_up(self, now: datetime) -> bool:
        """Whether it is fresh and strong enough for what asks for a proof just now."""
        lasts = STEPS_UP.get(self.method)
        return lasts is not None and timedelta() <= now - self.signed_in_at < lasts


def read_email(text: str) -> str | None:
    """The address somebody typed, in the one form it is kept in; None where it is none that mail can be sent to.

    Full-width characters are taken for the ones they look like; case does not matter.
    """
    said = unicodedata.normalize("NFKC", text).replace(IDEOGRAPHIC_STOP, ".").strip().removeprefix("mailto:").casefold()
    found = _EMAIL.fullmatch(said)
    if found is None or len(said) > LONGEST_EMAIL or len(found["local"]) > LONGEST_LOCAL_PART:
        return None
    return said


def masked_email(address: str) -> str:
    """An address so that its owner knows it again and nobody else learns it."""
    local, _, domain = address.partition("@")
    return f"{local[0]}***@{domain}"
