"""Packed files: .gz and .zip, read without trusting what they say of their size."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from kg.ingest import registry
from kg.ingest.bounded import megabytes, read_all
from kg.ingest.draft import Unreadable
from kg.ingest.options import Options
from kg.ingest.sources import Input
from kg.model.document import Rejected

DEEPEST = 3  # archives inside archives
_MOST_MEMBERS = 100_000
_LARGEST_TOTAL = 4_000_000_000  # bytes, unpacked
_HIGHEST_RATIO = 200  # text packs to a tenth; a bomb to a thousandth
_UNSUSPICIOUS = 10_000_000  # bytes below which the ratio does not matter


class _Unpacking(io.RawIOBase):
    """What a decompressor gives, stopped when it grows beyond all measure."""

    def __init__(self, inner: BinaryIO, packed_size: int) -> None:
        self._inner = inner
        self._packed_size = max(packed_size, 1)
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            data = self._inner.read(len(buffer))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
            raise Unreadable("the archive is damaged") from None
        self._size += len(data)
        check_ratio(self._size, self._packed_size)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._inner.close()
        super().close()


def check_ratio(size: int, packed_size: int) -> None:
    """Raise ``Unreadable`` for a bomb: little that unpacks to very much."""
    if size > _LARGEST_TOTAL or (size > _UNSUSPICIOUS and size > _HIGHEST_RATIO * packed_size):
        raise Unreadable(f"it unpacks to more than {megabytes(size)} and may be a zip bomb; unpack it yourself if you trust it")


def check_unpacked(data: bytes, options: Options) -> None:
    """Raise ``Unreadable`` when a file that is a zip inside (.docx, .odt) is damaged or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [member.file_size for member in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable("this file is damaged") from None
    check_ratio(sum(sizes), len(data))
    if sum(sizes) > 4 * options.largest:
        raise Unreadable(f"it unpacks to {megabytes(sum(sizes))}; the limit is {megabytes(4 * options.largest)}")


def members_of(stream: BinaryIO, item: Input, suffix: str, options: Options) -> Iterator[Input | Rejected]:
    """The files in an archive, sorted by name."""
    if suffix == ".gz":
        yield _gzip_member(stream, item)
    else:
        yield from _zip_members(stream, item, options)


def _gzip_member(stream: BinaryIO, item: Input) -> Input:
    name = item.name[:-3] if item.name.lower().endswith(".gz") else item.name
    suffix = PurePosixPath(name).suffix.lower()
    known = suffix if registry.is_known(suffix) else ""
    size = _size_of(stream)
    return Input(item.name, known, lambda: io.BufferedReader(_Unpacking(gzip.GzipFile(fileobj=stream, mode="rb"), size)))  # type: ignore[arg-type, type-var]


def _size_of(stream: BinaryIO) -> int:
    """Bytes of a packed stream; one that cannot be measured is allowed what text of the largest size would need."""
    if not stream.seekable():
        return _LARGEST_TOTAL // _HIGHEST_RATIO
    here = stream.tell()
    size = stream.seek(0, io.SEEK_END) - here
    stream.seek(here)
    return size


def _zip_members(stream: BinaryIO, item: Input, options: Options) -> Iterator[Input | Rejected]:
    seekable = stream if stream.seekable() else io.BytesIO(read_all(stream, options.largest))
    try:
        archive = zipfile.ZipFile(seekable)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Unreadable("the archive is damaged") from None
    members = sorted((member for member in archive.infolist() if not _is_hidden(member)), key=lambda member: member.filename)
    if len(members) > _MOST_MEMBERS:
        raise Unreadable(f"the archive holds {len(members):,} files; the limit is {_MOST_MEMBERS:,}")
    check_ratio(sum(member.file_size for member in members), _size_of(seekable))
    if not members:
        raise Unreadable("the archive holds no documents")
    for member in members:
        yield _zip_member(archive, member, item)


def _is_hidden(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    return member.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts)


def _zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, item: Input) -> Input | Rejected:
    name = f"{item.name}!{member.filename}"
    suffix = PurePosixPath(member.filename).suffix.lower()
    if member.flag_bits & 1:
        return Rejected(name, "it is encrypted in its archive")
    if not registry.is_known(suffix):
        return Rejected(name, f"kg does not read {suffix or 'files without a suffix'} in archives")

    def opened() -> BinaryIO:
        try:
            inner = archive.open(member)
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError):
            raise Unreadable("the archive is damaged") from None
        return io.BufferedReader(_Unpacking(inner, member.compress_size))  # type: ignore[arg-type, type-var]

    return Input(name, suffix, opened)
