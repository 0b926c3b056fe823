"""Ways that lead to a case: from a number, from the page of a need, and what an application for a need would be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.need import Need
from kjfz_bot.services import access, case_beginning, cases
from kjfz_bot.services.case_scene import Programmes, workflows
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.storage import needs
from kjfz_bot.storage.store import UnitOfWork

APPLY, SHARE, DONE = "apply", "share", "done"

COMMAND = "apply_for"
"""What begins an application for one need; its number follows."""


def services(programmes: Programmes) -> dict[str, Service]:
    """The services that lead to cases under these programmes."""
    return with_first(
        programmes,
        (case_numbered, ("need",), ()),
        (ways_to_need, ("about",), ()),
        (need_page_acts, ("need",), ()),
        (how_to_apply, ("need",), ()),
    )


def case_numbered(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The case of a number, for whoever may read it; nothing for anybody else, and where it is a need's."""
    try:
        kept, _, _ = cases.found(uow, actor, inputs["need"])
    except NotThere:
        return Ok([])
    return Ok([[kept.case.public_id, kept.case.public_id]])


def ways_to_need(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The ways that begin with a need, of those the person may begin; none where it is not published."""
    return Ok(_ways(programmes, uow, actor, _published(uow, actor, inputs["about"])))


def _ways(programmes: Programmes, uow: UnitOfWork, actor: Actor, need: Need | None) -> list[Any]:
    if need is None:
        return []
    ways = workflows(programmes, need.programme)
    about = {f"{need.programme}:{name}" for name, workflow in ways.items() if workflow.about == "need"}
    every = case_beginning.ways_to_apply(programmes, uow, actor, {})
    assert isinstance(every, Ok)
    return [option for option in every.value if option[0] in about]


def _published(uow: UnitOfWork, actor: Actor, number: object) -> Need | None:
    need = needs.find(uow, f"{number}")
    if need is None or need.state != "published":
        return None
    return need if access.gate(uow, actor).can("read_need", need.thing).allowed else None


def need_page_acts(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What can be done with a published need: apply for it, where the person may; hand it on; leave it."""
    need = _published(uow, actor, inputs["need"])
    apply = [APPLY] if _ways(programmes, uow, actor, need) else []
    return Ok([[act, {"text": f"see-act.{act}"}] for act in (*apply, SHARE, DONE)])


def how_to_apply(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """How somebody applies for a need, with the command that begins it."""
    need = _published(uow, actor, inputs["need"])
    if need is None:
        raise NotThere(inputs["need"])
    args = {"title": need.statement.title, "number": need.public_id}
    return Ok(text_args=args, command=f"{COMMAND}:{need.public_id}")


SERVICES.update(services({}))
