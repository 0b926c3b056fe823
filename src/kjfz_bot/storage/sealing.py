"""Sealing values: one key opens them, and only in the place they were sealed for. Where keys come from is `keys.py`."""

from __future__ import annotations

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kjfz_bot.errors import SealBroken

KEY_BYTES = 32
NONCE_BYTES = 12  # drawn at random: a key seals far fewer values than could repeat one
FORMAT = b"\x01"
"""Says how a value is sealed, so that another way can be added beside this one."""

_BODY = len(FORMAT) + NONCE_BYTES
_FINGERPRINT = b"fingerprint"


class Key:
    """What seals and opens one owner's values."""

    __slots__ = ("_cipher", "raw")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._cipher = AESGCM(raw)

    @staticmethod
    def new() -> Key:
        """A key nobody else has."""
        return Key(os.urandom(KEY_BYTES))

    def seal(self, place: str, value: bytes) -> bytes:
        """Seal a value for one place, such as `inbox.body:17`."""
        nonce = os.urandom(NONCE_BYTES)
        return FORMAT + nonce + self._cipher.encrypt(nonce, value, place.encode())

    def open(self, place: str, sealed: bytes) -> bytes:
        """The value sealed for that place; SealBroken where it is not the one that was sealed there."""
        if sealed[:1] != FORMAT or len(sealed) < _BODY:
            raise SealBroken(f"{place} is not sealed. Run `kjfz-bot verify` to see what else is wrong.")
        try:
            return self._cipher.decrypt(sealed[1:_BODY], sealed[_BODY:], place.encode())
        except InvalidTag:
            raise SealBroken(
                f"{place} does not open with its key. Run `kjfz-bot verify` to see what else is wrong."
            ) from None

    def fingerprint(self, value: bytes) -> str:
        """Names a value without saying it: the same value has the same one, and only who has the key can tell."""
        return hmac.digest(hmac.digest(self.raw, _FINGERPRINT, "sha256"), value, "sha256").hex()
