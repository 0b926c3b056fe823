"""Guards of confirming hours and of what is told of it, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_CONFIRMED = "tests/unit/app/test_hours_confirmed.py"
_WAITING = "tests/unit/app/test_hours_waiting_told.py"
_LOG = "tests/unit/app/test_log_reminders.py"

CONFIRMING_MUTANTS = (
    Mutant(
        "what a colleague disputed is confirmed unseen",
        f"{_CONFIRMED}::test_what_a_colleague_decided_meanwhile_is_told_and_left[sqlite]",
        (
            Patch(
                "services/hours_confirming.py",
                "entry.id not in ended and entry.state == wanted[entry.id]",
                "entry.id not in ended",
            ),
        ),
        long=True,
    ),
    Mutant(
        "much is confirmed without being asked about",
        f"{_CONFIRMED}::test_much_at_once_is_asked_about[sqlite]",
        (Patch("dialog/confirming.py", "if len(chosen) <= MANY and", "if len(chosen) <= MANY or"),),
        long=True,
    ),
    Mutant(
        "a mistake can be told of for ever",
        f"{_CONFIRMED}::test_a_mistake_is_for_a_week[sqlite]",
        (Patch("services/hours_doubting.py", "actor.now - LATELY", "actor.now - 2 * LATELY"),),
        long=True,
    ),
    Mutant(
        "somebody is told of their own hours",
        f"{_WAITING}::test_what_was_confirmed_meanwhile_is_not_told[sqlite]",
        (
            Patch(
                "storage/pending_hours.py",
                "_NOT_OWN = APPOINTMENT.c.person_id != ROLE_GRANT.c.person_id",
                "_NOT_OWN = sa.true()",
            ),
            Patch(
                "services/hours_waiting_told.py",
                "[each for each in found.values() if each.person != person]",
                "list(found.values())",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a VP is told that officers were, when none was",
        f"{_WAITING}::test_where_a_district_has_no_officer_the_city_hears_of_it[sqlite]",
        (
            Patch(
                "services/hours_waiting_told.py",
                "if each.told_at is not None and each.told_at >= each.oldest + ESCALATES",
                "if each.told_at is None or each.told_at >= each.oldest + ESCALATES",
            ),
        ),
        long=True,
    ),
    Mutant(
        "people are reminded on holidays",
        f"{_LOG}::test_nobody_is_reminded_on_a_public_holiday[sqlite]",
        (Patch("services/log_reminders.py", "if is_holiday(today):", "if today.year < 2000:"),),
        long=True,
    ),
    Mutant(
        "who has logged is reminded to log",
        f"{_LOG}::test_who_logged_within_a_week_is_not_reminded[sqlite]",
        (
            Patch("storage/vp_terms.py", "        ~_entered(ROLE_GRANT.c.person_id),\n", ""),
            Patch(
                "services/log_reminders.py",
                "if vp_terms.has_entered(uow, notice.person, today - A_WEEK) or not",
                "if not",
            ),
        ),
        long=True,
    ),
)
