"""Guards of the ledger of service time, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_LIMITS = "tests/unit/domain/test_service_limits.py"
_CORE = "tests/ledger/test_core.py"
_GUARDS = "tests/ledger/test_guards.py"
_WRITERS = "tests/ledger/test_writers.py"
_NO_LIMIT = "where_a_programme_has_no_limit_of_its_own"
_MIGRATION = "storage/migrations/versions/v0018_service.py"
_MATRIX = "tests/access/test_matrix.py::test_every_call_is_answered_as_the_table_says[sqlite]"


def _check(name: str, guard: str, test: str, *, long: bool = True) -> Mutant:
    """One of the limits that is not looked at."""
    return Mutant(name, f"{_LIMITS}::{test}", (Patch("domain/service_limits.py", f"    {guard},\n", ""),), long=long)


LEDGER_MUTANTS = (
    _check("hours that overlap", "_not_twice", "test_the_entry_in_the_way_is_named", long=False),
    _check("more than a programme counts of a day", "_within_cap", "test_hours_with_and_without_a_span_share_the_day"),
    _check(
        "more than a day has", "_fits_in_a_day", "test_a_day_has_24_hours_where_a_programme_has_no_limit_of_its_own"
    ),
    _check("days that have not begun", "_not_ahead", "test_an_officer_goes_further_back_and_no_further_ahead"),
    _check("days before and after the term", "_within_term", "test_a_term_is_entered_from_its_first_day_to_its_last"),
    _check("hours of a term that has ended", "_under_way", "test_a_term_that_has_ended_is_entered_by_an_officer_only"),
    _check("minutes that are not those of the span", "_adds_up", "test_minutes_are_those_of_the_span"),
    Mutant(
        "days of long ago",
        f"{_CORE}::test_a_vp_goes_a_month_back_and_an_officer_further_with_a_reason[sqlite]",
        (Patch("domain/service_limits.py", "    _not_long_ago,\n", ""),),
        long=True,
    ),
    Mutant(
        "an officer's correction without a reason",
        f"{_CORE}::test_a_vp_goes_a_month_back_and_an_officer_further_with_a_reason[sqlite]",
        (Patch("services/ledger.py", "if by_officer and not reason:", "if False:"),),
        long=True,
    ),
    Mutant(
        "the limit of the last entry instead of the strictest",
        f"{_LIMITS}::test_the_strictest_limit_of_a_day_counts_whichever_was_entered_first",
        (
            Patch(
                "domain/service_limits.py",
                "(ground.rules.day_cap, *(entry.day_cap for entry in live))",
                "(ground.rules.day_cap,)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "each of several claims looked at alone",
        f"{_LIMITS}::test_of_several_that_are_entered_together_each_stands_beside_those_before_it",
        (Patch("domain/service_limits.py", "beside.append(_as_entry(claim, ground))", "pass"),),
        long=True,
    ),
    Mutant(
        "hours at another firm left out",
        f"{_CORE}::test_an_overlap_across_firms_names_the_entry_in_the_way[sqlite]",
        (
            Patch(
                "services/ledger.py",
                "if instead_of is None or entry.id != instead_of.id]",
                "if entry.appointment == ground.term.id]",
            ),
        ),
        long=True,
    ),
    Mutant(
        "the server's day instead of Shanghai's",
        "tests/ledger/test_day_boundaries.py::test_at_whatever_moment_the_limits_are_those_of_shanghais_day[UTC]",
        (Patch("domain/service_limits.py", "return shanghai_date(self.now)", "return self.now.date()"),),
        long=True,
    ),
    Mutant(
        "a leap day's service year on 28 February",
        "tests/ledger/test_day_boundaries.py::test_the_29th_of_february_is_a_day_like_others[sqlite-UTC]",
        (
            Patch(
                "domain/appointment.py",
                "return date(starts_on.year + year - 1, 3, 1)",
                "return date(starts_on.year + year - 1, 2, 28)",
            ),
        ),
        long=True,
    ),
    Mutant(
        "one's own hours confirmed",
        f"{_CORE}::test_nobody_confirms_their_own_hours[sqlite]",
        (
            Patch(
                "domain/access_table.py",
                '"confirm_hours": {"firm": _cell("organisation", "self")},',
                '"confirm_hours": {"firm": _ORGANISATION},',
            ),
        ),
        long=True,
    ),
    Mutant(
        "no gate before something is said of hours",
        _MATRIX,
        (Patch("services/ledger.py", "gate.require(action, term.thing)", "pass"),),
        long=True,
    ),
    Mutant(
        "no gate before hours are struck",
        _MATRIX,
        (
            Patch(
                "services/ledger.py",
                '"decide_hours" if entry.state == "insisted" else "correct_hours", held.thing)',
                '"read_hours", held.thing)',
            ),
        ),
        long=True,
    ),
    Mutant(
        "a dispute of what was confirmed",
        f"{_CORE}::test_a_dispute_is_not_of_what_was_confirmed[sqlite]",
        (Patch("services/ledger.py", "        if may(kind, entry.state):\n", "        if True:\n"),),
        long=True,
    ),
    Mutant(
        "an undo without end",
        f"{_CORE}::test_an_undo_is_for_an_hour[sqlite]",
        (Patch("domain/service_entry.py", "UNDO = timedelta(hours=1)", "UNDO = timedelta(days=1)"),),
        long=True,
    ),
    Mutant(
        "hours changed by the VP after an officer checked them",
        f"{_CORE}::test_what_an_officer_has_checked_a_vp_cannot_change[sqlite]",
        (Patch("services/ledger.py", 'if entry.state == "checked" and not by_officer:', "if False:"),),
        long=True,
    ),
    Mutant(
        "the same hours entered twice without a word",
        f"{_CORE}::test_the_same_once_more_is_asked_about[sqlite]",
        (Patch("services/ledger.py", "if found is None and not twice:", "if False:"),),
        long=True,
    ),
    Mutant(
        "something done with an entry that is gone",
        f"{_CORE}::test_an_undo_is_for_an_hour[sqlite]",
        (Patch("services/ledger.py", "    return found, ended\n", "    return found, set()\n"),),
        long=True,
    ),
    Mutant(
        "hours shown by another's file",
        f"{_CORE}::test_hours_are_shown_by_files_of_ones_own[sqlite]",
        (Patch("services/ledger.py", "file and file.person == person and", "file and"),),
        long=True,
    ),
    Mutant(
        "no lock on a ledger",
        f"{_WRITERS}::test_eight_fill_a_day_no_further_than_it_goes[postgresql]",
        (Patch("storage/ledgers.py", "    .with_for_update()\n", ""),),
        long=True,
    ),
    Mutant(
        "what was read before the lock taken for what stands",
        f"{_WRITERS}::test_an_entry_that_eight_take_back_is_taken_back_once[postgresql]",
        (
            Patch(
                "services/ledger.py",
                "first, _ = entries.numbered(uow, wanted)",
                "first, gone = entries.numbered(uow, wanted)",
            ),
            Patch("services/ledger.py", "found, ended = entries.numbered(uow, wanted)", "found, ended = first, gone"),
        ),
        long=True,
    ),
    Mutant(
        "a reversal twice, as far as the tables go",
        f"{_GUARDS}::test_an_entry_is_reversed_once[sqlite]",
        (Patch(_MIGRATION, '        sa.UniqueConstraint("reverses", name="uq_entry_reverses"),\n', ""),),
        long=True,
    ),
    Mutant(
        "the same said twice of an entry, as far as the tables go",
        f"{_GUARDS}::test_the_same_is_said_once_of_an_entry[sqlite]",
        (
            Patch(
                _MIGRATION,
                '        sa.UniqueConstraint("entry_id", "kind", name="uq_entry_mark_entry_id_kind"),\n',
                "",
            ),
        ),
        long=True,
    ),
    Mutant(
        "entries that can be changed",
        f"{_GUARDS}::test_a_ledger_is_closed_again_unless_it_is_gone[sqlite]",
        (Patch(_MIGRATION, "{table} WHEN NOT {_OPENED} {stop}", "{table} WHEN false {stop}"),),
        long=True,
    ),
    Mutant(
        "entries that can be changed, on PostgreSQL",
        f"{_GUARDS}::test_a_ledger_is_closed_again_unless_it_is_gone[postgresql]",
        (Patch(_MIGRATION, "RAISE EXCEPTION 'entries stay'; END $$", "RETURN NEW; END $$"),),
        long=True,
    ),
    Mutant(
        "two opening balances of a year",
        f"{_CORE}::test_one_opening_balance_of_a_year_counts[sqlite]",
        (
            Patch(
                _MIGRATION,
                '["appointment_id", "service_year"],\n        unique=True,',
                '["appointment_id", "service_year"],\n        unique=False,',
            ),
        ),
        long=True,
    ),
    Mutant(
        "sums that a reversal leaves as they were",
        f"{_CORE}::test_a_correction_takes_back_and_enters_anew[sqlite]",
        (Patch("storage/entries.py", "    _change_totals(uow, starts_on, [(sums_of(entry), entry, NOTHING)])\n", ""),),
        long=True,
    ),
    Mutant(
        "sums that a confirmation leaves as they were",
        f"{_CORE}::test_claimed_hours_wait_for_the_firm_and_count_once_it_confirms[sqlite]",
        (Patch("storage/entries.py", "        _change_totals(uow, began, own)\n", ""),),
        long=True,
    ),
    Mutant(
        "hours that nobody is asked about",
        "tests/ledger/test_machine.py::test_whatever_is_done_the_ledger_is_the_models[sqlite]",
        (Patch("storage/entries.py", "    _ADD_PENDING.run(uow, pending)\n", ""),),
        long=True,
    ),
    Mutant(
        "two people made one whose hours collide",
        "tests/ledger/test_merged.py::test_two_whose_hours_collide_stay_apart[sqlite-overlap]",
        (Patch("services/merging.py", '"hours": ledgers_collide(uow, staying, joining),', '"hours": False,'),),
        long=True,
    ),
)
