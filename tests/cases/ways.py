"""Short ways of steps for tests, one for each thing that a way can do; the shipped ones are longer."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from kjfz_bot.app.content import load_content
from kjfz_bot.domain.workflow import Step, Workflow
from kjfz_bot.programmes.programme import Programme

POST = Workflow(
    "post",
    "expert",
    "need",
    (
        Step(
            "apply",
            ("expert",),
            "consent",
            "4.2",
            ("plan", "tie"),
            ("files",),
            gates=("need_published",),
            refusable=False,
        ),
        Step("consent", ("unit",), "contacts", "4.2", ("contact_person",), returns="apply", days=5, expires=30),
        Step("contacts", ("expert", "firm"), "choose", effects=("share_contacts",), returns="apply", days=5),
        Step(
            "choose",
            ("firm",),
            "opinion",
            "4.2",
            optional=("several_reason",),
            gates=("need_published", "places_left", "tie_free", "consent_given"),
            tells=("expert", "unit"),
            returns="apply",
        ),
        Step("opinion", ("district",), "decide", "4.3", ("opinion",), returns="choose", days=5, many=True),
        Step(
            "decide",
            ("city",),
            "sign",
            "4.3",
            ("opinion",),
            gates=("answers_opinion", "quota_left"),
            tells=("expert", "unit", "district"),
            returns="choose",
            days=10,
            many=True,
        ),
        Step("sign", ("firm",), "start", "3.3.2", ("starts_on", "ends_on"), ("signed",), returns="choose"),
        Step(
            "start",
            ("city",),
            "end",
            gates=("certificate_valid",),
            effects=("match_need", "appoint"),
            tells=("expert", "firm", "unit"),
            returns="sign",
        ),
    ),
    months=24,
)
"""From a published need to a post."""

POOL = Workflow(
    "pool",
    "unit",
    "self",
    (
        Step("recommend", ("unit",), "accept", "4.1", ("note",), refusable=False),
        Step("accept", ("city",), "end", "4.1", effects=("join_pool",), tells=("unit", "expert"), returns="recommend"),
    ),
)
"""From a unit's recommendation into the pool."""

PROJECT = Workflow(
    "project",
    "firm",
    "firm",
    (
        Step("application", ("firm",), "assign", "4.3", ("title", "budget"), gates=("pool_member",), refusable=False),
        Step("assign", ("city",), "score", "4.3", ("reviewers",), returns="application"),
        Step("score", ("reviewer",), "decide", "4.3", ("score", "opinion"), returns="assign", refusable=False),
        Step("decide", ("city",), "record", "4.3", gates=("enough_scores",), tells=("firm",), returns="application"),
        Step("record", ("talent_office",), "end", "4.3", tells=("city", "expert"), returns="decide", refusable=False),
    ),
)
"""A firm's project with an expert of the pool, scored by reviewers."""

NOTICE = Workflow(
    "notice",
    "firm",
    "firm",
    (
        Step("file", ("firm",), "notice", fields=("note",), refusable=False),
        Step("notice", ("city",), "end", objections=True, waits=5, tells=("firm",), returns="file"),
    ),
)
"""Decided after a public notice, in which anybody may object."""


def programmes(**quota: int) -> Mapping[str, Programme]:
    """The shipped programmes with these ways instead of their own; `quota` by programme."""
    found = dict(load_content().programmes)
    for name, ways in (("ningbo", (POST,)), ("changping", (POOL, PROJECT, NOTICE))):
        programme = copy.copy(found[name])
        programme.workflows = {way.id: way for way in ways}  # type: ignore[attr-defined, unused-ignore]
        if name in quota:
            programme.pack = programme.pack.model_copy(update={"quota": quota[name]})
        found[name] = programme
    return found
