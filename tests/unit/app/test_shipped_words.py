"""What the shipped texts promise about typing."""

import pytest

from kjfz_bot.app.wiring import wired_content
from kjfz_bot.language.globals import global_word

TEXTS = wired_content().texts
CONTROLS = [(lang, key) for lang in TEXTS.languages for key in sorted(TEXTS.keys(lang)) if key.startswith("control-")]


@pytest.mark.parametrize(("lang", "key"), CONTROLS)
def test_the_label_of_a_control_may_be_typed(lang: str, key: str) -> None:
    """Where a channel has no buttons, the words it shows are what the person types."""
    assert global_word(TEXTS.text(lang, key)) == key.removeprefix("control-")
