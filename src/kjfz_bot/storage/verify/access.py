"""Roles and invitations: an invitation gave one role at most, in its time; nothing reaches into another programme."""

from __future__ import annotations

from collections.abc import Iterator

from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

RULES = (
    Rule(
        "S3",
        "invitation {id}",
        "it was used after its time, or after it was withdrawn",
        "SELECT id FROM invitation WHERE used_at >= expires_at OR (used_at IS NOT NULL AND revoked_at IS NOT NULL)",
    ),
    Rule(
        "S3",
        "role {id}",
        "it was given by invitation {invitation_id}, which is another's or was not used",
        "SELECT g.id, g.invitation_id FROM role_grant g JOIN invitation i ON i.id = g.invitation_id "
        "WHERE i.used_by IS NULL OR i.used_by <> g.person_id "
        "OR i.role <> g.role OR i.organisation_id <> g.organisation_id",
    ),
    Rule(
        "S3",
        "role {id}",
        "its holder gave it to themselves",
        "SELECT id FROM role_grant WHERE granted_by = person_id",
    ),
    Rule(
        "S1",
        "role {id}",
        "it is in programme {programme}, its organisation is in {other}",
        "SELECT g.id, g.programme, o.programme AS other FROM role_grant g "
        "JOIN organisation o ON o.id = g.organisation_id WHERE o.programme <> g.programme",
    ),
    Rule(
        "S1",
        "invitation {id}",
        "it is in programme {programme}, its organisation is in {other}",
        "SELECT i.id, i.programme, o.programme AS other FROM invitation i "
        "JOIN organisation o ON o.id = i.organisation_id WHERE o.programme <> i.programme",
    ),
)
"""The invariants of access."""


def check_access(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report every row that breaks a rule of access."""
    yield from check_rules(uow, scene, RULES)
