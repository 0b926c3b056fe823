"""Guards of the demonstration, each with the test that must notice when it is taken out."""

from tests.mutants.mutants import Mutant, Patch

_PAGE = "tests/unit/channels/test_demo.py"
_STAMP = "tests/storage/test_stamp.py"

DEMO_MUTANTS = (
    Mutant(
        "a demonstration under any name",
        f"{_PAGE}::test_a_demonstration_answers_on_its_own_port_alone",
        (
            Patch(
                "channels/web/protection.py",
                'if not _is_this_machine(asked.hostname or "") or _port(asked) != _port(urlsplit(demo.address)):',
                'if not asked.hostname and demo.address == "":',
            ),
        ),
    ),
    Mutant(
        "a demonstration through a proxy",
        f"{_PAGE}::test_a_demonstration_answers_to_no_proxy[Via]",
        (Patch("channels/web/protection.py", "if any(name.lower() in FORWARDING or", "if any("),),
        long=True,
    ),
    Mutant(
        "a server without an address under any name",
        f"{_PAGE}::test_without_an_address_a_server_is_this_machines[evil.example]",
        (
            Patch(
                "channels/web/protection.py",
                '        return _is_this_machine(_parted(request.host).hostname or "")\n    return _host',
                "        return True\n    return _host",
            ),
        ),
        long=True,
    ),
    Mutant(
        "a demonstration served as if it were real",
        f"{_STAMP}::test_a_real_server_refuses_a_demonstration[sqlite]",
        (Patch("storage/store.py", "stamp.check(database, demo=demo)", "stamp.is_demo(database)"),),
    ),
    Mutant(
        "a real database thrown away as a demonstration",
        f"{_STAMP}::test_a_database_of_real_people_is_never_thrown_away",
        (Patch("storage/discard.py", "            stamp.check(database, demo=True)\n", ""),),
        long=True,
    ),
    Mutant(
        "being anybody where people are real",
        f"{_PAGE}::test_nobody_becomes_anybody_where_people_are_real",
        (
            Patch(
                "channels/web/app.py",
                "    if demo is not None:\n        app.router.add_post(PATH, become)\n",
                "    app.router.add_post(PATH, become)\n",
            ),
        ),
        long=True,
    ),
)
