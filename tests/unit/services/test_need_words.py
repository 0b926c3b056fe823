"""Needs in words: what stands in a line and on a card, and who reads the name of a firm that wants it hidden."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kjfz_bot.app.content import load_content
from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.access import Grant, Holder
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.need import Need, Statement
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.services.access import Gate
from kjfz_bot.services.need_words import card_words, line_words

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
FIRM = Organisation(7, "f", "firm", "Seal Works", "ningbo", district="haishu")
SAID = Statement(
    title="Seals drift",
    scene="pump",
    problem="leaks",
    present="12 mL/h",
    target="3 mL/h",
    field="new_materials",
    keywords=("seal", "graphite", "pump"),
    expert="tribology",
    budget=30_000_000,
    named=False,
    valid_until=date(2027, 3, 1),
)
NEED = Need(1, "K7M2QX", FIRM, "published", SAID, NOON, NOON)


def gate(role: Role = "visitor", organisation: int = 1, programme: str = "ningbo", district: str | None = None) -> Gate:
    """What somebody with one role may do, or a visitor."""
    grants = () if role == "visitor" else (Grant(1, role, organisation, programme, district),)
    return Gate(Holder(3, grants), NOON, lambda: False)


def said(words: Any, lang: str = "en") -> str:
    """Words as they are read."""
    return f"{spoken(load_content().texts, lang, words)}"


@pytest.mark.parametrize(
    ("reader", "reads"),
    [
        (gate(), False),
        (gate("researcher"), False),
        (gate("firm", 8), False),
        (gate("firm", 7), True),
        (gate("district", district="haishu"), True),
        (gate("district", district="cixi"), False),
        (gate("city"), True),
        (gate("city", programme="changping"), False),
    ],
)
def test_a_hidden_firms_name_is_read_by_officers_and_its_own_people_only(reader: Gate, reads: bool) -> None:
    """Wherever the need is named: on its card and in a line."""
    for words in (card_words(NEED, reader), line_words(NEED, reader)["firm"]):
        assert ("Seal Works" in said(words)) == reads
        assert ("firm not named" in said(words)) != reads


def test_a_named_firm_is_read_by_everybody() -> None:
    """As it wished."""
    assert "Firm: Seal Works, Haishu District" in said(
        card_words(replace(NEED, statement=replace(SAID, named=True)), gate())
    )


@pytest.mark.parametrize("lang", ["en", "zh-CN"])
def test_a_card_says_everything_in_both_languages(lang: str) -> None:
    """And nothing of how it is stored."""
    card = said(card_words(NEED, gate()), lang)

    for part in (
        "Seals drift",
        "K7M2QX",
        "pump",
        "leaks",
        "12 mL/h",
        "3 mL/h",
        "seal",
        "tribology",
        "300,000",
        "2027-03-01",
    ):
        assert part in card
    for stored in ("new_materials", "30000000", "published_at", "{"):
        assert stored not in card


def test_what_was_not_said_says_so() -> None:
    """A draft that an office brought may have little but a title."""
    card = said(card_words(replace(NEED, statement=Statement("Seals drift")), gate()))

    assert card.count("not given") == 9
    assert "Budget: to be agreed" in card


def test_a_long_title_is_cut_in_lists_alone() -> None:
    """The card has all of it."""
    long = replace(NEED, statement=replace(SAID, title="x" * 60))

    assert line_words(long, gate())["title"] == "x" * 40 + "…"
    assert "x" * 60 in said(card_words(long, gate()))
