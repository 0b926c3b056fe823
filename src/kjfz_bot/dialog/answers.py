"""Answer kinds: how a typed reply is read against a standing offer. A new kind is one function and one table entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz

from kjfz_bot.dialog import labels
from kjfz_bot.dialog.conversation import Offer
from kjfz_bot.domain.case_number import read_case_number
from kjfz_bot.domain.invitation import read_secret
from kjfz_bot.domain.spoken_code import read_code
from kjfz_bot.language import (
    births,
    credit_code,
    dates,
    degree,
    keywords,
    money,
    normalise,
    numbers,
    options,
    phones,
    suggestions,
    yesno,
)

SUGGEST_ABOVE = 60.0  # a ratio below this is no likeness worth mentioning
MAX_SUGGESTIONS = 3

CALLED = "called"
"""The limit under which an offer, when it is read, has other names of its options by id."""


NUMBERS = "numbers"
"""The limit under which a list is answered by a case number as well."""


@dataclass(frozen=True, slots=True)
class Value:
    """Understood and allowed; `unsure` marks the person's "not sure"."""

    value: Any
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not understood; `nearest` are the offered options that look alike."""

    nearest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """Understood, but outside a limit, which a text says; a "yes" then takes the option that may have been `meant`."""

    reason: str
    args: Mapping[str, Any] = field(default_factory=dict)
    meant: str | None = None


Read = Value | Unclear | NotAllowed
Reader = Callable[[str, Offer, date], Read]

_READERS: dict[str, Reader] = {}


def answer_kind(name: str) -> Callable[[Reader], Reader]:
    """Register the reader of an answer kind."""

    def register(reader: Reader) -> Reader:
        _READERS[name] = reader
        return reader

    return register


def kinds() -> frozenset[str]:
    """The names of all answer kinds, for `dialogs check`."""
    return frozenset(_READERS) | {"file"}


def read(text: str, offer: Offer, today: date) -> Read:
    """Read a typed reply against the offer; `today` is the Shanghai date on which it was sent."""
    return _READERS[offer.kind](text, offer, today)


def _labels(offer: Offer) -> list[str]:
    return [label for _, label in offer.options]


def _nearest(text: str, offer: Offer) -> Unclear:
    """What the reply may have meant: options that look alike, else those that share a telling part with it."""
    wanted = normalise.key(text)
    scored = [(fuzz.ratio(wanted, normalise.key(label)), index) for index, label in enumerate(_labels(offer))]
    close = sorted((pair for pair in scored if pair[0] >= SUGGEST_ABOVE), reverse=True)
    names = [[label, *others] for label, others in zip(_labels(offer), other_names(offer), strict=True)]
    found = dict.fromkeys([*(index for _, index in close), *suggestions.sharing(text, names)])
    return Unclear(tuple(found)[:MAX_SUGGESTIONS])


def exact(text: str, offer: Offer) -> int | None:
    """A whole label is taken before anything else is tried, then an option's id."""
    wanted = normalise.key(text)
    ids = [id_ if labels.typeable(id_) and not _is_shared(id_, offer) else "" for id_, _ in offer.options]
    names = [*_labels(offer), *ids]
    place = next((n for n, name in enumerate(names) if name and normalise.key(name) == wanted), None)
    return None if place is None else place % len(ids)


def _is_shared(id_: str, offer: Offer) -> bool:
    """Whether an id is a word that another option is called by too, as "hospital" among kinds of hospital."""
    word = re.compile(rf"\b{re.escape(normalise.key(id_))}\b", re.ASCII)
    named = zip(offer.options, other_names(offer), strict=True)
    others = [name for (other, label), names in named if other != id_ for name in (label, *names)]
    return any(word.search(normalise.key(name)) and normalise.key(name) != normalise.key(id_) for name in others)


def _pick(text: str, offer: Offer) -> int | None:
    place = _place(text, offer)
    return place if place is not None else options.pick(text, _labels(offer), other_names(offer))


def _place(text: str, offer: Offer) -> int | None:
    """A whole label, else a bare number, which counts the options however their labels begin."""
    named, said = exact(text, offer), normalise.key(text)
    if named is not None or not (said.isascii() and said.isdigit()):
        return named
    return int(said) - 1 if len(said) < 3 and 1 <= int(said) <= len(offer.options) else None


def other_names(offer: Offer) -> list[list[str]]:
    """What options are also called: the label without the remark behind it, and words of the locales."""
    called = offer.limits.get(CALLED, {})
    return [[*_without_remark(label), *called.get(id_, ())] for id_, label in offer.options]


def _without_remark(label: str) -> list[str]:
    """A label without what stands in brackets at its end, or behind its colon, as a value on a check page does."""
    found = _REMARK.search(label) or _AFTER_COLON.search(label)
    return [label[: found.start()]] if found and found.start() else []


_REMARK = re.compile(r"\s*[（(][^（(）)]*[）)]$")
_AFTER_COLON = re.compile(r"：|: ")


def polarity(text: str) -> str | None:
    """Yes, no or unsure in words; bare figures are places in a list, so that "2, 3" is no "no"."""
    return None if _FIGURES.fullmatch(normalise.key(text)) else yesno.parse_yes_no(text)


_FIGURES = re.compile(r"[\d\W_]*")

_GRAMMARS: Mapping[str, Callable[[str], str | None]] = {"degree": degree.degree_fact, "title": degree.title_fact}
"""Facts that people name in many words of their own, by the fact's name."""


@answer_kind("choice")
def read_choice(text: str, offer: Offer, _today: date) -> Read:
    """One of the offered options, by label, number, ordinal, letter or beginning."""
    index = _pick(text, offer)
    if index is not None:
        return Value(offer.options[index][0])
    polar = offer.limits.get("polar", {}).get(polarity(text))
    if polar is not None:
        return Value(polar)
    grammar = _GRAMMARS.get(str(offer.limits.get("fact")))
    named = grammar(text) if grammar else None
    if named is not None and any(named == id_ for id_, _ in offer.options):
        return Value(named)
    number = read_case_number(text) if offer.limits.get(NUMBERS) else None
    return _nearest(text, offer) if number is None else Value(number)


@answer_kind("yes_no")
def read_yes_no(text: str, offer: Offer, _today: date) -> Read:
    """Yes, no or, where it is allowed, not sure; also by the option's label or number."""
    index = exact(text, offer)
    if index is None:
        index = options.named(text, other_names(offer))
    if index is None:
        match polarity(text):
            case "yes":
                return Value(True)
            case "no":
                return Value(False)
            case "unsure" if offer.limits.get("unsure"):
                return Value("not_sure", unsure=True)
        index = options.pick(text, _labels(offer))
    return Unclear() if index is None else Value(offer.options[index][0] == "yes")


@answer_kind("multi")
def read_multi(text: str, offer: Offer, _today: date) -> Read:
    """Several of the offered options; "none" where an empty answer is allowed."""
    named = exact(text, offer)
    picked: Sequence[int] | None = (named,) if named is not None else _pick_many(text, offer)
    if picked is None and offer.limits.get("empty") and polarity(text) == "no":
        picked = ()
    if picked is None:
        return _nearest(text, offer)
    return selection([offer.options[index][0] for index in picked], offer)


def _pick_many(text: str, offer: Offer) -> tuple[int, ...] | None:
    return options.pick_many(text, _labels(offer), other_names(offer))


def selection(ids: Sequence[str], offer: Offer) -> Read:
    """A set of option ids as the answer, in the order of the offer; the offer says whether it may be empty or mixed."""
    alone = [id_ for id_ in ids if id_ in offer.limits.get("exclusive", ())]
    if alone and len(ids) > 1:
        label = next(label for id_, label in offer.options if id_ == alone[0])
        return NotAllowed("not-allowed-exclusive", {"option": label})
    if not ids and not offer.limits.get("empty"):
        return NotAllowed("not-allowed-empty")
    return Value([id_ for id_, _ in offer.options if id_ in ids])


@answer_kind("invitation")
def read_invitation(text: str, _offer: Offer, _today: date) -> Read:
    """The code or the link of an invitation, however it is typed; whether there is one is a service's to say."""
    secret = read_secret(text)
    return Unclear() if secret is None else Value(secret)


@answer_kind("credit_code")
def read_credit_code(text: str, _offer: Offer, _today: date) -> Read:
    """A unified social credit code; of a wrong one, which places are doubtful."""
    code = credit_code.compact(text)
    if credit_code.is_valid(code):
        return Value(code)
    if not code.isalnum():
        return Unclear()
    if len(code) != credit_code.LENGTH:
        return NotAllowed("not-allowed-code-length", {"length": len(code)})
    doubts = [_doubt(each) for each in credit_code.corrections(code)]
    if not doubts:
        return NotAllowed("not-allowed-code")
    return NotAllowed("not-allowed-code-doubtful", {"doubts": {"join": doubts}})


def _doubt(each: credit_code.Correction) -> Mapping[str, Any]:
    """What may have been meant by a wrong code, in words."""
    args = {"place": each.place, "next": each.place + 1, "said": each.said, "meant": each.meant}
    return {"text": f"code-doubt.{each.kind}", "args": args}


@answer_kind("phone")
def read_phone(text: str, _offer: Offer, _today: date) -> Read:
    """A telephone number of China, mobile or with its area code."""
    phone = phones.parse_phone(text)
    return Unclear() if phone is None else Value(phone)


@answer_kind("keywords")
def read_keywords(text: str, offer: Offer, _today: date) -> Read:
    """Several words, as many as the offer allows."""
    found = keywords.parse_keywords(text)
    low, high = offer.limits.get("min", 1), offer.limits.get("max", len(found))
    if not low <= len(found) <= high:
        return NotAllowed("not-allowed-keywords", {"given": len(found), "least": low, "most": high})
    return Value(found)


@answer_kind("text")
def read_free_text(text: str, offer: Offer, _today: date) -> Read:
    """Free text, kept as typed but for invisible characters."""
    kept = normalise.clean(text)
    limit = offer.limits.get("max_length")
    if not kept:
        return Unclear()
    if limit is not None and length(kept) > limit:
        return NotAllowed("not-allowed-long", {"limit": str(limit)})
    return Value(kept)


def length(text: str) -> int:
    """How long a text is, in UTF-16 units as messengers count."""
    return len(text.encode("utf-16-le")) // 2


def is_date(text: str) -> bool:
    """Whether a text is a day, or a year and month, as answers are stored."""
    return _DATE.fullmatch(text) is not None


_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)


def _within(number: Any, offer: Offer, shown: Callable[[Any], str] = str) -> Read:
    low, high = offer.limits.get("min"), offer.limits.get("max")
    if low is not None and number < low:
        return NotAllowed("not-allowed-below", {"limit": shown(low)})
    if high is not None and number > high:
        return NotAllowed("not-allowed-above", {"limit": shown(high)})
    return Value(number)


@answer_kind("number")
def read_number(text: str, offer: Offer, _today: date) -> Read:
    """A number within the offer's limits, one of whole things where it says so; whole numbers stay whole."""
    number = numbers.parse_number(text)
    if number is None and offer.limits.get("whole"):
        number = _counted(text)
    if number is None:
        return Unclear()
    if offer.limits.get("whole") and number != number.to_integral_value():
        return NotAllowed("not-allowed-whole")
    return _within(_plain(number), offer)


def _counted(text: str) -> Decimal | None:
    """How many of something, with the word that counts it; a range is none."""
    count = numbers.parse_count(text)
    return Decimal(str(count)) if isinstance(count, int | float) else None


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


@answer_kind("money")
def read_money(text: str, offer: Offer, _today: date) -> Read:
    """An amount of money, stored as integer fen; a range or "about" is asked again."""
    fen = money.parse_fen(text)
    return Unclear() if fen is None else _within(fen, offer, money.show_fen)


@answer_kind("years")
def read_years(text: str, offer: Offer, _today: date) -> Read:
    """A length in years, or `open_ended` where the offer allows it."""
    years = numbers.parse_years(text)
    if years == "open_ended":
        return Value("open_ended") if offer.limits.get("open_ended") else Unclear()
    if years is None:
        return Unclear()
    return _within(_plain(Decimal(years)), offer)


@answer_kind("date")
def read_date(text: str, offer: Offer, today: date) -> Read:
    """A day, read relative to the day it was sent, within the offer's limits (ISO dates), or an offered day."""
    place = _place(text, offer) if offer.options else None
    if place is not None:
        return _within(offer.options[place][0], offer)
    day = dates.parse_date(text, today)
    return Unclear() if day is None else _within(day.isoformat(), offer)


@answer_kind("birth")
def read_birth(text: str, offer: Offer, today: date) -> Read:
    """A birth date or year and month; a bare year is asked again."""
    birth = births.parse_birth(text, today) or births.parse_birth_day(text, offer.limits.get("month"))
    if birth is None:
        return Unclear()
    if len(birth) < len("1985-06"):
        return NotAllowed("not-allowed-month-needed")
    if offer.limits.get("day") and len(birth) < len("1985-06-12"):
        return NotAllowed("not-allowed-day-needed")
    return _within(birth, offer)


@answer_kind("code")
def read_typed_code(text: str, _offer: Offer, _today: date) -> Read:
    """A short secret, however it is typed; whether there is one is a service's to say."""
    code = read_code(text)
    return Unclear() if code is None else Value(code)


@answer_kind("case_number")
def read_number_of_case(text: str, _offer: Offer, _today: date) -> Read:
    """The number of a case, however it is typed, or the link that has it."""
    found = read_case_number(text)
    return Unclear() if found is None else Value(found)


@answer_kind("search")
def read_search(text: str, offer: Offer, today: date) -> Read:
    """One of the offered options where it is named exactly; anything else is what somebody looks for."""
    place = _place(text, offer)
    if place is None:
        place = options.named(text, other_names(offer))
    return read_free_text(text, offer, today) if place is None else Value(offer.options[place][0])


@answer_kind("file")
def read_file(_text: str, _offer: Offer, _today: date) -> Read:
    """A file is sent, not typed; only "later" can be typed, and that is a global word."""
    return Unclear()
