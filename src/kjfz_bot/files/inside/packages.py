"""Reads the zip archives that office files are, trusting nothing they say of themselves.

Sizes, names and places are judged from the list at the archive's end before anything is unpacked; then each entry is
unpacked once, bit by bit and into nothing, to see that the list told the truth.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from kjfz_bot.files.verdict import Refusal

MAX_ENTRIES = 1000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 100
SMALL_ENTRY = 1024 * 1024
"""A part up to this size may shrink to less than a hundredth: a printer's settings are mostly zeros."""

_END = 22  # bytes of the end record where no comment follows
_CHUNK = 64 * 1024
_LOCAL_HEADER = 30
_LOCAL_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 0x1
_UTF8 = 0x800
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF")
CARRIED = (*_ARCHIVES, _OLE, *_PROGRAMS)
"""How what an office file may not carry inside begins: archives, objects of other programs, programs."""

LONGEST_MAGIC = max(map(len, CARRIED))

_UNSAFE_NAME = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.?(/|$)|//|[\x00-\x1f\x7f]")


def entries(content: BinaryIO) -> Sequence[zipfile.ZipInfo]:
    """The files in an archive, judged by the list at its end."""
    size = content.seek(0, 2)
    content.seek(max(0, size - _END))
    if not content.read().startswith(b"PK\x05\x06"):  # something was put behind it, or is missing
        raise Refusal("damaged")
    try:
        with zipfile.ZipFile(content) as archive:
            listed, end = archive.infolist(), archive.start_dir
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Refusal("damaged") from None
    if len(listed) > MAX_ENTRIES:
        raise Refusal("unpacks-too-large")
    _judge_names([info.orig_filename for info in listed])
    _judge_sizes(listed, size)
    _judge_places(listed, end)
    if any(info.flag_bits & _ENCRYPTED for info in listed):
        raise Refusal("encrypted", kind="docx")
    if any(info.compress_type not in _METHODS for info in listed):
        raise Refusal("package")
    return [info for info in listed if not info.is_dir()]


def _judge_names(names: Sequence[str]) -> None:
    if any(_UNSAFE_NAME.search(name) for name in names):
        raise Refusal("package")
    if len({name.casefold() for name in names}) < len(names):
        raise Refusal("package")


def _judge_sizes(listed: Sequence[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(info.file_size for info in listed)
    steep = any(
        info.file_size > SMALL_ENTRY and info.file_size > MAX_RATIO * max(1, info.compress_size) for info in listed
    )
    if steep or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * size:
        raise Refusal("unpacks-too-large")


def _judge_places(listed: Sequence[zipfile.ZipInfo], end: int) -> None:
    """Refuse bytes before the first entry, and entries that share bytes."""
    free = 0
    for info in sorted(listed, key=lambda info: info.header_offset):
        if info.header_offset < free or (free == 0 and info.header_offset != 0):
            raise Refusal("package")
        free = info.header_offset + _LOCAL_HEADER + info.compress_size
    if free > end:
        raise Refusal("package")


def unpacked(content: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """An entry's content bit by bit; refused where it is not what the list says."""
    length, checksum = 0, 0
    content.seek(_start(content, info))
    for part in (
        _inflated(_packed(content, info)) if info.compress_type == zipfile.ZIP_DEFLATED else _packed(content, info)
    ):
        length, checksum = length + len(part), zlib.crc32(part, checksum)
        if length > info.file_size:
            raise Refusal("unpacks-too-large")
        yield part
    if (length, checksum) != (info.file_size, info.CRC):
        raise Refusal("damaged")


def _start(content: BinaryIO, info: zipfile.ZipInfo) -> int:
    """Where an entry's bytes begin; its own header must call it what the list calls it."""
    content.seek(info.header_offset)
    header = content.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or not header.startswith(_LOCAL_MAGIC):
        raise Refusal("damaged")
    name, extra = int.from_bytes(header[26:28], "little"), int.from_bytes(header[28:30], "little")
    if content.read(name) != info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437"):
        raise Refusal("package")
    return info.header_offset + _LOCAL_HEADER + name + extra


def _packed(content: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    left = info.compress_size
    while left:
        part = content.read(min(left, _CHUNK))
        if not part:
            raise Refusal("damaged")
        left -= len(part)
        yield part


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    """What was deflated, never more than a chunk of it at once."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for part in packed:
            rest = part
            while rest:
                yield inflate.decompress(rest, _CHUNK)
                rest = inflate.unconsumed_tail
        while last := inflate.decompress(b"", _CHUNK):
            yield last
    except zlib.error:
        raise Refusal("damaged") from None
    if not inflate.eof or inflate.unused_data:
        raise Refusal("damaged")
