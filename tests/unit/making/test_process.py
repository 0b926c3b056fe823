"""What works beside the server is told and heard, limits itself, and leaves nothing behind."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from kjfz_bot.errors import MakingFailed
from kjfz_bot.making.limits import GIVES_WAY, PROCESSOR_SECONDS, SECONDS
from kjfz_bot.making.process import make, run
from tests.unit.files.test_checker import is_gone


def program(folder: Path, does: str) -> list[str]:
    """A program that does this."""
    path = folder / "program.py"
    path.write_text(f"import os, sys, time\n{does}\n")
    return [str(path)]


def heard(folder: Path, does: str, told: bytes = b"") -> list[str]:
    """What a program says."""
    said: list[bytes] = []
    run(program(folder, does), folder, told, said.append)
    return [line.decode().strip() for line in said]


def test_it_is_told_and_says_line_by_line(tmp_path: Path) -> None:
    """It works in the folder it is given."""
    said = heard(tmp_path, "print(sys.stdin.read()); print(os.getcwd())", b"a word")

    assert said == ["a word", str(tmp_path)]


@pytest.mark.parametrize("does", ["sys.exit(3)", "os.kill(os.getpid(), 9)", "print('made'); raise ValueError"])
def test_one_that_fails_has_made_nothing(tmp_path: Path, does: str) -> None:
    """Whatever it said or wrote before."""
    inside = program(tmp_path, f"open('made', 'w').close()\n{does}")

    with pytest.raises(MakingFailed):
        make("table", tmp_path, b"told" * 100_000, inside=Path(inside[0]))


def test_one_that_makes_nothing_has_failed(tmp_path: Path) -> None:
    """Although it says that it ended well."""
    with pytest.raises(MakingFailed, match="made nothing"):
        make("table", tmp_path, b"", inside=Path(program(tmp_path, "")[0]))


def test_it_is_ended_where_nobody_hears_it_any_more(tmp_path: Path) -> None:
    """As when the server ends before it."""
    number = 0

    def stop(line: bytes) -> None:
        nonlocal number
        number = int(line)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        run(program(tmp_path, "print(os.getpid(), flush=True); time.sleep(60)"), tmp_path, b"", stop)

    assert is_gone(number)


def test_it_gets_none_of_the_servers_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But those that lead to the database."""
    monkeypatch.setenv("KJFZ_SMTP_PASSWORD", "secret")
    monkeypatch.setenv("PGSSLROOTCERT", "/etc/root.crt")

    (names,) = heard(tmp_path, "print(*sorted(os.environ))")

    assert set(names.split()) - {"HOME", "LC_CTYPE"} - {n for n in os.environ if n.startswith("PG")} == {"PYTHONPATH"}
    assert "PGSSLROOTCERT" in names


def test_it_gives_way_and_ends_in_time() -> None:
    """Each limit is set for good, and nothing is left behind when it crashes."""
    asks = (
        "import os, resource, signal; from kjfz_bot.making.limits import limit_itself; limit_itself(); "
        "print(os.nice(0), signal.alarm(0), resource.getrlimit(resource.RLIMIT_CPU)[1], "
        "resource.getrlimit(resource.RLIMIT_CORE)[1])"
    )

    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, check=True, text=True)

    nice, seconds, processor, core = map(int, said.stdout.split())
    assert (nice, processor, core) == (GIVES_WAY, PROCESSOR_SECONDS, 0)
    assert SECONDS - 60 < seconds <= SECONDS
    assert os.nice(0) < GIVES_WAY
    assert resource.getrlimit(resource.RLIMIT_CPU)[1] != PROCESSOR_SECONDS
