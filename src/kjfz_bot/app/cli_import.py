"""The commands that take a running programme over from spreadsheets: templates, imports, their list, taking back.

Here: arguments and what is printed. Not here: what a command does (`taking_over.py`).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kjfz_bot.app.cli_roles import Yes
from kjfz_bot.domain.sheet import KINDS, Kind

if TYPE_CHECKING:
    from kjfz_bot.app.lists import Outlook
    from kjfz_bot.app.taking_over import Asked

FIRST_PROBLEMS = 20

File = Annotated[Path, typer.Argument(metavar="FILE", help="An xlsx file.")]
KindName = Annotated[
    str, typer.Argument(metavar="KIND", help="units, firms, experts, officers, appointments or needs, in this order.")
]
ProgrammeOption = Annotated[str, typer.Option("--programme", help="Such as ningbo or changping.")]
LanguageOption = Annotated[str, typer.Option("--lang", help="The language in which problems are told.")]


lists = typer.Typer(
    no_args_is_help=True,
    help="Take a running programme over: units, firms, experts, officers, appointments, needs, in this order.",
)


def add_to(cli: typer.Typer) -> None:
    """Make these commands of the command line."""
    cli.add_typer(lists, name="import")


def _command(kind: Kind) -> None:
    """Make the command that imports lists of one kind."""

    def import_list(
        file: File,
        programme: ProgrammeOption,
        district: Annotated[str, typer.Option("--district", help="Where all of it lies; nothing else is taken.")] = "",
        dry_run: Annotated[bool, typer.Option("--dry-run", help="Look only; write nothing.")] = False,
        yes: Yes = False,
        lang: LanguageOption = "",
    ) -> None:
        from kjfz_bot.app.taking_over import Asked

        _import(Asked(kind, file, programme, district or None, lang), dry_run=dry_run, yes=yes)

    lists.command(kind, help=f"Import a list of {kind}: shown first, written once that is confirmed.")(import_list)


for _kind in KINDS:
    _command(_kind)


def _import(asked: Asked, *, dry_run: bool, yes: bool) -> None:
    from rich.console import Console

    from kjfz_bot.app import taking_over
    from kjfz_bot.app.content import load_content
    from kjfz_bot.app.operating import progress
    from kjfz_bot.app.settings import read_settings

    settings, content = read_settings(), load_content()
    lang, file = asked.lang or settings.language, asked.file
    asked = replace(asked, lang=lang)
    listed = taking_over.read(content, asked)
    for header in listed.sheet.unknown:
        typer.echo(f"The column '{header}' means nothing here and is passed over.")
    if dry_run or not yes:  # a script that asks for no look does not wait for one
        outlook = taking_over.look(settings, listed, asked)
        _show(outlook, lang)
        if dry_run:
            return
        if outlook.batch is None or outlook.batch.state == "running":
            typer.confirm(f"Import {outlook.taken} rows?", abort=True)
    with progress(Console(stderr=True)) as tick:
        done = taking_over.take_over(settings, listed, asked, lambda at, total: tick(file.name, at, total))
    assert done.batch is not None
    if yes:
        _show_problems(done, lang)
    typer.echo(f"Batch {done.batch.id}: {done.taken} rows imported, {len(done.problems)} not.")
    marked = taking_over.write_problems(done, lang, file)
    if marked is not None:
        typer.echo(f"The rows to correct and import again are in {marked}.")
    invited = taking_over.write_invitations(settings, done, file)
    if invited is not None:
        typer.echo(f"Their invitations are in {invited}: pass each to that person only, and remove the file.")


def _show(outlook: Outlook, lang: str) -> None:
    if outlook.batch is not None:
        typer.echo(f"This list is batch {outlook.batch.id} already: {outlook.batch.state}.")
    rows = len(outlook.listed.lines)
    typer.echo(f"{rows} rows: {outlook.taken} can be imported, {len(outlook.problems)} cannot.")
    _show_problems(outlook, lang)


def _show_problems(outlook: Outlook, lang: str) -> None:
    from kjfz_bot.app.lists import problem_lines

    texts, lines = outlook.listed.words.texts, problem_lines(outlook, lang)
    for number, text in lines[:FIRST_PROBLEMS]:
        typer.echo(texts.text(lang, "import-problem-line", row=number, problem=text))
    if len(lines) > FIRST_PROBLEMS:
        typer.echo(f"… and {len(lines) - FIRST_PROBLEMS} more")


@lists.command("template")
def template(kind: KindName, file: File, programme: ProgrammeOption = "") -> None:
    """Write an empty list with an explanation; with --programme it names the programme's districts and fields."""
    from kjfz_bot.app.content import load_content
    from kjfz_bot.app.taking_over import write_template

    write_template(load_content(), kind, programme, file)
    typer.echo(f"{file} is ready to be filled in.")


@lists.command("list")
def list_batches() -> None:
    """List what was imported: number, kind, programme, state, rows dealt with, rows not taken, when."""
    from kjfz_bot.app.settings import read_settings
    from kjfz_bot.app.taking_over import batches

    found = batches(read_settings())
    for batch, counts in found:
        problems = counts.get("problem", 0)
        where = f"{batch.programme}\t{batch.district or '-'}"
        at = batch.started_at.isoformat(timespec="minutes")
        typer.echo(f"{batch.id}\t{batch.kind}\t{where}\t{batch.state}\t{batch.rows}\t{problems}\t{at}")
    typer.echo(f"{len(found)} batches", err=True)


@lists.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="BATCH", help="Its number, from `kjfz-bot import list`.")],
    yes: Yes = False,
) -> None:
    """Take a whole batch back, unless something else rests on it."""
    from kjfz_bot.app.settings import read_settings
    from kjfz_bot.app.taking_over import take_back

    yes or typer.confirm(f"Everything that batch {number} made will be removed. Take it back?", abort=True)
    batch, kept = take_back(read_settings(), number)
    typer.echo(f"Batch {batch.id} is taken back.")
    if kept:
        typer.echo(f"Needs of it that firms have worked on, and that stay: {kept}.")
