"""Runs the terminal chat over an application of its own. How a terminal is talked to is the terminal channel's."""

from __future__ import annotations

import asyncio

from kjfz_bot.app.logs import configure_logs
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.wiring import open_app
from kjfz_bot.channels.terminal import run_terminal

QUIET = "critical"
"""The log level of a chat: log lines would stand between the lines of the conversation."""

LEAVING_SECONDS = 5.0


def chat(settings: Settings) -> int:
    """Talk at this terminal until the person leaves; returns the exit code."""
    configure_logs(settings.log_level if settings.debug else QUIET, debug=settings.debug)
    app = open_app(settings)
    try:
        return asyncio.run(run_terminal(app.backend, app.content.texts, settings.language, app.files))
    finally:
        app.stop(LEAVING_SECONDS)
