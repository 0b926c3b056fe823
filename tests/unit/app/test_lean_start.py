"""A start loads only what it needs."""

from __future__ import annotations

import subprocess
import sys

_NOT_NEEDED = (
    "alembic",
    "jinja2",
    "lunar_python",
    "psycopg",
    "rich",
    "segno",
    "sqlalchemy.dialects.postgresql",
    "telegram",
    "xlsxwriter",
)
_LOADED = f"""
import sys
import kjfz_bot.app.cli
from kjfz_bot.app.lean import without_colours
with without_colours():
    import kjfz_bot.app.server
print(*[name for name in {_NOT_NEEDED!r} if name in sys.modules])
"""


def test_telegram_is_loaded_without_what_its_client_would_show_on_a_terminal() -> None:
    """The same for a server with a bot."""
    asks = (
        "import sys; from kjfz_bot.app.lean import without_colours\n"
        "with without_colours(): import kjfz_bot.app.server, kjfz_bot.channels.telegram.channel\n"
        "print('httpx' in sys.modules, 'rich' in sys.modules, 'pygments' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout

    assert said.split() == ["True", "False", "False"]


def test_a_server_on_a_file_without_telegram_loads_neither_postgresql_nor_telegram() -> None:
    """What only other settings need, or a first start, costs no start time and no memory."""
    loaded = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True).stdout

    assert loaded.split() == []


def test_what_found_a_language_is_not_kept() -> None:
    """A table of all countries and zones, 2 MB, is let go; texts that are compiled later do not ask for it."""
    asks = (
        "import babel.core; from kjfz_bot.app.wiring import sound_content\n"
        "texts = sound_content().texts\n"
        "for lang in texts.languages:\n"
        "    for key in texts.keys(lang): texts._bundle(lang, texts._keys[lang][key])\n"
        "print(len(texts._bundles) > 20, babel.core._global_data, len(babel.core.get_global('zone_aliases')) > 0)"
    )
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout

    assert said.split() == ["True", "None", "True"]
