"""A start of a server loads only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_NOT_NEEDED = (
    "alembic",
    "docx",
    "docxtpl",
    "jinja2",
    "lunar_python",
    "psycopg",
    "rich",
    "segno",
    "sqlalchemy.dialects.postgresql",
    "telegram",
    "typer",
    "xlsxwriter",
)
_LOADED = f"""
import sys
import kjfz_bot.app.start
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
        "print('httpx' in sys.modules, *[name for name in ('click', 'pygments', 'rich') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout

    assert said.split() == ["True"]


def test_a_bot_is_begun_without_what_opens_passports(tmp_path: Path) -> None:
    """Nobody is asked for one; the library is whole for whoever needs more of it."""
    asks = (
        "import asyncio, sys\n"
        "from kjfz_bot.app.clock import machine_clock\n"
        "from kjfz_bot.app.messengers import Telegram\n"
        "from kjfz_bot.app.settings import Settings\n"
        "from kjfz_bot.app.wiring import open_app\n"
        f"settings = Settings(data_dir={str(tmp_path)!r}, telegram_token='1:a')\n"
        "app = open_app(settings, machine_clock)\n"
        "async def begin(): Telegram(app, settings)\n"
        "asyncio.run(begin()); app.stop(1)\n"
        "print('telegram' in sys.modules, 'cryptography.hazmat.primitives.asymmetric' in sys.modules)\n"
        "import cryptography.hazmat.primitives.serialization"
    )
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout

    assert said.splitlines()[-1] == "True False"


def test_a_server_on_a_file_without_telegram_loads_neither_postgresql_nor_telegram() -> None:
    """What only other settings need, or a first start, costs no start time and no memory."""
    loaded = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True).stdout

    assert loaded.split() == []


def test_what_found_a_language_is_not_kept() -> None:
    """Tables of countries, zones and names, 4 MB, are let go; texts that are compiled later do not ask for them."""
    asks = (
        "import babel.core, babel.localedata; from kjfz_bot.app.wiring import sound_content\n"
        "texts = sound_content().texts\n"
        "for lang in texts.languages:\n"
        "    for key in texts.keys(lang): texts._bundle(lang, texts._spoken[lang].files[key])\n"
        "print(len(texts._bundles) > 20, babel.core._global_data)\n"
        "print(max(map(len, babel.localedata._cache.values())) < 9)\n"
        "print(len(babel.core.get_global('zone_aliases')) > 0)"
    )
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout

    assert said.split() == ["True", "None", "True", "True"]
