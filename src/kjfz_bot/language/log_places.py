"""Where something was done, as it is written inside a longer message: 在厂里, 去慈溪工厂, 现场, at the plant, online.

Belongs here: where a place ends and whether it is far or near. A place is the person's own word; nothing is looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kjfz_bot.language import log_words as words
from kjfz_bot.language.clock_times import any_of
from kjfz_bot.language.date_words import MONTHS_EN, WEEKDAYS_EN

_NOUN = rf"(?:{any_of(words.PLACE_NOUNS)})"
_TAIL = rf"(?:{any_of(words.PLACE_TAILS)})"
_REGION = rf"(?:{any_of(words.REGIONS)})"
_INSIDE = r"[^\s,，。.;；、:：!！?？()（）给对跟帮把向为与和]"
_END = r"(?=$|[\s,，。.;；、:：!！?？()（）])"
_GOING = re.compile(rf"(?:{any_of(words.GOING)})了?(?:一?趟|[一两二三四五六几\d]{{1,2}}[次趟家])? ?")
_NAMED = re.compile(rf"{_INSIDE}{{0,14}}?{_NOUN}(?:的?{_NOUN}){{0,2}}{_TAIL}?")
_OF_REGION = re.compile(rf"{_REGION}(?:市|区|县|那边|这边)?(?:{_INSIDE}{{0,8}}?{_NOUN}{_TAIL}?)?")
_ALONE = re.compile(rf"{_INSIDE}{{1,10}}{_END}")
_BARE = re.compile(
    rf"(?:{_REGION}?(?:{any_of(words.BARE_PLACES)})|{_REGION}?(?:{any_of(words.SPACED_PLACES)}){_TAIL}?{_END}|{_REGION}{_END})"
)
_ENGLISH = re.compile(
    r"(?P<going>(?:at|in|from|to|inside) )?(?P<place>(?:the |our |their |a |my )?(?:[a-z&-]+ ){0,2}?"
    rf"(?:{'|'.join(words.PLACES_ENGLISH)})(?: floor)?|(?:on[- ]?site|home))(?![a-z])"
)
_PROPER = re.compile(
    rf"(?:at|in|to) (?!(?:{any_of((*WEEKDAYS_EN, *MONTHS_EN))})(?![a-z]))"
    r"(?P<place>[a-z]{3,}(?: [a-z]{3,})?)(?![a-z])"
)
_REMOTE = re.compile(
    rf"(?:通过|用|以)?(?P<place>{any_of(words.REMOTE)})(?![a-z]|会(?!议)|监|控|运维|操|通信|终端|系统|平台|模块|检|测)(?:方式)?"
)
_REMOTE_SIGN = re.compile(rf"(?:{any_of(words.REMOTE_SIGNS)})")
_ON_SITE = re.compile(rf"(?:{any_of(words.ON_SITE)})")


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place inside a text: where it begins and ends, and where the way of speaking about it ends."""

    start: int
    stop: int
    end: int


def place_at(text: str, said: str, at: int, *, apart: bool) -> PlaceFound | None:
    """The place that begins at this place of a folded text; `said` is the same stretch as the person wrote it."""
    going = _GOING.match(text, at)
    remote = (_remote(text, going.end()) if going else None) or _remote(text, at)
    if remote:
        return remote
    if text[at].isascii():
        return _english(text, said, at) if apart else None
    if going and (apart or text[at] == "在" or text[at - 1] in "我们起工总师并又"):
        return _where(text, going)
    bare = _BARE.match(text, at) if apart else None
    return PlaceFound(bare.start(), bare.end(), bare.end()) if bare else None


def is_remote(text: str) -> bool | None:
    """Whether a folded entry says that it was done from afar, or on site; None where it says neither."""
    if _REMOTE_SIGN.search(text) or any(_remote(text, found.start()) for found in _REMOTE.finditer(text)):
        return True
    return False if _ON_SITE.search(text) else None


def _remote(text: str, at: int) -> PlaceFound | None:
    found = _REMOTE.match(text, at)
    if not found or (at and text[at - 1] in words.NOT_REMOTE_BEFORE):
        return None
    if text[at].isascii() and at and text[at - 1].isascii() and text[at - 1].isalnum():
        return None
    return PlaceFound(found.start("place"), found.end("place"), found.end())


def _where(text: str, going: re.Match[str]) -> PlaceFound | None:
    at = going.end()
    if at < len(text) and text[at] in words.NOT_PLACES:
        return None
    for pattern in (_OF_REGION, _NAMED, _ALONE if going.group().strip() == "在" else _NAMED):
        found = pattern.match(text, at)
        if found and not (pattern is _ALONE and _says_deed(found.group())):
            end = found.end() + 1 if text[found.end() : found.end() + 1] == "上" else found.end()
            return PlaceFound(at, found.end(), end)
    return None


def _says_deed(chunk: str) -> bool:
    return any(char in words.NOT_PLACES for char in chunk)


def _english(text: str, said: str, at: int) -> PlaceFound | None:
    found = _ENGLISH.match(text, at)
    if found and (found["going"] or found["place"].startswith("on")):
        return PlaceFound(found.start("place"), found.end("place"), found.end())
    proper = _PROPER.match(text, at)
    if proper and said[proper.start("place") - at : proper.start("place") - at + 1].isupper():
        return PlaceFound(proper.start("place"), proper.end("place"), proper.end())
    return None
