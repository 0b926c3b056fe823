"""Officers take along how the VPs of a place stand: what they may ask for, and that they still may when it is made.

The table is made beside the turns by a job (`app/service_tables.py`). Everybody in it can read who took it along.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import access, need_tables
from kjfz_bot.services.files import WITHOUT_FILES
from kjfz_bot.services.looks import Opened, looked, opened_by
from kjfz_bot.services.need_tables import EXPORT, Order
from kjfz_bot.services.registry import SERVICES, Actor, Service, with_first
from kjfz_bot.services.seats import place
from kjfz_bot.services.service_desk import CHECK
from kjfz_bot.services.service_figures import Programmes
from kjfz_bot.storage import audit, jobs
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork

TABLE = "service_table"
"""The kind of the job, and the topic of what it tells."""

LOOKS = "service_looks"
"""The kind of the job that lets everybody in a table read who took it along."""

STOPPED = "service_stopped"
"""What whoever asked is told where nothing comes of it."""

AT_ONCE = 50
"""People in whose data a line is left in one transaction, so that nobody waits long behind it."""


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of tables of service time under these programmes."""
    return with_first(programmes, (places_of_hour_tables, (), ()), (export_hours, ("where",), ()))


def places_of_hour_tables(programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Where an officer sees all service time; nowhere on a channel without files."""
    return Ok([] if actor.channel in WITHOUT_FILES else need_tables.places(programmes, uow, actor, CHECK))


def export_hours(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the table made, once the officer has shown just before that it is them."""
    order = need_tables.chosen(uow, actor, programmes, inputs["where"], CHECK)
    access.require(uow, actor, EXPORT, order.thing)
    return need_tables.asked(uow, actor, TABLE, order)


def may_have(uow: UnitOfWork, person: int, order: Order, now: datetime) -> bool:
    """Whether somebody still has the right to a table they asked for: a role may end while it is made."""
    gate = access.gate_of(uow, person, now)
    return gate.can(CHECK, order.thing).allowed and gate.can(EXPORT, order.thing).allowed


def office_of(uow: UnitOfWork, person: int, order: Order, now: datetime) -> Opened:
    """In which role, and for which office, somebody takes a table along."""
    role = access.gate_of(uow, person, now).role_for(CHECK, order.thing)
    return opened_by(uow, role, "hours", TABLE)


def note_export(uow: UnitOfWork, job: Job, order: Order, people: list[int], rows: int, now: datetime) -> None:
    """Let the audit say who took the table along, and everybody in it read that."""
    person = job.actor or 0
    details: dict[str, str | int] = {"by": person, "key": place(order.scope), "rows": rows}
    audit.record(uow, Deed(person, "hours_exported", now, details))
    opened = office_of(uow, person, order, now)
    said = {"people": people, "role": opened.role, "organisation": opened.organisation}
    jobs.add(uow, LOOKS, f"{job.id}", now, said, actor=person)


def note_looks(uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
    """Leave a line in the data of some more people of a table."""
    done, said = job.progress.get("done", 0), job.arguments
    opened = Opened(said.get("what", "hours"), said.get("why", TABLE), said["role"], said["organisation"])
    for person in said["people"][done : done + AT_ONCE]:
        looked(uow, Actor(job.actor or 0, now), person, opened)
    return {"done": done + AT_ONCE} if done + AT_ONCE < len(said["people"]) else None


SERVICES.update(services({}))
