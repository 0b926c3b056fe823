"""What a hostile file of these tests is."""

from __future__ import annotations

from dataclasses import dataclass

from kjfz_bot.files.verdict import Reason
from tests.unit.files.packages import Sample


@dataclass(frozen=True, slots=True)
class Trap:
    """A hostile file and why it is to be refused."""

    sample: Sample
    reason: Reason


Named = tuple[str, Trap]


def trap(what: str, name: str, content: bytes, reason: Reason) -> Named:
    return f"{what} ({name})", Trap(Sample(name, content), reason)
