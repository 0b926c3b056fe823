"""Guards of the records of firms and researchers, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_FIRMS = "tests/unit/app/test_firm_records.py"
_PROFILES = "tests/unit/app/test_profiles.py"

RECORD_MUTANTS = (
    Mutant(
        "a decision on whatever version there is",
        "tests/storage/test_records.py::test_a_firm_is_changed_from_the_version_that_was_seen[sqlite]",
        (
            Patch(
                "storage/organisations.py",
                'ORGANISATION.c.version == sa.bindparam("before_version")',
                'ORGANISATION.c.version >= sa.bindparam("before_version")',
            ),
            Patch(
                "storage/organisations.py",
                'ORGANISATION.c.state == sa.bindparam("before_state")',
                'ORGANISATION.c.state >= sa.bindparam("before_state")',
            ),
        ),
    ),
    Mutant(
        "what is decided not compared with what was seen",
        f"{_FIRMS}::test_a_decision_counts_for_the_version_that_was_seen[sqlite]",
        (
            Patch(
                "services/verification.py",
                'if before.version != inputs["seen"] or before.state != "pending":',
                'if before.state != "pending":',
            ),
        ),
        long=True,
    ),
    Mutant(
        "no gate before a firm is looked at",
        "tests/access/test_matrix.py::test_every_call_is_answered_as_the_table_says[sqlite]",
        (
            Patch(
                "services/verification.py",
                'access.require(uow, actor, "verify_firm", firm.thing if firm is not None else None)',
                "",
            ),
        ),
        long=True,
    ),
    Mutant(
        "names that nobody verified shown to whoever registers",
        f"{_FIRMS}::test_a_name_like_a_verified_one_is_shown_first[sqlite]",
        (Patch("services/firms.py", '"firm", ["verified"], MOST_COMPARED', '"firm", ["pending"], MOST_COMPARED'),),
        long=True,
    ),
    Mutant(
        "a self-check that was given up is used",
        f"{_FIRMS}::test_a_self_check_that_was_given_up_is_offered_to_nobody[sqlite]",
        (Patch("services/self_check.py", 'REPORT in run.answers and run.closed != "cancelled"', "True"),),
        long=True,
    ),
    Mutant(
        "a firm stored without consent",
        f"{_FIRMS}::test_nothing_of_a_firm_is_stored_without_consent[sqlite]",
        (
            Patch(
                "services/firms.py",
                "if (refused := require_consent(uow, actor, SERVICE)) is not None:",
                "if (refused := None) is not None:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a changed profile stored without consent",
        f"{_PROFILES}::test_nothing_of_a_profile_is_stored_without_consent[sqlite]",
        (
            Patch(
                "services/profiles.py",
                """        raise NotThere(inputs["part"])
    if (refused := require_consent(uow, actor, SERVICE)) is not None:
""",
                """        raise NotThere(inputs["part"])
    if (refused := None) is not None:
""",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a contact read without a line of it",
        f"{_FIRMS}::test_whoever_is_looked_at_can_read_it[sqlite]",
        (
            Patch(
                "services/verification.py",
                "    looked(uow, actor, firm.contact.person",
                "    (uow, actor, firm.contact.person",
            ),
        ),
        long=True,
    ),
    Mutant(
        "names of contacts shown abroad",
        f"{_FIRMS}::test_a_contact_is_hidden_abroad[sqlite]",
        (Patch("services/firms.py", '"contact": personal.name(contact.name)', '"contact": contact.name'),),
        long=True,
    ),
)
