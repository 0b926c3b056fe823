"""The command of the demonstration. What it is made of is `demo/`."""

from typing import Annotated

import typer

from kjfz_bot.app.cli_roles import Yes


def add_to(cli: typer.Typer) -> None:
    """Make it a command of the command line."""
    cli.command()(demo)


def demo(
    fresh: Annotated[bool, typer.Option("--fresh", help="Throw what happened in it away, and begin anew.")] = False,
    yes: Yes = False,
) -> None:
    """Serve a demonstration with invented people, any of whom you may be; nothing is sent to anyone."""
    from kjfz_bot.app.demo.house import begin_anew, demo_settings, left_out, notes
    from kjfz_bot.app.server import serve
    from kjfz_bot.app.settings import read_settings, unknown_variables

    for name, nearest in unknown_variables():
        typer.echo(f"kjfz-bot: {name} is no setting. Did you mean {nearest}?", err=True)
    given = read_settings()
    settings = demo_settings(given)
    if fresh:
        where = f"Everything in the demonstration {settings.data_dir} will be removed."
        yes or typer.confirm(f"{where} Go on?", abort=True)
        begin_anew(settings)
    serve(settings, demo=notes(settings, left_out(given)))
