"""What is shipped: the wheel carries everything the bot reads, and the locks name everything it needs."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return frozenset(zipfile.ZipFile(next(folder.glob("*.whl"))).namelist())


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("kjfz_bot/content/dialogs/*.yaml", "dialogues"),
        ("kjfz_bot/content/locales/zh-CN/*.ftl", "Chinese texts"),
        ("kjfz_bot/content/locales/en/*.ftl", "English texts"),
        ("kjfz_bot/programmes/packs/*.yaml", "packs"),
        ("kjfz_bot/programmes/packs/cases/*.csv", "truth tables"),
        ("kjfz_bot/storage/migrations/versions/v*.py", "migrations"),
        ("kjfz_bot/making/templates/*.docx", "templates of documents"),
        ("kjfz_bot/channels/web/static/*.js", "the web page's scripts"),
        ("kjfz_bot/channels/web/static/*.css", "the web page's style"),
    ],
)
def test_the_wheel_carries_what_the_bot_reads(shipped: frozenset[str], pattern: str, what: str) -> None:
    """An installed bot needs no checkout of the source."""
    assert any(PurePosixPath(name).match(pattern) for name in shipped), f"no {what} in the wheel"


def locked(lock: str) -> frozenset[str]:
    """The packages a lock names."""
    return frozenset(re.findall(r"^([a-z0-9._-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def named(requirements: list[str]) -> frozenset[str]:
    """The packages that requirement lines of pyproject.toml name, as locks write them."""
    return frozenset(re.split(r"[<>=\[]", line)[0].lower().replace(".", "-") for line in requirements)


@pytest.mark.parametrize(
    ("lock", "groups"),
    [
        ("requirements.lock", ("build",)),
        ("requirements-dev.lock", ("tests", "bench", "quality")),
        ("requirements-uv.lock", ("installer",)),
    ],
)
def test_the_locks_name_what_pyproject_asks_for(lock: str, groups: tuple[str, ...]) -> None:
    """After a change of dependencies `make lock` has been run."""
    wanted = named([line for group in groups for line in PROJECT["dependency-groups"][group]])
    if lock == "requirements.lock":
        wanted |= named(PROJECT["project"]["dependencies"])

    assert wanted - locked(lock) == frozenset()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash_and_no_address(lock: str) -> None:
    """What is installed is what was locked, wherever it is fetched from."""
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    assert all("--hash=sha256:" in entry for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:])
