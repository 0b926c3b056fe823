"""Picking from a list of options, one or several, by label, place or description.

Belongs here: the order in which the ways to name an option are tried. When two options fit, nothing is picked.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from kjfz_bot.language import option_words as words
from kjfz_bot.language.indices import bare_number, index, is_count
from kjfz_bot.language.labels import BY_EVIDENCE, by_action, by_day, by_part, only, segments
from kjfz_bot.language.normalise import SHORT, fold, key, peel
from kjfz_bot.language.numerals import NUMERAL
from kjfz_bot.language.yesno import parse_yes_no

_DAY_UNITS = ("日", "号")
_NEGATIVE = re.compile(r"[-–—−] ?\d")
_AND = re.compile(words.AND_MARKS)
_PLACE = re.compile(rf"[a-z]|第?(?:\d+|{NUMERAL})[{words.COUNTED}]?")
_RUN_OF_LETTERS = re.compile(r"[a-z]{2,8}")
_SEVERAL = re.compile(
    r"(?P<end>最前面|上面|最后|末尾|下面|前|头|后|末)(?:面)?(?P<n>[\d一二两三四五六七八九十俩仨]+)[个项条种位家]?"
)
_SEVERAL_EN = re.compile(r"(?:the )?(?P<end>first|last|top|bottom) (?P<n>\w+)(?: ones?| options?)?")
_FROM_TO = re.compile(r"(?P<low>\w+?)\s*(?:-|~|–|—|到|至| to )\s*(?P<high>\w+)")


def pick(text: str, options: Sequence[str], synonyms: Sequence[Sequence[str]] = ()) -> int | None:
    """The place of the one option a reply names; None when it names none, several, or could name two."""
    if not options or len(text) > SHORT + max(map(len, options)):
        return None
    said, labels = key(text), [key(option) for option in options]
    exact = _exact(said, labels, synonyms)
    if exact is not None or not said or len(said) > SHORT or _NEGATIVE.match(fold(text)):
        return exact
    if _names_several(said, len(options)):
        return by_part(said, labels) if said.isascii() else None
    return _described(said, fold(text), labels)


def pick_many(text: str, options: Sequence[str], synonyms: Sequence[Sequence[str]] = ()) -> tuple[int, ...] | None:
    """The places of all options a reply names, in order; () is never given: None when any part is not understood."""
    if not options or len(text) > SHORT + max(map(len, options)) or _is_number_word(key(text)):
        return None
    single = pick(text, options, synonyms)
    if single is not None:
        return (single,)
    if len(text) > SHORT:
        return None
    said = peel(fold(text), (), words.PICK_TAILS)
    places = _set_of_all(said, options) or _ends(said, len(options)) or _range(said, len(options))
    return places or _exceptions(said, options, synonyms) or _listed(said, options, synonyms)


def named(text: str, synonyms: Sequence[Sequence[str]]) -> int | None:
    """The place of the one option that has exactly the reply among its other names."""
    said = key(text)
    return only(n for n, alike in enumerate(synonyms) if any(key(word) == said for word in alike))


def _is_number_word(said: str) -> bool:
    """Whether a reply is an English number in letters: where several can be chosen, "two" may be how many."""
    return said.isascii() and said.isalpha() and bare_number(said) is not None


def _exact(said: str, labels: list[str], synonyms: Sequence[Sequence[str]]) -> int | None:
    same = [n for n, label in enumerate(labels) if label == said]
    if same:
        return only(same)
    return named(said, synonyms)


def _names_several(said: str, count: int) -> bool:
    return said in words.ALL or said in words.BOTH or _ends(said, count) is not None


def _described(said: str, folded: str, labels: list[str]) -> int | None:
    plain = _by_denial(said, labels)
    if plain is None:
        plain = _by_polarity(folded, labels)
    if plain is None:
        plain = _by_refusal(said, labels)
    if plain is not None:
        return plain
    if said.endswith(_DAY_UNITS) and any(label.endswith(_DAY_UNITS) for label in labels):
        return by_day(said, labels)
    place = index(said, len(labels))
    if place is not None:
        return None if _is_ambiguous_number(said, place, labels) else place
    return _by_evidence(said, labels)


def _by_denial(said: str, labels: list[str]) -> int | None:
    if said not in words.NONE and not _lacks(said, labels):
        return None
    return only(n for n, label in enumerate(labels) if label in words.NONE_LABELS)


def _lacks(said: str, labels: list[str]) -> bool:
    """Whether a short reply such as 没有职称 denies something that no label is about."""
    what = next((said.removeprefix(word) for word in ("没有", "没", "无") if said.startswith(word)), "")
    return 0 < len(what) <= 4 and not any(what in label for label in labels)


def _is_ambiguous_number(said: str, place: int, labels: list[str]) -> bool:
    """Whether a bare number is also the number another label begins with, as "2" among 4小时, 2小时."""
    value = bare_number(said)
    begins = [n for n, label in enumerate(labels) if re.match(rf"{value}(?!\d)", label)] if value is not None else []
    return len(begins) == 1 and begins[0] != place


def _by_polarity(folded: str, labels: list[str]) -> int | None:
    """Among options that say yes and no, the one of the reply's own polarity."""
    in_figures = bare_number(folded) is not None or not any(map(str.isalpha, folded))
    names_a_place = in_figures or (len(folded) == 1 and folded.isascii() and folded not in "yn")
    said = None if names_a_place else parse_yes_no(folded)
    verdicts = [_polarity(label) for label in labels] if said else []
    if verdicts.count("yes") != 1 or verdicts.count("no") != 1:
        return None
    return only(n for n, verdict in enumerate(verdicts) if verdict == said)


def _by_refusal(said: str, labels: list[str]) -> int | None:
    """The no among two options when a reply refuses what the yes would do: 不放弃 to 是，放弃."""
    refused = next((said.removeprefix(word).strip() for word in words.REFUSALS if said.startswith(word)), "")
    verdicts = [_polarity(label) for label in labels] if refused else []
    if sorted(map(str, verdicts)) != ["no", "yes"]:
        return None
    return verdicts.index("no") if refused in segments(labels[verdicts.index("yes")]) else None


@lru_cache(maxsize=1024)
def _polarity(label: str) -> str | None:
    """Whether a label is itself a yes or a no; labels come again and again."""
    return parse_yes_no(label)


def _by_evidence(said: str, labels: list[str]) -> int | None:
    core = said if is_count(said) else peel(said, words.PICK_HEADS, words.PICK_TAILS)
    for form in dict.fromkeys((said, core)):
        for read in BY_EVIDENCE:
            place = read(form, labels)
            if place is not None:
                return place if read is by_action or _same_negation(form, labels[place]) else None
    return None


def _same_negation(said: str, label: str) -> bool:
    """Negations are never matched by a part or by likeness: 不提交 is not 提交."""
    return _negations(said) == _negations(label) or (said in label and not _negations(label))


def _negations(text: str) -> int:
    padded = f" {text} "
    return sum(padded.count(word) for word in words.NEGATIONS)


def _set_of_all(said: str, options: Sequence[str]) -> tuple[int, ...] | None:
    everything = said in words.ALL or key(said) in words.ALL
    if everything or (said in words.BOTH and len(options) == 2):
        return tuple(range(len(options)))
    return None


def _ends(said: str, count: int) -> tuple[int, ...] | None:
    """The first or last few, as in 前两个."""
    found = _SEVERAL.fullmatch(said) or _SEVERAL_EN.fullmatch(said)
    size = bare_number(found["n"]) if found else None
    if not found or size is None or not 2 <= size <= count:
        return None
    side = words.SEVERAL_HEADS.get(found["end"]) or words.SEVERAL[found["end"]]
    return tuple(range(size)) if side == "first" else tuple(range(count - size, count))


def _range(said: str, count: int) -> tuple[int, ...] | None:
    found = _FROM_TO.fullmatch(said)
    if not found:
        return None
    low, high = index(found["low"], count), index(found["high"], count)
    return tuple(range(low, high + 1)) if low is not None and high is not None and low < high else None


def _exceptions(said: str, options: Sequence[str], synonyms: Sequence[Sequence[str]]) -> tuple[int, ...] | None:
    head = next((head for head in words.EXCEPT_HEADS if said.startswith(head)), None)
    if head is None:
        return None
    tail = next((tail for tail in words.EXCEPT_TAILS if said.endswith(tail)), "")
    if said[len(head) :].strip().startswith(words.EXCEPT_HEADS):
        return None
    left = pick_many(said[len(head) : len(said) - len(tail)].strip(" ,，"), options, synonyms)
    kept = tuple(n for n in range(len(options)) if left is not None and n not in left)
    return kept or None


def _listed(said: str, options: Sequence[str], synonyms: Sequence[Sequence[str]]) -> tuple[int, ...] | None:
    if any(word in said for word in words.OR_WORDS[:4]):
        return None
    parts = _parts(said, [key(option) for option in options], synonyms)
    places = [pick(part, options, synonyms) for part in parts]
    if len(parts) < 2 or None in places:
        return None
    return tuple(sorted({place for place in places if place is not None}))


def _parts(said: str, labels: list[str], synonyms: Sequence[Sequence[str]]) -> list[str]:
    """What a list names one by one. Spaces part places or whole names only: "first class" is one thing."""
    if _RUN_OF_LETTERS.fullmatch(said):
        return list(said) if list(said) == sorted(set(said)) else []
    marked = [part.strip() for part in _AND.split(said) if part and part.strip()]
    spaced = said.split()
    if len(marked) > 1 and not any(" " in part and _is_places(part.split()) for part in marked):
        return marked
    loose = [word for part in marked for word in part.split()]
    if _is_places(loose):
        return loose
    names = len(spaced) > 1 and all(_exact(key(word), labels, synonyms) is not None for word in spaced)
    return spaced if names else marked


def _is_places(parts: list[str]) -> bool:
    return all(_PLACE.fullmatch(part) for part in parts)
