"""A local graph survives the way into a store and back."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import StoreError
from kg.model import Claim, Document, Event, Iri, Reading, Span, Status, TimeSpan
from kg.resolve.graph import LocalEntity, LocalGraph
from kg.resolve.record import from_bytes, to_bytes

GRAPH = LocalGraph(
    Document(Iri("https://a.example/1"), "Müller kam.", "de", "a.txt", "Titel", date(2024, 5, 6), "Blatt", ("Ada",), "https://a.example/1", ("note",)),
    (LocalEntity(0, "Müller", (("Müller", 2),), "Person", ((Iri("https://kg.example/ontology#Person"), 1.0),), gender="Masc", mentions=(0, 3)),),
    (
        Claim(
            (
                Reading(0, Iri("https://kg.example/relation/a"), Event("k", Iri("https://kg.example/ontology#Fire"), "Brand", Span(1, 2), 0), "r", 0.5),
                Reading("sie", Iri("https://kg.example/relation/b"), 0, "r", 0.4, "kennen"),
            ),
            Status.REPORTED, 0, Span(0, 11), Span(0, 6), None, 0, TimeSpan(at="2022"), "Chef",
        ),
    ),
)  # fmt: skip


def test_what_goes_in_comes_out() -> None:
    assert from_bytes(to_bytes(GRAPH)) == GRAPH


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff\xfe", b'[1,["x"],[],[]]', b'[99,[],[],[]]'], ids=["empty", "short", "binary", "torn", "newer"])
def test_damaged_records_say_what_to_do(data: bytes) -> None:
    with pytest.raises(StoreError, match="build the store again"):
        from_bytes(data)
