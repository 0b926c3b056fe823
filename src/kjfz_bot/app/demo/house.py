"""A demonstration as an operator meets it: where it lies, which settings it goes without, and beginning it anew."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import SecretStr

from kjfz_bot.app.demo.filling import tokens
from kjfz_bot.app.settings import Settings, is_loopback, variable
from kjfz_bot.channels.web.house import Demo
from kjfz_bot.errors import SettingError
from kjfz_bot.storage.discard import discard_demo
from kjfz_bot.storage.store import Store

DIRECTORY = "demo"
"""The folder in the data folder that a demonstration has for itself, with a key file of its own."""

QUIET = "warning"
"""The least grave line that is logged where nothing else is set: whoever tries it out reads on the same terminal."""

WITHOUT = {
    "public_url": "",
    "key_file": "",
    "database_url": SecretStr(""),
    "reuse_port": False,
    "smtp_host": "",
    "telegram_token": SecretStr(""),
    "telegram_name": "",
    "telegram_webhook_url": "",
}
"""Settings by which a demonstration would reach others, or be reached by them, as they are in it."""


def demo_settings(settings: Settings) -> Settings:
    """The settings of a demonstration; SettingError where it would listen beyond this machine."""
    if not is_loopback(settings.host):
        raise SettingError(
            f"The demonstration lets everybody be anybody, so it listens on this machine only, and not on "
            f"{variable('host')}={settings.host}. Example: {variable('host')}=127.0.0.1"
        )
    quiet = {} if "log_level" in settings.model_fields_set else {"log_level": QUIET}
    return settings.model_copy(update={**WITHOUT, **quiet, "data_dir": settings.data_dir / DIRECTORY})


def left_out(settings: Settings) -> list[str]:
    """The variables that are set and that a demonstration goes without."""
    return [variable(name) for name, without in WITHOUT.items() if getattr(settings, name) != without]


def begin_anew(settings: Settings) -> bool:
    """Throw a demonstration away; False where there is none yet."""
    return discard_demo(settings.data_dir)


def demo_of(store: Store, settings: Settings) -> Demo:
    """What the web chat needs to let a visitor be any of the invented people."""
    return Demo(tokens(store.secret), f"{settings.origin}/")


def notes(settings: Settings, without: Sequence[str]) -> list[str]:
    """What is said to the operator once a demonstration is ready."""
    said = [
        "This is a demonstration: everybody in it is invented, and nothing is sent to anyone. On the page you may be "
        "any of them.",
        f"It lies in {settings.data_dir}; `kjfz-bot demo --fresh` begins it anew. `kjfz-bot serve` is for real people.",
    ]
    said.append(
        f"Officers show that it is them before they make two people one; here you say it for them: with "
        f"{variable('data_dir')}={settings.data_dir}, `kjfz-bot holders` lists them, and `kjfz-bot vouch ID` says it."
    )
    return [*said, f"It goes without {', '.join(without)}."] if without else said
