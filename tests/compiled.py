"""Statements that SQLAlchemy has compiled, kept for every engine of the process and not anew for each.

A server compiles each statement once in its life; a test has a server's life of its own, and would do it all again.
What is kept is text and types: nothing of any database.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.util import LRUCache

_SIZE = 2000

Key = tuple[Any, ...]


class _Compiled(MutableMapping[Key, Any]):
    """What was compiled, whichever engine's dialect it was for; all engines of a kind have dialects alike."""

    def __init__(self) -> None:
        self._kept: LRUCache[Key, Any] = LRUCache(_SIZE)

    def __getitem__(self, key: Key) -> Any:
        return self._kept[_same(key)]

    def get(self, key: Key, default: Any = None) -> Any:
        return self._kept.get(_same(key), default)

    def __setitem__(self, key: Key, value: Any) -> None:
        self._kept[_same(key)] = value

    def __delitem__(self, key: Key) -> None:
        del self._kept[_same(key)]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def _same(key: Key) -> Key:
    dialect, *rest = key
    return (dialect.name, *rest)


_COMPILED = _Compiled()


def share_what_is_compiled() -> None:
    """Have every engine that is made from now on look here first."""
    sa.event.listen(sa.Engine, "engine_connect", _look_here)


def _look_here(connection: sa.Connection) -> None:
    connection.execution_options(compiled_cache=_COMPILED)
