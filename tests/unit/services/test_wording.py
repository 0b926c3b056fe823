"""What is said of relaxations while it is not certain whether they apply."""

from datetime import date
from typing import Any

import pytest

from kjfz_bot.app.content import load_content
from kjfz_bot.dialog.wording import Words

ON = date(2026, 2, 27)
BELOW: dict[str, Any] = {"degree": "master", "title": "none", "core_ip_or_results": True, "first_appointment": True}


def told(needed: Any, language: str) -> list[str]:
    content = load_content()
    found = content.programmes["ningbo"].evaluate("expert", {**BELOW, "urgently_needed": needed}, ON).criteria
    return Words(content.texts, language, "ningbo").relaxations(next(one for one in found if one.id == "qualification"))


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_half_a_relaxation_that_might_be_whole_is_not_worded_as_half(language: str) -> None:
    """Who is not sure of the second half hears that it depends on that answer, not that they have one half only."""
    unsure = load_content().texts.text(language, "relaxation-unsure")

    assert [unsure in text for text in told("not_sure", language)] == [True]
    assert [unsure in text for text in told(False, language)] == [False]
    assert [unsure in text for text in told(True, language)] == [False]
