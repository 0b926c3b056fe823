"""Guards of lists that officers bring, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_LISTS = "tests/unit/app/test_lists.py"
_EARLIER = "tests/unit/app/test_lists_earlier.py"
_TERMS = "tests/unit/app/test_terms.py"
_NEEDS = "tests/imports/test_needs.py"
_BROUGHT = "tests/unit/app/test_lists_needs.py"

LIST_MUTANTS = (
    Mutant(
        "an import without a fresh proof",
        f"{_LISTS}::test_without_a_fresh_proof_nothing_is_imported[sqlite]",
        (Patch("services/lists.py", "    access.require(uow, actor, IMPORT, order_of(job).thing)\n", ""),),
        long=True,
    ),
    Mutant(
        "lists are looked at wherever one says",
        f"{_LISTS}::test_a_district_brings_only_what_is_its_own[sqlite]",
        (
            Patch(
                "services/lists.py",
                "found = next((scope for scope in gate.scopes(LOOK) if place(scope) == where), None)",
                'found = Scope(*f"{where}".split(":"))',
            ),
            Patch("services/lists.py", "    gate.require(LOOK, order.thing)\n", ""),
        ),
        long=True,
    ),
    Mutant(
        "the file of somebody else is looked at",
        f"{_LISTS}::test_anothers_look_is_not_imported[sqlite]",
        (
            Patch(
                "services/lists.py",
                'if file is None or not is_own(actor.person, file) or file.kind != "xlsx":',
                'if file is None or file.kind != "xlsx":',
            ),
        ),
        long=True,
    ),
    Mutant(
        "the look of somebody else is imported",
        f"{_LISTS}::test_anothers_look_is_not_imported[sqlite]",
        (Patch("services/lists.py", "if job is None or job.actor != actor.person:", "if job is None:"),),
        long=True,
    ),
    Mutant(
        "an import goes on for whoever has the role no more",
        f"{_LISTS}::test_an_officer_without_the_role_any_more_imports_nothing[sqlite]",
        (
            Patch(
                "app/bringing.py",
                "if not lists.may_go_on(uow, job.actor or 0, order_of(job).thing, at):",
                "if False:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "the sheets of a list for every officer",
        f"{_EARLIER}::test_the_sheets_of_a_list_are_for_whoever_brought_it[sqlite]",
        (
            Patch(
                "services/lists.py",
                "own = jobs.of_actor(uow, TAKE_OVER, actor.person)",
                "own = [job for person in range(actor.person) for job in jobs.of_actor(uow, TAKE_OVER, person)]",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a sheet with people in it goes over Telegram",
        f"{_EARLIER}::test_on_telegram_no_sheet_with_people_in_it_goes_out[sqlite]",
        (
            Patch(
                "channels/veil.py",
                "if document is not None and document.private:",
                "if document is not None and not document:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a sheet is handed out whenever it is asked for",
        "tests/unit/channels/test_web.py::test_a_document_that_is_over_is_not_handed_out",
        (Patch("channels/web/conversation.py", "if document.is_over(datetime.now(UTC)):", "if False:"),),
        long=True,
    ),
    Mutant(
        "a list that was taken back is begun anew",
        f"{_EARLIER}::test_a_list_taken_back_before_its_import_ends_is_not_begun_anew[sqlite]",
        (
            Patch(
                "app/bringing.py",
                'if "batch" not in job.progress:\n        return batches',
                "if True:\n        return batches",
            ),
        ),
        long=True,
    ),
    Mutant(
        "whatever another process says of a sheet is believed",
        "tests/unit/files/test_tables.py::test_what_a_process_says_that_was_taken_over_is_not_believed",
        (
            Patch(
                "files/tables.py",
                "if not isinstance(number, int) or not isinstance(cells, list) or damage not in _DAMAGES:",
                "if False:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "an appointment gives no role",
        f"{_TERMS}::test_an_appointment_of_somebody_who_has_come_makes_them_a_vp[sqlite]",
        (Patch("services/batches.py", "    importing.finish(desk)\n", ""),),
        long=True,
    ),
    Mutant(
        "what somebody says of themselves makes them a VP",
        f"{_TERMS}::test_what_somebody_says_of_themselves_makes_nobody_a_vp[sqlite]",
        (Patch("services/terms.py", "return known and not", "return not"),),
        long=True,
    ),
    Mutant(
        "a list is taken back, and its VPs stay",
        f"{_TERMS}::test_taking_the_list_back_ends_the_role[sqlite]",
        (Patch("services/batches.py", "    terms.end_with(uow, batch.id, by, now)\n", ""),),
        long=True,
    ),
    Mutant(
        "a list is taken back, and with it what the city gave",
        f"{_TERMS}::test_whoever_was_invited_to_be_a_vp_stays_one[sqlite]",
        (Patch("storage/grants.py", "    ROLE_GRANT.c.invitation_id.is_(None),\n", ""),),
        long=True,
    ),
    Mutant(
        "a list brings needs of firms that nobody has verified",
        f"{_NEEDS}::test_what_is_no_draft_comes_back_row_by_row[sqlite]",
        (Patch("services/need_lists.py", ' if each.state == "verified"]', "]"),),
        long=True,
    ),
    Mutant(
        "a firm has the same need twice",
        f"{_NEEDS}::test_a_need_that_a_firm_has_already_is_no_second_one[sqlite]",
        (Patch("services/need_lists.py", "    known.add(title)\n", ""),),
        long=True,
    ),
    Mutant(
        "a list is taken back, and with it what firms have made of it",
        f"{_NEEDS}::test_taking_a_list_back_leaves_what_firms_have_worked_on[sqlite]",
        (Patch("storage/undoing.py", "NEED.c.batch_id == _BATCH, UNTOUCHED)", "NEED.c.batch_id == _BATCH)"),),
        long=True,
    ),
    Mutant(
        "firms are told of drafts that are gone",
        f"{_BROUGHT}::test_whose_drafts_are_gone_by_then_is_not_told[sqlite]",
        (Patch("services/need_lists.py", '"count": count} if count else None', '"count": count}'),),
        long=True,
    ),
    Mutant(
        "an amount in whatever unit",
        "tests/unit/language/test_cells.py::test_money_is_read_in_the_unit_that_somebody_named",
        (
            Patch("language/cells.py", "if unit is None and is_bare(text):", "if False:"),
            Patch(
                "language/money.py",
                "return None if unit is None else _in_fen(text, unit)",
                "return _in_fen(text, unit or 1)",
            ),
        ),
    ),
)
