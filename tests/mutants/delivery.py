"""Guards of sending, where one sender follows another, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_STORIES = "tests/properties/test_delivery_stories.py"
_ROWS = "tests/storage/test_outbox.py"

DELIVERY_MUTANTS = (
    Mutant(
        "a sender that goes on however long it has not heard from the database",
        f"{_STORIES}::test_a_sender_that_was_cut_off_sends_nothing_once_another_does",
        (Patch("app/lease.py", "self._shared and self._writer.unheard(self.session) >= LEASE", "False"),),
        long=True,
    ),
    Mutant(
        "a sender that begins while another may still send",
        f"{_STORIES}::test_whoever_takes_over_waits_for_what_the_other_may_still_send",
        (Patch("app/lease.py", "asyncio.sleep(TAKE_OVER)", "asyncio.sleep(0)"),),
        long=True,
    ),
    Mutant(
        "a transaction that says nothing as a sign of its session",
        "tests/unit/app/test_shared_postgresql.py::test_a_transaction_in_which_nothing_is_said_is_no_sign",
        (Patch("storage/postgresql.py", "transaction_status == TransactionStatus.INTRANS", "dbname is not None"),),
        long=True,
    ),
    Mutant(
        "what another has in hand put back at the end",
        f"{_STORIES}::test_who_was_relieved_puts_nothing_back_when_it_ends",
        (Patch("app/deliver.py", "is_of(uow):\n            outbox.mark", "session:\n            outbox.mark"),),
        long=True,
    ),
    Mutant(
        "marks on what is in nobody's hands",
        f"{_ROWS}::test_what_was_taken_from_a_sender_is_not_marked_by_it[sqlite]",
        (Patch("storage/outbox.py", ".where(_THIS, _IS_SENDING)\n", ".where(_THIS)\n"),),
        long=True,
    ),
    Mutant(
        "patience that was asked for kept in memory alone",
        f"{_STORIES}::test_the_patience_asked_for_in_a_chat_is_kept_by_who_comes_next[sqlite-is killed]",
        (Patch("app/deliver.py", '        self._writer.note(Mark(parcel, "sending"))\n', ""),),
        long=True,
    ),
)
