"""What all tests share: hypothesis profiles, the scale of the long proofs, and Chromium where the machine has one."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from kjfz_bot.storage import key_file
from kjfz_bot.storage.store import open_store
from tests.compiled import share_what_is_compiled
from tests.postgres import Cluster
from tests.slate import Slate

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

OF_THE_PRODUCT = ("tests/unit/app/", "tests/access/", "tests/cases/", "tests/e2e/test_nothing_in_clear")
"""Where tests are of the whole product, whatever database is below."""

ONE_IN = 20
"""Of how many tests that are left to the proofs their sample draws one."""

settings.register_profile("same-every-time", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("same-every-time")
# Draws would else be of numbers and words of whatever modules are imported by then: others with each order of tests.
pytest.MonkeyPatch().setattr(providers, "is_local_module_file", lambda _path: False)
share_what_is_compiled()
gc.set_threshold(20_000, 10, 5)  # as rarely as a server looks for garbage


def find_chromium() -> str | None:
    """The browser of this machine; TEST_CHROMIUM names one that is not on the PATH."""
    return os.environ.get("TEST_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_configure(config: pytest.Config) -> None:
    """Keep the settings of the person who runs the tests out of them."""
    for name in [name for name in os.environ if name.upper().startswith("KJFZ_")]:
        del os.environ[name]


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their marks
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what is done a second time to the proofs, and browser tests out where there is no browser."""
    _leave_to_proofs(config, items)
    if find_chromium() is not None:
        return
    browser_tests = [item for item in items if item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=browser_tests)
    items[:] = [item for item in items if item not in browser_tests]


def pytest_collection_finish() -> None:
    """Look for garbage among what tests make, not among all modules and tests there are: a tenth of a run's time."""
    gc.collect()
    gc.freeze()


def _leave_to_proofs(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what the whole product does a second time, on PostgreSQL; the storage suite is for both each time.

    The sample of the proofs draws one in twenty of them by its seed.
    """
    again = [item for item in items if _is_second_time(item)]
    for item in again:
        item.add_marker(pytest.mark.prove)
    if config.getoption("markexpr") == "prove" and os.environ.get("PROVE_SCALE") != "full":
        seed = os.environ.get("PROVE_SEED", "")
        left = {item.nodeid for item in again if crc32(f"{seed} {item.nodeid}".encode()) % ONE_IN}
        config.hook.pytest_deselected(items=[item for item in again if item.nodeid in left])
        items[:] = [item for item in items if item.nodeid not in left]


def _is_second_time(item: pytest.Item) -> bool:
    params = getattr(item, "callspec", None)
    return item.nodeid.startswith(OF_THE_PRODUCT) and params is not None and "postgresql" in params.params.values()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that browser tests did not run, and how to get them to."""
    if find_chromium() is None:
        terminalreporter.write_line(
            "Browser tests did not run: no Chromium here. Debian: apt-get install chromium; "
            "elsewhere set TEST_CHROMIUM to a Chromium or Chrome."
        )


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser that tests marked `browser` drive."""
    path = find_chromium()
    assert path is not None, "a test that uses Chromium must be marked `browser`"
    return path


@pytest.fixture(scope="session")
def prove_seed() -> int:
    """Where the random draws of a long proof start: `make prove PROVE_SEED=…`."""
    return int(os.environ.get("PROVE_SEED", "20261122"))


@pytest.fixture(scope="session")
def prove_full() -> bool:
    """Whether a long proof runs in full or as the sample of each submission: `make prove PROVE_SCALE=…`."""
    return os.environ.get("PROVE_SCALE", "sample") == "full"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server of this run's own."""
    with Cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def migrated(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A PostgreSQL database with our tables in it to make copies of, and the key file it was made with."""
    directory = tmp_path_factory.mktemp("migrated")
    url = postgres.new_database()
    open_store(directory, serving=False, url=url).close()
    return url.rpartition("/")[2], directory / key_file.FILE_NAME


@pytest.fixture(scope="session")
def slate(postgres: Cluster, migrated: tuple[str, Path]) -> Slate:
    """The database that tests use one after the other."""
    return Slate(postgres, migrated[0])


@pytest.fixture
def postgres_database(slate: Slate, migrated: tuple[str, Path], tmp_path: Path) -> str:
    """The address of an empty PostgreSQL database whose key file lies in `tmp_path`."""
    shutil.copy(migrated[1], tmp_path / key_file.FILE_NAME)
    return slate.wiped()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a SQLite database with our tables in it, to make copies of."""
    directory = tmp_path_factory.mktemp("migrated-file")
    open_store(directory, serving=False).close()
    return directory


@pytest.fixture
def sqlite_database(migrated_file: Path, tmp_path: Path) -> Path:
    """The folder of an empty SQLite database; what is tested of its making makes its own."""
    return Path(shutil.copytree(migrated_file, tmp_path, dirs_exist_ok=True))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database whose key file lies in `tmp_path`; on SQLite none, since it lies there too."""
    if request.param == "sqlite":
        request.getfixturevalue("sqlite_database")
        return ""
    url: str = request.getfixturevalue("postgres_database")
    return url
