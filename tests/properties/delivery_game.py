"""A game of people, channels, processes and a platform on one database, compared with the model at every turn."""

from concurrent.futures import Future
from contextlib import AbstractContextManager
from datetime import timedelta
from itertools import count
from typing import Any, cast

import sqlalchemy as sa

from kjfz_bot.channels.ports import Arrival, Kind
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.errors import StoreError
from kjfz_bot.services.retention import KEPT
from kjfz_bot.storage import outbox, people
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import ADDRESS, INBOX, JOB, OUTBOX
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.audits import check_audit
from kjfz_bot.storage.verify.delivery import check_delivery
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.people import check_people
from kjfz_bot.storage.verify.run import verify
from tests.properties.delivery_homes import Home
from tests.properties.delivery_house import Died, Process
from tests.properties.delivery_model import Model, Row, Sending
from tests.properties.delivery_platform import NOON, PIGEON, Clock, Platform

CHANNELS = {"ada": "web", "ben": "web", "cyd": PIGEON, "dan": PIGEON}
NAMES = sorted(CHANNELS)
KEYS = {name: AddressKey(CHANNELS[name], name) for name in NAMES}
PUSHED = [name for name in NAMES if CHANNELS[name] == PIGEON]

LONG = 400
"""Rounds within which everything must come to rest."""

MOST_AT_ONCE = 16
"""Seconds that pass between two of them at most: at first half a one, then ever more."""

STEPS_IN_A_CRASH = 6

_LETTERS = (
    sa.select(INBOX.c.seq, INBOX.c.update_id, INBOX.c.state)
    .where(INBOX.c.address_id == sa.bindparam("address"))
    .order_by(INBOX.c.seq)
)
_ANSWERS = sa.select(OUTBOX, ADDRESS.c.person_id, ADDRESS.c.channel).join(ADDRESS, ADDRESS.c.id == OUTBOX.c.address_id)
_EFFECTS = sa.select(JOB.c.key).where(JOB.c.kind == "shift").order_by(JOB.c.id)


class Game:
    """What may happen, as methods; each leaves the database and the model in step."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.clock = Clock()
        self.platform = Platform(self.clock)
        self.model = Model(NAMES)
        self.full = False
        self.numbers = count(1)
        self._processes = [self._new_process() for _ in range(home.processes)]
        self._told: list[tuple[Sending, Process, Future[bool]]] = []
        self._unacknowledged: dict[str, Sending] = {}
        self._known: dict[int, dict[str, Any]] = {}
        self._put_out: list[dict[str, Any]] = []
        self._days: set[str] = set()
        self._in_doubt: set[int] | None = None
        self._noted: dict[int, str] = {}

    def send(self, name: str, kind: str, body: str) -> Sending:
        """Something new that a person sent; it is for their channel to deliver."""
        sending = Sending(name, f"u{next(self.numbers)}", kind, body)
        self.model.sent[name, sending.update_id] = sending
        self._unacknowledged[sending.update_id] = sending
        return sending

    def _new_process(self) -> Process:
        return Process(self.home.open(), self.clock, self.platform)

    def _at(self, place: int) -> Process:
        return self._processes[place % len(self._processes)]

    def deliver(self, sending: Sending, times: int = 1, place: int = 0) -> None:
        """Hand it to one of the processes, perhaps not for the first time."""
        kind = cast("Kind", sending.kind)
        arrival = Arrival(
            CHANNELS[sending.name], sending.name, sending.update_id, kind, sending.body, self.clock.now, "en"
        )
        for _ in range(times):
            self._told.append((sending, self._at(place), self._at(place).hand_in(arrival)))

    def work(self, place: int = 0) -> None:
        """One round of a writer."""
        self._at(place).writer.cycle()
        self._look()

    def send_out(self, place: int = 0) -> None:
        """One round of a sender, and what it gives the writer to do."""
        self._at(place).relay_step()
        if self._at(place).writer.busy:
            self.work(place)

    def fill_disk(self, room: int) -> None:
        """Leave next to no room."""
        self.full = True
        self.home.fill(room)

    def free_disk(self) -> None:
        """Make room again."""
        if self.full:
            self.home.free()
        self.full = False

    def release(self) -> None:
        """Calls that hung get their answers."""
        self.platform.release()

    def crash(self, place: int = 0, *, shown: bool) -> None:
        """A process is gone; calls under way were `shown` or not, and nobody hears of it."""
        place %= len(self._processes)
        gone = self._processes[place]
        sent = gone.sends
        if sent:
            self.platform.forget_calls(gone.line, shown=shown)
            self.platform.revoked = False
        gone.close()
        self._told = [each for each in self._told if each[1] is not gone]
        self.model.blow()
        self._processes[place] = self._new_process()
        self._observe()
        if sent:
            for number in self._what_nobody_heard_of():
                self.platform.excuse(number)
            self.platform.forget_waits(self._noted_waits())
            self._noted = {row["number"]: row["name"] for row in self._put_out if row["next_at"] is not None}

    def cut_off(self, place: int) -> None:
        """The database ends the session of a process that lives on; another may take over before it hears of that."""
        self.release()
        session = self._at(place).cut_off()
        self.home.end_session(session)
        self.model.blow()
        self._in_doubt = self._in_doubt or set()
        self._observe()

    def crash_in_the_middle(self, place: int, moment: int, *, shown: bool) -> None:
        """A process is gone at that statement or commit of its next rounds, 0 right behind a commit."""
        self._at(place).die_at(moment)
        try:
            for _ in range(STEPS_IN_A_CRASH):
                self.work(place)
                self.send_out(place)
        except Died:
            pass
        self.crash(place, shown=shown)

    def end_day(self, place: int = 0) -> None:
        """A deployment: what is in hand is finished, the daily work is done, the next process takes over."""
        self._at(place).end(self._look)
        today = shanghai_date(self.clock.now).isoformat()
        if today not in self._days:
            self._days.add(today)
            self.model.expire(self.clock.now - KEPT)
        self.crash(place, shown=False)

    def come_to_rest(self, *, friendly: bool = True) -> None:
        """With a friendly platform, room and time, everything is acknowledged, answered and sent."""
        if friendly:
            self.platform.orders.clear()
        self.free_disk()
        for place in range(len(self._processes)):
            if self.platform.revoked and self._at(place).sends:
                self.crash(place, shown=True)
        for turn in range(LONG):
            self.release()
            self._deliver_what_was_refused()
            for place in range(len(self._processes)):
                self.work(place)
                self.send_out(place)
            if self._at_rest():
                return
            self.clock.move(timedelta(seconds=min(0.5 * 1.2**turn, MOST_AT_ONCE)))
        raise AssertionError(f"it never comes to rest: {self._put_out}, {self.model.talks}")

    def check(self) -> None:
        """Everything is as the model says, and sound by the checks that operators run."""
        self._observe()
        self._compare_what_is_shown()
        with self._reading() as uow:
            effects: dict[int, list[str]] = {}
            for key in uow.connection.execute(_EFFECTS).scalars():
                _, person, text = key.split(" ", 2)
                effects.setdefault(int(person), []).append(text)
            assert effects == self.model.effects
            assert _findings(uow) == []

    def end(self) -> None:
        """Let everything come to rest, look at it all, and leave nothing behind."""
        try:
            self.come_to_rest()
            self.check()
            with self._reading() as uow:
                assert list(verify(uow, _scene())) == []
        finally:
            for process in self._processes:
                process.close()
            self.home.drop()

    def _reading(self) -> AbstractContextManager[UnitOfWork]:
        return self._processes[0].store.reading()

    def _what_nobody_heard_of(self) -> set[int]:
        sent = {row["number"] for row in self._put_out if row["state"] == "sent"}
        return {letter.number for letter in self.platform.shown} - sent

    def _noted_waits(self) -> dict[str, float]:
        """Chats in which nothing is to be sent for so many seconds, as far as the database knows."""
        return {
            row["name"]: max(0.0, (row["next_at"] - self.clock.now).total_seconds())
            for row in self._put_out
            if row["next_at"] is not None
        }

    def _forget_erased_waits(self) -> None:
        """Where whoever noted a wait is gone, it is known by its row alone, which goes with its person."""
        there = {row["number"] for row in self._put_out}
        for number in self._noted.keys() - there:
            self.platform.forget_wait(self._noted.pop(number))

    def _excuse_what_is_in_doubt(self) -> None:
        """Until somebody has taken over from a sender that was cut off, what it sent and did not note comes again."""
        if self._in_doubt is None:
            return
        for number in self._what_nobody_heard_of() - self._in_doubt:
            self._in_doubt.add(number)
            self.platform.excuse(number)
        if any(process.took_over for process in self._processes):
            self._in_doubt = None

    def _at_rest(self) -> bool:
        idle = not (self._unacknowledged or self._told or any(each.writer.busy for each in self._processes))
        answered = not any(talk.waiting for talk in self.model.talks.values())
        sent = all(row["state"] not in ("waiting", "sending") for row in self._put_out)
        return idle and answered and sent

    def _deliver_what_was_refused(self) -> None:
        told = {sending.update_id for sending, _, _ in self._told}
        for sending in list(self._unacknowledged.values()):
            if sending.update_id not in told:
                self.deliver(sending)

    def _hear_acknowledgements(self) -> None:
        """Whatever is acknowledged is stored (I1); what is refused is delivered again."""
        for sending, _, told in self._told:
            if told.done() and told.exception() is None:
                assert self.model.stored(sending), f"{sending} was acknowledged and is not stored"
                self._unacknowledged.pop(sending.update_id, None)
            elif told.done():
                assert isinstance(told.exception(), StoreError)
        self._told = [each for each in self._told if not each[2].done()]

    def _look(self) -> None:
        """See what a round has come to."""
        self._observe()
        self._hear_acknowledgements()

    def _observe(self) -> None:
        """Read what the database holds, and tell the model."""
        with self._reading() as uow:
            found = people.find_all(uow, KEYS.values())
            addresses = {name: found.get(key) for name, key in KEYS.items()}
            names = {address.id: name for name, address in addresses.items() if address is not None}
            self._put_out = [
                {
                    **self._known_row(uow, row),
                    "state": row.state,
                    "next_at": row.next_at,
                    "name": names[row.address_id],
                }
                for row in uow.connection.execute(_ANSWERS.order_by(OUTBOX.c.id))
            ]
            letters = {
                name: uow.connection.execute(_LETTERS, {"address": address.id if address else None}).all()
                for name, address in addresses.items()
            }
        answers: dict[int, list[dict[str, Any]]] = {}
        for row in self._put_out:
            answers.setdefault(row["cause"], []).append(row)
        for name, address in addresses.items():
            rows = [Row(row.seq, row.update_id, row.state) for row in letters[name]]
            self.model.see(name, address.person if address else None, rows, answers, self.clock.now)
        self._excuse_what_is_in_doubt()
        self._forget_erased_waits()

    def _known_row(self, uow: UnitOfWork, row: sa.Row[Any]) -> dict[str, Any]:
        """An answer's text and buttons; opened once, since they never change."""
        if row.id not in self._known:
            body = outbox.open_body(uow, row.person_id, row.id, row.body)
            if row.channel == PIGEON:
                body = dict(body["parameters"])
            buttons = body.get("buttons") or [option["data"] for option in body.get("options", [])]
            offer = buttons[0].partition(":")[0] if buttons else ""
            self._known[row.id] = {
                "cause": row.cause,
                "text": body["text"],
                "offer": offer,
                "number": body.get("number"),
            }
        return self._known[row.id]

    def _compare_what_is_shown(self) -> None:
        assert self.platform.wrong == []
        times: dict[int, int] = {}
        first: dict[str, list[int]] = {}
        for letter in self.platform.shown:
            times[letter.number] = times.get(letter.number, 0) + 1
            if times[letter.number] == 1:
                first.setdefault(letter.chat, []).append(letter.number)
        assert all(numbers == sorted(numbers) for numbers in first.values()), f"out of order: {first}"
        for number, shown in times.items():
            assert shown <= 1 + self.platform.excused.get(number, 0), f"{number} was shown {shown} times"
        for row in self._put_out:
            assert row["state"] != "sent" or row["number"] in times, f"{row} is said to be sent"
            assert row["state"] != "dead" or row["name"] in self.platform.refused, f"{row} was given up"


def _scene() -> Scene:
    # How long a letter may wait is seen when everything comes to rest; here the clock jumps.
    return Scene(NOON - timedelta(days=1))


def _findings(uow: UnitOfWork) -> list[Finding]:
    return [finding for check in (check_delivery, check_people, check_audit) for finding in check(uow, _scene())]
