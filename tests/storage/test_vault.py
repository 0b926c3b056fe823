"""The vault: what lies in it is sealed, whole, named by its hash, and leaves nothing behind."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage.vault import CHUNK, Stored, Vault

WORDS = b"hours in the workshop, " * 20


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "files")


def kept(vault: Vault, content: bytes) -> Stored:
    with vault.quarantine() as folder:
        (folder / "sent").write_bytes(content)
        return vault.keep(folder / "sent")


def opened(vault: Vault, stored: Stored) -> bytes:
    return b"".join(vault.open(stored))


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])
def test_what_is_kept_comes_back(vault: Vault, length: int) -> None:
    """Whatever its length, also where it ends with a chunk."""
    content = os.urandom(length)

    assert opened(vault, kept(vault, content)) == content


def test_what_lies_there_is_sealed_and_named_by_its_hash(vault: Vault) -> None:
    """None of it can be read, and whether it is whole can be seen without a key."""
    stored = kept(vault, WORDS)

    on_disk = vault.place(stored.name).read_bytes()
    assert b"workshop" not in on_disk
    assert hashlib.sha256(on_disk).hexdigest() == stored.name
    assert vault.place(stored.name) == vault.directory / stored.name[:2] / stored.name
    assert vault.is_whole(stored.name)


def test_the_same_content_lies_there_twice_and_looks_different(vault: Vault) -> None:
    """Who has the disk cannot tell that two people sent the same."""
    assert kept(vault, WORDS).name != kept(vault, WORDS).name


def test_another_key_opens_nothing(vault: Vault) -> None:
    """Nor does one that was forgotten and made anew."""
    stored = kept(vault, WORDS)

    with pytest.raises(SealBroken):
        opened(vault, Stored(stored.name, bytes(32)))


@pytest.mark.parametrize("change", ["flip", "cut a chunk off", "cut to nothing", "swap chunks", "remove"])
def test_a_change_on_the_disk_is_noticed(vault: Vault, change: str) -> None:
    """By whoever reads it, and by whoever only looks whether it is whole."""
    stored = kept(vault, os.urandom(3 * CHUNK))
    place = vault.place(stored.name)
    whole, sealed = place.read_bytes(), CHUNK + 16
    changed = {
        "flip": bytes([*whole[:100], whole[100] ^ 1]) + whole[101:],
        "cut a chunk off": whole[: 1 + 2 * sealed],
        "cut to nothing": b"",
        "swap chunks": whole[:1] + whole[1 + sealed : 1 + 2 * sealed] + whole[1 : 1 + sealed] + whole[1 + 2 * sealed :],
    }
    place.unlink()
    if change in changed:
        place.write_bytes(changed[change])

    assert not vault.is_whole(stored.name)
    with pytest.raises(SealBroken):
        opened(vault, stored)


def test_nothing_stays_of_what_comes_in(vault: Vault) -> None:
    """The quarantine is empty afterwards, also where something went wrong."""
    with pytest.raises(ZeroDivisionError), vault.quarantine() as folder:
        (folder / "sent").write_bytes(WORDS)
        raise ZeroDivisionError

    kept(vault, WORDS)

    assert list((vault.directory / "incoming").iterdir()) == []


def test_what_a_kill_left_is_removed_later(vault: Vault) -> None:
    """What came in long ago and never was kept goes; what is coming in stays."""
    incoming = vault.directory / "incoming"
    for name in ("old", "new"):
        (incoming / name).mkdir(parents=True)
        (incoming / name / "sent").write_bytes(WORDS)
    (incoming / "half").write_bytes(WORDS)
    for name in ("old", "half"):
        os.utime(incoming / name, (0, 0))
    stored = kept(vault, WORDS)

    assert list(vault.names(time.time() - 60)) == []
    assert [left.name for left in incoming.iterdir()] == ["new"]
    assert list(vault.names(time.time() + 60)) == [stored.name]


def test_removing_twice_is_removing(vault: Vault) -> None:
    """What is gone already is gone."""
    stored = kept(vault, WORDS)

    vault.remove([stored.name])
    vault.remove([stored.name])

    assert not vault.is_whole(stored.name)
