"""What happened in the demonstration before it is opened: invented people, units and firms, one in every state.

Here: the scenes in their order, oldest first. Names and other words are `demo-…` in the locales; codes, numbers and
dates are invented too, and belong to nobody.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from kjfz_bot.app.demo.scenes import FIRST, Answer, Appointment, Scene, Term, Words

PEOPLE = (
    *("newcomer", "halfway", "checked", "waiting", "declined", "confirmed", "researcher", "vp"),
    *("firm_pending", "firm_returned", "firm_refused", "firm_verified", "firm"),
    *("unconfirmed", "twice", "twice_role", "liaison", "district", "city"),
    *("cp_researcher", "cp_firm", "cp_liaison", "cp_district", "cp_city"),
)
"""Whom a visitor may be, in the order in which they are shown; the first has never written."""


def _organisation(name: str) -> Words:
    return Words(f"demo-organisation-{name}")


def _joins(days: float, who: str, code: str) -> Scene:
    return Scene(days, who, "/join", (("accept", "yes"),), code=code)


def _invites(days: float, who: str, keeps: str, role: str, *more: Answer) -> Scene:
    nobody: tuple[Answer, ...] = (("role", role), ("invitee", None), ("phone", None))
    return Scene(days, who, "/invite", _with(nobody, more), keeps=keeps)


def _new(name: str) -> tuple[Answer, ...]:
    return (("organisation", "new"), ("name", _organisation(name)))


def _registers(days: float, who: str, name: str, code: str, *more: Answer) -> Scene:
    given: tuple[Answer, ...] = (
        *(("programme", "ningbo"), ("name", _organisation(name)), ("similar", "none"), ("code", code)),
        *(("district", "yinzhou"), ("classes", ("high_tech", "srdi"))),
        *(("number_high_tech", "GR202533100001"), ("until_high_tech", "2028-11-30")),
        *(("number_srdi", None), ("until_srdi", "2027-06-30")),
        *(("contact_name", Words(f"demo-name-{who}")), ("contact_phone", f"1380000{code[12:16]}")),
    )
    return Scene(days, who, "/firm", _with(given, more))


def _decides_on(days: float, name: str, decision: str, *more: Answer, ends: bool = True) -> Scene:
    return Scene(days, "district", "/verify", (("firm", _organisation(name)), ("decision", decision), *more), ends=ends)


def _profile(days: float, who: str, birth: str, phone: str, *more: Answer) -> Scene:
    given: tuple[Answer, ...] = (
        *(("programme", "ningbo"), ("degree", "doctorate"), ("title", "associate_senior")),
        *(("unit_name", _organisation("university")), ("unit", _organisation("university"))),
        *(("field", "advanced_manufacturing"), ("keywords", Words("demo-keywords"))),
        *(("contract_from", "2023-09-01"), ("contract_until", "2029-08-31")),
        *(("certificate_from", "2025-04-01"), ("certificate_until", "2028-03-31")),
        *(("name", Words(f"demo-name-{who}")), ("phone", phone), ("birth", birth)),
    )
    return Scene(days, who, "/profile", _with(given, more))


def _with(given: tuple[Answer, ...], more: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers with those of the same name in place of them, and without what is None there."""
    instead: dict[str, Any] = dict(more)
    kept = {name: instead.pop(name, value) for name, value in given}
    return tuple((kept | instead).items())


_FACTS: tuple[Answer, ...] = (
    *(("employer_kind", "university"), ("employer_in_city", "yes"), ("contract_years", "6")),
    *(("contract_years_left", "4"), ("degree", "doctorate"), ("title", "associate_senior"), ("birth_date", "1988-06")),
    *(("willing", "yes"), ("served_smes", "yes"), ("certificate_level", "intermediate")),
    *(("certificate_by_authority", "yes"), ("conduct_ok", "yes"), ("ability_ok", "yes")),
)
"""A self-check that is passed."""

_CHECKS: tuple[Scene, ...] = (
    Scene(9, "checked", "/check", (("programme", "ningbo"), ("subject", "expert"), *_FACTS, ("next", "end"))),
    Scene(6, "researcher", "/check", (("programme", "ningbo"), ("subject", "expert"), *_FACTS, ("next", "end"))),
    Scene(1, "halfway", "/check", (("programme", "ningbo"), ("subject", "expert"), *_FACTS[:4]), ends=False),
)

_NINGBO: tuple[Appointment | Scene, ...] = (
    Appointment(40, "city", "city", "ningbo", "demo-organisation-city"),
    _joins(40, "city", "city"),
    _invites(38, "city", "district", "district", *_new("district"), ("district", "yinzhou")),
    _joins(38, "district", "district"),
    _invites(35, "district", "liaison", "unit", *_new("university")),
    _joins(34, "liaison", "liaison"),
    _invites(33, "liaison", "researcher", "researcher"),
    _joins(32, "researcher", "researcher"),
    _invites(30, "district", "firm", "firm", *_new("firm")),
    _joins(29, "firm", "firm"),
    _registers(28, "firm", "firm", "91330212000000019P", ("which", FIRST)),
    _decides_on(27, "firm", "verify"),
    _registers(20, "firm_refused", "refused", "913302120000000513"),
    _decides_on(19, "refused", "refuse", ("reason", Words("demo-reason-refused"))),
    _registers(15, "firm_returned", "returned", "91330212000000035D"),
    _decides_on(13, "returned", "return", ("reason", Words("demo-reason-returned"))),
    _invites(12, "district", "expired", "unit", *_new("institute")),
)

_LATELY: tuple[Scene, ...] = (
    _profile(8, "declined", "1985-03-09", "13800000101"),
    Scene(7, "liaison", "/staff", (("person", FIRST), ("decision", "deny"), ("reason", Words("demo-reason-declined")))),
    _profile(5, "researcher", "1988-06-21", "13800000102", ("reuse", "use")),
    Scene(5, "liaison", "/staff", (("person", FIRST), ("decision", "confirm"))),
    _profile(4, "confirmed", "1982-11-02", "13800000103"),
    Scene(3, "liaison", "/staff", (("person", FIRST), ("decision", "confirm"))),
    _registers(3, "firm_verified", "verified", "91330212000000027J"),
    _decides_on(2, "verified", "verify"),
    _registers(2, "firm_pending", "pending", "913302120000000438"),
    _invites(2, "liaison", "unmeant", "researcher", ("invitee", Words("demo-name-checked"))),
    Scene(1, "unconfirmed", "/join", (("accept", "yes"), ("name", Words("demo-name-unconfirmed"))), code="unmeant"),
    _profile(1, "waiting", "1990-01-17", "13800000104"),
    _invites(1, "city", "open", "district", *_new("district_open"), ("district", "haishu")),
)

_TWICE: tuple[Scene, ...] = (
    _profile(0.8, "twice", "1987-05-14", "13800000106"),
    _invites(0.7, "liaison", "second", "researcher"),
    _joins(0.7, "twice_role", "second"),
    Scene(0.6, "twice_role", "/link", (("code", None),), keeps="link"),
    Scene(0.6, "twice", "/link", (("sure", "yes"), ("officer", "yes")), code="link"),
    Scene(0.6, "twice_role", "/link_ok", (("sure", "yes"),)),
)
"""One person who took their role in another browser than the one they keep their profile in, and asks to be one."""

_DESCRIBED = ("title", "scene", "problem", "present", "target", "limits")


def _posts(days: float, name: str, field: str, form: str, *more: Answer) -> Scene:
    words: tuple[Answer, ...] = tuple((each, Words(f"demo-need-{name}.{each}")) for each in _DESCRIBED)
    rest: tuple[Answer, ...] = (
        *(("field", field), ("keywords", Words(f"demo-need-{name}.keywords"))),
        *(("expert", Words(f"demo-need-{name}.expert")), ("form", form)),
    )
    return Scene(days, "firm", "/need", (*more, *words, *rest))


def _reviews(days: float, who: str, name: str, decision: str, *more: Answer) -> Scene:
    return Scene(
        days, who, "/review", (("need", Words(f"demo-need-{name}.title")), ("decision", decision), *more), ends=False
    )


_NEEDS: tuple[Scene, ...] = (
    _posts(9, "weld", "advanced_manufacturing", "joint_research"),
    _reviews(8, "district", "weld", "pass"),
    _reviews(8, "district", "weld", "pass"),
    _reviews(7, "city", "weld", "pass"),
    _posts(6, "seal", "new_materials", "consulting", ("act", "new")),
    _reviews(5, "district", "seal", "pass"),
    _reviews(5, "district", "seal", "pass"),
    _posts(4, "vision", "electronic_information", "on_site", ("act", "new")),
    _reviews(3, "district", "vision", "return", ("reason", Words("demo-reason-vision"))),
    _posts(1, "gear", "advanced_manufacturing", "joint_research", ("act", "new")),
)
"""Needs of one firm: one published, one before the city, one returned, one that the district has not looked at."""


def _logs(days: float, number: int) -> Scene:
    return Scene(days, "vp", "/log", (("said", Words(f"demo-log-{number}")),))


_SERVICE: tuple[Term | Scene, ...] = (
    _invites(26, "liaison", "vp", "researcher"),
    _joins(26, "vp", "vp"),
    Term(25, "vp", "firm", "university"),
    *(_logs(20 - 3 * number, number) for number in range(1, 4)),
    Scene(10, "firm", "/confirm", (("act", "all"),)),
    _logs(6, 4),
    _logs(4, 5),
    Scene(
        2,
        "firm",
        "/confirm",
        (("act", "dispute"), ("which", (FIRST,)), ("reason", Words("demo-reason-log")), ("act", "later")),
    ),
)
"""A VP at that firm: hours that are confirmed, one entry that the firm disputes, one that waits."""

_CHANGPING: tuple[Appointment | Scene, ...] = (
    Appointment(40, "cp_city", "city", "changping", "demo-organisation-cp_city"),
    _joins(40, "cp_city", "cp_city"),
    _invites(39, "cp_city", "cp_district", "district", *_new("cp_district"), ("district", "changping")),
    _joins(38, "cp_district", "cp_district"),
    _invites(37, "cp_district", "cp_liaison", "unit", *_new("cp_institute")),
    _joins(36, "cp_liaison", "cp_liaison"),
    _registers(3, "cp_firm", "cp_firm", "9111011400000006XW", ("programme", "changping"), ("district", "changping")),
    _profile(
        *(2, "cp_researcher", "1986-08-08", "13800000105"),
        *(("programme", "changping"), ("unit_name", _organisation("cp_unknown")), ("unit", "new")),
        ("unit_kind", "research_institute"),
    ),
)

STORY: tuple[Appointment | Term | Scene, ...] = tuple(
    sorted(chain(_NINGBO, _CHECKS, _LATELY, _NEEDS, _SERVICE, _TWICE, _CHANGPING), key=lambda scene: -scene.days)
)
"""Everything that happened, oldest first; what happened on one day in the order above."""
