"""The process that reads the rows of a table of needs from the database into a file, beside the server.

It is started by `app/tables.py` and never imported. What it may read was decided there; it asks for no right, opens
nothing that is sealed, and cannot write to the database.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kjfz_bot.making.limits import limit_itself
from kjfz_bot.making.need_rows import Found, cells, line_of, read_asked
from kjfz_bot.making.table import ROWS, row_line
from kjfz_bot.storage.need_tables import each
from kjfz_bot.storage.store import look_at


def main() -> None:
    """Write what the standard input asks for, and say what was found."""
    limit_itself()
    asked = read_asked(sys.stdin.buffer.read())
    count, hiding = 0, False
    with Path(ROWS).open("wb") as rows:
        for need in each(look_at(asked.database), asked.scope, asked.states):
            rows.write(row_line(cells(need, asked.wording)))
            count, hiding = count + 1, hiding or not need.statement.named
    sys.stdout.buffer.write(line_of(Found(count, hiding)))


if __name__ == "__main__":
    main()
