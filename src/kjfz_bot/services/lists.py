"""Officers bring the lists of a running programme in a conversation: looked at first, imported, taken back.

Here: what an officer may ask for and is answered. What takes long, such as reading a file, is done beside the turns by
jobs (`app/bringing.py`), which tell the officer what came of it. What happens to a list is `batches.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import Object, Scope
from kjfz_bot.domain.sheet import KINDS, Kind
from kjfz_bot.services import access, pages
from kjfz_bot.services.access import Gate
from kjfz_bot.services.files import WITHOUT_FILES, is_own
from kjfz_bot.services.places import district_words, moment
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.services.seats import place, place_label
from kjfz_bot.storage import files, imports, jobs, need_lists, undoing
from kjfz_bot.storage.imports import Batch
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.undoing import Rests

LOOK, IMPORT = "look_at_list", "import_list"
"""What the gate is asked: to look at lists, and to make something of them or take it back."""

TEMPLATE, DRY_RUN, TAKE_OVER = "list_template", "list_look", "list_import"
PROBLEMS, INVITATIONS, TAKE_BACK = "list_problems", "list_invitations", "list_undo"
JOBS = frozenset({TEMPLATE, DRY_RUN, TAKE_OVER, PROBLEMS, INVITATIONS, TAKE_BACK})
"""The kinds of jobs."""

MOST = 200
"""Batches of each place that are shown at most, the newest."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a job is to do with a list: of which kind, into which part of which programme, from which file."""

    kind: Kind
    programme: str
    district: str | None
    file: str

    @property
    def thing(self) -> Object:
        """What the list would become, as the gate sees it."""
        return Object(programme=self.programme, district=self.district)

    def arguments(self) -> dict[str, Any]:
        """The order as a job keeps it."""
        return {"kind": self.kind, "programme": self.programme, "district": self.district, "file": self.file}


def order_of(job: Job) -> Order:
    """What a job was asked for."""
    said = job.arguments
    return Order(_kind(said["kind"]), said["programme"], said["district"], said["file"])


@service("places_of_lists")
def places_of_lists(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Where the person may bring lists: a programme, or a district of one; nowhere on a channel without files."""
    if actor.channel in WITHOUT_FILES:
        return Ok([])
    return Ok([[place(scope), place_label(uow, scope)] for scope in access.gate(uow, actor).scopes(LOOK)])


@service("send_list_template", reads=("where", "kind"))
def send_list_template(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have an empty list of a kind made, with the words of that programme."""
    order = _order(access.gate(uow, actor), inputs, "")
    jobs.add(uow, TEMPLATE, _key(actor), actor.now, order.arguments(), actor=actor.person)
    return Ok(text_args={"kind": _named(order.kind)})


@service("look_at_list", reads=("where", "kind", "file"))
def look_at_list(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have a list read and looked at, without anything being written; its value names the look."""
    order = _order(access.gate(uow, actor), inputs, inputs["file"]["file_id"])
    file = files.find(uow, order.file)
    if file is None or not is_own(actor.person, file) or file.kind != "xlsx":
        raise NotThere(order.file)
    key = _key(actor)
    jobs.add(uow, DRY_RUN, key, actor.now, order.arguments(), actor=actor.person)
    return Ok(value=key)


@service("check_list", reads=("look",), refusals=("lists-not_looked", "lists-nothing"))
def check_list(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Whether the list has been looked at, and something of it can be taken."""
    job, no = _looked_at(uow, actor, inputs["look"])
    return no or Ok(text_args={name: f"{job.progress[name]}" for name in ("taken", "wrong")})


@service("import_list", reads=("look",), refusals=("lists-not_looked", "lists-nothing"))
def import_list(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the list imported that was looked at, once."""
    job, no = _looked_at(uow, actor, inputs["look"])
    access.require(uow, actor, IMPORT, order_of(job).thing)
    if no is None:
        jobs.add(uow, TAKE_OVER, job.key, actor.now, job.arguments, actor=actor.person)
    return no or Ok()


def _looked_at(uow: UnitOfWork, actor: Actor, key: object) -> tuple[Job, No | None]:
    """The person's own look of that name, and what stands against going on with it."""
    job = jobs.find(uow, DRY_RUN, f"{key}")
    if job is None or job.actor != actor.person:
        raise NotThere(key)
    access.require(uow, actor, LOOK, order_of(job).thing)
    if not job.progress:
        return job, No("lists-not_looked", "go")
    return job, None if job.progress["taken"] else No("lists-nothing", "go")


@service("lists_page")
def lists_page(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What was imported where the person may look, newest first, whoever brought it."""
    gate = access.gate(uow, actor)
    under = imports.under(uow, gate.scopes(LOOK), MOST)
    found = [batch for batch in under if gate.can(LOOK, batch.thing).allowed]
    start = pages.start_of(inputs["cursor"])
    return pages.page([[f"{batch.id}", _line(batch)] for batch in found[start : start + pages.PAGE]], start, len(found))


@service("look_at_batch", reads=("batch",))
def look_at_batch(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What one list made, how far it is, and what rests on it."""
    batch = _found(uow, actor, inputs["batch"], LOOK)
    counts = imports.counts(uow, batch.id)
    resting = [] if batch.state == "undone" else undoing.resting(uow, batch.id)
    args = {
        **_words(batch),
        "organisations": f"{counts.get('organisation', 0)}",
        "people": f"{counts.get('person', 0)}",
        "terms": f"{counts.get('appointment', 0)}",
        "needs": f"{counts.get('need', 0)}",
        "wrong": f"{counts.get('problem', 0)}",
        "rests": rests_words(resting),
        "kept": need_lists.worked_on(uow, batch.id),
    }
    return Ok(text_args=args)


@service("batch_acts", reads=("batch",))
def batch_acts(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What the person can do with a list: have its sheets again where they brought it, take it back, or nothing."""
    batch = _found(uow, actor, inputs["batch"], LOOK)
    acts = [*_sheets(uow, actor, batch), *(["take_back"] if batch.state != "undone" else []), "leave"]
    return Ok([[act, {"text": f"lists-what.{act}"}] for act in acts])


@service("hand_out_list", reads=("batch", "what"))
def hand_out_list(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have a sheet of a list made again, for whoever brought that list."""
    batch, what = _found(uow, actor, inputs["batch"], IMPORT), inputs["what"]
    own = _brought(uow, actor, batch)
    if own is None or what not in _sheets(uow, actor, batch):
        raise NotThere(what)
    ask_for_sheet(uow, _SHEETS[what], _key(actor), own, batch, actor.now)
    return Ok()


@service("take_back_list", reads=("batch",))
def take_back_list(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have a whole list taken back; where something rests on it, say what, and do nothing."""
    batch = _found(uow, actor, inputs["batch"], IMPORT)
    if batch.state == "undone":
        raise NotThere(batch.id)
    resting = undoing.resting(uow, batch.id)
    if resting:
        return Ok(text_args={"state": "rests", "rests": rests_words(resting), "number": f"{batch.id}"})
    arguments = {"programme": batch.programme, "district": batch.district, "batch": batch.id}
    jobs.add(uow, TAKE_BACK, _key(actor), actor.now, arguments, actor=actor.person)
    return Ok(text_args={"state": "asked", "rests": "", "number": f"{batch.id}"})


_SHEETS: Mapping[str, str] = {"problems": PROBLEMS, "invitations": INVITATIONS}
"""The job that makes each sheet of a list."""


def ask_for_sheet(uow: UnitOfWork, kind: str, key: str, brought: Job, batch: Batch, now: datetime) -> None:
    """Have a sheet of a batch made for whoever brought it."""
    jobs.add(uow, kind, key, now, {**brought.arguments, "batch": batch.id}, actor=brought.actor)


def rests_words(resting: Iterable[Rests]) -> Any:
    """What rests on a batch, a line each; the word for nothing where that is so."""
    lines = [
        {"text": f"lists-rest.{each.name}", "args": {"count": f"{each.count}", "row": f"{each.row}"}}
        for each in resting
    ]
    return {"lines": lines} if lines else {"text": "lists-rest.nothing"}


def may_go_on(uow: UnitOfWork, person: int, thing: Object, now: datetime) -> bool:
    """Whether somebody still has the right to what they asked a job for: a role may end while it waits."""
    return access.gate_of(uow, person, now).can(IMPORT, thing).allowed


def _sheets(uow: UnitOfWork, actor: Actor, batch: Batch) -> list[str]:
    """The sheets of a list that there still are for somebody: only whoever brought it gets any."""
    own = _brought(uow, actor, batch)
    if own is None or batch.state != "done":
        return []
    file, counts = files.find(uow, own.arguments["file"]), imports.counts(uow, batch.id)
    problems = counts.get("problem") and file is not None and file.state == "kept"
    awaits = imports.awaits(uow, batch.id)
    return [*(["problems"] if problems else []), *(["invitations"] if awaits else [])]


def _brought(uow: UnitOfWork, actor: Actor, batch: Batch) -> Job | None:
    """The job by which somebody brought a list; None where it was somebody else's, or the operator's."""
    own = jobs.of_actor(uow, TAKE_OVER, actor.person)
    return next((job for job in own if job.progress.get("batch") == batch.id), None)


def _found(uow: UnitOfWork, actor: Actor, named: object, action: str) -> Batch:
    """A batch that the person may do this with; NotThere for any other."""
    number = f"{named}"
    batch = imports.find(uow, int(number)) if number.isascii() and number.isdigit() else None
    access.require(uow, actor, action, None if batch is None else batch.thing)
    assert batch is not None
    return batch


def _order(gate: Gate, inputs: Mapping[str, Any], file: str) -> Order:
    """What is asked for, in a place where the person may look at lists."""
    scope = _scope(gate, inputs["where"])
    order = Order(_kind(inputs["kind"]), scope.programme, scope.district, file)
    gate.require(LOOK, order.thing)
    return order


def _scope(gate: Gate, where: object) -> Scope:
    found = next((scope for scope in gate.scopes(LOOK) if place(scope) == where), None)
    if found is None:
        raise NotThere(where)
    return found


def _kind(name: object) -> Kind:
    found = next((kind for kind in KINDS if kind == name), None)
    if found is None:
        raise NotThere(name)
    return found


def _key(actor: Actor) -> str:
    """What a job is called that somebody asks for now."""
    return f"{actor.person}@{actor.now.isoformat()}"


def _named(kind: Kind) -> dict[str, Any]:
    return {"text": f"sheet-{kind}"}


def _words(batch: Batch) -> dict[str, Any]:
    """The variables of texts that speak of a batch."""
    whole = {"text": "lists-whole"}
    return {
        "number": f"{batch.id}",
        "kind": _named(batch.kind),
        "programme": {"text": f"{batch.programme}.short"},
        "district": district_words(batch.programme, batch.district) if batch.district else whole,
        "state": batch.state,
        "rows": f"{batch.rows}",
        "at": moment(batch.started_at),
    }


def _line(batch: Batch) -> dict[str, Any]:
    return {"text": "lists-batch.item", "args": _words(batch)}
