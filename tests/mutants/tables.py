"""Guards of tables and figures of needs, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_TABLES = "tests/unit/app/test_need_tables.py"
_READ = "tests/storage/test_need_tables.py"
_PROCESS = "tests/unit/making/test_process.py"
_FIGURES = "tests/unit/app/test_need_figures.py"

TABLE_MUTANTS = (
    Mutant(
        "a table without a fresh proof",
        f"{_TABLES}::test_without_a_fresh_proof_nothing_is_made[sqlite]",
        (Patch("services/need_tables.py", "        access.require(uow, actor, EXPORT, order.thing)\n", ""),),
        long=True,
    ),
    Mutant(
        "a table of whatever place is named",
        f"{_TABLES}::test_a_district_asks_for_no_other_place[sqlite-ningbo:cixi]",
        (
            Patch("services/need_tables.py", "    access.require(uow, actor, action, order.thing)\n", ""),
            Patch("services/need_tables.py", "        access.require(uow, actor, EXPORT, order.thing)\n", ""),
        ),
        long=True,
    ),
    Mutant(
        "a district's table has rows of all",
        f"{_TABLES}::test_a_district_takes_its_own_and_the_city_all_or_one[sqlite]",
        (
            Patch(
                "storage/need_tables.py",
                '.where(organisations.WITHIN, NEED.c.programme == sa.bindparam("in_programme"))',
                '.where(NEED.c.programme == sa.bindparam("in_programme"))',
            ),
            Patch("storage/need_tables.py", " and _is_within(need.firm, scope)]", "]"),
        ),
        long=True,
    ),
    Mutant(
        "a table has what has left meanwhile",
        f"{_READ}::test_what_has_left_meanwhile_is_not_there[sqlite-moved]",
        (Patch("storage/need_tables.py", " and _is_within(need.firm, scope)]", "]"),),
        long=True,
    ),
    Mutant(
        "whoever reads a table keeps the journal",
        "tests/storage/test_sqlite_need_tables.py::test_the_journal_is_emptied_while_a_table_is_read",
        (Patch("storage/need_tables.py", "        yield from found\n", "            yield from found\n"),),
        long=True,
    ),
    Mutant(
        "whoever reads a table may write",
        f"{_READ}::test_who_looks_needs_no_keys_and_writes_nothing[sqlite]",
        (Patch("storage/store.py", "else address, looking=True)", "else address)"),),
        long=True,
    ),
    Mutant(
        "the other process knows the server's secrets",
        f"{_PROCESS}::test_it_gets_none_of_the_servers_settings",
        (Patch("making/process.py", "        env=_surroundings(),\n", ""),),
        long=True,
    ),
    Mutant(
        "a table for whoever has the role no more",
        f"{_TABLES}::test_a_role_that_ends_meanwhile_gives_no_table[sqlite]",
        (
            Patch(
                "app/tables.py",
                "if address is None or not need_tables.may_have(uow, address.person, order, now):",
                "if address is None:",
            ),
        ),
        long=True,
    ),
    Mutant(
        "nobody knows who took needs along",
        f"{_TABLES}::test_the_audit_says_who_took_what_along[sqlite]",
        (
            Patch(
                "app/tables.py", "        need_tables.note_export(uow, address.person, order, sheet.count, now)\n", ""
            ),
        ),
        long=True,
    ),
    Mutant(
        "firms that hide are named in a table over Telegram",
        f"{_TABLES}::test_a_firm_that_hides_is_named_to_officers_and_marked[sqlite]",
        (Patch("app/tables.py", ', "private": sheet.private}', "}"),),
        long=True,
    ),
    Mutant(
        "a text that begins like a formula is one",
        f"{_TABLES}::test_no_cell_is_ever_a_formula[sqlite]",
        (
            Patch("making/book.py", "page.write_string(row, at, f", "page.write(row, at, f"),
            Patch("making/book.py", '"strings_to_formulas": False', '"strings_to_formulas": True'),
        ),
        long=True,
    ),
    Mutant(
        "a district's figures are everybody's",
        f"{_FIGURES}::test_a_district_sees_its_own_figures[sqlite]",
        (
            Patch(
                "storage/need_counts.py",
                ".select_from(JOINED)\n    .where(organisations.WITHIN, ",
                ".select_from(JOINED)\n    .where(",
            ),
        ),
        long=True,
    ),
    Mutant(
        "what is kept of a call holds the whole file",
        "tests/unit/app/test_handing.py::test_what_is_sent_is_what_the_vault_has[sqlite]",
        (Patch("app/deliver.py", "if names_file(call):", "if not call:"),),
        long=True,
    ),
)
