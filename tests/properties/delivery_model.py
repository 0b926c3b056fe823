"""What the way of a message must come to, in plain dictionaries: no database, no engine, no clock of its own.

A person's conversation is a note, a place and a yes; then the three are kept, and it begins anew. Only what each
letter does to that, and what is answered, is known here; which letters there are is observed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

PLACES = ("North", "South", "West")
KEEP = "Keep"
ERASE = "/gone"
REMARKS = {"edited": "edited", "forwarded": "forwarded", "unreadable": "unreadable"}

FAILING = ("boom", "half")
"""How notes begin that can never be kept."""

QUESTIONS = {"note": "Your note?", "place": "Which place?", "sure": "Keep it?"}
SAYINGS = {
    "stale": "That button belongs to an earlier question",
    "missed": "Sorry, I did not understand that",
    "first": "This is the first step",
    "no file": "No file is needed at the moment",
    "edited": "An edited message changes nothing",
    "forwarded": "A forwarded message is not taken",
    "unreadable": "I can read typed text",
    "given up": "Sorry, your last message could not be handled",
    "kept": "Kept.",
    "goodbye": "Goodbye.",
}


def saying(text: str) -> str:
    """What a message says, in a word or two: what it tells, and which question it asks."""
    told = [name for name, words in SAYINGS.items() if words in text]
    asked = [f"asks {name}" for name, words in QUESTIONS.items() if words in text]
    return " ".join(told + asked)


@dataclass
class Sending:
    """Something a person sent, as their channel delivers it once or several times."""

    name: str
    update_id: str
    kind: str
    body: str


@dataclass
class Stored:
    """A letter as it is known to lie in the inbox; `blows` is how often work on it was cut off or failed."""

    seq: int
    sending: Sending
    arrived_at: datetime
    state: str = "waiting"
    blows: int = 0


@dataclass
class Talk:
    """One life of one person, from their first letter until they are erased."""

    heard_at: datetime | None = None
    answers: dict[str, str] = field(default_factory=dict)
    step: str = ""
    button: str = ""
    buttons: set[str] = field(default_factory=set)
    letters: list[Stored] = field(default_factory=list)

    @property
    def waiting(self) -> list[Stored]:
        """What is not dealt with, in the order of arrival."""
        return [letter for letter in self.letters if letter.state == "waiting"]

    def answer(self, letter: Sending) -> list[str]:
        """What a letter is answered with; the conversation moves on."""
        if letter.kind in REMARKS:
            return [REMARKS[letter.kind]]
        if not self.step:
            return self._ask("note")
        if letter.kind == "file":
            return [f"no file asks {self.step}"]
        if letter.kind == "button":
            return self._pressed(letter.body)
        return self._back() if letter.body == "back" else self._typed(letter.body)

    def _pressed(self, data: str) -> list[str]:
        offer, _, place = data.partition(":")
        labels = {"note": (), "place": PLACES, "sure": (KEEP,)}[self.step]
        if offer != self.button or int(place) >= len(labels):
            return [f"stale asks {self.step}"]
        return self._typed(labels[int(place)])

    def _typed(self, text: str) -> list[str]:
        if self.step == "note":
            return self._take(text, "place")
        if self.step == "place" and text in PLACES:
            return self._take(text, "sure")
        if self.step == "sure" and text == KEEP:
            return ["kept", *self._ask("note")]
        return [f"missed asks {self.step}"]

    def _take(self, text: str, following: str) -> list[str]:
        self.answers[self.step] = text
        return self._ask(following)

    def _back(self) -> list[str]:
        if self.step == "note":
            return ["first", "asks note"]
        return self._ask("note" if self.step == "place" else "place")

    def _ask(self, step: str) -> list[str]:
        self.step = step
        self.button = ""
        return [f"asks {step}"]

    def show_button(self, offer: str) -> None:
        """Note which buttons stand: the same ones as long as the question does, never earlier ones again."""
        if self.step in ("place", "sure") and not self.button:
            assert offer, f"no buttons to '{self.step}'"
            assert offer not in self.buttons, f"{offer} stood before"
            self.button = offer
            self.buttons.add(offer)
        elif offer:
            assert offer == self.button, f"{offer} instead of {self.button}"

    @property
    def kept(self) -> str:
        """What is kept once everything is answered."""
        return f"{self.answers['note']} at {self.answers['place']}"

    def keeps(self, letter: Sending) -> bool:
        """Whether this letter, if it came now, would have its answers kept."""
        said = (letter.kind, letter.body)
        return self.step == "sure" and said in (("text", KEEP), ("button", f"{self.button}:0"))


@dataclass
class Row:
    """What was observed of a letter: its number, its update, where it stands, and what it was answered with."""

    seq: int
    update_id: str
    state: str


Answers = Mapping[int, list[dict[str, Any]]]
"""What was put out, by the number of the letter it answers: `text` and the `offer` of its buttons."""


class Model:
    """Everybody's conversations, what is kept, and what channels have been told."""

    def __init__(self, names: list[str]) -> None:
        self.talks = {name: Talk() for name in names}
        self.people: dict[str, int] = {}
        self.effects: dict[int, list[str]] = {}
        self.sent: dict[tuple[str, str], Sending] = {}

    def stored(self, sending: Sending) -> bool:
        """Whether an update lies in the inbox."""
        return any(letter.sending is sending for letter in self.talks[sending.name].letters)

    def blow(self) -> None:
        """A process ended: whatever waited may have been worked on."""
        for talk in self.talks.values():
            for letter in talk.waiting[:1]:
                letter.blows += 1

    def see(self, name: str, person: int | None, rows: list[Row], answers: Answers, now: datetime) -> None:
        """Take in what is observed of a person after at most one more of their letters was dealt with."""
        before = self.talks[name].letters
        if before and [row.seq for row in rows[: len(before)]] != [letter.seq for letter in before]:
            self._see_erased(name, answers)
        talk = self.talks[name]
        ended = 0
        for letter, row in zip(talk.letters, rows, strict=False):
            if row.state != letter.state:
                assert letter is talk.waiting[0], f"letter {letter.seq} overtook another"
                self._see_end(name, letter, row.state, answers.get(letter.seq, []))
                ended += 1
            elif letter.state == "waiting":
                assert letter.seq not in answers, f"letter {letter.seq} waits, yet it was answered"
        assert ended <= 1, f"{ended} letters of {name} were dealt with at once"
        for row in rows[len(talk.letters) :]:
            self._see_new(name, row, now)
        if person is not None:
            self.people[name] = person

    def _see_new(self, name: str, row: Row, now: datetime) -> None:
        talk, sending = self.talks[name], self.sent[name, row.update_id]
        assert row.state == "waiting", f"letter {row.seq} was dealt with before it was claimed"
        assert not self.stored(sending), f"{row.update_id} of {name} was stored twice"
        if not talk.letters:
            talk.heard_at = now
        talk.letters.append(Stored(row.seq, sending, now))

    def _see_end(self, name: str, letter: Stored, state: str, answers: list[dict[str, Any]]) -> None:
        talk = self.talks[name]
        said = [saying(str(answer["text"])) for answer in answers]
        fails = talk.kept.startswith(FAILING) if talk.keeps(letter.sending) else False
        if state == "dead":
            assert fails or letter.blows >= 5, f"letter {letter.seq} was given up after {letter.blows} blows"
            assert said == ["given up"], f"letter {letter.seq} was given up with {said}"
        else:
            assert not fails, f"letter {letter.seq} always fails, yet it is done"
            expected = talk.answer(letter.sending)
            assert said == expected, f"{letter.sending} was answered with {said}, not {expected}"
            talk.show_button(str(answers[-1]["offer"]) if letter.sending.kind not in REMARKS else "")
            if expected[0] == "kept":
                self.effects.setdefault(self.people[name], []).append(talk.kept)
            talk.heard_at = letter.arrived_at
        letter.state = state

    def _see_erased(self, name: str, answers: Answers) -> None:
        last = self.talks[name].waiting[0]
        assert last.sending.body == ERASE, f"the letters of {name} are gone"
        said = [saying(str(answer["text"])) for answer in answers.get(last.seq, [])]
        assert said == ["goodbye"], f"{name} was seen off with {said}"
        self.talks[name] = Talk()

    def expire(self, since: datetime) -> None:
        """Forget who has not been heard of since then, unless something of theirs waits."""
        for name, talk in self.talks.items():
            if talk.heard_at is not None and talk.heard_at < since and not talk.waiting:
                self.talks[name] = Talk()
