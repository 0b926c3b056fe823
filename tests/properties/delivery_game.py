"""A game of people, channels, processes and a platform on one database, compared with the model at every turn."""

from concurrent.futures import Future
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

LONG = 400
"""Rounds within which everything must come to rest; two seconds pass in each."""

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
        self._process = Process(home.open(), self.clock, self.platform)
        self._told: list[tuple[Sending, Future[bool]]] = []
        self._unacknowledged: dict[str, Sending] = {}
        self._known: dict[int, dict[str, Any]] = {}
        self._put_out: list[dict[str, Any]] = []
        self._days: set[str] = set()

    def send(self, name: str, kind: str, body: str) -> Sending:
        """Something new that a person sent; it is for their channel to deliver."""
        sending = Sending(name, f"u{next(self.numbers)}", kind, body)
        self.model.sent[name, sending.update_id] = sending
        self._unacknowledged[sending.update_id] = sending
        return sending

    def deliver(self, sending: Sending, times: int = 1) -> None:
        """Hand it in, perhaps not for the first time."""
        kind = cast("Kind", sending.kind)
        arrival = Arrival(
            CHANNELS[sending.name], sending.name, sending.update_id, kind, sending.body, self.clock.now, "en"
        )
        for _ in range(times):
            self._told.append((sending, self._process.hand_in(arrival)))

    def work(self) -> None:
        """One round of the writer."""
        self._process.writer.cycle()
        self._look()

    def send_out(self) -> None:
        """One round of the sender, and what it gives the writer to do."""
        self._process.relay_step()
        if self._process.writer.busy:
            self.work()

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
        if self.platform.held is not None:
            self.platform.held.set()
            self.platform.held = None

    def crash(self, *, shown: bool) -> None:
        """The process is gone; calls under way were `shown` or not, and nobody hears of it."""
        self.platform.forget_calls(shown=shown)
        self._process.close()
        self._told.clear()
        self.model.blow()
        self._process = Process(self.home.open(), self.clock, self.platform)
        self.platform.revoked = False
        self._observe()
        sent = {row["number"] for row in self._put_out if row["state"] == "sent"}
        for number in {letter.number for letter in self.platform.shown} - sent:
            self.platform.excuse(number)

    def crash_in_the_middle(self, moment: int, *, shown: bool) -> None:
        """The process is gone at that statement or commit of the next rounds, 0 right behind a commit."""
        self._process.die_at(moment)
        try:
            for _ in range(STEPS_IN_A_CRASH):
                self.work()
                self.send_out()
        except Died:
            pass
        self.crash(shown=shown)

    def end_day(self) -> None:
        """A deployment: what is in hand is finished, the daily work is done, the next process takes over."""
        self._process.end(self._look)
        today = shanghai_date(self.clock.now).isoformat()
        if today not in self._days:
            self._days.add(today)
            self.model.expire(self.clock.now - KEPT)
        self.crash(shown=False)

    def come_to_rest(self) -> None:
        """With a friendly platform, room and time, everything is acknowledged, answered and sent."""
        self.platform.orders.clear()
        self.free_disk()
        if self.platform.revoked:
            self.crash(shown=True)
        for _ in range(LONG):
            self.release()
            self._deliver_what_was_refused()
            self.work()
            self.send_out()
            if self._at_rest():
                return
            self.clock.move(timedelta(seconds=2))
        raise AssertionError(f"it never comes to rest: {self._put_out}, {self.model.talks}")

    def check(self) -> None:
        """Everything is as the model says, and sound by the checks that operators run."""
        self._observe()
        self._compare_what_is_shown()
        with self._process.store.reading() as uow:
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
            with self._process.store.reading() as uow:
                assert list(verify(uow, _scene())) == []
        finally:
            self._process.close()
            self.home.drop()

    def _at_rest(self) -> bool:
        idle = not (self._unacknowledged or self._told or self._process.writer.busy)
        answered = not any(talk.waiting for talk in self.model.talks.values())
        sent = all(row["state"] not in ("waiting", "sending") for row in self._put_out)
        return idle and answered and sent

    def _deliver_what_was_refused(self) -> None:
        told = {sending.update_id for sending, _ in self._told}
        for sending in list(self._unacknowledged.values()):
            if sending.update_id not in told:
                self.deliver(sending)

    def _hear_acknowledgements(self) -> None:
        """Whatever is acknowledged is stored (I1); what is refused is delivered again."""
        for sending, told in self._told:
            if told.done() and told.exception() is None:
                assert self.model.stored(sending), f"{sending} was acknowledged and is not stored"
                self._unacknowledged.pop(sending.update_id, None)
            elif told.done():
                assert isinstance(told.exception(), StoreError)
        self._told = [(sending, told) for sending, told in self._told if not told.done()]

    def _look(self) -> None:
        """See what a round has come to."""
        self._observe()
        self._hear_acknowledgements()

    def _observe(self) -> None:
        """Read what the database holds, and tell the model."""
        with self._process.store.reading() as uow:
            addresses = {name: people.find(uow, AddressKey(CHANNELS[name], name)) for name in NAMES}
            names = {address.id: name for name, address in addresses.items() if address is not None}
            self._put_out = [
                {**self._known_row(uow, row), "state": row.state, "name": names[row.address_id]}
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
