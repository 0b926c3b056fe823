"""The shipped program with the benchmark's dialogue: `python -m benchmarks.delivery.served` is `kjfz-bot serve`.

The program reads its dialogues and words from the tree its package stands in; `lay_out` makes such a tree.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks.delivery import day_table
from kjfz_bot.app.start import main
from kjfz_bot.services.registry import SERVICES

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def lay_out(tree: Path) -> Path:
    """Make a tree of the shipped content and the benchmark's around the same source; returns where to import from."""
    for part in ("dialogs", "locales"):
        shutil.copytree(ROOT / part, tree / part)
        shutil.copytree(HERE / part, tree / part, dirs_exist_ok=True)
    source = tree / "src"
    source.symlink_to(ROOT / "src")
    return source


if __name__ == "__main__":
    assert day_table.keep_service.__name__ in SERVICES
    sys.argv = ["kjfz-bot", "serve"]
    main()
