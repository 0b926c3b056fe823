"""How much one client may send. Values in, values out: the clock is the caller's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled: float


class TokenBuckets:
    """One bucket a client: `burst` tokens at most, refilled with `per_minute` tokens a minute.

    At most `clients` buckets are kept; those that have filled up again are forgotten first.
    """

    def __init__(self, per_minute: int, burst: int, clients: int = 20_000) -> None:
        self._rate = per_minute / 60
        self._burst = burst
        self._clients = clients
        self._buckets: dict[str, _Bucket] = {}

    def take(self, client: str, now: float) -> float:
        """Take one token at a time in seconds; returns 0, or the seconds until there is one."""
        if client not in self._buckets and len(self._buckets) >= self._clients:
            self._forget(now)
        bucket = self._buckets.setdefault(client, _Bucket(self._burst, now))
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.filled) * self._rate)
        bucket.filled = now
        if bucket.tokens < 1:
            return (1 - bucket.tokens) / self._rate
        bucket.tokens -= 1
        return 0.0

    def _forget(self, now: float) -> None:
        full_after = self._burst / self._rate
        for client, bucket in list(self._buckets.items()):
            if now - bucket.filled >= full_after:
                del self._buckets[client]
        while len(self._buckets) >= self._clients:
            del self._buckets[next(iter(self._buckets))]


class Places:
    """Lets each client hold at most `each` places at a time, such as open sockets."""

    def __init__(self, each: int) -> None:
        self._each = each
        self._held: dict[str, int] = {}

    @contextmanager
    def hold(self, client: str) -> Iterator[bool]:
        """Hold a place while the block runs; False says that there was none."""
        held = self._held.get(client, 0)
        if held >= self._each:
            yield False
            return
        self._held[client] = held + 1
        try:
            yield True
        finally:
            self._held[client] -= 1
            if not self._held[client]:
                del self._held[client]
