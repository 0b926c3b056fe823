"""Roles, actions and relations as data: the table the gate reads and `kjfz-bot roles` prints.

A cell says on which objects a role may do an action, what forbids it all the same, and on what conditions. There is no
cell for what nobody may: deny is the default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal[
    "visitor",
    "researcher",
    "vp",
    "firm",
    "unit",
    "district",
    "city",
    "reviewer",
    "talent_office",
    "auditor",
]
ROLES: tuple[Role, ...] = get_args(Role)
"""Everybody is a visitor. The operator has no role: they work on the command line, and see no case."""

VISITOR: Role = "visitor"

OrganisationKind = Literal["firm", "unit", "district", "city", "talent_office"]
ORGANISATION_KINDS: tuple[OrganisationKind, ...] = get_args(OrganisationKind)

SEATS: Mapping[Role, OrganisationKind] = {
    "researcher": "unit",
    "vp": "unit",
    "firm": "firm",
    "unit": "unit",
    "district": "district",
    "city": "city",
    "reviewer": "city",
    "talent_office": "talent_office",
    "auditor": "city",
}
"""The kind of organisation each role is bound to."""

Relation = Literal["own", "organisation", "district", "programme", "assigned", "public"]
"""Whose an object is, seen from a role: the person's, their organisation's, district's, programme's, everybody's, or it
was assigned to the person."""

Guard = Literal["self", "party", "first"]
"""What forbids an action all the same: one is who it is about, has a stake in it, or took the first decision."""


STEP_UP = "step_up"
"""The condition of what may only be done by somebody who has shown just before that it is them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one role may do with which objects."""

    relation: Relation
    unless: tuple[Guard, ...] = ()
    conditions: frozenset[str] = frozenset()


def _cell(relation: Relation, *unless: Guard, on: str = "") -> Cell:
    return Cell(relation, unless, frozenset(on.split()))


_OWN = _cell("own")
_ORGANISATION = _cell("organisation")
_DISTRICT = _cell("district")
_PROGRAMME = _cell("programme")
_PUBLIC = _cell("public")
_ASSIGNED = _cell("assigned")

_GIVERS: Mapping[Role, Mapping[Role, Relation]] = {
    "researcher": {"unit": "organisation"},
    "vp": {"city": "programme"},
    "firm": {"firm": "organisation", "district": "district", "city": "programme"},
    "unit": {"unit": "organisation", "district": "district", "city": "programme"},
    "district": {"district": "district", "city": "programme"},
    "city": {"city": "programme"},
    "reviewer": {"city": "programme"},
    "talent_office": {"city": "programme"},
}
"""Who gives each role. An auditor is named by the operator alone, since it is officers who are audited."""

GRANTABLE: tuple[Role, ...] = tuple(_GIVERS)
"""Roles that somebody can give in a conversation."""


def grant_action(role: Role) -> str:
    """The action of giving a role to somebody, on the object that grant would be."""
    return f"grant_{role}"


def revoke_action(role: Role) -> str:
    """The action of taking a role from somebody."""
    return f"revoke_{role}"


def _of_roles() -> dict[str, dict[Role, Cell]]:
    """Whoever may give a role may take it away; nobody gives to or takes from themselves as an officer."""
    named = ((action(role), givers) for role, givers in _GIVERS.items() for action in (grant_action, revoke_action))
    return {name: {giver: _cell(relation, "self") for giver, relation in givers.items()} for name, givers in named}


CELLS: Mapping[str, Mapping[Role, Cell]] = {
    "read_case": {
        "researcher": _OWN,
        "vp": _OWN,
        "firm": _cell("organisation", on="masked"),
        "unit": _ORGANISATION,
        "district": _DISTRICT,
        "city": _PROGRAMME,
        "reviewer": _ASSIGNED,
        "talent_office": _PROGRAMME,
        "auditor": _cell("programme", on="pseudonymous"),
    },
    "read_notice": {"visitor": _PUBLIC},
    "open_case_files": {
        "researcher": _OWN,
        "firm": _ORGANISATION,
        "unit": _ORGANISATION,
        "district": _DISTRICT,
        "city": _PROGRAMME,
        "reviewer": _ASSIGNED,
        "talent_office": _PROGRAMME,
    },
    "read_contacts": {
        "researcher": _OWN,
        "firm": _ORGANISATION,
        "unit": _ORGANISATION,
        "district": _DISTRICT,
        "city": _PROGRAMME,
    },
    "act_as_expert": {"researcher": _OWN},
    "act_as_firm": {"firm": _cell("organisation", "self")},
    "act_as_unit": {"unit": _cell("organisation", "self")},
    "act_as_district": {"district": _cell("district", "party")},
    "act_as_city": {"city": _cell("programme", "party", "first")},
    "score_case": {"reviewer": _cell("assigned", "party")},
    "record_case": {"talent_office": _cell("programme", "party")},
    "object_to_case": {"visitor": _PUBLIC},
    "manage_round": {"district": _DISTRICT, "city": _PROGRAMME},
    "correct_case": {"city": _cell("programme", "party", "first")},
    "claim_hours": {"vp": _OWN},
    "confirm_hours": {"firm": _cell("organisation", "self")},
    "read_hours": {
        "visitor": _OWN,
        "firm": _ORGANISATION,
        "unit": _ORGANISATION,
        "district": _DISTRICT,
        "city": _PROGRAMME,
    },
    "decide_hours": {"district": _cell("district", "party"), "city": _cell("programme", "party")},
    "correct_hours": {
        "district": _cell("district", "party", on="reason"),
        "city": _cell("programme", "party", on="reason"),
    },
    "check_hours": {"district": _cell("district", "party"), "city": _cell("programme", "party")},
    "supersede": {
        "district": _cell("district", "party", on="reason confirmed_above"),
        "city": _cell("programme", "party", on="reason confirmed_by_second"),
    },
    "export": {
        "visitor": _OWN,
        "firm": _ORGANISATION,
        "unit": _ORGANISATION,
        "district": _cell("district", on=STEP_UP),
        "city": _cell("programme", on=STEP_UP),
        "auditor": _cell("programme", on="chain_only"),
    },
    "read_person": {
        "visitor": _OWN,
        "unit": _ORGANISATION,
        "district": _DISTRICT,
        "city": _PROGRAMME,
    },
    "read_organisation": {
        "visitor": _OWN,
        "researcher": _ORGANISATION,
        "vp": _ORGANISATION,
        "firm": _ORGANISATION,
        "unit": _ORGANISATION,
        "district": _DISTRICT,
        "city": _PROGRAMME,
    },
    "register_firm": {"visitor": _OWN},
    "edit_organisation": {"visitor": _OWN, "firm": _ORGANISATION, "unit": _ORGANISATION},
    "manage_organisation": {"district": _DISTRICT, "city": _PROGRAMME},
    "verify_firm": {"district": _cell("district", "party"), "city": _cell("programme", "party")},
    "write_need": {"firm": _ORGANISATION},
    "read_need": {"visitor": _PUBLIC, "firm": _ORGANISATION, "district": _DISTRICT, "city": _PROGRAMME},
    "name_firm": {"firm": _ORGANISATION, "district": _DISTRICT, "city": _PROGRAMME},
    "open_attachment": {"firm": _ORGANISATION, "district": _DISTRICT, "city": _PROGRAMME},
    "check_need": {"district": _cell("district", "party"), "city": _cell("programme", "party")},
    "publish_need": {"city": _cell("programme", "party")},
    "survey_needs": {"district": _DISTRICT, "city": _PROGRAMME},
    "look_at_merge": {"district": _cell("district", "self"), "city": _cell("programme", "self")},
    "merge_people": {
        "district": _cell("district", "self", on=STEP_UP),
        "city": _cell("programme", "self", on=STEP_UP),
    },
    "look_at_list": {"district": _DISTRICT, "city": _PROGRAMME},
    "import_list": {"district": _cell("district", on=STEP_UP), "city": _cell("programme", on=STEP_UP)},
    "keep_profile": {"visitor": _OWN},
    "confirm_staff": {"unit": _cell("organisation", "self")},
    "give_back": {"visitor": _OWN},
    **_of_roles(),
}
"""The table: action, role, cell."""

ACTIONS: tuple[str, ...] = tuple(CELLS)
