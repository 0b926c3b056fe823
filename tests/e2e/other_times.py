"""`kjfz-bot serve` whose clock is ahead of the machine's, and which can be told where to die."""

import signal
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kjfz_bot.app.server import serve
from kjfz_bot.app.settings import read_settings
from kjfz_bot.domain.calendar import SHANGHAI
from kjfz_bot.testing.crash import die_at
from tests.e2e.running import Server
from tests.forks import Program


def until_noon() -> timedelta:
    """How far the next noon in Shanghai is from now."""
    now = datetime.now(SHANGHAI)
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    return noon - now if noon > now else noon + timedelta(days=1) - now


class ServerAhead(Server):
    """A server that believes it is later than it is, by `ahead`."""

    def __init__(self, data_dir: Path, settings: Mapping[str, str]) -> None:
        """It is noon, until `ahead` is moved on and it is started again."""
        super().__init__(data_dir, settings, main=serve_ahead)
        self.ahead = until_noon()

    def live_until(self, point: str) -> None:
        """Start, and let it run until it kills itself at that moment of a message's way."""
        with self._begin(point) as process:
            assert process.wait() == -signal.SIGKILL

    def _begin(self, *arguments: str) -> Program | subprocess.Popen[bytes]:
        self._command = (str(self.ahead.total_seconds()),)
        return super()._begin(*arguments)


def serve_ahead(arguments: Sequence[str]) -> None:
    """Be the server: the first argument is the seconds it is ahead, the second, if any, where it dies."""
    seconds, *points = arguments
    ahead = timedelta(seconds=float(seconds))
    for where in points:
        die_at(where)
    serve(read_settings(), lambda: datetime.now(UTC) + ahead)
