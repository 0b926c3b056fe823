"""Every guard counts: taken out of a copy of the source, it is missed by the test that is named for it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.running import untraced
from tests.mutants.cases import CASE_MUTANTS
from tests.mutants.confirming import CONFIRMING_MUTANTS
from tests.mutants.delivery import DELIVERY_MUTANTS
from tests.mutants.demo import DEMO_MUTANTS
from tests.mutants.files import FILE_MUTANTS
from tests.mutants.hours import HOUR_MUTANTS
from tests.mutants.ledger import LEDGER_MUTANTS
from tests.mutants.lists import LIST_MUTANTS
from tests.mutants.mutants import MUTANTS, Mutant, Patch
from tests.mutants.needs import NEED_MUTANTS
from tests.mutants.notices import NOTICE_MUTANTS
from tests.mutants.papers import PAPER_MUTANTS
from tests.mutants.records import RECORD_MUTANTS
from tests.mutants.rounds import ROUND_MUTANTS
from tests.mutants.service import SERVICE_MUTANTS
from tests.mutants.sign_in import SIGN_IN_MUTANTS
from tests.mutants.tables import TABLE_MUTANTS

EVERY = (
    *(*MUTANTS, *FILE_MUTANTS, *RECORD_MUTANTS, *LIST_MUTANTS, *NEED_MUTANTS, *TABLE_MUTANTS),
    *(*LEDGER_MUTANTS, *HOUR_MUTANTS, *SERVICE_MUTANTS, *CONFIRMING_MUTANTS),
    *(*NOTICE_MUTANTS, *SIGN_IN_MUTANTS, *DEMO_MUTANTS, *CASE_MUTANTS, *PAPER_MUTANTS),
    *(*ROUND_MUTANTS, *DELIVERY_MUTANTS),
)
ROOT = Path(__file__).parents[2]
CRASH_RUN = "test_crash_run.py"
PACKAGE = Path("src", "kjfz_bot")
PARTS = ("src", "tests", "dialogs", "locales", "pyproject.toml")

Run = Callable[[Path, Sequence[str]], tuple[int, str]]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Runs tests on a copy; the exit code and what was said."""
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("bench.py")],
        cwd="/",
        env=untraced(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as bench:
        assert bench.stdin is not None
        assert bench.stdout is not None
        orders, answers = bench.stdin, bench.stdout

        def ask(tree: Path, tests: Sequence[str]) -> tuple[int, str]:
            said = tree / "said"
            said.unlink(missing_ok=True)
            orders.write(json.dumps({"tree": str(tree), "said": str(said), "tests": list(tests)}) + "\n")
            orders.flush()
            return int(answers.readline()), said.read_text("utf-8", "replace")

        yield ask
        orders.close()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source tree."""
    tree = tmp_path_factory.mktemp("tree")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, tree / part)
        else:
            shutil.copy(ROOT / part, tree)
    return tree


@contextmanager
def applied(tree: Path, patches: Sequence[Patch]) -> Iterator[None]:
    """The copy's package with files changed, until the block ends."""
    try:
        for patch in patches:
            _apply(tree, patch)
        yield
    finally:
        for patch in patches:
            shutil.copy2(ROOT / PACKAGE / patch.file, tree / PACKAGE / patch.file)


def _apply(tree: Path, patch: Patch) -> None:
    path = tree / PACKAGE / patch.file
    text = path.read_text("utf-8")
    assert text.count(patch.old) == 1, f"{patch.file} has {text.count(patch.old)} times: {patch.old}"
    path.write_text(text.replace(patch.old, patch.new), "utf-8")


@pytest.mark.prove
def test_the_named_tests_pass_while_every_guard_is_there(copy: Path, run: Run, prove_full: bool) -> None:
    """What fails on a mutant fails for the mutant's sake; in the sample of those that are taken out there alone."""
    wanted = (mutant for mutant in tried() if prove_full or mutant.long)
    named = {mutant.caught_by for mutant in wanted if prove_full or CRASH_RUN not in mutant.caught_by}
    code, said = run(copy, sorted(named))

    assert code == pytest.ExitCode.OK, said


def tried() -> Iterator[Mutant]:
    """All of them in the full proof; in its sample every fortieth of those that are left to the proofs."""
    left = [mutant for mutant in EVERY if mutant.long]
    yield from (mutant for mutant in EVERY if not mutant.long)
    yield from left if os.environ.get("PROVE_SCALE") == "full" else left[::40]


@pytest.mark.parametrize(
    "mutant",
    [pytest.param(mutant, id=mutant.name, marks=[pytest.mark.prove] * mutant.long) for mutant in tried()],
)
def test_a_missing_guard_is_noticed(mutant: Mutant, copy: Path, run: Run) -> None:
    """The named test fails; it is not that it could not be run."""
    with applied(copy, mutant.patches):
        code, said = run(copy, [mutant.caught_by])

    assert code == pytest.ExitCode.TESTS_FAILED, said
    assert f"FAILED {mutant.caught_by}" in said, said


def test_the_documentation_names_every_test_that_misses_a_guard() -> None:
    """Whoever reads what is promised finds what holds it."""
    text = (ROOT / "docs" / "reliability.md").read_text("utf-8")

    for mutant in EVERY:
        assert mutant.caught_by.rpartition("::")[2].partition("[")[0] in text
