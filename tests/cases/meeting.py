"""A meeting at which many cases are decided: rounds of a world, cases that wait in them, minutes, and the job."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from kjfz_bot.app.jobs import MAX_ATTEMPTS
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import round_deciding, rounds
from kjfz_bot.services.round_looking import JOB
from kjfz_bot.storage import addresses, case_rounds, files, jobs, notices, round_cases
from kjfz_bot.storage.files import Content
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Stored
from tests.cases.world import World

DECIDE = "ningbo:post:decide"
WORDS = "Agreed at the meeting"
_SENT = count(1)


@dataclass
class Meeting:
    """Rounds in a world."""

    world: World
    at_once: int = 2
    cases: list[str] = field(default_factory=list)

    def ask(self, who: str, service: str, **inputs: Any) -> Ok | No:
        """Call a service of rounds as a turn does."""
        self.world.now += timedelta(minutes=1)
        with self.world.store.transaction() as uow:
            found = rounds.services(self.world.programmes)[service]
            return found.run(
                uow, self.world.actor(who), {**dict.fromkeys(found.signature.reads), "cursor": None, **inputs}
            )

    def answers(self, who: str, service: str, **inputs: Any) -> Ok:
        """What is answered where nothing is refused."""
        answer = self.ask(who, service, **inputs)
        assert isinstance(answer, Ok), answer
        return answer

    def make(self, who: str = "carl", step: str = DECIDE, **said: Any) -> Ok | No:
        """Make a round of this week."""
        days = {"opens": "2026-09-01", "closes": "2026-10-30"}
        return self.ask(who, "make_round", **{"step": step, "name": "Second round", **days, **said})

    def made(self, who: str = "carl", step: str = DECIDE, **said: Any) -> str:
        """The number of a round that could be made."""
        answer = self.make(who, step, **said)
        assert isinstance(answer, Ok), answer
        return f"{answer.value}"

    def wait(self, number: int) -> list[str]:
        """So many cases that the district has given its opinion on, and that wait for the city."""
        for _ in range(number):
            case = self.world.chosen(self.world.need(title=f"Need {len(self.cases) + 1}"))
            self.world.does("dora", case, opinion=f"Fits, {case}")
            self.cases.append(case)
        return self.cases

    def look(self, number: str, who: str = "carl") -> dict[str, Any]:
        """What somebody sees of a round, by which they decide."""
        seen: dict[str, Any] = self.answers(who, "look_at_round", round=number).value
        return seen

    def words(self, number: str, who: str = "carl") -> Mapping[str, Any]:
        """What is said of a round."""
        return self.answers(who, "look_at_round", round=number).text_args

    def excepts(
        self, number: str, case: str, verdict: str, reason: str | None = "No money", who: str = "carl"
    ) -> Ok | No:
        """Pick an exception."""
        card = self.answers(who, "look_at_round_case", seen=self.look(number, who), case=case).value
        return self.ask(who, "except_case", card=card, verdict=verdict, reason=reason)

    def minutes(self, who: str = "carl") -> dict[str, Any]:
        """A file with the minutes, which somebody has sent."""
        with self.world.store.transaction() as uow:
            (address, *_) = addresses.of_person(uow, self.world.people[who])
            file = files.add(uow, address, "1:minutes", "minutes.pdf", 3, self.world.now)
            stored = Stored(f"{next(_SENT):064}", b"k" * 32)
            files.keep(uow, file, Content("pdf", 3, stored, hashlib.sha256(b"abc").digest()))
            return {"file_id": file.public_id, "name": "minutes.pdf", "size": 3}

    def decide(self, seen: Mapping[str, Any], who: str = "carl", **said: Any) -> Ok | No:
        """Have a round decided as it was seen."""
        return self.ask(who, "decide_round", **{"seen": seen, "words": WORDS, "minutes": self.minutes(who), **said})

    def decided(self, number: str, who: str = "carl", **said: Any) -> None:
        """Look at a round, have it decided, and the job done."""
        self.begins(self.look(number, who), who, **said)
        self.work()

    def begins(self, seen: Mapping[str, Any], who: str = "carl", **said: Any) -> None:
        """Have a round decided that can be."""
        answer = self.decide(seen, who, **said)
        assert isinstance(answer, Ok), answer
        assert answer.text_args["state"] == "begun", answer

    def work(self, steps: int = 1000) -> int:
        """Do some steps of the job, each in a transaction of its own; how many were done."""
        for done in range(steps):
            with self.world.store.transaction() as uow:
                job = self.job(uow)
                if job is None:
                    return done
                self.step(uow, job)
        return steps

    def step(self, uow: UnitOfWork, job: Job) -> None:
        """One step, as the thread of jobs does it."""
        progress = round_deciding.decide_some(self.world.programmes, uow, job, self.world.now, self.at_once)
        if progress is None:
            jobs.finish(uow, job)
        else:
            jobs.advance(uow, job, progress)

    def job(self, uow: UnitOfWork) -> Job | None:
        """The job of a round that waits."""
        found = jobs.first(uow)
        return found if found is not None and found.kind == JOB and found.attempts <= MAX_ATTEMPTS else None

    def state(self, number: str) -> str:
        """How far a round is."""
        with self.world.store.reading() as uow:
            found = case_rounds.find(uow, int(number))
        assert found is not None
        return found.state

    def results(self, number: str) -> list[tuple[str, str, str | None]]:
        """Verdict, result and reason of each case, in their order."""
        with self.world.store.reading() as uow:
            return [(each.verdict, each.result, each.why) for each in round_cases.of(uow, int(number))]

    def told(self, name: str = "carl") -> list[Mapping[str, Any]]:
        """What somebody was told of what became of rounds."""
        with self.world.store.reading() as uow:
            waiting = notices.waiting(uow, ("notice", "decision"), 10_000)
        person = self.world.people[name]
        return [each.args for each in waiting if each.person == person and each.topic == round_deciding.DECIDED]
