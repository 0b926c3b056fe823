"""Lists as large as a province's, imported by real processes: a kill, the rest, and all of it taken back."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kjfz_bot.domain.sheet import Kind
from kjfz_bot.storage import imports
from tests.imports import lists
from tests.imports.house import HEADERS, Programme

ROWS = 5000
SECONDS = 30
"""What an operator waits for the longest list, on a file as on a server."""

SAMPLE = 300


def _command(programme: Programme, *arguments: str) -> list[str]:
    return [sys.executable, "-c", "from kjfz_bot.app.start import main; main()", "import", *arguments]


def _environment(programme: Programme) -> dict[str, str]:
    return {"KJFZ_DATA_DIR": str(programme.directory), "KJFZ_DATABASE_URL": programme.url, "PATH": "/usr/bin:/bin"}


def _run(programme: Programme, *arguments: str) -> tuple[str, float]:
    began = time.monotonic()
    done = subprocess.run(
        _command(programme, *arguments), env=_environment(programme), capture_output=True, text=True, check=True
    )
    return done.stdout, time.monotonic() - began


def _position(programme: Programme) -> int:
    return programme.read(lambda uow: max((batch.position for batch in imports.everything(uow)), default=0))


def _killed(programme: Programme, *arguments: str) -> int:
    """How far an import was that was killed once it had written something."""
    before = _position(programme)
    child = subprocess.Popen(_command(programme, *arguments), env=_environment(programme), stdout=subprocess.DEVNULL)
    while child.poll() is None and _position(programme) in (0, before):
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()
    return _position(programme)


def _options(programme: Programme, kind: Kind, rows: list[tuple[object, ...]]) -> tuple[str, ...]:
    file = lists.write(programme.directory / f"{kind}.xlsx", HEADERS[kind], rows)
    return (kind, str(file), "--programme", "ningbo", "--yes", "--lang", "en")


def _imports(tmp_path: Path, url: str, rows: int) -> dict[str, float]:
    programme = Programme(tmp_path, url)
    seconds: dict[str, float] = {}
    programme.imported("units", *(lists.unit(number) for number in range(20)))
    programme.imported("firms", *(lists.firm(number) for number in range(20)))
    kinds: dict[Kind, list[tuple[object, ...]]] = {
        "experts": [lists.expert(number, number % 20) for number in range(rows)],
        "appointments": [lists.appointment(number, number % 20) for number in range(rows)],
        "needs": [lists.need(number, number % 20) for number in range(rows)],
    }
    for kind, listed in kinds.items():
        options = _options(programme, kind, listed)
        said, seconds[kind] = _run(programme, *options)
        assert f"{rows} rows imported, 0 not." in said
    assert [programme.counts()[table] for table in ("appointment", "profile", "need")] == [rows] * 3
    batches = programme.read(lambda uow: [batch.id for batch in imports.everything(uow)])
    for batch in reversed(batches):
        _, taken = _run(programme, "undo", f"{batch}", "--yes")
        seconds["undo"] = max(taken, seconds.get("undo", 0.0))
    assert programme.counts() == {}
    return seconds


def test_a_list_is_killed_gone_on_with_and_taken_back(tmp_path: Path) -> None:
    """By real processes, one after the other; the second begins where the first was."""
    programme = Programme(tmp_path)
    programme.imported("units", *(lists.unit(number) for number in range(20)))
    options = _options(programme, "experts", [lists.expert(number, number % 20) for number in range(SAMPLE)])

    reached = _killed(programme, *options)
    said, _ = _run(programme, *options)
    after = programme.counts()
    batches = programme.read(lambda uow: [batch.id for batch in imports.everything(uow)])
    _run(programme, "undo", f"{batches[-1]}", "--yes")

    assert 0 < reached <= SAMPLE + 1
    assert f"{SAMPLE} rows imported, 0 not." in said
    assert after["profile"] == after["awaited"] == after["invitation"] == SAMPLE
    assert programme.counts() == {"organisation": 20, "import_row": 20}


@pytest.mark.prove
def test_five_thousand_rows_take_no_longer_than_is_said(
    tmp_path: Path, database_url: str, prove_full: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Looked at, written and told, as the operator waits for it."""
    seconds = _imports(tmp_path, database_url, ROWS if prove_full else SAMPLE)

    with capsys.disabled():
        sys.stdout.write(f"\nimports: { {name: round(each, 1) for name, each in seconds.items()} }\n")
    assert max(seconds.values()) <= SECONDS
