"""How the program begins: a command is run, and an error meant for people is said as one message.

Here: what every command needs first, and serving. A server is started without loading the command line, which would
cost it a tenth of a second and a megabyte for ever. The other commands are `cli`'s.
"""

import gc
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from kjfz_bot.errors import (
    ContentError,
    FactError,
    ImportRefused,
    KeyFileError,
    KjfzError,
    SavedFileError,
    SettingError,
    WrongDatabase,
)

REFUSED = 2  # the operator can mend it: an argument, a setting, a file
MENDABLE = (ContentError, FactError, ImportRefused, KeyFileError, SavedFileError, SettingError, WrongDatabase)
FAILED = 1  # the machine is in the way: a database, a port
OBJECTS_BETWEEN_COLLECTIONS = 100_000  # what loads at the start stays; collecting among it was a sixth of that time


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; an error meant for people is one message on stderr, never a traceback."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    _take_any_text()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if given == ["serve"]:
            serve()
        else:
            _command(given)
    except KjfzError as error:
        _log_where(error)
        sys.stderr.write(f"kjfz-bot: {error}\n")
        sys.exit(REFUSED if isinstance(error, MENDABLE) else FAILED)
    except KeyboardInterrupt:  # Ctrl-C before it listens to signals itself
        sys.exit(FAILED)


def serve() -> None:
    """Serve until Ctrl-C."""
    from kjfz_bot.app.lean import without_colours

    with without_colours():
        from kjfz_bot.app.server import serve as serve_web
        from kjfz_bot.app.settings import read_settings

    warn_of_unknown_variables()
    serve_web(read_settings())


def warn_of_unknown_variables() -> None:
    """Name what looks like a setting and is none, with the nearest that is."""
    from kjfz_bot.app.settings import unknown_variables

    for name, nearest in unknown_variables():
        sys.stderr.write(f"kjfz-bot: {name} is no setting. Did you mean {nearest}?\n")


def _command(arguments: Sequence[str]) -> None:
    from kjfz_bot.app.cli import cli

    cli(arguments)


def _take_any_text() -> None:
    """Read bytes that are not UTF-8, and print what the terminal cannot show, as escapes; JSON allows them too."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _log_where(error: KjfzError) -> None:
    if isinstance(error, SettingError):
        return
    import structlog

    from kjfz_bot.app.logs import configure_logs, describe
    from kjfz_bot.app.settings import read_settings

    if read_settings().debug:
        configure_logs("error", debug=True)
        structlog.get_logger().error("command_ended_early", **describe(error))
