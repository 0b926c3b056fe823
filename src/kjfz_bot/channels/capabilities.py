"""What each channel can show: one record a channel, read by the one renderer. No code that sends anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Unit = Literal["characters", "utf16", "bytes"]

MEASURES: Mapping[Unit, Callable[[str], int]] = MappingProxyType(
    {
        "characters": len,
        "utf16": lambda text: len(text.encode("utf-16-le")) // 2,
        "bytes": lambda text: len(text.encode()),
    }
)
"""How long a text is, in each unit a platform counts in."""


@dataclass(frozen=True, slots=True)
class Capability:
    """What one channel can show of a message; what it cannot is written out as text.

    `max_buttons` is the most buttons on one message (0: none), `max_button_bytes` the most bytes of a button's data;
    `edits` says whether a shown message can change in place, `files` whether a document can be sent as a file;
    `max_text` is the longest text in `unit`.
    """

    name: str
    max_buttons: int
    max_button_bytes: int
    edits: bool
    files: bool
    max_text: int
    unit: Unit
    markup: Literal["plain", "html", "styled"]

    def measure(self, text: str) -> int:
        """The length of a plain text as this channel counts it."""
        return MEASURES[self.unit](text)


CAPABILITIES: Mapping[str, Capability] = MappingProxyType(
    {
        capability.name: capability
        for capability in (
            Capability("web", 200, 512, edits=True, files=True, max_text=100_000, unit="characters", markup="styled"),
            Capability(
                "terminal", 0, 0, edits=False, files=False, max_text=1_000_000, unit="characters", markup="styled"
            ),
            # Bot API: 4096 UTF-16 units after the entities are parsed, 64 bytes of callback_data, 100 buttons.
            Capability("telegram", 100, 64, edits=True, files=True, max_text=4096, unit="utf16", markup="html"),
            # Template cards carry at most 6 buttons; texts are cut by the server after 2048 bytes of UTF-8.
            Capability("wecom", 6, 1024, edits=False, files=True, max_text=2048, unit="bytes", markup="plain"),
        )
    }
)
"""Every channel's record by its name."""
