"""Where quads live: one small protocol, and the embedded engine behind it (Oxigraph, in memory or on disk)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model.iri import PREFIXES
from kg.store.terms import Term

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Graphs = Sequence[ox.NamedNode]


class Backend(Protocol):
    """Quads by pattern, SPARQL over the union of all graphs, and whole graphs put or dropped at once."""

    def match(
        self, subject: Term | None, predicate: Term | None, object: Term | None, graph: ox.NamedNode | None = None
    ) -> Iterator[ox.Quad]: ...
    def graphs(self) -> list[ox.NamedNode]: ...
    def query(self, text: str, *, default: Graphs = (), named: Graphs | None = None) -> Results: ...
    def update(self, text: str) -> None: ...
    def replace(self, name: ox.NamedNode, quads: Sequence[ox.Quad]) -> None: ...
    def drop(self, name: ox.NamedNode) -> None: ...
    def flush(self) -> None: ...
    def close(self) -> None: ...
    def __len__(self) -> int: ...


class Embedded:
    """An Oxigraph store in this process."""

    def __init__(self, store: ox.Store, *, on_disk: bool = False) -> None:
        self.store = store
        self._on_disk = on_disk

    def match(
        self, subject: Term | None, predicate: Term | None, object: Term | None, graph: ox.NamedNode | None = None
    ) -> Iterator[ox.Quad]:
        return self.store.quads_for_pattern(subject, predicate, object, graph)  # type: ignore[arg-type]

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs, sorted by IRI."""
        return sorted(g for g in self.store.named_graphs() if isinstance(g, ox.NamedNode))

    def query(self, text: str, *, default: Graphs = (), named: Graphs | None = None) -> Results:
        return self.store.query(
            text,
            prefixes=PREFIXES,
            use_default_graph_as_union=not default,
            default_graph=list(default) or None,
            named_graphs=None if named is None else list(named),
        )

    def update(self, text: str) -> None:
        self.store.update(text, prefixes=PREFIXES)

    def replace(self, name: ox.NamedNode, quads: Sequence[ox.Quad]) -> None:
        """Put a graph in place of an older one in one transaction: whole or not at all, also after ``kill -9``."""
        try:
            if self.store.contains_named_graph(name):
                triples = "\n".join(f"{quad.triple} ." for quad in quads)
                self.store.update(f"DROP SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{\n{triples}\n}} }}")
            else:
                self.store.extend(quads)
        except OSError as error:
            raise StoreError(f"the store cannot be written: {error}; what was in it is intact, make room or check the permissions") from None

    def drop(self, name: ox.NamedNode) -> None:
        try:
            self.store.update(f"DROP SILENT GRAPH {name}")
        except OSError as error:
            raise StoreError(f"the store cannot be written: {error}; what was in it is intact, make room or check the permissions") from None

    def flush(self) -> None:
        if self._on_disk:
            self.store.flush()

    def close(self) -> None:
        """Give up the engine; its lock is released when the last iterator over it is gone."""
        self.flush()
        del self.store

    def __len__(self) -> int:
        return len(self.store)
