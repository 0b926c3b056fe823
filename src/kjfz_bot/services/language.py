"""The language a person is spoken to in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage.store import UnitOfWork


@service("set_language", reads=("language",))
def set_language(_uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Speak to the person in the language they chose; the turn stores it with the conversation."""
    return Ok(value=inputs["language"], language=inputs["language"])
