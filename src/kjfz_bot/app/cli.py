"""The command line: one function a command, each importing what it runs only when it runs.

Here: arguments, options, exit codes. Not here: what a command does (the module it calls), words for people who chat.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from kjfz_bot.app import cli_content, cli_demo, cli_documents, cli_import, cli_roles, start
from kjfz_bot.app.cli_content import Language, ProgrammeName
from kjfz_bot.app.cli_roles import AsJson, Yes
from kjfz_bot.app.start import FAILED, REFUSED, warn_of_unknown_variables

PIPED = "<stdin>"  # the name that `-` has as a file

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The technology vice-president bot.",
)

dead = typer.Typer(no_args_is_help=True, help="Look after messages that could not be handled.")
cli.add_typer(dead, name="dead-letters")

keys = typer.Typer(no_args_is_help=True, help="Change the master key.")
cli.add_typer(keys, name="keys")

for _part in (cli_content, cli_roles, cli_demo, cli_import, cli_documents):
    _part.add_to(cli)

SubjectName = Annotated[str, typer.Argument(metavar="SUBJECT", help="Who is checked: expert, firm or pair.")]
FactsFile = Annotated[
    typer.FileText,
    typer.Option(
        encoding="utf-8-sig",
        errors="backslashreplace",
        help="A JSON object of facts; a .jsonl file, or - for standard input, has one on each line.",
    ),
]
ReferenceDate = Annotated[str, typer.Option("--on", help="The reference date, such as 2026-03-01; today if left out.")]
LetterNumber = Annotated[int, typer.Argument(metavar="ID", help="Its number, from `kjfz-bot dead-letters list`.")]
ExpectedFile = Annotated[
    typer.FileText | None,
    typer.Argument(metavar="[FILE]", encoding="utf-8-sig", help="JSON Lines of {input, expected}, to be measured."),
]
Moment = Annotated[
    str, typer.Option("--now", help="The moment that 'yesterday' counts from, such as 2026-03-11T10:00.")
]


@cli.command()
def serve() -> None:
    """Serve the web chat and the self-check for portals until Ctrl-C."""
    start.serve()


@cli.command()
def chat() -> None:
    """Chat in this terminal, or with what is piped in, one message a line."""
    from kjfz_bot.app.chat import chat as chat_here
    from kjfz_bot.app.settings import read_settings

    warn_of_unknown_variables()
    raise typer.Exit(chat_here(read_settings()))


@cli.command()
def check(
    programme: ProgrammeName,
    subject: SubjectName,
    facts: FactsFile,
    on: ReferenceDate = "",
    as_json: AsJson = False,
    lang: Language = "zh-CN",
) -> None:
    """Check cases of a programme: what is met, what is missing, and by which clause."""
    from kjfz_bot.app.clock import machine_clock
    from kjfz_bot.app.content import load_content
    from kjfz_bot.dialog.report import Case, report
    from kjfz_bot.domain.calendar import shanghai_date
    from kjfz_bot.services.check import Checker, find_programme, parse_on, read_facts
    from kjfz_bot.texts.catalogue import plain

    content = load_content()
    found = find_programme(content.programmes, programme)
    checker = Checker(found, subject, content.texts, lang)
    day = parse_on(on) if on else shanghai_date(machine_clock())
    if facts.name == PIPED or facts.name.endswith(".jsonl"):
        lines = checker.lines(facts, day)
        raise typer.Exit(_print_lines((line.text, line.good) for line in lines))
    case = read_facts(facts.read())
    if as_json:
        typer.echo(json.dumps(checker.case(case, day), ensure_ascii=False, indent=2))
    else:
        messages = report(content, lang, Case([found], subject, found.check(case, day), day), full=True)
        typer.echo("\n\n".join(plain(message.text) for message in messages))


def _print_lines(lines: Iterable[tuple[str, bool]]) -> int:
    """Print each line; the exit code says whether all of them were good."""
    code = 0
    for text, good in lines:
        sys.stdout.write(f"{text}\n")
        code = code if good else REFUSED
    return code


@cli.command()
def understand(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="numbers, dates, durations, logs, yesno, degree or options.")
    ],
    file: ExpectedFile = None,
    now: Moment = "",
) -> None:
    """Print how typed words are read: a line {"input"} gives {"value"}; figures of a FILE with "expected"."""
    from kjfz_bot.app.understanding import measured, parse_moment, understand_lines

    if file is not None:
        figures = measured(kind, file, parse_moment(now))
        sys.stdout.writelines(f"{line}\n" for line in figures.lines())
        raise typer.Exit(1 if figures.wrong else 0)
    for value in understand_lines(kind, sys.stdin, parse_moment(now)):
        sys.stdout.write(json.dumps({"value": value}, ensure_ascii=False) + "\n")


@cli.command()
def verify() -> None:
    """Check all that must hold of the database, live or restored; changes nothing. Exit 1 where something does not."""
    from rich.console import Console

    from kjfz_bot.app.operating import findings
    from kjfz_bot.app.settings import read_settings

    warn_of_unknown_variables()
    found = findings(read_settings(), Console(stderr=True))
    for finding in found:
        typer.echo(str(finding))
    typer.echo(f"{len(found)} findings" if found else "Everything is as it must be.")
    raise typer.Exit(FAILED if found else 0)


@cli.command("save-conversation")
def save_conversation(
    channel: Annotated[str, typer.Argument(metavar="CHANNEL", help="Such as web.")],
    output: Annotated[Path, typer.Argument(metavar="FILE", help="A new file, for this user only.")],
    address: Annotated[str, typer.Option(prompt=True, help="What the channel calls the person; asked if left out.")],
    yes: Yes = False,
) -> None:
    """Write a conversation to a file that can be played again. It holds all that the person typed, in clear."""
    from kjfz_bot.app.operating import save_conversation as save
    from kjfz_bot.app.settings import read_settings
    from kjfz_bot.storage.people import AddressKey

    yes or typer.confirm("The file will hold everything this person typed, readable. Go on?", abort=True)
    count = save(read_settings(), AddressKey(channel, address), output)
    typer.echo(f"{count} messages, with their answers, are in {output}.")


@cli.command("my-data")
def my_data(
    output: Annotated[Path, typer.Argument(metavar="FILE", help="A new zip file, for this user only.")],
    channel: Annotated[str, typer.Option(help="Where the person writes from.")] = "terminal",
    address: Annotated[str, typer.Option(help="What the channel calls them.")] = "local",
) -> None:
    """Write everything stored about a person to a file: whoever chats in this terminal, unless another is named."""
    from kjfz_bot.app.operating import save_data
    from kjfz_bot.app.settings import read_settings
    from kjfz_bot.storage.people import AddressKey

    save_data(read_settings(), AddressKey(channel, address), output)
    typer.echo(f"Everything is in {output}: open data.html in it to read.")


@cli.command("data-map")
def data_map(
    as_json: AsJson = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print docs/data-map.md.")] = False,
) -> None:
    """Print what every column of the database holds: how it is kept, of whom, what for, how long, what erasing does."""
    from rich.console import Console

    from kjfz_bot.app.mapping import map_json, map_markdown, map_table

    if as_json:
        typer.echo(json.dumps(map_json(), ensure_ascii=False, indent=2))
    elif markdown:
        typer.echo(map_markdown(), nl=False)
    else:
        Console().print(map_table())


@cli.command()
def replay(file: Annotated[Path, typer.Argument(metavar="FILE", help="From save-conversation.")]) -> None:
    """Play a saved conversation again. Exit 1 where an answer is not the same, and print the first such."""
    from kjfz_bot.app.operating import replay_file

    difference = replay_file(file)
    typer.echo("Every answer is the same." if difference is None else str(difference))
    raise typer.Exit(0 if difference is None else FAILED)


@dead.command("list")
def list_dead_letters() -> None:
    """List messages that could not be handled and were given up: number, channel, kind, when; not what they say."""
    from kjfz_bot.app.operating import list_dead
    from kjfz_bot.app.settings import read_settings

    letters = list_dead(read_settings())
    for letter in letters:
        typer.echo(f"{letter.seq}\t{letter.address.key.channel}\t{letter.kind}\t{letter.arrived_at.isoformat()}")
    typer.echo(f"{len(letters)} dead letters", err=True)


@dead.command("retry")
def retry_dead_letter(number: LetterNumber) -> None:
    """Have a dead letter tried again, as if it came once more."""
    from kjfz_bot.app.operating import retry_dead
    from kjfz_bot.app.settings import read_settings

    retry_dead(read_settings(), number)
    typer.echo(f"Letter {number} is tried again within seconds, or once a server runs.")


@dead.command("drop")
def drop_dead_letter(number: LetterNumber, yes: Yes = False) -> None:
    """Let a dead letter rest for good."""
    from kjfz_bot.app.operating import drop_dead
    from kjfz_bot.app.settings import read_settings

    yes or typer.confirm(f"Letter {number} will never be handled. Drop it?", abort=True)
    drop_dead(read_settings(), number)
    typer.echo(f"Letter {number} is dropped.")


@keys.command("rotate")
def rotate_keys() -> None:
    """Seal the keys of everybody with a new master key, added to the key file; servers may run meanwhile."""
    from rich.console import Console

    from kjfz_bot.app.operating import progress
    from kjfz_bot.app.rotating import rotate
    from kjfz_bot.app.settings import read_settings

    with progress(Console(stderr=True)) as tick:
        count = rotate(read_settings(), lambda done, total: tick("keys", done, total))
    typer.echo(f"{count} keys are sealed with the new master key. Keep a copy of the key file as it is now.")
    typer.echo("Once every server has been started anew, rotate again, stop them, and run `kjfz-bot keys drop-old`.")


@keys.command("drop-old")
def drop_old_keys(yes: Yes = False) -> None:
    """Take earlier master keys out of the key file, once nothing needs them; backups from before still do."""
    from kjfz_bot.app.rotating import drop_old
    from kjfz_bot.app.settings import read_settings

    yes or typer.confirm("Backups made before the rotation cannot be read without the earlier keys. Go on?", abort=True)
    count = drop_old(read_settings())
    typer.echo(f"{count} earlier keys are out of the key file.")


@cli.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed

    typer.echo(installed("kjfz-bot"))


@cli.command()
def config(as_json: AsJson = False) -> None:
    """Show each setting, its value and where that came from; secrets are masked."""
    from kjfz_bot.app.config_report import config_json, config_text
    from kjfz_bot.app.settings import read_settings

    warn_of_unknown_variables()
    settings = read_settings()
    if as_json:
        typer.echo(json.dumps(config_json(settings), ensure_ascii=False, indent=2))
    else:
        typer.echo(config_text(settings))
