"""How the word tables of this package are written down: words parted by spaces, an underscore for a space inside."""


def phrases(*rows: str) -> tuple[str, ...]:
    """The phrases of a table, longest first, so that a longer one is always tried before its own beginning."""
    found = {word.replace("_", " ") for row in rows for word in row.split()}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
