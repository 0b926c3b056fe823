"""Text as people send it, made safe to store (`clean`) and fit to compare (`fold`, `key`).

Belongs here: Unicode forms, invisible characters, traditional characters, outer punctuation. What words mean does not.
"""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

from kjfz_bot.domain.personal import unmarked

SHORT = 200  # characters; longer text is prose, never an answer to a question with a value
_ZWJ = "\u200d"
_EMOJI_GLUE = "\ufe0f\u20e3"  # the variation selector and the keycap frame add nothing to compare
_OUTER = " \n\t.,。，、!?！？:;：；\"'“”‘’()（）[]【】{}《》<>「」『』~～-—–…·*`|_^"
_SPACES = re.compile(r"\s+")
_CACHED = 120
_LONGEST_NAME = 100
_LONGEST_ENDING = 10


def clean(text: str) -> str:
    """What is stored of a message: NFC, without control, format and surrogate characters, stripped.

    Line feeds stay (free text has paragraphs), tabs become spaces, and the joiner stays between two emoji.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if lines.isascii() and lines.isprintable():
        return lines.strip()
    kept = "".join(char for at, char in enumerate(lines) if _is_kept(lines, at, char))
    return unicodedata.normalize("NFC", kept).strip()


def shown_name(name: str) -> str:
    """A file's name as it is shown: without folders before it or anything unseen in it, and not endlessly long."""
    last = clean(re.split(r"[/\\]", name)[-1]).replace("\n", " ")
    stem, dot, ending = last.rpartition(".")
    if len(last) <= _LONGEST_NAME or not dot:
        return last[:_LONGEST_NAME] or "file"
    return f"{stem[: _LONGEST_NAME - 1 - len(ending[:_LONGEST_ENDING])]}.{ending[:_LONGEST_ENDING]}"


def _is_kept(text: str, at: int, char: str) -> bool:
    if char == "\n":
        return True
    if char == _ZWJ:
        return 0 < at < len(text) - 1 and _is_emoji_part(text[at - 1]) and _is_emoji_part(text[at + 1])
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs"} and ord(char) & 0xFFFE != 0xFFFE


def _is_emoji_part(char: str) -> bool:
    return char == "\ufe0f" or unicodedata.category(char) in {"So", "Sk"}


def fold(text: str) -> str:
    """The text in one script, width and case, spaces squeezed, with its punctuation: what grammars read."""
    return _fold_cached(text) if len(text) <= _CACHED else _fold(text)


def key(text: str) -> str:
    """The form in which two texts are compared: folded, without outer punctuation (unless there is nothing else)."""
    return _key_cached(text) if len(text) <= _CACHED else _strip_outer(_fold(text))


def short(text: str) -> str | None:
    """The folded text, or None when it is empty or too long to be a short answer."""
    if len(text) > SHORT:
        return None
    return fold(text) or None


def simplified(text: str) -> str:
    """The text in simplified characters."""
    return text if text.isascii() else _simplifier().convert(text)


def peel(text: str, heads: tuple[str, ...], tails: tuple[str, ...]) -> str:
    """What is left of a folded answer when polite or framing words are taken off both ends, never all of it."""
    while True:
        bare = text.strip(_OUTER)
        bare = _without_tail(_without_head(bare, heads), tails)
        if bare == text:
            return bare
        text = bare


def _without_head(text: str, heads: tuple[str, ...]) -> str:
    found = max((head for head in heads if text.startswith(head)), key=len, default="")
    return text[len(found) :] if len(found) < len(text) else text


def _without_tail(text: str, tails: tuple[str, ...]) -> str:
    found = max((tail for tail in tails if text.endswith(tail)), key=len, default="")
    return text[: len(text) - len(found)] if len(found) < len(text) else text


def _strip_outer(folded: str) -> str:
    return folded.strip(_OUTER) or folded


def _fold(text: str) -> str:
    tidy = clean(text)
    if not tidy.isascii():
        tidy = _nfkc("".join(char for char in unmarked(tidy) if char not in _EMOJI_GLUE))
        tidy = _nfkc(_simplifier().convert(tidy))
    folded = _nfkc(tidy.casefold())
    return _SPACES.sub(" ", folded).strip()


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


_fold_cached = lru_cache(maxsize=4096)(_fold)


@lru_cache(maxsize=4096)
def _key_cached(text: str) -> str:
    return _strip_outer(_fold(text))
