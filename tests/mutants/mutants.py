"""Guards taken out of a copy of the source, one at a time, each with the test that must notice.

A patch that no longer fits its file fails loudly: then the guard has moved, and the patch has to follow it.
"""

from dataclasses import dataclass

_SHARED = "tests/unit/app/test_shared_postgresql.py"
_FIRST_TABLES = "storage/migrations/versions/v0001_first_tables.py"
_ROLE_ROWS = "tests/storage/test_roles.py"
_IMPORTS = "tests/imports/test_taking_over.py"
_WRITE = "        self._write(uow, taken)\n"
_FINISH = "        inbox.finish(uow, answered)\n"
_COMMIT = """\
        uow.connection.connection.commit()
        uow.connection.exec_driver_sql("BEGIN IMMEDIATE")
"""


@dataclass(frozen=True, slots=True)
class Patch:
    """Words of a file of the package that are replaced; they must stand there exactly once."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A guard that is missing, and the test that fails without it.

    The suite has one or two of each kind; `long` are those that are left to the long proofs.
    """

    name: str
    caught_by: str
    patches: tuple[Patch, ...]
    long: bool = False


MUTANTS = (
    Mutant(
        "no lane lock",
        f"{_SHARED}::test_a_claimed_letter_is_left_to_who_claimed_it",
        (
            Patch(
                "storage/lane_locks.py",
                "CASE WHEN wanted THEN pg_try_advisory_lock(person) END AS got",
                "wanted AS got",
            ),
            Patch("storage/lane_locks.py", "WHERE pg_try_advisory_lock(person_id) LIMIT :limit", "LIMIT :limit"),
        ),
    ),
    Mutant(
        "no lane lock for who stores a letter",
        f"{_SHARED}::test_who_stores_a_letter_takes_no_lane_that_is_taken",
        (
            Patch(
                "storage/lane_locks.py",
                "CASE WHEN wanted THEN pg_try_advisory_lock(person) END AS got",
                "wanted AS got",
            ),
        ),
        long=True,
    ),
    Mutant(
        "no door",
        f"{_SHARED}::test_one_transaction_at_a_time_has_a_persons_door",
        (Patch("storage/lane_locks.py", "pg_advisory_xact_lock(-person)", "person"),),
        long=True,
    ),
    Mutant(
        "no lock of a duty",
        f"{_SHARED}::test_one_of_two_has_a_duty_until_its_session_ends",
        (Patch("storage/duty_locks.py", "WHERE pg_try_advisory_lock(:space, number)", "WHERE :space <> number"),),
        long=True,
    ),
    Mutant(
        "no inbox key",
        "tests/unit/app/test_turn.py::test_an_update_delivered_again_is_known[sqlite]",
        (
            Patch(
                "storage/inbox.py",
                '_ADD = Bulk(partial(insert_once, INBOX, ["address_id", "update_id"]))',
                "_ADD = Bulk(sa.insert(INBOX))",
            ),
            Patch(
                _FIRST_TABLES,
                '        sa.UniqueConstraint("address_id", "update_id", name="uq_inbox_address_id_update_id"),\n',
                "",
            ),
        ),
    ),
    Mutant(
        "no unique (cause, seq)",
        "tests/storage/test_outbox.py::test_the_same_effect_is_put_out_once[sqlite]",
        (Patch(_FIRST_TABLES, '        sa.UniqueConstraint("cause", "seq", name="uq_outbox_cause_seq"),\n', ""),),
    ),
    Mutant(
        "effects committed before their letter is done",
        "tests/crash/test_every_moment.py::test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing[sqlite]",
        (Patch("app/turn.py", _FINISH, _COMMIT + _FINISH),),
        long=True,
    ),
    Mutant(
        "effects committed before their letter is done, in the crash run",
        "tests/crash/test_crash_run.py::test_servers_that_are_killed_lose_nothing_and_double_nothing[sqlite]",
        (Patch("app/turn.py", _FINISH, _COMMIT + _FINISH),),
        long=True,
    ),
    Mutant(
        "answers committed after their letter is done",
        "tests/crash/test_every_moment.py::test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing[sqlite]",
        (Patch("app/turn.py", _WRITE, _WRITE + _COMMIT),),
        long=True,
    ),
    Mutant(
        "no revision check",
        "tests/storage/test_conversations.py::test_a_conversation_that_moved_on_cannot_be_written[sqlite]",
        (
            Patch(
                "storage/conversations.py",
                'CONVERSATION.c.revision == sa.bindparam("read")',
                'CONVERSATION.c.revision >= sa.bindparam("read")',
            ),
        ),
    ),
    Mutant(
        "letters with an attempt claimed together",
        "tests/crash/test_killers.py::test_a_message_that_kills_takes_no_other_with_it",
        (
            Patch("app/lanes.py", "if first is not None and self._tried(first):", "if first is None:"),
            Patch(
                "app/lanes.py", "for person in self._ready if not self._tried(person))", "for person in self._ready)"
            ),
        ),
    ),
    Mutant(
        "letters with an attempt taken together",
        "tests/unit/app/test_writer.py::test_what_was_tried_before_shares_its_commit_with_nobody",
        (
            Patch("app/writer.py", "            if letter.attempts > 1:  #", "            if letter.attempts < 0:  #"),
            Patch("app/writer.py", "if letter.attempts == 1 and letter.seq in self._claimed]", "]"),
        ),
        long=True,
    ),
    Mutant(
        "attempts counted with the turn, not before",
        "tests/unit/app/test_turn.py::test_attempts_are_counted_before_the_work[sqlite]",
        (
            Patch(
                "app/turn.py",
                "known = inbox.add(uow, [claimed.pop(letter.seq, letter) for letter in letters])",
                "known = inbox.add(uow, letters)",
            ),
            Patch("app/turn.py", "        inbox.count_attempts(uow, claimed.values())\n", ""),
        ),
        long=True,
    ),
    Mutant(
        "webhook secret not checked",
        "tests/unit/channels/telegram/test_intake.py::test_strangers_are_refused",
        (Patch("channels/telegram/webhook.py", "if not hmac.compare_digest(given, expected):", "if not expected:"),),
        long=True,
    ),
    Mutant(
        "no encryption",
        "tests/storage/test_data_map.py::test_no_sealed_column_holds_clear_text[sqlite]",
        (
            Patch("storage/sealing.py", "self._cipher.encrypt(nonce, value, place.encode())", "value + bytes(16)"),
            Patch(
                "storage/sealing.py",
                "self._cipher.decrypt(sealed[1:_BODY], sealed[_BODY:], place.encode())",
                "sealed[_BODY:-16]",
            ),
        ),
    ),
    Mutant(
        "no consent check",
        "tests/unit/app/test_consents.py::test_a_service_that_needs_consent_refuses_without_it[sqlite]",
        (Patch("services/consent.py", "    if has_consent(uow, actor.person, purpose):", "    if purpose:"),),
        long=True,
    ),
    Mutant(
        "no consent check before other people's data goes abroad",
        "tests/unit/app/test_veiled.py::test_whoever_has_not_agreed_gets_nothing_of_others[sqlite]",
        (Patch("app/post.py", "agreed=has_consent(uow, address.person, TELEGRAM)", "agreed=True"),),
        long=True,
    ),
    Mutant(
        "names not hidden on Telegram",
        "tests/unit/app/test_veiled.py::test_masked_is_what_an_operator_gets_who_sets_nothing[sqlite]",
        (Patch("app/post.py", "if veil is None or not tells_of_people(message):", "if veil is not None:"),),
        long=True,
    ),
    Mutant(
        "notices go abroad after that was withdrawn",
        "tests/unit/app/test_consents.py::test_whoever_has_withdrawn_telegram_gets_no_notices_there[sqlite]",
        (Patch("services/notices.py", "address.key.channel not in closed and ", ""),),
        long=True,
    ),
    Mutant(
        "a look that leaves no line",
        "tests/unit/app/test_mydata.py::test_a_look_is_shown_with_role_and_organisation_and_without_the_name[sqlite]",
        (Patch("services/looks.py", "    looks.add(uow, person, look)\n", "    assert look\n"),),
        long=True,
    ),
    Mutant(
        "the page of the own data is not escaped",
        "tests/unit/app/test_mydata.py::test_what_a_person_wrote_does_nothing_in_the_page[sqlite]",
        (Patch("services/archive.py", "autoescape=True", "autoescape=False"),),
        long=True,
    ),
    Mutant(
        "looks are not erased",
        "tests/storage/test_data_map.py::test_erasing_leaves_nothing_that_the_map_says_is_removed[sqlite]",
        (Patch("storage/people.py", "LOOK.c.by_person == _PERSON", "LOOK.c.by_person < 0"),),
        long=True,
    ),
    Mutant(
        "pending updates dropped when the webhook is registered",
        "tests/unit/channels/telegram/test_intake.py::test_the_webhook_is_registered_until_it_is",
        (Patch("channels/telegram/webhook.py", '"drop_pending_updates": False', '"drop_pending_updates": True'),),
        long=True,
    ),
    Mutant(
        "no gate",
        "tests/access/test_matrix.py::test_every_call_is_answered_as_the_table_says[sqlite]",
        (
            Patch(
                "domain/access.py",
                "    return Decision(allowed=False, reason=denied)",
                "    return Decision(allowed=True, reason=denied)",
            ),
        ),
    ),
    Mutant(
        "no filter of tenants: programme",
        f"{_ROLE_ROWS}::test_a_list_has_rows_of_its_scope_only[sqlite]",
        (
            Patch(
                "storage/organisations.py",
                '    ORGANISATION.c.programme == sa.bindparam("in_programme"),\n    sa.or_(',
                '    sa.bindparam("in_programme") != "",\n    sa.or_(',
            ),
        ),
    ),
    Mutant(
        "no filter of tenants: district",
        f"{_ROLE_ROWS}::test_holders_are_listed_within_their_scope_only[sqlite]",
        (
            Patch(
                "storage/organisations.py",
                'ORGANISATION.c.district == sa.bindparam("in_district", type_=sa.Text),',
                "sa.true(),",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a role that was revoked counts on",
        f"{_ROLE_ROWS}::test_a_role_counts_from_its_confirmation_to_its_end[sqlite]",
        (Patch("storage/grants.py", "STANDS = ROLE_GRANT.c.revoked_at.is_(None)", "STANDS = sa.true()"),),
        long=True,
    ),
    Mutant(
        "an invitation is used more than once",
        f"{_ROLE_ROWS}::test_of_eight_who_try_at_once_one_gets_it[sqlite]",
        (Patch("storage/invitations.py", "    INVITATION.c.used_at.is_(None),\n", ""),),
        long=True,
    ),
    Mutant(
        "an invitation has no end",
        f"{_ROLE_ROWS}::test_an_invitation_lasts_to_its_last_moment[sqlite]",
        (Patch("storage/invitations.py", '    INVITATION.c.expires_at > sa.bindparam("now"),\n', ""),),
        long=True,
    ),
    Mutant(
        "secrets of invitations stored as they are",
        f"{_ROLE_ROWS}::test_only_hashes_of_the_secrets_are_stored[sqlite]",
        (Patch("storage/invitations.py", "return uow.keys.blind_index(_HASHED_AS, secret)", "return secret.encode()"),),
        long=True,
    ),
    Mutant(
        "an invitation outlives the right to make it",
        "tests/unit/app/test_roles.py::test_what_was_revoked_counts_no_more_at_the_next_message[sqlite]",
        (
            Patch(
                "services/invitations.py",
                "if found is not None and _still_offered(uow, actor, found):",
                "if found is not None:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "an import does not keep how far it is",
        f"{_IMPORTS}::test_a_batch_knows_how_far_it_is[sqlite]",
        (
            Patch(
                "storage/imports.py",
                '    uow.connection.execute(_ADVANCE, {"batch": batch.id, "reached": reached})\n',
                "",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a batch is taken back whatever rests on it",
        f"{_IMPORTS}::test_a_record_that_was_changed_since_keeps_its_batch[sqlite]",
        (Patch("services/batches.py", "    if resting:\n", "    if False:\n"),),
        long=True,
    ),
    Mutant(
        "people of a list in clear",
        f"{_IMPORTS}::test_names_and_numbers_are_sealed",
        (
            Patch(
                "storage/awaited.py",
                '"name": uow.keys.seal(person, NAME, person, name),',
                '"name": name.encode(),',
            ),
        ),
        long=True,
    ),
    Mutant(
        "somebody else comes into the records of a list",
        "tests/unit/app/test_joining.py::test_somebody_else_gets_nothing_before_an_officer_has_looked[sqlite]",
        (
            Patch(
                "services/invitations.py",
                "    if confirmed:\n        joining.join",
                "    if True:\n        joining.join",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a date that could be two days is taken",
        "tests/unit/language/test_cells.py::test_a_day_that_could_be_another_is_refused[03/05/2024-day_ambiguous]",
        (Patch("language/cells.py", "    if len(found) > 1:\n", "    if len(found) > 9:\n"),),
        long=True,
    ),
)
