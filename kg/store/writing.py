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

BULK = 100  # new documents that are put into the store in one go


def digest_of(quads: Sequence[ox.Quad]) -> str:
    """A fingerprint of sorted quads."""
    return hashlib.sha256("\n".join(map(str, quads)).encode("utf-8")).hexdigest()


def write_graphs(backend: Backend, parts: Iterable[ResolvedGraph], digests: Digests) -> Iterator[Iri]:
    """Put the graphs of the documents of each part in place and tell which ones changed; those whose digest stands are skipped."""
    filled = False
    for part in parts:
        if isinstance(backend, Embedded) and len(part.documents) >= BULK and _is_new(backend, part):
            yield from _fill(backend, part, digests)
            filled = True
        else:
            yield from _replace(backend, part, digests)
    if filled and isinstance(backend, Embedded):
        backend.settle()


def _is_new(backend: Embedded, graph: ResolvedGraph) -> bool:
    """Whether the store has no graph yet of any of these documents."""
    return {name.value for name in backend.graphs()}.isdisjoint(node(d.iri).value for d in graph.documents)


def _replace(backend: Backend, graph: ResolvedGraph, digests: Digests) -> Iterator[Iri]:
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
    """Put documents that are new: all of them land, or none (``Embedded.bulk_load``)."""
    written: dict[Iri, str] = {}

    def quads() -> Iterator[ox.Quad]:
        for iri, found in graphs_of(graph):
            written[iri] = digest_of(found)
            yield from found

    backend.bulk_load(quads())
    digests.announce(written.items())
    digests.settle(written.items())
    return written


def reconcile(backend: Backend, digests: Digests) -> None:
    """After a crash: let the digests say what really stands in the graphs that the last writer was at."""
    present = {name.value for name in backend.graphs()}
    gone = [iri for iri in digests.known() if node(iri).value not in present]
    digests.settle((iri, None) for iri in gone)
    digests.settle((iri, digest_of(backend.graph(node(iri)))) for iri in digests.unsettled())
