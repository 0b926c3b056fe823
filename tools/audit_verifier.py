"""Checks an audit by itself, with nothing of the program: `python audit_verifier.py kjfz.db audit-roots.jsonl`.

Instead of the file `kjfz.db` the address of a PostgreSQL database may stand, which takes psycopg.
For whoever must not trust the program. Exit 1 and one line for each row or root that is not as it was written.
"""

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

FIRST = hashlib.sha256(b"").hexdigest()


def digest(text: str) -> str:
    """The SHA-256 of a text in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(database: str) -> list[tuple[int, int, int, str, str]]:
    """Every row of the audit, chain by chain."""
    if database.startswith("postgresql:"):
        import psycopg

        connect: Any = psycopg.connect(database)
    else:
        connect = sqlite3.connect(f"{Path(database).absolute().as_uri()}?mode=ro", uri=True)
    with closing(connect) as connection:
        found: list[tuple[int, int, int, str, str]] = connection.execute(
            "SELECT id, chain, seq, entry, hash FROM audit ORDER BY chain, seq"
        ).fetchall()
    return found


def verify(database: str, roots: Path) -> Iterator[str]:
    """Everything that is wrong, as sentences."""
    rows = read(database)
    heads: dict[int, tuple[int, str]] = {}
    for number, chain, seq, entry, found in rows:
        last_seq, last_hash = heads.get(chain, (0, FIRST))
        said = json.loads(entry)
        if seq != last_seq + 1:
            yield f"chain {chain}: row {last_seq + 1} is missing"
        if (said["chain"], said["seq"]) != (chain, seq) or found != digest(last_hash + entry):
            yield f"chain {chain}: row {seq} (id {number}) was changed, or the one before it"
        heads[chain] = (seq, found)
    for line in roots.read_text().splitlines() if roots.exists() else []:
        root, as_of = json.loads(line), {row[1]: row for row in rows if row[0] <= json.loads(line)["up_to"]}
        value = FIRST
        for chain in sorted(as_of):
            value = digest(f"{value}{chain}:{as_of[chain][2]}:{as_of[chain][4]}")
        if (value, len(as_of)) != (root["root"], root["chains"]):
            yield f"root of {root['day']}: the chains are not those it was made of"


if __name__ == "__main__":
    problems = list(verify(sys.argv[1], Path(sys.argv[2])))
    print("\n".join(problems) or "The audit is whole.")
    sys.exit(1 if problems else 0)
