"""Numbers of letters: without a gap from 1, and of a case of the same programme."""

from __future__ import annotations

from collections.abc import Iterator

from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

RULES = (
    Rule(
        "D6",
        "letters '{kind}' of {year} in {programme}",
        "{given} numbers are given, and they go from {lowest} to {highest}",
        "SELECT programme, kind, year, count(*) AS given, min(number) AS lowest, max(number) AS highest "
        "FROM document_number GROUP BY programme, kind, year HAVING min(number) <> 1 OR max(number) <> count(*)",
    ),
    Rule(
        "D6",
        "letter '{kind}' {number} of {year} in {programme}",
        "its case {application_id} is of {other}",
        "SELECT d.kind, d.number, d.year, d.programme, d.application_id, a.programme AS other FROM document_number d "
        "JOIN application a ON a.id = d.application_id WHERE a.programme <> d.programme",
    ),
)


def check_documents(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report numbers that were left out."""
    return check_rules(uow, scene, RULES)
