"""Runs tests on copies of the source tree, one process each, forked from this one, which has all libraries imported.

Each line on its standard input is an order: a tree, a file for what pytest says, and tests. The answer is an exit code.
"""

import gc
import json
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path

import pytest

LIBRARIES = (
    *("aiohttp.web", "aiohttp.test_utils", "alembic.command", "cryptography.x509", "fluent.syntax", "jinja2"),
    *("fluent_compiler.bundle", "hypothesis", "lunar_python", "openpyxl", "opencc", "psycopg", "pydantic_settings"),
    *(
        "pytest_asyncio.plugin",
        "rapidfuzz",
        "sqlalchemy.dialects.postgresql",
        "sqlalchemy.dialects.sqlite",
        "structlog",
        "telegram.request",
    ),
    *("typer", "yaml"),
)
PACKAGE = "kjfz_bot"
OPTIONS = ("--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist")
"""Whether a test fails is all that is asked: assertions are left as they are, so that nothing is compiled anew."""


def main() -> None:
    """Take orders until there are no more."""
    for name in LIBRARIES:
        import_module(name)
    assert PACKAGE not in sys.modules
    sys.dont_write_bytecode = True  # what a mutant was compiled to must not be found by the next
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    gc.collect()
    gc.freeze()  # no child looks through all this for garbage, which would copy it too
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(Path(order["tree"]), order["said"], order["tests"])
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _live(tree: Path, said: str, tests: list[str]) -> None:
    """Run the tests with the tree's package, and with no other."""
    status = 99
    try:
        target = os.open(said, os.O_WRONLY | os.O_CREAT)
        for stream in (1, 2):
            os.dup2(target, stream)
        os.chdir(tree)
        sys.path[:0] = [str(tree / "src"), str(tree)]
        os.environ["PYTHONPATH"] = str(tree / "src")
        package = import_module(PACKAGE)
        assert Path(str(package.__file__)).is_relative_to(tree), f"{package.__file__} is not the copy"
        status = int(pytest.main([*OPTIONS, *tests]))
    except BaseException:  # noqa: BLE001 - it must be seen, and the parent's loop must not be gone on with
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
