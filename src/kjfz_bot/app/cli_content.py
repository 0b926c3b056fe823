"""The command line's commands for authors of packs and dialogues: check and draw what they wrote."""

from collections.abc import Collection
from typing import Annotated

import typer

from kjfz_bot.errors import FactError

BROKEN = 2
"""The exit code where something is to be mended."""

programmes = typer.Typer(no_args_is_help=True, help="Check and draw the packs.")
dialogs = typer.Typer(no_args_is_help=True, help="Check and draw the dialogues.")

ProgrammeName = Annotated[str, typer.Argument(metavar="PROGRAMME", help="Such as ningbo or changping.")]
Language = Annotated[str, typer.Option("--lang", help="The language of the texts.")]


def add_to(cli: typer.Typer) -> None:
    """The two groups of commands, as part of the whole."""
    cli.add_typer(programmes, name="programmes")
    cli.add_typer(dialogs, name="dialogs")


@programmes.command("check")
def check_programmes() -> None:
    """Find what an author should mend in packs, truth tables and their texts; a warning may stand."""
    from kjfz_bot.app.content import load_content, read_truth_tables
    from kjfz_bot.programmes import check

    content = load_content()
    findings = check.check_programmes(content.programmes, read_truth_tables(), content.texts)
    _print_findings(findings, f"{len(content.programmes)} programmes")
    raise typer.Exit(BROKEN if any(finding.severity == "error" for finding in findings) else 0)


@programmes.command("draw")
def draw_workflows(name: ProgrammeName, lang: Language = "zh-CN") -> None:
    """Print the workflows of a programme as a Mermaid flowchart."""
    from kjfz_bot.app.content import load_content
    from kjfz_bot.programmes.draw import draw
    from kjfz_bot.programmes.nearest import nearest
    from kjfz_bot.services.check import find_programme

    content = load_content()
    found = find_programme(content.programmes, name)
    if lang not in content.texts.languages:
        right = nearest(lang, content.texts.languages)
        raise FactError("lang", f"There is no language '{lang}'. Did you mean '{right}'?", right)
    typer.echo(draw(found, content.texts, lang), nl=False)


@dialogs.command("check")
def check_dialogs() -> None:
    """Find what would fail in a conversation: steps nobody reaches, dead ends, unknown names, confusing labels."""
    from kjfz_bot.app.wiring import wired_content
    from kjfz_bot.dialog import check

    content = wired_content()
    findings = check.check_dialogs(content)
    _print_findings(findings, f"{len(content.dialogs)} dialogues")
    raise typer.Exit(BROKEN if findings else 0)


@dialogs.command("draw")
def draw_dialog(name: Annotated[str, typer.Argument(metavar="NAME", help="Such as eligibility.")]) -> None:
    """Print a dialogue as a Mermaid flowchart."""
    from kjfz_bot.app.content import load_content
    from kjfz_bot.dialog.draw import draw
    from kjfz_bot.programmes.nearest import nearest

    found = load_content().dialogs
    if name not in found:
        right = nearest(name, found)
        raise FactError("name", f"There is no dialogue '{name}'. Did you mean '{right}'?", right)
    typer.echo(draw(found[name]), nl=False)


def _print_findings(findings: Collection[object], what: str) -> None:
    for finding in findings:
        typer.echo(str(finding))
    typer.echo(f"{what}, {len(findings)} findings")
