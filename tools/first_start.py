"""Starts the bot as a stranger would, with `make run`, and asks for its page: `python -m tools.first_start`."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
BETWEEN_TRIES = 0.05


def main() -> int:
    """Serve on a free port with a database of its own; exit 1 when a page does not come."""
    with tempfile.TemporaryDirectory() as folder:
        for number in ("first", "second"):
            seconds = time_to_ready(free_port(), folder)
            print(f"make run, {number} start: ready after {seconds:.1f} s")
    return 0


def free_port() -> int:
    """A port nothing listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def time_to_ready(port: int, data_dir: str) -> float:
    """Seconds from `make run` to the health page; the front page is fetched too, then the server is stopped."""
    environment = os.environ | {"KJFZ_PORT": str(port), "KJFZ_DATA_DIR": data_dir}
    begun = time.monotonic()
    server = subprocess.Popen(["make", "run"], cwd=ROOT, env=environment, start_new_session=True)
    try:
        wait_until_ready(server, port, begun + PATIENCE)
        ready = time.monotonic() - begun
        fetch(port, "/")
    finally:
        stop(server)
    return ready


def wait_until_ready(server: subprocess.Popen[bytes], port: int, deadline: float) -> None:
    """Ask for the health page until it comes; stop at once when the server has ended."""
    while True:
        try:
            fetch(port, "/healthz")
        except (urllib.error.URLError, ConnectionError):
            if server.poll() is not None:
                sys.exit(f"make run ended with {server.returncode} before it was ready.")
            if time.monotonic() > deadline:
                sys.exit(f"make run was not ready within {PATIENCE:.0f} s.")
            time.sleep(BETWEEN_TRIES)
        else:
            return


def fetch(port: int, path: str) -> bytes:
    """The body of one page; an error status is an exception."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return bytes(answer.read())


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask the server and its make to end, as Ctrl-C does."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGINT)
        server.wait(timeout=20)


if __name__ == "__main__":
    sys.exit(main())
