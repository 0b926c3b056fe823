"""Districts, moments and organisations as services name them in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kjfz_bot.domain.calendar import SHANGHAI
from kjfz_bot.domain.organisation import Organisation

NOTHING = "none"
"""What stands for a part that was not said, where a text chooses its words by it."""


def district_words(programme: str, district: str | None) -> Any:
    """A district by the name its programme has for it; as it was typed where the programme has none."""
    if district is None:
        return {"text": "not-said"}
    return {"text": f"{programme}-district-{district}", "or": district}


def moment(at: datetime) -> str:
    """A moment as people in Shanghai read it, to the minute."""
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def day(value: date | None) -> str:
    """A day, or the word for none."""
    return NOTHING if value is None else value.isoformat()


def organisation_words(organisation: Organisation) -> dict[str, Any]:
    """The variables of texts that speak of an organisation."""
    return {
        "name": organisation.name,
        "programme": {"text": f"{organisation.programme}.short"},
        "district": district_words(organisation.programme, organisation.district),
        "state": {"text": f"organisation-state.{organisation.state}"},
    }
