"""The command line: one function a command, each importing what it runs only when it runs.

Here: arguments, options, exit codes. Not here: what a command does (the module it calls), words for people who chat.
"""

import json
import logging
import sys
from typing import Annotated

import typer

from kjfz_bot.errors import ContentError, FactError, KjfzError, SettingError

REFUSED = 2  # the operator can mend it: an argument, a setting, a file
FAILED = 1  # the machine is in the way: a database, a port

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The technology vice-president bot.",
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for a script to read.")]


def main() -> None:
    """Run the command; an error meant for people is one message on stderr, never a traceback."""
    try:
        cli()
    except KjfzError as error:
        if _debugging():
            logging.getLogger(__name__).error("the command ended early", exc_info=error)
        typer.echo(f"kjfz-bot: {error}", err=True)
        sys.exit(REFUSED if isinstance(error, ContentError | FactError | SettingError) else FAILED)


def _debugging() -> bool:
    from kjfz_bot.app.settings import read_settings

    try:
        return read_settings().debug
    except SettingError:
        return False


def _warn_of_unknown_variables() -> None:
    from kjfz_bot.app.settings import unknown_variables

    for name, nearest in unknown_variables():
        typer.echo(f"kjfz-bot: {name} is no setting. Did you mean {nearest}?", err=True)


@cli.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    typer.echo(installed("kjfz-bot"))


@cli.command()
def config(as_json: Json = False) -> None:
    """Show each setting, its value and where that came from; secrets are masked."""
    from rich.console import Console

    from kjfz_bot.app.config_report import config_json, config_table
    from kjfz_bot.app.settings import read_settings

    _warn_of_unknown_variables()
    settings = read_settings()
    if as_json:
        typer.echo(json.dumps(config_json(settings), ensure_ascii=False, indent=2))
    else:
        Console().print(config_table(settings))
