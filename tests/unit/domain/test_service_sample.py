"""Which entries are drawn: the same by a seed, whatever the order, and what hints are about sooner."""

from collections import Counter

from kjfz_bot.domain.service_sample import HINTED, drawn, weights

NUMBERS = range(100, 200)


def test_a_seed_draws_the_same_whatever_the_order() -> None:
    """Whoever has the seed from the audit can draw again."""
    forwards = drawn("seed", weights(NUMBERS, []), 10)

    assert drawn("seed", weights(reversed(NUMBERS), []), 10) == forwards
    assert drawn("another", weights(NUMBERS, []), 10) != forwards
    assert len(set(forwards)) == 10


def test_fewer_than_asked_for_are_all_drawn() -> None:
    """Each once."""
    assert sorted(drawn("seed", weights([3, 1, 2], []), 10)) == [1, 2, 3]


def test_each_hint_adds_to_the_weight_of_what_it_is_about() -> None:
    """Of entries that are not to be drawn nothing is said."""
    assert weights([1, 2, 3], [(1, 2), (2, 9)]) == {1: 1 + HINTED, 2: 1 + 2 * HINTED, 3: 1}


def test_what_a_hint_is_about_is_drawn_by_its_weight() -> None:
    """Over many seeds: four times as often first as another, and every entry is drawn some time."""
    first = Counter(drawn(f"{seed}", weights(range(10), [(0,)]), 1)[0] for seed in range(4000))

    assert set(first) == set(range(10))
    others = (4000 - first[0]) / 9
    assert 3.4 < first[0] / others < 4.6
