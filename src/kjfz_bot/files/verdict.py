"""What a check of a file comes to, and how it is said between the process that checks and the one that asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

from kjfz_bot.files.kinds import Kind

Reason = Literal[
    "empty",
    "too-large",
    "format",
    "picture-format",
    "old-format",
    "mismatch",
    "damaged",
    "encrypted",
    "macros",
    "outside-links",
    "embedded",
    "active",
    "unpacks-too-large",
    "package",
    "too-many-pixels",
    "unchecked",
    "lost",
]
"""Why a file is refused; the words of each, and what to do, are the texts `file-refused-…`. One that could not be
fetched is lost."""

REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The file is what its name says. `rewritten` says that the copy made of it is to be kept, not what was sent."""

    kind: Kind
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The file is not taken, for a reason with the variables of its words."""

    reason: Reason
    args: Mapping[str, str | int] = field(default_factory=dict)


Verdict = Accepted | Refused


class Refusal(Exception):
    """Ends a check at the first thing that is wrong."""

    def __init__(self, reason: Reason, **args: str | int) -> None:
        super().__init__(reason)
        self.refused = Refused(reason, args)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check; `peak` is the most memory its process had at once, in bytes, 0 where it did not say."""

    verdict: Verdict
    peak: int = 0


def to_line(checked: Checked) -> str:
    """What came of a check as the process that made it prints it."""
    match checked.verdict:
        case Accepted(kind, rewritten):
            said: dict[str, Any] = {"kind": kind, "rewritten": rewritten}
        case Refused(reason, args):
            said = {"reason": reason, "args": dict(args)}
    return json.dumps({**said, "peak": checked.peak})


def from_line(line: bytes) -> Checked | None:
    """What that process printed; None where it is nothing of the kind, since it may be in a stranger's hands."""
    try:
        said: Any = json.loads(line)
    except ValueError:
        return None
    match said:
        case {"kind": str(kind), "rewritten": bool(rewritten), "peak": int(peak)} if kind in get_args(Kind):
            return Checked(Accepted(cast("Kind", kind), rewritten), peak)
        case {"reason": str(reason), "args": {**args}, "peak": int(peak)} if reason in REASONS:
            plain = {str(name): value for name, value in args.items() if isinstance(value, (str, int))}
            return Checked(Refused(reason, plain), peak)
        case _:
            return None
