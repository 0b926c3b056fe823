"""The process that checks a file is held within limits, believed little, and never takes the server along."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from kjfz_bot.files.checker import INSIDE, Limits, check
from kjfz_bot.files.kinds import MEGABYTE
from kjfz_bot.files.verdict import Accepted, Checked, Refused
from tests.unit.files.honest import picture

LARGE = picture("JPEG", size=(8000, 5000))
UNCHECKED = Refused("unchecked")
TAKEN = json.dumps({"kind": "jpg", "rewritten": False, "peak": 1})


LIMITS = Limits()


def checked(
    folder: Path, content: bytes, limits: Limits = LIMITS, inside: Path = INSIDE, name: str = "photo.jpg"
) -> Checked:
    (folder / "sent").write_bytes(content)
    return check(folder / "sent", name, folder / "copy", limits, inside)


def stranger(folder: Path, does: str) -> Path:
    """A process in a stranger's hands, as if a file had taken it over."""
    (folder / "stranger.py").write_text(f"import os, sys, time\n{does}\n")
    return folder / "stranger.py"


@pytest.mark.parametrize(
    "limits",
    [
        Limits(memory=120 * MEGABYTE),
        Limits(written=10_000),
        Limits(wall_seconds=0.1),
    ],
    ids=["memory", "copy", "time"],
)
def test_a_check_that_needs_too_much_is_a_refusal(tmp_path: Path, limits: Limits) -> None:
    """What goes through with more is refused with less, whichever limit it meets."""
    assert checked(tmp_path, LARGE, limits).verdict == UNCHECKED


def test_a_check_that_computes_too_long_is_a_refusal(tmp_path: Path) -> None:
    """A drawing that takes seconds to write anew is not written where one second is given."""
    noise = Image.merge("RGB", [Image.effect_noise((5000, 4000), 90)] * 3)
    noise.save(tmp_path / "noise.png", compress_level=1)

    said = checked(tmp_path, (tmp_path / "noise.png").read_bytes(), Limits(processor_seconds=1), name="a.png")

    assert said.verdict == UNCHECKED


def test_the_process_gives_up_what_it_does_not_need() -> None:
    """Each limit is set for good, and nothing is left behind when it crashes."""
    asks = (
        "import json, resource, sys; from kjfz_bot.files.inside.main import limit_itself; "
        "limit_itself(json.loads(sys.argv[1])); "
        "print(json.dumps([resource.getrlimit(getattr(resource, name)) for name in sys.argv[2:]]))"
    )
    limits = {"memory": 512 * MEGABYTE, "processor_seconds": 20, "written": 9999, "open_files": 32}
    names = ["RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_CORE"]

    said = subprocess.run([sys.executable, "-c", asks, json.dumps(limits), *names], capture_output=True, check=True)

    assert json.loads(said.stdout) == [[most, most] for most in (*limits.values(), 0)]


def test_the_servers_own_limits_stay(tmp_path: Path) -> None:
    """They are the other process's alone."""
    before = resource.getrlimit(resource.RLIMIT_AS)

    checked(tmp_path, picture("JPEG"))

    assert resource.getrlimit(resource.RLIMIT_AS) == before


@pytest.mark.parametrize(
    "does",
    [
        "os.kill(os.getpid(), 11)",
        "os.abort()",
        f"print('{TAKEN}'); sys.exit(3)",
        f"print('{TAKEN}', flush=True); os.kill(os.getpid(), 9)",
        "print('take it')",
        "print('[1, 2]')",
        'print(\'{"kind": "exe", "rewritten": false, "peak": 1}\')',
        'print(\'{"reason": "all is well", "args": {}, "peak": 1}\')',
        f"print('{TAKEN}' * 1000)",
        "",
    ],
)
def test_what_a_process_says_that_crashed_or_babbles_is_not_believed(tmp_path: Path, does: str) -> None:
    """Only a verdict of the known form from a process that ended well counts."""
    assert checked(tmp_path, picture("JPEG"), inside=stranger(tmp_path, does)).verdict == UNCHECKED


def test_a_process_that_says_it_well_is_believed(tmp_path: Path) -> None:
    """So that the test before fails for the right reason."""
    said = checked(tmp_path, picture("JPEG"), inside=stranger(tmp_path, f"print('{TAKEN}')"))

    assert said == Checked(Accepted("jpg"), 1)


def test_nothing_that_the_process_started_outlives_it(tmp_path: Path) -> None:
    """A child of it is ended too, whether it ends by itself or is ended."""
    for ends in ("pass", "time.sleep(60)"):
        starts = f"""
child = os.fork()
if not child:
    time.sleep(60)
open({str(tmp_path / "child")!r}, "w").write(str(child))
{ends}"""
        began = time.monotonic()

        said = checked(tmp_path, picture("JPEG"), Limits(wall_seconds=1), stranger(tmp_path, starts))

        assert said.verdict == UNCHECKED
        assert time.monotonic() - began < 20
        assert is_gone(int((tmp_path / "child").read_text()))


def is_gone(process: int) -> bool:
    """Whether a process has ended; one that nobody has asked after yet has."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def test_the_process_knows_nothing_of_the_server(tmp_path: Path) -> None:
    """It gets no environment, no folder, and no open files but the one it looks at, its answer and its copy."""
    os.environ["KJFZ_CANARY"] = "secret"
    seen = "sorted(os.environ), os.getcwd(), len(os.listdir('/proc/self/fd'))"
    asks = f"open({str(tmp_path / 'seen')!r}, 'w').write(repr(({seen})))"
    try:
        with (tmp_path / "other").open("w") as other:
            os.set_inheritable(other.fileno(), False)
            checked(tmp_path, picture("JPEG"), inside=stranger(tmp_path, asks))
    finally:
        del os.environ["KJFZ_CANARY"]

    names, folder, files = eval((tmp_path / "seen").read_text())
    assert set(names) <= {"PYTHONPATH", "LC_CTYPE"}  # the second is Python's own
    assert folder == "/"
    assert files == 6  # input, answer, errors, copy, the file it writes here, the folder it lists


def test_the_server_never_loads_what_reads_files() -> None:
    """A file that misleads a reader must not find one in the process that holds the keys."""
    asks = (
        "import sys; import kjfz_bot.app.server; "
        "print([name for name in ('PIL', 'pikepdf', 'defusedxml') if name in sys.modules])"
    )

    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, check=True, text=True)

    assert said.stdout.strip() == "[]"
