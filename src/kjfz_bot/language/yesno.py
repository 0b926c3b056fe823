"""Yes, no and "not sure" with their negators: 有啊，前年拿的, 不是没有, 还没呢, 可不是嘛.

Belongs here: the polarity of a short reply. A reply is cut into clauses, a clause into words of a class, and the
sequence of classes decides. Words that are not known make a clause undecided; nothing is matched by likeness.
"""

import re
from itertools import pairwise

from kjfz_bot.language import yesno_words as words
from kjfz_bot.language.normalise import SHORT, fold
from kjfz_bot.language.numerals import NUMERAL

_CLASSES = {  # a word in two tables has the class of the later one
    **dict.fromkeys(words.ADVERBS, "A"),
    **dict.fromkeys(words.PRONOUNS, "R"),
    **dict.fromkeys(words.OBJECTS, "D"),
    **dict.fromkeys(words.HEDGES, "H"),
    **dict.fromkeys(words.DEEDS, "V"),
    **dict.fromkeys(words.STATES, "P"),
    **dict.fromkeys(words.KNOWING, "K"),
    **dict.fromkeys(words.NEGATORS, "N"),
    **dict.fromkeys(words.OUTER_NEGATORS, "O"),
    **dict.fromkeys(words.QUESTIONS, "Q"),
    **dict.fromkeys(words.PARTIAL, "Q"),
    **dict.fromkeys(words.ONGOING, "Q"),
    **dict.fromkeys((word for word in words.UNSURE if not word.isascii()), "U"),
    **dict.fromkeys((*words.PARTICLES, *words.COURTESIES), "T"),
    **dict.fromkeys(words.ASPECTS, "S"),
}
_WHOLE = (("yes", words.YES), ("no", words.NO), ("unsure", words.UNSURE | words.UNSURE_ALONE))
_ASKING_HEADS = tuple(f"{word} " for word in words.ASKING_HEADS_EN)
_ASKING_VERBS = tuple(f"{word} " for word in words.ASKING_VERBS_EN)
_LONGEST = max(map(len, _CLASSES))
_SHAPES = (  # of a clause without its adverbs, pronouns and particles
    (re.compile(r"P+"), "yes"),
    (re.compile(r"ON+P*"), "yes"),
    (re.compile(r"[NO]P*"), "no"),
)
_DONE_TO = re.compile(r"V+S")
_NOT_K = re.compile(r"[NO]A*K")
_CLAUSE = re.compile(r"[,，。;；、!！…\n]+|\.(?=\s|$)|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_REPEATED = re.compile(r"(?P<once>.+?)(?P=once)+")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_COMPLEMENT = re.compile(rf"(?:{NUMERAL})[{words.MEASURES}](?:的|了|多|半|左右)*")
_DECORATION = re.compile(r"[\u200d\ufe0f\U0001f3fb-\U0001f3ff♂♀]|(?<=\w)[^\w\s.,!?'+#%。，！？…~、；;]+$")
_CONCEDED = re.compile(r"(.{1,2})是\1")  # 好是好 announces a but
_ECHO = re.compile(r"(.)什么\1")
_NOT_KNOWING = re.compile(
    r"(?:\bnot|n't|\bdont|\bcannot|\bnever) (?:[a-z0-9%]+ )?(?:sure|certain|know|remember|recall|understand|tell|say)\b"
)
_ENGLISH_WORD = re.compile(r"[a-z0-9'%+-]+")
_FILLERS_EN = frozenset(
    [
        "well",
        "um",
        "uh",
        "oh",
        "so",
        "please",
        "thanks",
        "sorry",
        "actually",
        "haha",
        "lol",
        "hi",
        "hello",
        "i'm_afraid",
        "sir",
        "yes,",
        "then",
        "it's",
    ]
)


def parse_yes_no(text: str) -> str | None:
    """ "yes", "no" or "unsure"; None when the reply is not an answer to a yes-no question."""
    if len(text) > SHORT:
        return None
    folded = _DECORATION.sub("", fold(text)).strip()
    if not folded:
        return _exact(fold(text))
    whole = _exact(folded)
    if whole or _asks(folded):
        return whole
    verdict = _joined(_clauses(folded))
    return verdict if verdict == "unsure" or not _is_question(folded) else None


def _is_question(folded: str) -> bool:
    return folded.endswith(("?", "吗", "么"))


def _asks(folded: str) -> bool:
    """Whether a reply wants to know something, however unsure it sounds: 想问一下能不能…"""
    if any(word in folded for word in words.ASKING) or folded.startswith(_ASKING_HEADS):
        return True
    marked = folded.endswith("?") and not folded.endswith("??")
    bare = folded.rstrip(words.PARTICLES + "?")
    return marked and (folded.startswith(_ASKING_VERBS) or "Q" in _letters(bare))


def _exact(text: str) -> str | None:
    for form in _forms(text):
        for verdict, table in _WHOLE:
            if form in table:
                return verdict
    return None


def _forms(text: str) -> tuple[str, ...]:
    """The text as it stands, without particles, without repetition, without drawn-out letters."""
    bare = text.rstrip(words.PARTICLES + "?") or text
    once = _once(bare)
    return text, bare, once, _DRAWN_OUT.sub(r"\1", bare), once.rstrip(words.PARTICLES) or once


def _once(text: str) -> str:
    parts = [part for part in re.split(r"[\s,，、。.!]+", text) if part]
    if len(set(parts)) == 1:
        text = parts[0]
    repeated = _REPEATED.fullmatch(text)
    return repeated["once"] if repeated else text


def _clauses(folded: str) -> list[str]:
    return [clause.strip() for clause in _CLAUSE.split(folded) if clause and clause.strip()]


def _joined(clauses: list[str]) -> str | None:
    """The verdict of the first clause that has one, unless a later clause takes it back."""
    said = [clause for clause in clauses if not _is_courtesy(clause)] or clauses
    verdicts = [_clause(clause) for clause in said]
    if "unsure" in verdicts:
        return "unsure"
    if not verdicts or verdicts[0] is None or len(set(verdicts) - {None}) > 1:
        return None
    if verdicts[0] == "yes" and any(map(_takes_back, said)):
        return None
    return verdicts[0]


def _is_courtesy(clause: str) -> bool:
    return set(_letters(clause)) <= set("ARST") or clause in _FILLERS_EN


def _takes_back(clause: str) -> bool:
    """Whether a clause that is no verdict itself turns on the one before."""
    if _clause(clause):
        return False
    if clause.startswith(words.TURNS) or set(_letters(clause)) & set("NOHQU"):
        return True
    return any(mark in f" {clause} " for mark in words.CONTRADICTIONS)


def _clause(clause: str) -> str | None:
    exact = _exact(clause)
    if exact:
        return exact
    clause = _once(clause)
    if clause.isascii():
        return _english(clause)
    if _CONCEDED.search(clause):
        return None
    if clause.endswith(words.RHETORICAL_NO) or _ECHO.search(clause):
        return "no"
    return _chinese(clause)


def _english(clause: str) -> str | None:
    """The longest known phrase at the start decides, unless the rest hesitates or contradicts."""
    if _NOT_KNOWING.search(clause):
        return "unsure"
    spoken = _ENGLISH_WORD.findall(clause)
    while spoken and spoken[0] in _FILLERS_EN:
        spoken = spoken[1:]
    for size in range(min(len(spoken), 6), 0, -1):
        phrase = " ".join(spoken[:size])
        verdict = _exact(phrase) if size == len(spoken) or _is_spoken(phrase) else None
        if verdict:
            return _unless_taken_back(verdict, " ".join(spoken[size:]))
    return "unsure" if _has_doubt(clause) else None


def _is_spoken(phrase: str) -> bool:
    """Whether a phrase may open a longer reply; "1 year" does not begin with a yes."""
    return len(phrase) > 1 and not phrase[0].isdigit()


def _has_doubt(spoken: str) -> bool:
    return any(f" {word} " in f" {spoken} " for word in words.DOUBTS)


def _unless_taken_back(verdict: str, rest: str) -> str | None:
    padded = f" {rest} "
    if _has_doubt(rest):
        return "unsure"
    if any(f" {word}" in padded for word in words.TURNS if word.isascii()):
        return None if verdict == "yes" else verdict
    if verdict == "yes" and any(mark in padded for mark in words.CONTRADICTIONS):
        return None
    return verdict


def _letters(clause: str) -> str:
    return "".join(letter for letter, _ in _classified(clause))


def _classified(clause: str) -> list[tuple[str, str]]:
    """The clause as (class, word) pairs, the longest known word first; X for what is not known."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(clause):
        size = next((n for n in range(_LONGEST, 0, -1) if clause[at : at + n] in _CLASSES), 0)
        word = clause[at : at + max(size, 1)]
        found.append((_CLASSES.get(word, "X"), word))
        at += len(word)
    return found


def _chinese(clause: str) -> str | None:
    tagged = _classified(clause)
    letters = {letter for letter, _ in tagged}
    if "U" in letters or _NOT_K.search(_joined_letters(tagged, without="RST")):
        return "unsure"
    if "Q" in letters:
        return None
    if "X" in letters:
        return _with_unknown(tagged)
    return _by_shape(tagged)


def _by_shape(tagged: list[tuple[str, str]]) -> str | None:
    letters = _joined_letters(tagged, without="ADRST")
    if "H" in letters:
        return "unsure"
    core = letters.lstrip("K")  # 肯定没有 is sure
    if not core:
        return "yes" if any(word in words.SURE for _, word in tagged) else None
    if core.startswith("PN") and tagged[0][1] == "是":
        core = core[1:]  # 是没有的: the copula only introduces the negation
    shaped = core.replace("V", "P")
    verdict = next((verdict for shape, verdict in _SHAPES if shape.fullmatch(shaped)), None)
    return None if verdict == "yes" and (_is_bare(core, tagged) or _is_over_or_ahead(tagged)) else verdict


def _is_over_or_ahead(tagged: list[tuple[str, str]]) -> bool:
    """Whether a yes is about another time: a state in the past (以前是) or a deed under way (申请中)."""
    under_way = any(letter == "V" and after[1] == "中" for (letter, _), after in pairwise(tagged))
    letters = {letter for letter, _ in tagged}
    return under_way or (not letters & {"V", "S"} and any(word in words.PAST for _, word in tagged))


def _is_bare(core: str, tagged: list[tuple[str, str]]) -> bool:
    """Whether a clause only looks like a yes: a deed not said to be done, or an adverb with nothing after it."""
    return (set(core) == {"V"} and not _is_done(tagged)) or _ends_in_adverb(tagged)


def _joined_letters(tagged: list[tuple[str, str]], *, without: str) -> str:
    return "".join(letter for letter, _ in tagged if letter not in without)


def _is_done(tagged: list[tuple[str, str]]) -> bool:
    said_done = _DONE_TO.search(_joined_letters(tagged, without="ADRT"))
    return said_done is not None or any(word in words.DONE for _, word in tagged)


def _ends_in_adverb(tagged: list[tuple[str, str]]) -> bool:
    """Whether an adverb has nothing to go with, as in 成都, which is a place."""
    return [letter for letter, _ in tagged if letter != "T"][-1:] == ["A"]


def _with_unknown(tagged: list[tuple[str, str]]) -> str | None:
    """Unknown words may only say how many after a yes (签了五年) or what is missing after a no (没签合同)."""
    at = next(n for n, (letter, _) in enumerate(tagged) if letter == "X")
    known, rest = tagged[:at], "".join(word for _, word in tagged[at:])
    later = {letter for letter, _ in tagged[at:]}
    verdict = _by_shape(known)
    if verdict == "yes" and _COMPLEMENT.fullmatch(rest):
        return "yes"
    lacking = verdict == "no" and _takes_object(known) and later <= set("XDTS")
    return "no" if lacking and _is_thing(rest) else None


def _takes_object(tagged: list[tuple[str, str]]) -> bool:
    return any(word.endswith(words.TAKE_OBJECTS) for letter, word in tagged if letter in "NO")


def _is_thing(rest: str) -> bool:
    """Whether the rest of a no can name what is lacking; 没事 and 没关系 are no refusals."""
    return len(rest) <= 8 and not rest.startswith(words.HARMLESS_AFTER_NOT)
