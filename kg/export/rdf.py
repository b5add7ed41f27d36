"""RDF exports: the same triples as the store, sorted, so that equal stores give equal bytes."""

from __future__ import annotations

import pyoxigraph as ox

from kg.export.turtle import turtle_text
from kg.store import Store


def turtle(store: Store) -> bytes:
    """The union of all graphs as readable Turtle."""
    return "".join(turtle_text(f"{triple} ." for triple in store.triples())).encode("utf-8")


def ntriples(store: Store) -> bytes:
    """The union of all graphs, one triple a line, sorted."""
    lines = sorted({f"{triple} .\n" for triple in store.triples()})
    return "".join(lines).encode("utf-8")


def nquads(store: Store) -> bytes:
    """All graphs, one quad a line, graph by graph."""
    return "".join(f"{q} .\n" for q in store.quads()).encode("utf-8")


def trig(store: Store) -> bytes:
    return bytes(ox.serialize(store.quads(), format=ox.RdfFormat.TRIG) or b"")
