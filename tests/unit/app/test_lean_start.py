"""A start loads only what it needs."""

from __future__ import annotations

import subprocess
import sys

_NOT_NEEDED = ("alembic", "lunar_python", "psycopg", "sqlalchemy.dialects.postgresql", "telegram")
_LOADED = f"""
import sys
import kjfz_bot.app.server
print(*[name for name in {_NOT_NEEDED!r} if name in sys.modules])
"""


def test_a_server_on_a_file_without_telegram_loads_neither_postgresql_nor_telegram() -> None:
    """What only other settings need, or a first start, costs no start time and no memory."""
    loaded = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True).stdout

    assert loaded.split() == []
