"""The conversation that is measured goes through, with our bot and with the one it is measured against."""

import pytest

from benchmarks.delivery.bots import Kind
from benchmarks.delivery.load import Level, Plan
from benchmarks.delivery.rounds import carry_out


@pytest.mark.parametrize("kind", ["ours", "peer"])
def test_the_measured_conversation_goes_through(kind: Kind) -> None:
    """Its dialogue and words go with the shipped ones, everybody is answered, and what they log is kept."""
    figures = carry_out(Plan(kind, [Level(people=3, warm_seconds=0, seconds=1)]))

    assert figures.conversations > 0
    assert figures.unanswered == 0
    assert figures.refused == {}
    assert kind == "peer" or figures.rows >= figures.conversations
