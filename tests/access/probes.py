"""What everybody tries with every object: one line for each action a service does, by which a new object joins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.access_table import GRANTABLE, ROLES, VISITOR, Role, grant_action, revoke_action
from kjfz_bot.domain.need import STATES
from kjfz_bot.services.directory import KINDS
from kjfz_bot.services.firms import ANSWERS
from kjfz_bot.services.need_search import GONE
from kjfz_bot.services.profiles import ANSWERS as PROFILE_ANSWERS
from kjfz_bot.services.registry import NOT_THERE
from kjfz_bot.storage import need_tables, needs, organisations
from kjfz_bot.storage.store import UnitOfWork
from tests.access import case_probes, round_probes, service_probes
from tests.access.asking import Call, ask, pages
from tests.access.hour_calls import CONFIRMING, HOURS, claim, hours_waiting, in_state, of_term, result, statement, terms
from tests.access.world import Player, Thing, World


@dataclass(frozen=True)
class Probe:
    """An action of the table, the objects of a world it is tried on, and the real call that does it to a number.

    `also` is a second action that the call needs.
    """

    action: str
    things: Callable[[World], list[Thing]]
    call: Call
    also: str = ""

    @property
    def actions(self) -> tuple[str, ...]:
        """All that is asked of the gate."""
        return (self.action, self.also) if self.also else (self.action,)

    def __str__(self) -> str:
        return self.action


def _invite(role: Role) -> Call:
    def call(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
        places = ask(uow, player, "places_to_give", role=role)
        where = places.value[0][0] if isinstance(places, Ok) and places.value else "ningbo"
        rest = dict.fromkeys(("name", "district", "new_district", "invitee", "phone"))
        return ask(uow, player, "make_invitation", role=role, where=where, organisation=f"{number}", **rest)

    return call


def _change(kind: str, act: str) -> Call:
    return lambda uow, player, number: ask(uow, player, "change_role", item=f"{kind}:{number}", act=act)


def _seats(role: Role) -> Callable[[World], list[Thing]]:
    return lambda world: world.seats_of(role)


def _roles(*roles: Role) -> Callable[[World], list[Thing]]:
    return lambda world: world.roles_of(*roles)


def _card(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "firm_card", which=f"change:{number}:ningbo:")


def _rename(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    rest = dict.fromkeys(ANSWERS)
    return ask(uow, player, "save_firm", **rest | {"which": f"change:{number}::", "part": "name", "name": "renamed"})


def _call(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    rest = dict.fromkeys(PROFILE_ANSWERS)
    said = {"which": f"change:{number}::", "part": "phone", "phone": "13911111111"}
    return ask(uow, player, "save_profile", **rest | said)


def _decide(uow: UnitOfWork, player: Player, name: str, what: str, number: int, verdict: str) -> Ok | No:
    rest = {"seen": 1, "decision": verdict, "after": None, "reason": None}
    return ask(uow, player, name, **rest | {what: f"{number}"})


def _merge(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    seen = {"seen": "", "against": []}
    return ask(uow, player, "decide_on_merge", request=f"{number}", seen=seen, decision="merge", reason=None)


def _need(uow: UnitOfWork, number: int) -> str:
    """The case number of a need."""
    need = needs.numbered(uow, number)
    return f"{number}" if need is None else need.public_id


def _needs_in(programme: str) -> Callable[[World], list[Thing]]:
    return lambda world: [thing for thing in world.needs if thing.organisation.programme == programme]


def _look_at_need(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "look_at_need", need=_need(uow, number))


def _decide_on_need(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    seen = {"version": 1, "state": "submitted", "makes": "checked", "files": 0}
    said = {"seen": seen, "decision": "pass", "after": None, "reason": None}
    return ask(uow, player, "decide_on_need", need=_need(uow, number), **said)


def _see_need(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    """A need as it is opened by its number; the neutral answer is told as the refusal it is."""
    seen = ask(uow, player, "open_need", need=_need(uow, number))
    as_words = ask(uow, player, "see_need", need=_need(uow, number))
    assert isinstance(seen, Ok)
    assert isinstance(as_words, Ok)
    assert as_words.value["words"]["card"] == seen.text_args["card"]
    return No(NOT_THERE) if seen.value == GONE else seen


def _name_firm(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    """Whether the card of a need says whose it is."""
    need, seen = needs.numbered(uow, number), _see_need(uow, player, number)
    named = need is not None and isinstance(seen, Ok) and need.firm.name in f"{seen.text_args}"
    return seen if named else No(NOT_THERE)


def _place(uow: UnitOfWork, number: int) -> str:
    """The place of an office, as one asks for its needs."""
    seat = organisations.find(uow, number)
    return f"{number}" if seat is None else f"{seat.programme}:{seat.district or ''}".rstrip(":")


def _survey(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "count_needs", where=_place(uow, number))


def _export(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
    return ask(uow, player, "export_needs", where=_place(uow, number), which="all")


def _tables(uow: UnitOfWork, player: Player) -> Ok | No:
    """The titles in every table that somebody is offered."""
    offered = ask(uow, player, "places_of_tables")
    assert isinstance(offered, Ok)
    titles: list[str] = []
    for where, _ in offered.value:
        programme, _, district = where.partition(":")
        scope = Scope(programme, district or None)
        these = need_tables.numbers(uow.connection, scope, STATES)
        titles += [need.statement.title for need in need_tables.rows(uow.connection, scope, STATES, these)]
    return Ok(titles)


HELD = tuple(role for role in ROLES if role != VISITOR)

PROBES: tuple[Probe, ...] = (
    *(Probe(grant_action(role), _seats(role), _invite(role)) for role in GRANTABLE),
    *(Probe(revoke_action(role), _roles(role), _change("given", "revoke")) for role in GRANTABLE),
    Probe("read_organisation", lambda world: world.firms, lambda uow, player, number: _card(uow, player, number)),
    Probe("edit_organisation", lambda world: world.firms, lambda uow, player, number: _rename(uow, player, number)),
    Probe(
        "verify_firm",
        lambda world: world.firms,
        lambda uow, player, number: ask(uow, player, "look_at_firm", firm=f"{number}"),
    ),
    Probe(
        "verify_firm",
        lambda world: world.firms,
        lambda uow, player, number: ask(uow, player, "read_contact", firm=f"{number}"),
    ),
    Probe(
        "verify_firm",
        lambda world: world.firms,
        lambda uow, player, number: _decide(uow, player, "decide_on_firm", "firm", number, "verify"),
    ),
    Probe(
        "confirm_staff",
        lambda world: world.profiles,
        lambda uow, player, number: ask(uow, player, "look_at_staff", person=f"{number}"),
    ),
    Probe(
        "confirm_staff",
        lambda world: world.profiles,
        lambda uow, player, number: _decide(uow, player, "decide_on_staff", "person", number, "confirm"),
    ),
    Probe("keep_profile", lambda world: world.profiles, lambda uow, player, number: _call(uow, player, number)),
    Probe(
        "manage_organisation",
        lambda world: [thing for thing in world.seats if thing.organisation.kind in ("unit", "firm", "district")],
        lambda uow, player, number: ask(uow, player, "look_at_organisation", item=f"{number}"),
    ),
    Probe(
        "manage_organisation",
        lambda world: world.seats_of("unit"),
        lambda uow, player, number: ask(
            uow,
            player,
            "change_organisation",
            item=f"{number}",
            seen=1,
            act="sort",
            **dict.fromkeys(("name", "unit_kind")),
        ),
    ),
    Probe(
        "look_at_merge",
        lambda world: world.merges,
        lambda uow, player, number: ask(uow, player, "look_at_merge", request=f"{number}"),
    ),
    Probe("merge_people", lambda world: world.merges, _merge),
    Probe(
        "look_at_list",
        lambda world: world.lists,
        lambda uow, player, number: ask(uow, player, "look_at_batch", batch=f"{number}"),
    ),
    Probe(
        "look_at_list",
        lambda world: world.lists,
        lambda uow, player, number: ask(uow, player, "batch_acts", batch=f"{number}"),
    ),
    Probe(
        "import_list",
        lambda world: world.lists,
        lambda uow, player, number: ask(uow, player, "take_back_list", batch=f"{number}"),
    ),
    *(
        Probe(action, _needs_in(programme), call)
        for action, programme in (("check_need", "ningbo"), ("publish_need", "changping"))
        for call in (_look_at_need, _decide_on_need)
    ),
    Probe(
        "write_need",
        lambda world: world.needs,
        lambda uow, player, number: ask(uow, player, "look_at_own_need", own=_need(uow, number)),
    ),
    Probe(
        "open_attachment",
        lambda world: world.needs,
        lambda uow, player, number: ask(uow, player, "send_need_files", need=_need(uow, number)),
    ),
    Probe("read_need", lambda world: [*world.needs, *world.published], _see_need),
    Probe("name_firm", lambda world: [*world.needs, *world.published], _name_firm),
    Probe("survey_needs", lambda world: world.offices, _survey),
    Probe("export", lambda world: world.offices, _export, "survey_needs"),
    *(Probe("confirm_hours", lambda world: world.hours, call) for call in CONFIRMING),
    Probe("claim_hours", lambda world: world.hours, claim),
    Probe("claim_hours", lambda world: world.hours, result),
    *(
        Probe("read_hours", lambda world: world.hours, of_term(name))
        for name in ("look_at_hours", "hours_card", "results_page")
    ),
    Probe("export", lambda world: world.hours, statement, "read_hours"),
    *(Probe(action, lambda world: world.hours, in_state(state, call)) for action, state, call in HOURS),
    *(Probe(action, lambda world: world.hours, call) for action, call in service_probes.CALLS),
    *(
        Probe("check_hours", lambda world: world.offices, service_probes.of_place(name, rest, _place))
        for name, rest in service_probes.PLACES
    ),
    Probe("export", lambda world: world.offices, service_probes.of_place("export_hours", {}, _place), "check_hours"),
    *(Probe(action, things, call) for action, things, call in case_probes.CALLS),
    *(Probe(*line) for line in round_probes.CALLS),
    Probe("give_back", _roles(*HELD), _change("mine", "give_back")),
)

READS: Mapping[str, Callable[[UnitOfWork, Player], Ok | No]] = {
    "my_rights": lambda uow, player: ask(uow, player, "my_rights"),
    "my_firms": lambda uow, player: ask(uow, player, "my_firms"),
    "reminder_topics": lambda uow, player: ask(uow, player, "reminder_topics"),
    "my_profiles": lambda uow, player: ask(uow, player, "my_profiles"),
    "firms_to_verify": lambda uow, player: pages(uow, player, "firms_to_verify"),
    "staff_to_confirm": lambda uow, player: pages(uow, player, "staff_to_confirm"),
    "organisations_page": lambda uow, player: Ok(
        [pages(uow, player, "organisations_page", kind=kind, search=None).value for kind in KINDS]
    ),
    "similar_firms": lambda uow, player: ask(
        uow, player, "similar_firms", which="new", programme="ningbo", name="canary500x"
    ),
    "similar_units": lambda uow, player: ask(uow, player, "similar_units", programme="ningbo", unit_name="canary004x"),
    "my_cases": lambda uow, player: pages(uow, player, "my_cases"),
    "rounds_page": lambda uow, player: pages(uow, player, "rounds_page"),
    "ways_to_apply": lambda uow, player: ask(uow, player, "ways_to_apply"),
    "needs_to_review": lambda uow, player: pages(uow, player, "needs_to_review"),
    "needs_page": lambda uow, player: _look_for(uow, player, "newest"),
    "need_by_number": lambda uow, player: _look_for(uow, player, needs.newest(uow, "ningbo", 1)[0].public_id),
    "my_need_subscriptions": lambda uow, player: pages(uow, player, "my_need_subscriptions"),
    "need_firms": lambda uow, player: ask(uow, player, "need_firms"),
    "hours_groups": lambda uow, player: pages(uow, player, "hours_groups"),
    "hours_waiting": hours_waiting,
    "service_time": service_probes.lists,
    "merges_to_decide": lambda uow, player: pages(uow, player, "merges_to_decide"),
    "places_of_lists": lambda uow, player: ask(uow, player, "places_of_lists"),
    "places_of_needs": lambda uow, player: ask(uow, player, "places_of_needs"),
    "tables_of_needs": _tables,
    "terms_to_see": terms,
    "own_terms": lambda uow, player: ask(uow, player, "own_terms"),
    "lists_page": lambda uow, player: pages(uow, player, "lists_page"),
    "roles_page": lambda uow, player: pages(uow, player, "roles_page"),
    "roles_to_give": lambda uow, player: ask(uow, player, "roles_to_give"),
    "places_to_give": lambda uow, player: Ok([_places(uow, player, role) for role in GRANTABLE]),
    "seats_to_give": lambda uow, player: Ok(
        [
            [ask(uow, player, "seats_to_give", role=role, where=where).value for where in _places(uow, player, role)]  # type: ignore[union-attr]
            for role in GRANTABLE
        ]
    ),
}
"""Lists that everybody may ask for: what is in them depends on who asks."""


def _look_for(uow: UnitOfWork, player: Player, way: str) -> Ok:
    return pages(uow, player, "needs_page", programme=None, way=way, field=None, district=None)


def _places(uow: UnitOfWork, player: Player, role: Role) -> list[str]:
    found = ask(uow, player, "places_to_give", role=role)
    assert isinstance(found, Ok)
    return [option[0] for option in found.value]
