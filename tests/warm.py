"""What a server and a command would import and compile after their start; importing this does it.

Nothing here starts a thread, so that a process that has imported it may be forked.
"""

import gc
from importlib import import_module

from kjfz_bot.app.wiring import sound_content
from kjfz_bot.channels.web.assets import load_assets
from kjfz_bot.channels.web.house import MAX_TEXT

MODULES = (
    "kjfz_bot.app.chat",
    "kjfz_bot.app.cli",
    "kjfz_bot.app.demo.house",
    "kjfz_bot.app.granting",
    "kjfz_bot.app.messengers",
    "kjfz_bot.app.operating",
    "kjfz_bot.app.server",
    "kjfz_bot.app.taking_over",
    "kjfz_bot.channels.email.channel",
    "kjfz_bot.channels.telegram.channel",
    "kjfz_bot.channels.telegram.polling",
    "kjfz_bot.channels.telegram.webhook",
    "kjfz_bot.storage.listening",
    "kjfz_bot.storage.postgresql",
    "rich.console",
    "sqlalchemy.dialects.postgresql.psycopg",
    "tests.crash.served",
    "tests.e2e.other_times",
)

for name in MODULES:
    import_module(name)
CONTENT = sound_content()
load_assets(CONTENT.texts, MAX_TEXT)
gc.collect()
gc.freeze()  # no program that is forked from here looks through all this for garbage, which would copy it too
