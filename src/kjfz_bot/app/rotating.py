"""What `kjfz-bot keys` does: a new master key for everything stored, and earlier ones out of the key file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from kjfz_bot.app.settings import Settings
from kjfz_bot.errors import KeyFileError
from kjfz_bot.storage import key_file, rotation
from kjfz_bot.storage.store import Store, inspect_store, open_store

Tick = Callable[[int, int], None]
"""Told how many keys of how many are wrapped anew."""


def rotate(settings: Settings, tick: Tick) -> int:
    """Wrap every stored key with a new master key, beside servers that run; returns how many.

    One that was cut off is gone on with. Earlier master keys stay in the key file, since a server that began before
    still wraps with them.
    """
    with closing(_looked_at(settings)) as store, store.reading() as uow:
        unfinished = rotation.behind(uow, store.masters) > 0
    if not unfinished:
        key_file.add(_key_path(settings))
    with closing(open_store(settings.data_dir, serving=False, keys=settings.key_path, url=settings.database)) as store:
        return _rewrap(store, tick)


def drop_old(settings: Settings) -> int:
    """Take earlier master keys out of the key file; returns how many.

    Raises KeyFileError while something is wrapped with them, or a server runs that may do so.
    """
    with closing(_looked_at(settings)) as store, store.reading() as uow:
        if store.served:
            raise KeyFileError("A server runs that may still use an earlier key. Stop every server, then try again.")
        if rotation.behind(uow, store.masters):
            raise KeyFileError("Some keys are wrapped with an earlier master key. Run `kjfz-bot keys rotate` first.")
    return key_file.keep_newest(_key_path(settings))


def _rewrap(store: Store, tick: Tick) -> int:
    with store.transaction() as uow:
        total = rotation.behind(uow, store.masters)
        done = rotation.rewrap_secrets(uow, store.masters)
    while True:
        tick(done, total)
        with store.transaction() as uow:
            wrapped = rotation.rewrap_people(uow, store.masters)
        if not wrapped:
            return done
        done += wrapped


def _looked_at(settings: Settings) -> Store:
    return inspect_store(settings.data_dir, keys=settings.key_path, url=settings.database)


def _key_path(settings: Settings) -> Path:
    return settings.key_path or settings.data_dir / key_file.FILE_NAME
