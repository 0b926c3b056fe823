"""Degrees and titles in free words: 本硕博都在北航, 还是讲师，副教授没评上, PhD and full professor.

Belongs here: which degree and title a person says they hold. Mentions are found clause by clause; one that is denied,
pursued, someone else's or only a post does not count. What stays unclear is "unknown".
"""

import re
from dataclasses import dataclass

from kjfz_bot.language import degree_words as words
from kjfz_bot.language.normalise import short

UNKNOWN = "unknown"
_RANKS = ("below", "associate_degree", "bachelor", "master", "doctoral_candidate", "doctor")
_FACTS = {
    "doctor": "doctorate",
    "master": "master",
    "bachelor": "bachelor",
    "associate_degree": "below",
    "below": "below",
}
_TITLE_FACTS = {
    "senior": "senior",
    "vice_senior": "associate_senior",
    "middle": "intermediate",
    "junior": "junior",
    "none": "none",
}
_CLAUSE = re.compile(
    r"[,，;；。\n、+&/|()（）]| - |\band\b|\bbut\b|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])|但是?|不过"
)
_ABBREVIATION = re.compile(r"(?<=[a-z])\.(?=[a-z])|(?<=[a-z])\.(?=\s|$|[,，)])")
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,6}(?:大学|学院)(?!毕业证|本科|学历|生|文化)")
_NAMED_THING = re.compile(r"^(?: |学位|学历|职称|证书|证|的)+")


@dataclass(frozen=True, slots=True)
class _Mention:
    """One degree or title in a clause: where it stands and what it says."""

    start: int
    end: int
    kind: str  # degree, title or noise
    value: str


def parse_degree(text: str) -> str | None:
    """The degree ("doctor"), title ("title:senior") or "both:doctor+middle" a text states; "unknown" when unclear.

    None when there is no text or far too much of it.
    """
    folded = short(text)
    if not folded:
        return None
    degree, title = _read(folded)
    if degree and title:
        return f"both:{degree}+{title}"
    if title:
        return f"title:{title}"
    return degree or UNKNOWN


def degree_fact(text: str) -> str | None:
    """The value of the fact `degree`; None for a doctoral candidate too, who must say which degree is held."""
    folded = short(text)
    degree = _read(folded)[0] if folded else None
    return _FACTS.get(degree) if degree else None


def title_fact(text: str) -> str | None:
    """The value of the fact `title`; posts such as 特聘教授 are None, since they are not titles."""
    folded = short(text)
    title = _read(folded)[1] if folded else None
    return _TITLE_FACTS.get(title) if title else None


def _read(folded: str) -> tuple[str | None, str | None]:
    plain = _ABBREVIATION.sub("", folded)
    if any(_occurs(word, plain) for word in words.QUESTIONS):
        return None, None
    degrees: list[str] = []
    titles: list[str] = []
    for clause in _clauses(plain):
        clause_degrees, clause_titles = _held(clause)
        degrees += clause_degrees
        titles += clause_titles
    return _highest(degrees), _only_title(titles)


def _clauses(text: str) -> list[str]:
    """The clauses of a text; one that only says how far the degree before it has come belongs to that one."""
    joined: list[str] = []
    for part in _CLAUSE.split(text):
        clause = part.strip()
        if joined and clause and not _mentions(clause) and _any(words.UNFINISHED, clause):
            joined[-1] += f" {clause}"
        elif clause:
            joined.append(clause)
    return joined


def _held(clause: str) -> tuple[list[str], list[str]]:
    if _any(words.HEDGES, clause) or _any(words.OTHERS, clause):
        return [], []
    mentions = _mentions(_SCHOOL.sub(lambda found: " " * len(found.group()), clause))
    degrees = [found.value for found in mentions if found.kind == "degree" and not _denied(found, clause)]
    titles = [] if _any(words.POST_MARKS, clause) else _titles(mentions, clause)
    return _progressed(degrees, mentions, clause), titles


def _titles(mentions: list[_Mention], clause: str) -> list[str]:
    named = [found for found in mentions if found.kind == "title"]
    some = [found for found in named if found.value != "none"]  # 副教授没评上 denies one title, not all
    return [found.value for found in some or named if not _denied(found, clause)]


def _progressed(degrees: list[str], mentions: list[_Mention], clause: str) -> list[str]:
    """Degrees of a clause, with those that are still being read for."""
    if _any(words.ABANDONED, clause):
        return []
    on_track = any(found.value == "track" for found in mentions)
    if _is_unfinished(clause):
        return ["doctoral_candidate"] if on_track or {"doctor", "doctoral_candidate"} & set(degrees) else []
    if on_track:
        return ["doctor"] if _any(words.FINISHED, clause) else []
    graduated = "doctoral_candidate" in degrees and _any(words.GRADUATED, clause)
    return ["doctor"] if graduated else degrees


def _is_unfinished(clause: str) -> bool:
    before, graduates, after = clause.partition("毕业")
    soon = graduates and _any(words.SOON, before) and not after.startswith(("了", "的"))
    return bool(soon) or _any(words.UNFINISHED, clause)


_VOCABULARY: dict[str, tuple[str, str]] = {
    **dict.fromkeys(words.NOT_TITLES, ("noise", "post")),
    **dict.fromkeys((*words.UNCLEAR_DEGREES, *words.LESSER_STUDENTS), ("noise", "unclear")),
    **dict.fromkeys(words.TRACKS, ("noise", "track")),
    **{word: ("degree", degree) for degree, table in words.DEGREES.items() for word in table},
    **dict.fromkeys(words.STUDENTS, ("degree", "doctoral_candidate")),
    **{word: ("title", title) for title, table in words.TITLES.items() for word in table},
}
_LONGEST = max(map(len, _VOCABULARY))


def _mentions(clause: str) -> list[_Mention]:
    """Known names in a clause, the longest first at each place."""
    found: list[_Mention] = []
    at = 0
    while at < len(clause):
        word = next((clause[at : at + n] for n in range(_LONGEST, 0, -1) if _named(clause, at, n)), "")
        if word:
            found.append(_Mention(at, at + len(word), *_VOCABULARY[word]))
        at += max(len(word), 1)
    return found


def _named(clause: str, at: int, size: int) -> bool:
    word = clause[at : at + size]
    return len(word) == size and word in _VOCABULARY and _whole_word(clause, at, at + size)


def _whole_word(text: str, start: int, end: int) -> bool:
    """Whether Latin letters do not run on at either end."""
    before = start > 0 and _is_latin(text[start - 1]) and _is_latin(text[start])
    after = end < len(text) and _is_latin(text[end]) and _is_latin(text[end - 1])
    return not before and not after


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _denied(found: _Mention, clause: str) -> bool:
    """Whether the words right before or after a mention deny it or say that it is only hoped for."""
    if found.value == "none":
        return False
    before = clause[: found.start].rstrip()
    after = _NAMED_THING.sub("", clause[found.end :])
    if found.kind == "degree" and after.startswith(words.UNFINISHED):
        return False
    return before.endswith((*words.DENIALS, *words.PURSUITS)) or after.startswith(words.DENIALS_AFTER)


def _any(table: tuple[str, ...], text: str) -> bool:
    return any(_occurs(word, text) for word in table)


def _occurs(word: str, text: str) -> bool:
    if not word.isascii() or not word[0].isalpha():
        return word in text
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None


def _highest(degrees: list[str]) -> str | None:
    return max(degrees, key=_RANKS.index, default=None)


def _only_title(titles: list[str]) -> str | None:
    """The one title held; two different ones leave open which is the present one."""
    held = {title for title in titles if title != "none"} or set(titles)
    return held.pop() if len(held) == 1 else None
