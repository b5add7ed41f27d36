"""Records: what one document supports, as bytes that can be kept and sent between processes."""

from __future__ import annotations

from functools import cache

import msgspec

from kg.errors import StoreError
from kg.resolve.graph import LocalGraph


def to_bytes(graph: LocalGraph) -> bytes:
    """JSON in UTF-8; equal graphs give equal bytes."""
    return msgspec.json.encode(graph)


def from_bytes(data: bytes) -> LocalGraph:
    """The graph in a record; raises ``StoreError`` for one that this version cannot read."""
    try:
        return _decoder().decode(data)
    except (msgspec.DecodeError, ValueError) as error:
        raise StoreError(f"a record of the store cannot be read by this version of kg ({error}); build the store again with: kg build") from None


@cache
def _decoder() -> msgspec.json.Decoder[LocalGraph]:
    return msgspec.json.Decoder(LocalGraph)
