"""What is remembered stays within its bound, and what was used last stays."""

from kjfz_bot.storage.lately import remember


def test_the_longest_unused_goes_first() -> None:
    """Using a value again counts, and no more is kept than was asked for."""
    known: dict[str, int] = {}
    for key, value in (("a", 1), ("b", 2), ("a", 3), ("c", 4)):
        remember(known, key, value, 2)

    assert list(known.items()) == [("a", 3), ("c", 4)]
