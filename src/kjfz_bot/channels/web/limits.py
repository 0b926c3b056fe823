"""How much one client may send. Values in, values out: the clock is the caller's."""

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
