"""The commands about roles: their table, the first officer's invitation, who holds what, and its end.

Here: arguments and what is printed. Not here: what a command does (`granting.py`).
"""

import json
import sys
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a script to read.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def add_to(cli: typer.Typer) -> None:
    """Make these commands of the command line."""
    for command in (roles, invite, holders, revoke, vouch):
        cli.command()(command)


def roles(as_json: AsJson = False) -> None:
    """Show who may do what with whose: every action, role and relation. What is not in it is denied."""
    from rich.console import Console

    from kjfz_bot.app.roles_report import roles_json, roles_table

    if as_json:
        typer.echo(json.dumps(roles_json(), indent=2))
    else:
        Console().print(roles_table())


def invite(
    role: Annotated[str, typer.Option("--role", help="Such as city; `kjfz-bot roles` shows them all.")],
    programme: Annotated[str, typer.Option("--programme", help="Such as ningbo or changping.")],
    organisation: Annotated[str, typer.Option("--organisation", help="Its full name; made where it is new.")],
    district: Annotated[str, typer.Option("--district", help="Where it is, for a firm or a district's office.")] = "",
) -> None:
    """Invite somebody to a role, such as the first officer. What opens the invitation is shown once."""
    from kjfz_bot.app.content import load_content
    from kjfz_bot.app.granting import Wanted, invite_by_operator
    from kjfz_bot.app.settings import read_settings
    from kjfz_bot.services.qr import blocks

    wanted = Wanted(role, programme, organisation, district)
    made = invite_by_operator(read_settings(), wanted, load_content().programmes)
    for link in made.links:
        typer.echo(f"Link: {link}")
    typer.echo(f"Code: {made.code}, to be sent to the bot as: /join {made.code}")
    typer.echo(f"It works once, until {made.until.isoformat(timespec='minutes')}. Pass it to that person only.")
    if sys.stdout.isatty():
        typer.echo(blocks(made.links[0]))


def holders() -> None:
    """List who holds which role, by number: role, organisation, programme, since when. Nobody is named."""
    from kjfz_bot.app.granting import holders as held
    from kjfz_bot.app.settings import read_settings

    found = held(read_settings())
    for given in found:
        state = "" if given.confirmed else "\tto be confirmed"
        where = f"{given.organisation.name}\t{given.organisation.programme}"
        typer.echo(f"{given.id}\t{given.role}\t{where}\t{given.granted_at.date()}{state}")
    typer.echo(f"{len(found)} roles", err=True)


def revoke(
    number: Annotated[int, typer.Argument(metavar="ID", help="Its number, from `kjfz-bot holders`.")], yes: Yes = False
) -> None:
    """Take a role away: it counts no more from the person's next message on."""
    from kjfz_bot.app.granting import revoke_by_operator
    from kjfz_bot.app.settings import read_settings

    yes or typer.confirm(f"Role {number} will end at once. Take it away?", abort=True)
    given = revoke_by_operator(read_settings(), number)
    typer.echo(f"The role {given.role} at {given.organisation.name} has ended.")


def vouch(
    number: Annotated[int, typer.Argument(metavar="ID", help="Its number, from `kjfz-bot holders`.")], yes: Yes = False
) -> None:
    """Say that whoever holds a role is who they are, where no mail can show it: for ten minutes, and kept on record."""
    from kjfz_bot.app.granting import vouch_by_operator
    from kjfz_bot.app.settings import read_settings

    yes or typer.confirm(f"Have you just seen or spoken to whoever holds role {number}?", abort=True)
    given = vouch_by_operator(read_settings(), number)
    typer.echo(f"For ten minutes the {given.role} at {given.organisation.name} may do what asks for a fresh proof.")
