"""The commands about templates of documents: write the shipped ones to be edited, and check those of an office.

Here: arguments and what is printed. Not here: what a command does (`documents.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

documents = typer.Typer(no_args_is_help=True, help="Edit and check the templates of documents.")


def add_to(cli: typer.Typer) -> None:
    """Make these commands of the command line."""
    cli.add_typer(documents, name="documents")


@documents.command("templates")
def templates(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder; made where it is missing.")],
    force: Annotated[bool, typer.Option("--force", help="Write over templates that are there.")] = False,
) -> None:
    """Write the shipped templates to a folder, to be edited in Word. KJFZ_TEMPLATES then names that folder."""
    from kjfz_bot.app.documents import write_templates

    written = write_templates(folder, force=force)
    typer.echo(f"{len(written)} templates are in {folder}. Edit them, check them with `kjfz-bot documents check`,")
    typer.echo(f"and set KJFZ_TEMPLATES={folder.absolute()}. Those you do not change you may delete.")


@documents.command("check")
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="KJFZ_TEMPLATES where it is left out; else what ships.")
    ] = None,
) -> None:
    """Fill each template in with invented words; find unknown names, unsafe tags and broken files. Exit 2 where any."""
    from kjfz_bot.app.content import load_content
    from kjfz_bot.app.documents import findings, own_folder
    from kjfz_bot.app.settings import read_settings
    from kjfz_bot.errors import SavedFileError
    from kjfz_bot.making.templates import SHIPPED, templates_in

    where = folder or own_folder(read_settings()) or SHIPPED
    if not where.is_dir():
        raise SavedFileError(f"{where} is no folder. `kjfz-bot documents templates {where}` makes it.")
    found = findings(where, load_content().texts)
    for finding in found:
        typer.echo(str(finding))
    typer.echo(f"{len(templates_in(where))} templates, {len(found)} findings")
    raise typer.Exit(2 if found else 0)
