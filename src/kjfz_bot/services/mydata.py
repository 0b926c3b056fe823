"""What a person may have of their data: to see it, and to take all of it along as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.consent import ABROAD, TELEGRAM
from kjfz_bot.services import looks  # noqa: F401 - who looked is part of one's data
from kjfz_bot.services.archive import archive
from kjfz_bot.services.files import WITHOUT_FILES
from kjfz_bot.services.notices import notify
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import addresses, belongings, consents, conversations, jobs
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import Catalogue

EXPORT = "export"
"""The kind of job that makes the file; its actor is whose data is in it."""

READY, STOPPED = "export_ready", "export_stopped"
"""What the person is told: with the file, or where there is none in the end."""

AT_THE_TERMINAL = "export_data-terminal"
NOWHERE = "export_data-nowhere"


@dataclass(frozen=True, slots=True)
class Made:
    """A file with everything of a person."""

    name: str
    content: bytes


@service("my_data")
def my_data(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """An overview of what is stored about the person: how much of each kind, and what is short enough to be said."""
    own = [each.key for each in addresses.of_person(uow, actor.person)]
    return Ok(
        {
            "addresses": [[key.channel, key.external_id] for key in own],
            "language": conversations.languages(uow, [actor.person]).get(actor.person, ""),
            "counts": {name: count for name, count in belongings.counts(uow, actor.person).items() if count},
        }
    )


@service("export_my_data", refusals=(AT_THE_TERMINAL, NOWHERE))
def export_my_data(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Have the file made beside the conversation, and sent when it is there."""
    if actor.channel in WITHOUT_FILES:
        return No(AT_THE_TERMINAL)
    if actor.channel in ABROAD and consents.withdrawn(uow, actor.person, TELEGRAM):
        return No(NOWHERE)
    key = f"{actor.person}@{actor.now.isoformat()}"
    jobs.add(uow, EXPORT, key, actor.now, {"by": actor.channel}, actor=actor.person)
    return Ok()


def make(uow: UnitOfWork, texts: Catalogue, person: int, now: datetime, *, hides_others: bool) -> Made | None:
    """Everything stored about a person, in their language; None where they were erased meanwhile.

    `hides_others` masks the names of other people, where one of the person's channels lies abroad.
    """
    language = conversations.languages(uow, [person]).get(person)
    if language is None:
        return None
    abroad = any(each.key.channel in ABROAD for each in addresses.of_person(uow, person))
    rows = belongings.everything(uow, person)
    name = texts.text(language, "export_data-make.name", date=shanghai_date(now).isoformat())
    return Made(name, archive(texts, language, rows, now, masks=abroad and hides_others))


def deliver(uow: UnitOfWork, person: int, cause: str, file: tuple[str, str], now: datetime) -> None:
    """Send a person their file, by its name and its content in base64."""
    name, content = file
    notify(uow, Notice(person, READY, cause, "notice", now, args={"name": name, "document": content}))


def tell_given_up(uow: UnitOfWork, job: Job, person: int, now: datetime) -> None:
    """Tell a person that their file could not be made, and what they can do."""
    notify(uow, Notice(person, STOPPED, job.key, "notice", now))
