"""What an operator does about roles from the command line, as real processes beside or before a server."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from kjfz_bot.app.clock import machine_clock
from kjfz_bot.domain.access_table import CELLS
from kjfz_bot.domain.invitation import read_secret
from kjfz_bot.services.sign_in import stepped_up
from tests.unit.app.office import Office
from tests.unit.app.people import CODE, Somebody
from tests.unit.app.test_cli import CommandLine

FIRST = ("invite", "--role", "city", "--programme", "ningbo", "--organisation", "City Bureau")


@pytest.fixture
def bot(tmp_path: Path) -> CommandLine:
    """The command line in an empty folder."""
    return CommandLine(tmp_path)


def test_the_table_is_printed_for_people_and_for_scripts(bot: CommandLine) -> None:
    """Every action, and every role that may do it."""
    shown, table = bot.run("roles", COLUMNS="120"), json.loads(bot.run("roles", "--json").stdout)

    assert {action: set(row) for action, row in table.items()} == {action: set(row) for action, row in CELLS.items()}
    assert table["act_as_city"]["city"] == {"relation": "programme", "unless": ["party", "first"], "conditions": []}
    assert all(action in shown.stdout for action in CELLS)


def test_the_first_officer_is_invited_before_there_is_anything(bot: CommandLine) -> None:
    """Taken by the code that was printed, seen in the list of holders, and ended from there."""
    made = bot.run(*FIRST, KJFZ_TELEGRAM_NAME="kjfz_bot")
    code = CODE.findall(made.stdout)[0]
    assert "Link: https://t.me/kjfz_bot?start=join-" in made.stdout
    assert "Link: http://127.0.0.1:8080/?start=join-" in made.stdout
    office = Office(bot.folder / "data")
    cora = Somebody(office, "cora")
    assert "you are now city officer" in cora.say(f"/join {code}", "accept")

    listed = bot.run("holders").stdout.split("\t")
    assert listed[1:4] == ["city", "City Bureau", "ningbo"]
    refused = bot.run("revoke", listed[0], typed="n\n")
    ended = bot.run("revoke", listed[0], "--yes")
    again = bot.run("revoke", listed[0], "--yes")

    assert (refused.returncode, ended.returncode, again.returncode) == (1, 0, 1)
    assert "There is no role" in again.stderr
    assert cora.holds() == []
    assert "Your role has ended" in cora.news()
    assert office.findings() == []
    office.close()


def test_a_second_invitation_is_to_the_same_organisation(bot: CommandLine) -> None:
    """One of that name is made once; each invitation has secrets of its own."""
    codes = {CODE.findall(bot.run(*FIRST).stdout)[0] for _ in range(2)}
    office = Office(bot.folder / "data")
    for name, code in zip(("cora", "cleo"), codes, strict=True):
        Somebody(office, name).say(f"/join {code}", "accept")
    office.close()

    assert len({line.split("\t")[2] for line in bot.run("holders").stdout.splitlines()}) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--role": "citty"}, "There is no role 'citty'. Did you mean 'city'?"),
        ({"--role": "visitor"}, "There is no role 'visitor'"),
        ({"--programme": "ningpo"}, "There is no programme 'ningpo'. Did you mean 'ningbo'?"),
        ({"--role": "district"}, "lies in a district"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_near(bot: CommandLine, changed: dict[str, str], said: str) -> None:
    """Nothing is made."""
    words = dict(zip(FIRST[1::2], FIRST[2::2], strict=True)) | changed
    done = bot.run("invite", *(word for pair in words.items() for word in pair))

    assert (done.returncode, said in done.stderr) == (2, True)
    assert not (bot.folder / "data").exists()


def test_a_link_is_read_as_what_it_carries() -> None:
    """Whether it is pressed, or read off a picture."""
    assert read_secret("http://127.0.0.1:8080/?start=join-" + "x" * 22) == "x" * 22


def test_the_operator_says_who_somebody_is(bot: CommandLine) -> None:
    """By the number of their role, once asked; their audit keeps it, and it counts for ten minutes."""
    code = CODE.findall(bot.run(*FIRST).stdout)[0]
    office = Office(bot.folder / "data")
    cora = Somebody(office, "cora")
    cora.say(f"/join {code}", "accept")
    number = bot.run("holders").stdout.split("\t")[0]

    doubted = bot.run("vouch", number, typed="n\n")
    assert cora.deeds()[-1]["action"] == "role_granted"
    vouched = bot.run("vouch", number, "--yes")
    unknown = bot.run("vouch", "999999", "--yes")

    assert (doubted.returncode, vouched.returncode, unknown.returncode) == (1, 0, 1)
    assert "For ten minutes the city at City Bureau" in vouched.stdout
    assert "There is no role 999999" in unknown.stderr
    assert (cora.deeds()[-1]["action"], cora.deeds()[-1]["by"]) == ("vouched_for", "operator")
    assert office.read(lambda uow: stepped_up(uow, cora.person, machine_clock()))
    assert not office.read(lambda uow: stepped_up(uow, cora.person, machine_clock() + timedelta(minutes=10)))
    assert office.findings() == []
    office.close()
