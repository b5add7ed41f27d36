"""The store: what documents support, kept and found again."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model import Document, Entity, Iri, OpenRelation, ResolvedGraph, Statement
from kg.store import lookup
from kg.store.backend import Backend, Embedded, Graphs, Results
from kg.store.directory import Reader, Writer, is_unclean, kg_version
from kg.store.files import read_file
from kg.store.names import NameIndex
from kg.store.read import Properties
from kg.store.records import Digests, LogEntry, Records, connect, read_log, records_of, write_log
from kg.store.terms import node
from kg.store.writing import reconcile, write_graphs


class Store:
    """Documents, entities and statements in named graphs, one per document.

    Make one with ``memory``, ``create_or_open``, ``open``, ``read`` or ``locate``; close it, or use it in a ``with``.
    Values come out sorted by IRI, whatever the order they were written in.
    """

    def __init__(
        self, backend: Backend, *, link: sqlite3.Connection | None = None, writer: Writer | None = None, reader: Reader | None = None
    ) -> None:
        self.backend = backend
        self._link = link
        self._writer = writer
        self._reader = reader
        self._link_to_read: sqlite3.Connection | None = None
        self._index: NameIndex | None = None
        self._closed = False
        if writer and writer.crashed:
            reconcile(backend, Digests(self._records_link()))

    # Ways in

    @classmethod
    def memory(cls) -> Store:
        return cls(Embedded(ox.Store()), link=connect(None))

    @classmethod
    def create_or_open(cls, path: Path | str) -> Store:
        """The one writer of a store on disk; raises ``StoreError`` naming the holder when there is one already."""
        writer = Writer.open(Path(path))
        backend = Embedded(writer.store, on_disk=True, mixed=writer.mixed)
        return cls(backend, link=connect(Path(path) / "records.sqlite"), writer=writer)

    @classmethod
    def open(cls, path: Path | str) -> Store:
        """A store on disk for reading, as of the last state its writer published; it never changes while it is open."""
        if is_unclean(Path(path)):  # a writer was killed, or is at work: what it had stored is brought up, if nobody holds it
            with contextlib.suppress(StoreError):
                cls.create_or_open(path).close()
        reader = Reader.open(Path(path))
        return cls(Embedded(reader.store, mixed=reader.mixed), reader=reader)

    @classmethod
    def read(cls, path: Path | str) -> Store:
        """An exported RDF file, in memory."""
        return cls(Embedded(read_file(Path(path)), mixed=True), link=connect(None))

    @classmethod
    def locate(cls, target: str | Path) -> Store:
        """What a user names: the folder of a store, an exported file, or ``sparql:QUERY_URL[,UPDATE_URL[,GRAPHS_URL]]``."""
        target = str(target)
        if target.startswith("sparql:"):
            from kg.store.remote import Remote

            remote = Remote.at(target)
            return cls(remote, link=connect(records_of(remote.address)))
        path = Path(target)
        if path.is_dir():
            return cls.open(path)
        if path.is_file():
            return cls.read(path)
        raise StoreError(f"there is no store or exported file at {target}; make one with: kg build INPUT... --store {target}")

    # Writing

    def write(self, graph: ResolvedGraph) -> tuple[Iri, ...]:
        """Put each document's graph in place, whole and atomically; those that stand there already are skipped.

        Returns the documents whose graphs changed, sorted.
        """
        return self.write_parts([graph])

    def write_parts(self, parts: Iterable[ResolvedGraph]) -> tuple[Iri, ...]:
        """``write`` for a graph that comes in parts, each with documents of its own; no more than one part is held."""
        self._index = None
        return tuple(sorted(write_graphs(self.backend, parts, Digests(self._records_link()))))

    def remove(self, documents: Iterable[Iri]) -> None:
        """Take documents out, with their records, as if they had never been read; unknown ones are left alone."""
        link = self._records_link()
        digests, records = Digests(link), Records(link)
        self._index = None
        for iri in sorted(set(documents)):
            records.remove(iri)
            digests.announce([(iri, "")])
            self.backend.drop(node(iri))
            digests.settle([(iri, None)])

    def update(self, text: str) -> None:
        """Run a SPARQL update as it stands; ``kg.query.update`` is the guarded way in."""
        Digests(self._records_link()).forget()
        self._index = None
        if self._writer:
            self._writer.mark_mixed()
        self.backend.update(text)

    def engine(self, *, writing: bool = False) -> ox.Store:
        """The engine inside, for ``kg.query``; with ``writing``, what kg remembered about the graphs' contents is forgotten first."""
        if not isinstance(self.backend, Embedded):
            raise StoreError("a store on a SPARQL server has no engine here; query that server itself")
        if writing:
            Digests(self._records_link()).forget()
            self._index = None
            self.backend.mixed = True
            if self._writer:
                self._writer.mark_mixed()
        return self.backend.store

    def flush(self) -> None:
        """Bring everything to disk and let new readers see it."""
        self.backend.flush()
        if self._writer:
            self._writer.publish()
        if self._link:
            Digests(self._link).flushed()

    def _records_link(self) -> sqlite3.Connection:
        if self._link is None:
            raise StoreError("this store was opened for reading; open it for writing with Store.create_or_open")
        return self._link

    # What is remembered beside the graphs

    @property
    def records(self) -> Records:
        """Opaque bytes per document, for building again without reading again; readers may read them."""
        if self._link is None and self._reader:
            self._link_to_read = self._link_to_read or self._reader.connect()
            return Records(self._link_to_read)
        return Records(self._records_link())

    def unwritten(self) -> tuple[Iri, ...]:
        """Documents that have a record but no graph yet (a build that was interrupted), sorted."""
        known = Digests(self._records_link()).known()
        return tuple(iri for iri in self.records if known.get(iri) is None)

    def note(self, action: str, documents: Iterable[Iri] = (), **options: str) -> None:
        """Write a line of the log (``kg log``); the log never reaches a graph."""
        write_log(self._records_link(), action, documents, version=kg_version(), options=options)

    def log(self) -> tuple[LogEntry, ...]:
        """What was done to the store, oldest first."""
        if self._link:
            return read_log(self._link)
        return self._reader.log() if self._reader else ()

    # Reading

    def documents(self) -> tuple[Document, ...]:
        return tuple(lookup.documents(self.backend))

    def document(self, iri: Iri) -> Document | None:
        return lookup.document(self.backend, iri)

    def entities(self) -> Iterator[Entity]:
        found = (self.entity(iri) for iri in lookup.fetched(self.backend, lookup.entity_iris(self.backend)))
        return (entity for entity in found if entity)

    def entity(self, iri: Iri) -> Entity | None:
        return lookup.entity(self.backend, iri)

    def statements(self) -> Iterator[Statement]:
        return lookup.statements(self.backend, lookup.subjects(self.backend, "rdf:type", "kg:Statement"))

    def statement(self, iri: Iri) -> Statement | None:
        return next(lookup.statements(self.backend, [iri]), None)

    def statements_about(self, iri: Iri, *, limit: int | None = None) -> tuple[Statement, ...]:
        """Statements with this entity as subject, object or speaker, sorted by IRI; the first ``limit`` of them."""
        return tuple(lookup.statements(self.backend, lookup.about(self.backend, iri)[:limit]))

    def relations(self) -> tuple[OpenRelation, ...]:
        return tuple(lookup.relations(self.backend))

    def search(self, text: str, *, limit: int = 20) -> tuple[Entity, ...]:
        """Entities by any of their names, best first; case, accents and umlaut spelling do not matter."""
        found = (self.entity(iri) for iri in self.names().find(text, limit=limit))
        return tuple(entity for entity in found if entity)

    def names(self) -> NameIndex:
        """The index behind ``search``, made once and again after a change."""
        if self._index is None:
            self._index = lookup.name_index(self.backend)
        return self._index

    def properties(self, iri: Iri) -> Properties:
        """Everything the graphs say about a node."""
        return lookup.properties(self.backend, iri)

    def query(self, text: str, *, default: Graphs = (), named: Graphs | None = None) -> Results:
        """SPARQL over the union of all graphs, unguarded; ``kg.query.run`` is the way in for users' queries."""
        return self.backend.query(text, default=default, named=named)

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad, sorted: first triples that belong to no document, then graph by graph."""
        for triple in self.backend.loose():
            yield ox.Quad(triple.subject, triple.predicate, triple.object)
        for name in self.backend.graphs():
            yield from self.backend.graph(name)

    def triples(self) -> Iterator[ox.Triple]:
        """Every triple of the union of all graphs, once, in no order."""
        return self.backend.match(None, None, None)

    def lines(self) -> list[str]:
        """Every triple of the union as a line of N-Triples (``s p o .``), once, in no order."""
        return self.backend.lines()

    def graph_lines(self) -> Iterator[tuple[str, list[str]]]:
        """The sorted lines of each graph under its name (``<iri>``); ``""`` for triples that belong to no document."""
        loose = self.backend.loose()
        if loose:
            yield "", [f"{triple} ." for triple in loose]
        for name in self.backend.graphs():
            yield str(name), sorted(self.backend.lines(name))

    def __len__(self) -> int:
        """The number of triples in the union."""
        return len(self.backend)

    # Coming to an end

    @property
    def is_on_disk(self) -> bool:
        return bool(self._writer or self._reader)

    def snapshot(self) -> Path | None:
        """A folder with the present state that other processes may open read-only; ``None`` for stores not on disk."""
        if self._writer:
            return self._writer.publish()
        return self._reader.snapshot if self._reader else None

    def close(self) -> None:
        """Bring everything to disk and let the next writer in; closing twice does no harm."""
        if self._closed:
            return
        self._closed = True
        whole = False
        try:
            if self._writer:
                self.flush()
            whole = True
        finally:
            self.backend.close()
            if self._writer:
                self._writer.close(whole=whole)
            for part in (self._reader, self._link, self._link_to_read):
                if part:
                    part.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

