"""`kjfz-bot serve` whose clock is ahead of the machine's, and which can be told where to die.

Run as a program, it is the server: `python -m tests.e2e.other_times SECONDS [POINT]`.
"""

import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kjfz_bot.app.server import serve
from kjfz_bot.app.settings import read_settings
from kjfz_bot.domain.calendar import SHANGHAI
from kjfz_bot.testing.crash import die_at
from tests.e2e.running import READY_SECONDS, Server

ROOT = Path(__file__).parents[2]


def until_noon() -> timedelta:
    """How far the next noon in Shanghai is from now."""
    now = datetime.now(SHANGHAI)
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    return noon - now if noon > now else noon + timedelta(days=1) - now


class ServerAhead(Server):
    """A server that believes it is later than it is, by `ahead`."""

    def __init__(self, data_dir: Path, settings: Mapping[str, str]) -> None:
        """It is noon, until `ahead` is moved on and it is started again."""
        super().__init__(data_dir, {"PYTHONPATH": str(ROOT), **settings})
        self.ahead = until_noon()

    def live_until(self, point: str) -> None:
        """Start, and let it run until it kills itself at that moment of a message's way."""
        with self._begin(point) as process:
            assert process.wait(READY_SECONDS) == -signal.SIGKILL

    def _begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        self._command = (sys.executable, "-m", "tests.e2e.other_times", str(self.ahead.total_seconds()))
        return super()._begin(*arguments)


if __name__ == "__main__":
    ahead = timedelta(seconds=float(sys.argv[1]))
    for where in sys.argv[2:]:
        die_at(where)
    serve(read_settings(), lambda: datetime.now(UTC) + ahead)
