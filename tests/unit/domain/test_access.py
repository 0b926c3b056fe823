"""The gate: each cell of the table is as the product wants it, and what is in none is denied."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kjfz_bot.domain.access import Decision, Grant, Holder, Object, Scope, can, may_ever, scopes
from kjfz_bot.domain.access_table import ACTIONS, CELLS, GRANTABLE, ROLES, SEATS, Role, grant_action, revoke_action

NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)
ME, OTHER = 1, 2
FIRM, UNIT, OFFICE, ELSEWHERE = 11, 12, 13, 99
CASE = Object(owner=OTHER, organisation=FIRM, unit=UNIT, district="haishu", programme="ningbo")

SEAT: dict[Role, int] = {"firm": FIRM, "unit": UNIT, "researcher": UNIT, "vp": UNIT}

WANTED = """
read_case       own:researcher,vp organisation:firm,unit district:district programme:city,talent_office,auditor \
assigned:reviewer
read_notice     public:visitor
open_case_files own:researcher organisation:firm,unit district:district programme:city,talent_office assigned:reviewer
read_contacts   own:researcher organisation:firm,unit district:district programme:city
act_as_expert   own:researcher
act_as_firm     organisation:firm
act_as_unit     organisation:unit
act_as_district district:district
act_as_city     programme:city
score_case      assigned:reviewer
record_case     programme:talent_office
object_to_case  public:visitor
correct_case    programme:city
claim_hours     own:vp
confirm_hours   organisation:firm
read_hours      own:visitor organisation:firm,unit district:district programme:city
decide_hours    district:district programme:city
correct_hours   district:district programme:city
check_hours     district:district programme:city
manage_round    district:district programme:city
supersede       district:district programme:city
export          own:visitor organisation:firm,unit district:district programme:city,auditor
read_person     own:visitor organisation:unit district:district programme:city
read_organisation own:visitor organisation:researcher,vp,firm,unit district:district programme:city
edit_organisation own:visitor organisation:firm,unit
verify_firm     district:district programme:city
confirm_staff   organisation:unit
write_need      organisation:firm
read_need       public:visitor organisation:firm district:district programme:city
name_firm       organisation:firm district:district programme:city
open_attachment organisation:firm district:district programme:city
check_need      district:district programme:city
publish_need    programme:city
survey_needs    district:district programme:city
register_firm   own:visitor
look_at_merge   district:district programme:city
merge_people    district:district programme:city
look_at_list    district:district programme:city
import_list     district:district programme:city
keep_profile    own:visitor
manage_organisation district:district programme:city
give_back       own:visitor
grant_researcher organisation:unit
grant_vp        programme:city
grant_firm      organisation:firm district:district programme:city
grant_unit      organisation:unit district:district programme:city
grant_district  district:district programme:city
grant_city      programme:city
grant_reviewer  programme:city
grant_talent_office programme:city
"""
"""Who may do what with whose, as the design says it; written apart from the table."""


def _wanted() -> set[tuple[str, str, str]]:
    found = set()
    for line in WANTED.strip().splitlines():
        action, *parts = line.split()
        for part in parts:
            relation, _, roles = part.partition(":")
            found |= {(action, role, relation) for role in roles.split(",")}
            if action.startswith("grant_"):
                found |= {(action.replace("grant", "revoke"), role, relation) for role in roles.split(",")}
    return found


def holder(role: Role, person: int = ME) -> Holder:
    """Somebody with one role where the case is."""
    if role == "visitor":
        return Holder(person)
    district = "haishu" if role in ("district", "firm") else None
    return Holder(person, (Grant(5, role, SEAT.get(role, OFFICE), "ningbo", district),))


def test_the_table_is_what_the_design_says() -> None:
    """No cell more and none less."""
    cells = {(action, role, cell.relation) for action, row in CELLS.items() for role, cell in row.items()}

    assert cells == _wanted()


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ROLES)
def test_the_gate_follows_the_table(action: str, role: Role) -> None:
    """With an object of the relation of the cell, and with none that is a step outside it."""
    mine = replace(CASE, owner=ME)
    inside = {
        "own": mine,
        "organisation": CASE,
        "district": replace(CASE, organisation=ELSEWHERE, unit=None),
        "programme": replace(CASE, organisation=ELSEWHERE, unit=None, district="jiangbei"),
        "public": replace(CASE, organisation=ELSEWHERE, unit=None, district="jiangbei", public=True),
        "assigned": replace(CASE, organisation=ELSEWHERE, unit=None, district="jiangbei", assigned=frozenset({ME})),
    }
    outside = {
        "own": CASE,
        "organisation": replace(CASE, organisation=ELSEWHERE, unit=ELSEWHERE),
        "district": replace(CASE, district="jiangbei"),
        "programme": replace(CASE, programme="changping"),
        "public": CASE,
        "assigned": CASE,
    }
    cell = CELLS[action].get(role)

    if cell is None:
        found = [can(holder(role), action, thing, NOW) for thing in (*inside.values(), *outside.values(), Object())]
        if "visitor" not in CELLS[action]:
            assert set(found) == {Decision(allowed=False, reason="role")}
    else:
        allowed = can(holder(role), action, inside[cell.relation], NOW)
        denied = can(holder(role), action, outside[cell.relation], NOW)
        assert (allowed.allowed, allowed.conditions) == (True, cell.conditions)
        assert (denied.allowed, denied.reason) == (False, "relation")


def test_no_relation_holds_in_another_programme() -> None:
    """Neither one's own case nor one's own organisation's, however the numbers agree."""
    elsewhere = replace(CASE, owner=ME, programme="changping")

    for action in ACTIONS:
        for role in ROLES:
            if role != "visitor" and "visitor" not in CELLS[action]:
                assert not can(holder(role), action, elsewhere, NOW).allowed


def test_an_action_nobody_knows_is_denied() -> None:
    """A slip of the pen opens nothing."""
    assert can(holder("city"), "decide_third", CASE, NOW) == Decision(allowed=False, reason="role")


@pytest.mark.parametrize("role", GRANTABLE)
def test_nobody_gives_a_role_to_themselves(role: Role) -> None:
    """Nor takes one from themselves as an officer; giving back is something else."""
    for giver in CELLS[grant_action(role)]:
        thing = replace(CASE, owner=ME)
        assert can(holder(giver), grant_action(role), thing, NOW).reason == "self"
        assert can(holder(giver), revoke_action(role), thing, NOW).reason == "self"
        assert can(holder(giver), grant_action(role), replace(CASE, owner=None), NOW).allowed
    assert can(holder("city"), "give_back", replace(CASE, owner=ME), NOW).allowed


@pytest.mark.parametrize(
    ("action", "role"),
    [("act_as_district", "district"), ("act_as_city", "city"), ("supersede", "city"), ("record_case", "talent_office")],
)
@pytest.mark.parametrize("stake", [replace(CASE, owner=ME), replace(CASE, parties=frozenset({ME}))])
def test_nobody_decides_a_case_they_are_party_to(action: str, role: Role, stake: Object) -> None:
    """Named as a party, or the one it is about."""
    assert can(holder(role), action, stake, NOW) == Decision(allowed=False, reason="party")


@pytest.mark.parametrize(("role", "seat"), [("firm", FIRM), ("unit", UNIT), ("researcher", UNIT), ("vp", UNIT)])
def test_nobody_decides_on_their_own_firm_or_unit(role: Role, seat: int) -> None:
    """An officer who also belongs to one side; to another firm does not matter."""
    office = Grant(5, "district", OFFICE, "ningbo", "haishu")

    own = Holder(ME, (office, Grant(6, role, seat, "ningbo")))
    other = Holder(ME, (office, Grant(6, role, ELSEWHERE, "ningbo")))

    assert can(own, "act_as_district", CASE, NOW).reason == "party"
    assert can(other, "act_as_district", CASE, NOW).allowed


def test_who_took_the_first_decision_does_not_take_the_second() -> None:
    """Four eyes."""
    assert can(holder("city"), "act_as_city", replace(CASE, decided_by=frozenset({ME})), NOW).reason == "first"


def test_a_firm_does_not_confirm_the_hours_of_its_own_person() -> None:
    """Whoever claims them."""
    assert can(holder("firm"), "confirm_hours", replace(CASE, owner=ME), NOW).reason == "self"


def test_nothing_can_be_done_with_what_is_over() -> None:
    """From its last moment on."""
    thing = replace(CASE, until=NOW)

    assert can(holder("city"), "read_case", thing, NOW).reason == "over"
    assert can(holder("city"), "read_case", thing, NOW - timedelta(microseconds=1)).allowed


def test_a_right_by_one_role_is_not_lost_by_another() -> None:
    """Each grant is looked at."""
    both = Holder(ME, (Grant(5, "district", OFFICE, "ningbo", "jiangbei"), Grant(6, "city", OFFICE, "ningbo")))

    assert can(both, "read_case", CASE, NOW).allowed


def test_lists_are_narrowed_to_where_a_role_reaches() -> None:
    """The programme, the district, the organisation; nothing where there is no role."""
    assert scopes(holder("city"), "grant_firm") == (Scope("ningbo"),)
    assert scopes(holder("district"), "grant_firm") == (Scope("ningbo", "haishu"),)
    assert scopes(holder("firm"), "grant_firm") == (Scope("ningbo", organisation=FIRM),)
    assert scopes(holder("researcher"), "read_case") == ()
    assert scopes(Holder(ME), "export") == ()


def test_an_officer_without_a_district_reaches_none() -> None:
    """A missing district is not every district."""
    nowhere = Holder(ME, (Grant(5, "district", OFFICE, "ningbo"),))

    assert scopes(nowhere, "grant_firm") == ()
    assert not can(nowhere, "read_case", replace(CASE, district=None), NOW).allowed


def test_a_menu_knows_what_somebody_may_ever_do() -> None:
    """With whatever object; a right that everybody has over their own is no role's."""
    assert may_ever(holder("city"), "grant_city")
    assert not may_ever(holder("firm"), "grant_city")
    assert not may_ever(Holder(ME), "export")


def test_every_role_but_the_visitors_has_a_seat() -> None:
    """Each is bound to an organisation of some kind."""
    assert set(SEATS) == set(ROLES) - {"visitor"}
