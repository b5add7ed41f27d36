"""Where quads live: one small protocol, and the embedded engine behind it (Oxigraph, in memory or on disk)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model.iri import BASE, PREFIXES
from kg.store.terms import Term

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Graphs = Sequence[ox.NamedNode]


class Backend(Protocol):
    """Triples by pattern over the union of all graphs, SPARQL, and whole graphs put or dropped at once."""

    def match(self, subject: Term | None, predicate: Term | None, object: Term | None) -> Iterator[ox.Triple]: ...
    def where(self, subject: Term | None, predicate: Term | None, object: Term | None) -> list[ox.NamedNode]: ...
    def prefetch(self, subjects: Sequence[ox.NamedNode]) -> None: ...
    def graphs(self) -> list[ox.NamedNode]: ...
    def graph(self, name: ox.NamedNode) -> list[ox.Quad]: ...
    def loose(self) -> list[ox.Triple]: ...
    def lines(self, name: ox.NamedNode | None = None) -> list[str]: ...
    def query(self, text: str, *, default: Graphs = (), named: Graphs | None = None, timeout: float | None = None) -> Results: ...
    def update(self, text: str) -> None: ...
    def replace(self, name: ox.NamedNode, quads: Sequence[ox.Quad]) -> None: ...
    def drop(self, name: ox.NamedNode) -> None: ...
    def flush(self) -> None: ...
    def close(self) -> None: ...
    def __len__(self) -> int: ...


class Embedded:
    """An Oxigraph store in this process.

    Every triple of a document's graph stands in the default graph too: Oxigraph's own "default graph as union" counts
    a triple once per graph, so that ``COUNT`` would be wrong. ``mixed`` tells that the default graph may also hold
    triples of its own (from a file without graphs, or written there by a SPARQL update).
    """

    def __init__(self, store: ox.Store, *, on_disk: bool = False, mixed: bool = False) -> None:
        self.store = store
        self.mixed = mixed
        self._on_disk = on_disk

    def match(self, subject: Term | None, predicate: Term | None, object: Term | None) -> Iterator[ox.Triple]:
        for quad in self.store.quads_for_pattern(subject, predicate, object, ox.DefaultGraph()):  # type: ignore[arg-type]
            yield quad.triple

    def where(self, subject: Term | None, predicate: Term | None, object: Term | None) -> list[ox.NamedNode]:
        """The named graphs that hold a matching triple, sorted."""
        quads = self.store.quads_for_pattern(subject, predicate, object, None)  # type: ignore[arg-type]
        return sorted({q.graph_name for q in quads if isinstance(q.graph_name, ox.NamedNode)})

    def prefetch(self, subjects: Sequence[ox.NamedNode]) -> None:
        """Nothing to do: all is at hand."""

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs, sorted by IRI."""
        return sorted(g for g in self.store.named_graphs() if isinstance(g, ox.NamedNode))

    def graph(self, name: ox.NamedNode) -> list[ox.Quad]:
        """The quads of a named graph, sorted."""
        return sorted(self.store.quads_for_pattern(None, None, None, name), key=str)

    def loose(self) -> list[ox.Triple]:
        """Triples that stand in the default graph alone, sorted."""
        if not self.mixed:
            return []
        found = (quad.triple for quad in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        return sorted((t for t in found if not self.where(t.subject, t.predicate, t.object)), key=str)

    def lines(self, name: ox.NamedNode | None = None) -> list[str]:
        """A graph, or the union of all, as lines of N-Triples in no order."""
        data = self.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name or ox.DefaultGraph()) or b""
        return data.decode("utf-8").split("\n")[:-1]

    def query(self, text: str, *, default: Graphs = (), named: Graphs | None = None, timeout: float | None = None) -> Results:
        """Run a query to its end: the engine cannot be interrupted, so ``timeout`` is for servers (see ``kg.query.apart``)."""
        return self.store.query(
            text, prefixes=PREFIXES, base_iri=BASE, default_graph=list(default) or None, named_graphs=None if named is None else list(named)
        )

    def update(self, text: str) -> None:
        self.mixed = True
        self.store.update(text, prefixes=PREFIXES, base_iri=BASE)

    def replace(self, name: ox.NamedNode, quads: Sequence[ox.Quad]) -> None:
        """Put a graph in place of an older one in one transaction: whole or not at all, also after ``kill -9``.

        Only what differs is written. A triple leaves the default graph when no other graph holds it.
        """
        old, new = set(self.store.quads_for_pattern(None, None, None, name)), set(quads)
        gone = [q.triple for q in old - new]
        fresh = [q for q in quads if q not in old]
        with _told():
            if not gone:
                self.store.extend(_twice(fresh))
                if not quads:
                    self.store.add_graph(name)
                return
            orphans = [t for t in gone if self.where(t.subject, t.predicate, t.object) == [name]]
            delete = f"DELETE DATA {{ {_block(orphans)} GRAPH {name} {{ {_block(gone)} }} }}"
            added = _block(q.triple for q in fresh)
            self.store.update(f"{delete} ; INSERT DATA {{ {added} GRAPH {name} {{ {added} }} }}")

    def drop(self, name: ox.NamedNode) -> None:
        """Take a graph out in one transaction; one that is not there is left alone."""
        triples = [q.triple for q in self.store.quads_for_pattern(None, None, None, name)]
        orphans = [t for t in triples if self.where(t.subject, t.predicate, t.object) == [name]]
        with _told():
            self.store.update(f"DELETE DATA {{ {_block(orphans)} }} ; DROP SILENT GRAPH {name}")

    def bulk_load(self, quads: Iterable[ox.Quad]) -> None:
        """Put very many quads at once, all or nothing; far faster than graph by graph, for a store that is empty."""
        with _told():
            self.store.bulk_extend(_twice(quads))

    def settle(self) -> None:
        """After a bulk load: bring the files into one order, so that a look-up searches one of them and not all; queries take half the time."""
        with _told():
            self.store.optimize()

    def flush(self) -> None:
        if self._on_disk:
            with _told():
                self.store.flush()

    def close(self) -> None:
        """Give up the engine; its lock is released when the last iterator over it is gone."""
        del self.store

    def __len__(self) -> int:
        """The number of triples in the union."""
        return sum(1 for _ in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def _twice(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Each quad, and its triple in the default graph."""
    default = ox.DefaultGraph()
    for quad in quads:
        yield quad
        yield ox.Quad(quad.subject, quad.predicate, quad.object, default)


def with_union(store: ox.Store) -> ox.Store:
    """A store in memory whose default graph gets all that its named graphs hold."""
    named = [q for q in store if isinstance(q.graph_name, ox.NamedNode | ox.BlankNode)]
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object, ox.DefaultGraph()) for q in named)
    return store


def _block(triples: Iterable[ox.Triple]) -> str:
    """Triples as SPARQL data; Oxigraph's terms escape themselves."""
    return "\n".join(f"{triple} ." for triple in triples)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Failures to write in words."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"the store cannot be written: {error}; what was in it is intact, make room or check the permissions") from None
