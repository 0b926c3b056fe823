"""Chats in this terminal until the person leaves. What is said and shown is the terminal channel's."""

import asyncio

from kjfz_bot.app.logs import configure_logs
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import open_app
from kjfz_bot.channels.terminal import run_terminal

DRAIN_SECONDS = 5.0
"""How long turns in hand may take at the end."""


def chat(settings: Settings) -> int:
    """Chat over standard input and output; returns the exit status. StoreInUse where a server has the database."""
    configure_logs("debug" if settings.debug else "error", debug=settings.debug)
    app = open_app(settings)
    try:
        return asyncio.run(run_terminal(app.backend, app.content.texts, settings.language))
    finally:
        app.stop(DRAIN_SECONDS)
