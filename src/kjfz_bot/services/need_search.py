"""Published needs, looked for by everybody: newest first, by field, district or words; one by its number.

Whoever may read a need by their role reads it also when it is not public; everybody else is told the same of a need
that was withdrawn, has ended, or never was. The words that are subscribed to are `need_subscriptions.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from kjfz_bot.dialog.content import Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.case_number import LINK_WORD, read_case_number
from kjfz_bot.domain.need import Need
from kjfz_bot.language import search_terms
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services import access, qr
from kjfz_bot.services.invitations import Doors
from kjfz_bot.services.need_words import card_words, line_words
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, refusing, service
from kjfz_bot.storage import need_search, needs
from kjfz_bot.storage.need_search import Query
from kjfz_bot.storage.store import UnitOfWork

PAGE = 8
ALL = "all"
"""The answer of somebody who looks in every programme."""

WAYS = ("newest", "field", "district", "watch", "mine", "end")
"""What is offered beside typing words."""

SEARCH = ("programme", "way", "field", "district")
"""The answers that say what is looked for."""

PICTURE = "need"
"""What the picture of a link is called as a file."""

PUBLISHED, READABLE, GONE = "public", "readable", "gone"
"""What became of opening a need: everybody may read it, this person may, or it is not there for them."""


def query_of(inputs: Mapping[str, Any]) -> Query | None:
    """What is looked for by these answers; None where what was typed has nothing in it to look for."""
    programme = None if inputs["programme"] == ALL else inputs["programme"]
    if inputs["way"] in WAYS:
        return Query((), programme, inputs["district"], inputs["field"])
    words = search_terms.words(f"{inputs['way']}")
    return Query(words, programme) if words else None


@service("needs_page", reads=SEARCH)
def needs_page(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The published needs that fit, newest first; one that is called by its number comes alone."""
    query = query_of(inputs)
    found, previous, following = ([], None, None) if query is None else _page(uow, query, f"{inputs['cursor'] or ''}")
    gate = access.gate(uow, actor)
    numbered = _called(uow, inputs)
    if numbered is not None and not found and gate.can("read_need", numbered.thing).allowed:
        found = [numbered]
    lines = [[need.public_id, {"text": "needs_found-need.item", "args": line_words(need, gate)}] for need in found]
    return Ok({"items": lines, "next": following, "previous": previous})


def _called(uow: UnitOfWork, inputs: Mapping[str, Any]) -> Need | None:
    number = read_case_number(f"{inputs['way']}")
    return None if number is None else needs.find(uow, number)


def _page(uow: UnitOfWork, query: Query, cursor: str) -> tuple[list[Need], str | None, str | None]:
    """A page, and the cursors of those before and after it: `<` and the order it is older than, or `>` and newer."""
    order = int(cursor[1:]) if cursor[1:].isdecimal() else None
    if cursor[:1] == ">" and order is not None:
        found = need_search.newer(uow, query, order, PAGE)
        if len(found) == PAGE:
            return found, _newer(uow, query, found), _cursor("<", found[-1])
    found = need_search.older(uow, query, order if cursor[:1] == "<" else None, PAGE + 1)
    following = _cursor("<", found[PAGE - 1]) if len(found) > PAGE else None
    found = found[:PAGE]
    return found, _newer(uow, query, found), following


def _newer(uow: UnitOfWork, query: Query, found: list[Need]) -> str | None:
    there = found and need_search.newer(uow, query, found[0].order or 0, 1)
    return _cursor(">", found[0]) if there else None


def _cursor(way: str, need: Need) -> str:
    return f"{way}{need.order}"


def see_need(doors: Doors, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A need with everything it says and the links to it, or that there is none to be read; as words of a question."""
    return Ok({"words": {"card": _card(doors, uow, actor, inputs["need"])[1]}})


def open_need(doors: Doors, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The same as words of a step, whose value says whether it is there, and for everybody."""
    state, card = _card(doors, uow, actor, inputs["need"])
    return Ok(value=state, text_args={"card": card})


def _card(doors: Doors, uow: UnitOfWork, actor: Actor, number: object) -> tuple[str, dict[str, Any]]:
    gate = access.gate(uow, actor)
    need = needs.find(uow, f"{number}")
    if need is None or not gate.can("read_need", need.thing).allowed:
        return GONE, {"text": "see-gone", "args": {"number": f"{number}"}}
    links = doors.links(need.public_id, LINK_WORD) if need.thing.public else []
    shared = [{"text": "see-links", "args": {"links": {"lines": links}}}] if links else []
    return PUBLISHED if need.thing.public else READABLE, {"lines": [card_words(need, gate), *shared]}


def share_need(doors: Doors, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The links to a published need, and the first of them as a picture."""
    need = needs.find(uow, f"{inputs['need']}")
    access.require(uow, actor, "read_need", need.thing if need is not None else None)
    if need is None or not need.thing.public:
        raise NotThere(inputs["need"])
    links = doors.links(need.public_id, LINK_WORD)
    args = {
        "title": need.statement.title,
        "number": need.public_id,
        "links": {"lines": links} if links else {"text": "needs_found-no_link", "args": {"number": need.public_id}},
    }
    return Ok(text_args=args, document=qr.picture(links[0], PICTURE) if links else None)


Use = Callable[[Doors, UnitOfWork, Actor, Mapping[str, Any]], Ok | No]


def services(programmes: Mapping[str, Programme], doors: Doors) -> dict[str, Service]:
    """The services that depend on which programmes there are, and where links lead."""
    used: tuple[Use, ...] = (see_need, open_need, share_need)
    return {
        "need_programmes": refusing(Signature("need_programmes"), partial(need_programmes, programmes)),
        **{run.__name__: refusing(Signature(run.__name__, ("need",)), partial(run, doors)) for run in used},
    }


def need_programmes(
    programmes: Mapping[str, Programme], uow: UnitOfWork, _actor: Actor, _inputs: Mapping[str, Any]
) -> Ok | No:
    """The programmes in which something is published, and all of them together where there are several."""
    having = [name for name in programmes if need_search.older(uow, Query(programme=name), None, 1)]
    every = [[ALL, {"text": "needs-programme.all"}]]
    return Ok([[name, {"text": name}] for name in having] + (every if len(having) != 1 else []))


SERVICES.update(services({}, Doors()))
