"""Which options a reply that names none of them may have meant, to be offered and never taken.

Belongs here: parts that a reply shares with the names of options. What is accepted is decided in `options`.
"""

import re
from collections.abc import Sequence

from kjfz_bot.language.normalise import SHORT, key

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z]{4,}")


def sharing(text: str, names: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The options with a name that holds the longest telling part of the reply; a part of most options tells nothing.

    A part is two Chinese characters or more, or a whole Latin word of four letters or more.
    """
    said = key(text)
    if len(said) > SHORT:
        return ()
    known = [[key(name) for name in each] for each in names]
    for part in _parts(said):
        places = tuple(n for n, each in enumerate(known) if any(_holds(name, part) for name in each))
        if places:
            return places if 2 * len(places) <= max(len(known), 2) else ()
    return ()


def _parts(said: str) -> list[str]:
    runs = _HAN.findall(said)
    han = {run[at : at + size] for run in runs for size in range(2, 7) for at in range(len(run) - size + 1)}
    return sorted(han | set(_LATIN.findall(said)), key=lambda part: (-len(part), said.rindex(part)))


def _holds(name: str, part: str) -> bool:
    return part in (_LATIN.findall(name) if part.isascii() else name)
