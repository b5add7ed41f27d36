"""Resolved graphs put into a backend, document by document or all at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kg.model import Iri, ResolvedGraph
from kg.store.backend import Backend, Embedded
from kg.store.rdf import graphs_of
from kg.store.records import Digests
from kg.store.terms import node

BULK = 500  # documents from which on an empty store is filled in one go


def digest_of(quads: Sequence[ox.Quad]) -> str:
    """A fingerprint of sorted quads."""
    return hashlib.sha256("\n".join(map(str, quads)).encode("utf-8")).hexdigest()


def write_graph(backend: Backend, graph: ResolvedGraph, digests: Digests) -> Iterator[Iri]:
    """Put each document's graph in place and tell which ones changed; those whose digest stands are skipped."""
    if isinstance(backend, Embedded) and len(graph.documents) >= BULK and not backend.graphs():
        yield from _fill(backend, graph, digests)
        return
    known = digests.known()
    if not isinstance(backend, Embedded):  # others may have emptied the server since
        present = {name.value for name in backend.graphs()}
        known = {iri: digest for iri, digest in known.items() if node(iri).value in present}
    for iri, quads in graphs_of(graph):
        digest = digest_of(quads)
        if known.get(iri) != digest:
            digests.announce([(iri, digest)])
            backend.replace(node(iri), quads)
            digests.settle([(iri, digest)])
            yield iri


def _fill(backend: Embedded, graph: ResolvedGraph, digests: Digests) -> Iterable[Iri]:
    """Fill an empty store: all documents land, or none (``Embedded.bulk_load``)."""
    written: dict[Iri, str] = {}

    def quads() -> Iterator[ox.Quad]:
        for iri, found in graphs_of(graph):
            written[iri] = digest_of(found)
            yield from found

    backend.bulk_load(quads())
    digests.announce(written.items())
    digests.settle(written.items())
    backend.settle()
    return written


def reconcile(backend: Backend, digests: Digests) -> None:
    """After a crash: let the digests say what really stands in the graphs that the last writer was at."""
    present = {name.value for name in backend.graphs()}
    gone = [iri for iri in digests.known() if node(iri).value not in present]
    digests.settle((iri, None) for iri in gone)
    digests.settle((iri, digest_of(backend.graph(node(iri)))) for iri in digests.unsettled())
