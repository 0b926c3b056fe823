"""`kjfz-bot serve` whose clock is ahead of the machine's, and which can be told where to die.

Run as a program, it is the server: `python -m tests.e2e.other_times SECONDS [POINT]`.
"""

import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kjfz_bot.app.server import serve
from kjfz_bot.app.settings import read_settings
from kjfz_bot.domain.calendar import SHANGHAI
from kjfz_bot.testing.crash import die_at
from tests.e2e.running import READY_SECONDS, Server, environment

ROOT = Path(__file__).parents[2]


def until_noon() -> timedelta:
    """How far the next noon in Shanghai is from now."""
    now = datetime.now(SHANGHAI)
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    return noon - now if noon > now else noon + timedelta(days=1) - now


class ServerAhead(Server):
    """A server that believes it is later than it is, by `ahead`."""

    ahead = timedelta()

    def start(self) -> None:
        """Start and wait until it says that it is ready."""
        self._process = self._begin()
        assert self._process.stdout is not None
        while b"ready" not in (line := self._process.stdout.readline()):
            assert line, "the server ended before it was ready"

    def live_until(self, point: str) -> None:
        """Start, and let it run until it kills itself at that moment of a message's way."""
        with self._begin(point) as process:
            assert process.wait(READY_SECONDS) == -signal.SIGKILL

    def _begin(self, *point: str) -> subprocess.Popen[bytes]:
        settings = {**environment(self._data_dir), "KJFZ_PORT": str(self._port), **self._settings}
        seconds = str(self.ahead.total_seconds())
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.e2e.other_times", seconds, *point],
                cwd=ROOT,
                env=settings,
                stdout=subprocess.PIPE,
                stderr=log,
            )


if __name__ == "__main__":
    ahead = timedelta(seconds=float(sys.argv[1]))
    for where in sys.argv[2:]:
        die_at(where)
    serve(read_settings(), lambda: datetime.now(UTC) + ahead)
