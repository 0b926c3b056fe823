"""The check of facts: right values pass unchanged, wrong ones are refused with the nearest right one."""

from datetime import date
from typing import Any

import pytest

from kjfz_bot.errors import FactError
from kjfz_bot.programmes.facts import FactTable, birth_range
from tests.unit.programmes.shipped import programmes

ON = date(2026, 2, 28)


@pytest.fixture
def table() -> FactTable:
    return programmes()["ningbo"].facts


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("willing", True),
        ("willing", "not_sure"),
        ("degree", "doctorate"),
        ("contract_years", 3),
        ("contract_years", 2.5),
        ("contract_years", "open_ended"),
        ("contract_years", 0),
        ("tie", "none"),
        ("tie", ["cooperation", "other"]),
        ("classes", []),
        ("birth_date", "1971-03-05"),
        ("birth_date", "1971-03"),
        ("birth_date", "2026-02-28"),
        ("birth_date", "not_sure"),
        ("in_district", True),
    ],
)
def test_a_right_value_passes(table: FactTable, fact: str, value: Any) -> None:
    """Values of the table pass as they are, also of facts this programme never uses."""
    assert table.check({fact: value}, ON) == {fact: value}


@pytest.mark.parametrize(
    ("fact", "value", "nearest"),
    [
        ("wiling", True, "willing"),
        ("age", 50, "birth_date"),
        ("willing", "yes", "true"),
        ("willing", 0, "false"),
        ("willing", None, None),
        ("degree", "doctor", "doctorate"),
        ("degree", "phd", None),
        ("degree", True, None),
        ("degree", ["doctorate"], "doctorate"),
        ("title", "associate senior", "associate_senior"),
        ("contract_years", "3 years", "3"),
        ("contract_years", "open-ended", "open_ended"),
        ("contract_years", "forever", None),
        ("contract_years", -1, "0"),
        ("contract_years", 101, "100"),
        ("contract_years", float("nan"), "100"),
        ("contract_years", True, None),
        ("work_years", "open_ended", None),
        ("work_years", "notsure", "not_sure"),
        ("tie", "founder", "founded"),
        ("tie", ["none", "investd"], "invested"),
        ("tie", [], "none"),
        ("tie", 7, None),
        ("birth_date", "1971-02-30", "1971-02-28"),
        ("birth_date", "1971-13", "1971-12"),
        ("birth_date", "1971/3/5", "1971-03-05"),
        ("birth_date", "1971", "1971-01"),
        ("birth_date", "0000-01", None),
        ("birth_date", "soon", None),
        ("birth_date", "not sure", "not_sure"),
        ("birth_date", "1899-12-31", "1900-01-01"),
        ("birth_date", "2026-03-01", "2026-02-28"),
        ("birth_date", "2026-03", "2026-02-28"),
    ],
)
def test_a_wrong_name_or_value_is_refused_with_the_nearest_right_one(
    table: FactTable, fact: str, value: Any, nearest: str | None
) -> None:
    """The error carries the fact, a message that names it, and the nearest right name or value."""
    with pytest.raises(FactError) as caught:
        table.check({fact: value}, ON)

    assert caught.value.fact == fact
    assert fact in caught.value.message
    assert caught.value.nearest == nearest


def test_where_no_value_is_like_the_wrong_one_all_of_them_are_named(table: FactTable) -> None:
    """Nothing is guessed for "phd": the message lists what the fact takes."""
    with pytest.raises(FactError, match=r'one of doctorate, master, bachelor, below, or "not_sure"\.$'):
        table.check({"degree": "phd"}, ON)


@pytest.mark.parametrize(("total", "left", "nearest"), [(2, 3, "2"), (5, "open_ended", "5"), (2.5, 2.6, "2.5")])
def test_more_left_of_a_contract_than_the_whole_is_a_contradiction(
    table: FactTable, total: Any, left: Any, nearest: str
) -> None:
    """The part is refused with the whole as the nearest value."""
    with pytest.raises(FactError) as caught:
        table.check({"contract_years": total, "contract_years_left": left}, ON)

    assert caught.value.fact == "contract_years_left"
    assert caught.value.nearest == nearest


@pytest.mark.parametrize(
    ("total", "left"), [(3, 3), ("open_ended", 2), ("open_ended", "open_ended"), ("not_sure", 5), (2, "not_sure")]
)
def test_a_part_up_to_the_whole_is_no_contradiction(table: FactTable, total: Any, left: Any) -> None:
    """Equal lengths, open-ended wholes and "not sure" pass."""
    assert table.check({"contract_years": total, "contract_years_left": left}, ON)


def test_a_value_listed_twice_counts_once(table: FactTable) -> None:
    """Repeats in a list are dropped, the order stays."""
    assert table.check({"tie": ["other", "none", "other"]}, ON) == {"tie": ["other", "none"]}


def test_a_month_of_birth_ends_no_later_than_the_reference_date() -> None:
    """A month that is not over yet stands for its days up to the reference date."""
    assert birth_range("2026-02", date(2026, 2, 10)) == (date(2026, 2, 1), date(2026, 2, 10))
    assert birth_range("1971-02", ON) == (date(1971, 2, 1), date(1971, 2, 28))
