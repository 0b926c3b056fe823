"""The rules of the game: whatever people send, channels repeat, clocks do, platforms answer and processes die of."""

import json
from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.properties.delivery_game import NAMES, PUSHED, Game
from tests.properties.delivery_homes import Home
from tests.properties.delivery_model import ERASE, KEEP, PLACES
from tests.properties.delivery_platform import ORDERS

who = st.sampled_from(NAMES)
place = st.integers(0, 1)
"""Which process; where there is one, it is that."""

places = st.lists(place, min_size=1, max_size=6)
rounds = st.lists(place, max_size=4)
some = st.integers(0, 10**6)
kind_of_note = st.sampled_from(("plain",) * 6 + ("boom", "half"))
jump = st.sampled_from([-3600, 0.4, 1, 3, 11, 16, 61, 3600, 86_400, 15 * 86_400, 40 * 86_400])
a_file = json.dumps({"file_id": "F", "name": "a.jpg", "size": 1, "media_type": "image/jpeg"})
NO_ANSWERS = {"edited": "x", "forwarded": ERASE, "unreadable": "", "file": a_file, "text": "back"}


class DeliveryMachine(RuleBasedStateMachine):
    """People, their channels, a platform that has to be called, and processes on one database."""

    new_home: Callable[[], Home]
    """Where each game's database comes from: set by whoever plays."""

    def __init__(self) -> None:
        super().__init__()
        self.game = Game(type(self).new_home())

    def teardown(self) -> None:
        """However a game went, it ends well."""
        self.game.end()

    @invariant()
    def everything_is_as_it_must_be(self) -> None:
        """By the model and by the checks of operators."""
        self.game.check()

    @rule(name=who, kind=kind_of_note, pick=some, by_button=st.booleans(), times=st.integers(1, 3), then=rounds)
    def answer(self, name: str, kind: str, pick: int, by_button: bool, times: int, then: list[int]) -> None:
        """What the open question asks for, and some work at once."""
        talk = self.game.model.talks[name]
        if talk.button and by_button:
            sending = self.game.send(name, "button", f"{talk.button}:{pick % 3 if talk.step == 'place' else 0}")
        else:
            typed = {"place": PLACES[pick % 3], "sure": KEEP}.get(talk.step, self._note(kind))
            sending = self.game.send(name, "text", typed)
        self.game.deliver(sending, times, pick % 2)
        for place in then:
            self.game.send_out(place)

    @rule(name=who, kind=kind_of_note, often=st.sampled_from([1, 1, 1, 2, 5]), then=rounds)
    def answer_to_the_end(self, name: str, kind: str, often: int, then: list[int]) -> None:
        """Somebody quick: note, place and yes without a pause, and perhaps once more."""
        for text in [self._note(kind), PLACES[0], KEEP] * often:
            self.game.deliver(self.game.send(name, "text", text), place=len(then))
        for place in then:
            self.game.work(place)

    @rule(name=who, typed_first=st.booleans())
    def text_and_press(self, name: str, typed_first: bool) -> None:
        """Both for one question, in either order."""
        talk = self.game.model.talks[name]
        typed = self.game.send(name, "text", KEEP if talk.step == "sure" else PLACES[0])
        pressed = self.game.send(name, "button", f"{talk.button or 'r1'}:0")
        for sending in (typed, pressed) if typed_first else (pressed, typed):
            self.game.deliver(sending)

    @rule(name=who, other=who, pick=some, option=st.integers(0, 3), times=st.integers(1, 2))
    def press_another(self, name: str, other: str, pick: int, option: int, times: int) -> None:
        """An earlier button of one's own, or one of somebody else's."""
        offers = sorted(self.game.model.talks[other].buttons) or ["r1"]
        self.game.deliver(self.game.send(name, "button", f"{offers[pick % len(offers)]}:{option}"), times)

    @rule(name=who, kind=st.sampled_from([*NO_ANSWERS, "text"]))
    def say_something_else(self, name: str, kind: str) -> None:
        """What is no answer, or takes one back."""
        self.game.deliver(self.game.send(name, kind, NO_ANSWERS[kind]))

    @rule(name=who)
    def be_forgotten(self, name: str) -> None:
        """Everything of theirs goes at once."""
        self.game.deliver(self.game.send(name, "text", ERASE))

    @precondition(lambda self: bool(self.game.model.sent))
    @rule(picks=st.lists(some, min_size=1, max_size=6))
    def deliver_again(self, picks: list[int]) -> None:
        """Anything that was ever sent, in any order."""
        sent = list(self.game.model.sent.values())
        for pick in picks:
            self.game.deliver(sent[pick % len(sent)], place=pick)

    @rule(places=places)
    def work(self, places: list[int]) -> None:
        """Take some turns."""
        for place in places:
            self.game.work(place)

    @rule(places=places)
    def send_out(self, places: list[int]) -> None:
        """Send some of what waits."""
        for place in places:
            self.game.send_out(place)

    @rule(name=st.sampled_from(PUSHED), orders=st.lists(st.sampled_from(ORDERS), max_size=4), then=st.integers(0, 12))
    def weather(self, name: str, orders: list[str], then: int) -> None:
        """What the platform does with the next calls, of which there will be some."""
        self.game.platform.orders.extend(orders)
        self.game.deliver(self.game.send(name, "text", "back"), place=then)
        for _ in range(then):
            self.game.send_out(then)

    @rule()
    def release(self) -> None:
        """Calls that hung get their answers."""
        self.game.release()

    @rule(seconds=jump)
    def clock_moves(self, seconds: float) -> None:
        """On, or back."""
        self.game.clock.move(timedelta(seconds=seconds))

    @rule(second=st.sampled_from([-1, 0, 1]))
    def midnight(self, second: int) -> None:
        """A day begins in Shanghai at 16 o'clock UTC."""
        now = self.game.clock.now
        edge = now.replace(hour=16, minute=0, second=0, microsecond=0) + timedelta(seconds=second)
        self.game.clock.move(edge - now if edge >= now else edge + timedelta(days=1) - now)

    @rule(room=st.integers(0, 6))
    def disk_fills(self, room: int) -> None:
        """Hardly anything fits any more."""
        self.game.fill_disk(room)

    @precondition(lambda self: self.game.full)
    @rule()
    def disk_has_room(self) -> None:
        """Somebody made room."""
        self.game.free_disk()

    @rule(place=place, shown=st.booleans())
    def crash(self, place: int, shown: bool) -> None:
        """A process is gone between two rounds."""
        self.game.crash(place, shown=shown)

    @rule(place=place, moment=st.integers(0, 40), shown=st.booleans())
    def crash_in_the_middle(self, place: int, moment: int, shown: bool) -> None:
        """A process is gone at some statement or commit, or right behind one."""
        self.game.crash_in_the_middle(place, moment, shown=shown)

    @precondition(lambda self: self.game.home.processes > 1 and not self.game.full)
    @rule(place=place)
    def session_ends(self, place: int) -> None:
        """The database ends a session, and the process lives on."""
        self.game.cut_off(place)

    @precondition(lambda self: not self.game.full)
    @rule(place=place)
    def day_ends(self, place: int) -> None:
        """A deployment, with the daily work done before."""
        self.game.end_day(place)

    @rule()
    def everything_comes_to_rest(self) -> None:
        """Nothing gets stuck for good."""
        self.game.come_to_rest()

    def _note(self, kind: str) -> str:
        """Words that are no label and no command, never the same twice."""
        word = "".join(chr(ord("k") + int(digit)) for digit in str(next(self.game.numbers)))
        return f"{kind} zq{word}"
