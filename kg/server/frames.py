"""How the server and its workers talk: frames on pipes, each a kind, a length and that many bytes.

A job is JOB and BODY; its answer READY (the store is open, the work begins), HEAD, any number of DATA, END; or FAILURE at any time.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any

HEADER = struct.Struct(">cI")
JOB, BODY, READY, HEAD, DATA, FAILURE, END = b"J", b"B", b"R", b"H", b"D", b"F", b"E"
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Frame:
    kind: bytes
    payload: bytes

    def json(self) -> dict[str, Any]:
        found = json.loads(self.payload)
        assert isinstance(found, dict)
        return found


def packed(kind: bytes, payload: bytes | Mapping[str, object] = b"") -> bytes:
    """A frame ready to be sent."""
    data = payload if isinstance(payload, bytes) else json.dumps(payload).encode("ascii")
    return HEADER.pack(kind, len(data)) + data


def read_frame(stream: IO[bytes]) -> Frame | None:
    """The next frame; ``None`` when the other side is gone."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    kind, length = HEADER.unpack(header)
    return Frame(kind, stream.read(length))


class Output(io.RawIOBase):
    """A stream that sends what is written to it as DATA frames."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        if len(self._held) >= CHUNK:
            self.send()
        return len(data)

    def send(self) -> None:
        """Send what is held back."""
        if self._held:
            self._pipe.write(packed(DATA, bytes(self._held)))
            self._pipe.flush()
            self._held.clear()
