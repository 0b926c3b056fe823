"""What people are asked to agree to, each by itself and as it is worded now. Who agreed to what is storage's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SERVICE = "service"
TELEGRAM = "telegram"
CONTACTS = "contacts"
POOL = "pool"

ABROAD = frozenset({"telegram"})
"""Channels whose platform keeps what is said outside the country: they need a consent of their own."""

DECLINED = "decline"
"""The answer of somebody who does not agree."""

SETTLED = "given"
"""The answer where nothing has to be asked: it was agreed to before, or does not arise on this channel."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """One thing to agree to: `words` is the text that is agreed to, and `version` counts its wordings.

    Whoever changes the text raises the version; everybody is then asked again.
    """

    name: str
    version: int
    words: str

    @property
    def agreed(self) -> str:
        """The answer of somebody who agrees to the wording of now."""
        return f"v{self.version}"


PURPOSES: Mapping[str, Purpose] = MappingProxyType(
    {
        purpose.name: purpose
        for purpose in (
            Purpose(SERVICE, 1, "needs_consent-service"),
            Purpose(TELEGRAM, 1, "needs_consent-telegram"),
            Purpose(CONTACTS, 1, "share_contacts-contacts"),
            Purpose(POOL, 1, "join_pool-pool"),
        )
    }
)
"""Everything there is to agree to, in the order in which it is asked."""


def agreed_version(answer: object) -> int | None:
    """The wording somebody agreed to by this answer; None where they did not, or were not asked."""
    if isinstance(answer, str) and answer.startswith("v") and answer[1:].isascii() and answer[1:].isdigit():
        return int(answer[1:])
    return None
