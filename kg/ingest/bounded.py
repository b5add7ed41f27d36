"""Reading no more than was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.ingest.draft import Unreadable

_CHUNK = 1 << 20


def read_all(stream: BinaryIO, largest: int) -> bytes:
    """Everything in the stream; raises ``Unreadable`` once it is larger than ``largest`` bytes."""
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(min(_CHUNK, largest + 1 - size)):
        parts.append(chunk)
        size += len(chunk)
        if size > largest:
            raise Unreadable(f"it is larger than {megabytes(largest)}, the limit for one file (split it)")
    return b"".join(parts)


def lines_of(stream: BinaryIO, largest: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers from 1; ``None`` for one longer than ``largest`` bytes, which is skipped."""
    number = 0
    while line := stream.readline(largest + 1):
        number += 1
        if len(line) <= largest:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield number, None


def check_length(text: str, longest: int) -> None:
    """Raise ``Unreadable`` for a text that is too long for one document."""
    if len(text) > longest:
        raise Unreadable(
            f"the text has {len(text):,} characters; the limit for one document is {longest:,} "
            "(split it, or put one article a line into a .jsonl file)"
        )


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"
