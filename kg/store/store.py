"""The store: what documents support, kept and found again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model import Document, Entity, Iri, OpenRelation, ResolvedGraph, Statement
from kg.store import read
from kg.store.backend import Backend, Embedded, Graphs, Results
from kg.store.directory import Reader, Writer, is_store, kg_version
from kg.store.files import read_file
from kg.store.names import NameIndex
from kg.store.rdf import graphs_of
from kg.store.records import Digests, LogEntry, Records, connect, read_log, write_log
from kg.store.terms import node, term

_NAMES = ("rdfs:label", "skos:altLabel", "skos:prefLabel", "kg:formerName")


class Store:
    """Documents, entities and statements in named graphs, one per document.

    Make one with ``memory``, ``create_or_open``, ``open``, ``read`` or ``locate``; close it, or use it in a ``with``.
    Values come out sorted by IRI, whatever the order they were written in.
    """

    def __init__(self, backend: Backend, *, link: sqlite3.Connection | None = None, writer: Writer | None = None, reader: Reader | None = None) -> None:
        self.backend = backend
        self._writer = writer
        self._reader = reader
        self._link = link
        self._index: NameIndex | None = None
        self._closed = False
        if writer and writer.crashed:
            self._reconcile()

    # Ways in

    @classmethod
    def memory(cls) -> Store:
        return cls(Embedded(ox.Store()), link=connect(None))

    @classmethod
    def create_or_open(cls, path: Path | str) -> Store:
        """The one writer of a store on disk; raises ``StoreError`` naming the holder when there is one already."""
        writer = Writer.open(Path(path))
        return cls(Embedded(writer.store, on_disk=True), link=connect(Path(path) / "records.sqlite"), writer=writer)

    @classmethod
    def open(cls, path: Path | str) -> Store:
        """A store on disk for reading, as of the last state its writer published; it never changes while it is open."""
        reader = Reader.open(Path(path))
        return cls(Embedded(reader.store), reader=reader)

    @classmethod
    def read(cls, path: Path | str) -> Store:
        """An exported RDF file, in memory."""
        return cls(Embedded(read_file(Path(path))), link=connect(None))

    @classmethod
    def locate(cls, target: str) -> Store:
        """What a user names: the folder of a store, an exported file, or ``sparql:QUERY_URL[,UPDATE_URL]``."""
        if target.startswith("sparql:"):
            from kg.store.remote import Remote

            return cls(Remote.at(target))
        path = Path(target)
        if path.is_dir() or is_store(path):
            return cls.open(path)
        if path.is_file():
            return cls.read(path)
        raise StoreError(f"there is no store or exported file at {target}; make one with: kg build INPUT... --store {target}")

    # Writing

    def write(self, graph: ResolvedGraph) -> tuple[Iri, ...]:
        """Put each document's graph in place, whole and atomically; those that stand there already are skipped.

        Returns the documents whose graphs changed, sorted.
        """
        digests = Digests(self._records_link())
        known = digests.known()
        changed: list[Iri] = []
        for iri, quads in graphs_of(graph):
            digest = digest_of(quads)
            if known.get(iri) == digest:
                continue
            digests.announce([(iri, digest)])
            self.backend.replace(node(iri), quads)
            digests.settle([(iri, digest)])
            changed.append(iri)
        self._index = None
        return tuple(sorted(changed))

    def remove(self, documents: Iterable[Iri]) -> None:
        """Take documents out, with their records, as if they had never been read; unknown ones are left alone."""
        link = self._records_link()
        digests, records = Digests(link), Records(link)
        for iri in sorted(set(documents)):
            records.remove(iri)
            digests.announce([(iri, "")])
            self.backend.drop(node(iri))
            digests.settle([(iri, None)])
        self._index = None

    def update(self, text: str) -> None:
        """Run a SPARQL update as it stands; ``kg.query.update`` is the guarded way in."""
        link = self._records_link()
        Digests(link).forget()
        self.backend.update(text)
        self._index = None

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

    def _reconcile(self) -> None:
        """After a crash: let the digests say what really stands in the graphs that the last writer was at."""
        digests = Digests(self._records_link())
        present = set(self.backend.graphs())
        doubtful = digests.unsettled()
        missing = [iri for iri in digests.known() if node(iri) not in present]
        found = [(iri, digest_of(self._graph(iri))) for iri in doubtful if node(iri) in present]
        digests.settle(found)
        digests.settle([(iri, None) for iri in missing])

    # What is remembered beside the graphs

    @property
    def records(self) -> Records:
        """Opaque bytes per document, for building again without reading again."""
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
        if self._reader:
            link = connect(self._reader.snapshot.parent.parent / "records.sqlite", read_only=True)
            try:
                return read_log(link)
            finally:
                link.close()
        return ()

    # Reading

    def documents(self) -> tuple[Document, ...]:
        subjects = self._subjects("rdf:type", "kg:Document")
        return tuple(read.document_of(iri, self.properties(iri)) for iri in subjects)

    def entities(self) -> Iterator[Entity]:
        quads = self.backend.match(None, term("rdf:type"), None)
        found = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode) and q.object.value not in read.STRUCTURE}
        for iri in sorted(found):
            entity = self.entity(Iri(iri))
            if entity:
                yield entity

    def entity(self, iri: Iri) -> Entity | None:
        quads = list(self.backend.match(node(iri), None, None))
        kinds = [q for q in quads if q.predicate == term("rdf:type") and q.object.value not in read.STRUCTURE]
        if not kinds:
            return None
        graphs = {Iri(q.graph_name.value) for q in kinds if isinstance(q.graph_name, ox.NamedNode)}
        documents = tuple(sorted(graphs)) or self._documents_by_evidence(iri)
        return read.entity_of(iri, read.properties_of(quads), documents=documents)

    def statements(self) -> Iterator[Statement]:
        return self._read_statements(self._subjects("rdf:type", "kg:Statement"))

    def statement(self, iri: Iri) -> Statement | None:
        return next(self._read_statements([iri]), None)

    def statements_about(self, iri: Iri) -> tuple[Statement, ...]:
        """Statements with this entity as subject, object or speaker, sorted by IRI."""
        found = {Iri(q.subject.value) for p in ("rdf:subject", "rdf:object", "kg:attributedTo") for q in self.backend.match(None, term(p), node(iri))}
        return tuple(self._read_statements(sorted(found)))

    def relations(self) -> tuple[OpenRelation, ...]:
        return tuple(read.relation_of(iri, self.properties(iri)) for iri in self._subjects("rdfs:subPropertyOf", "kg:relatedTo"))

    def search(self, text: str, *, limit: int = 20) -> tuple[Entity, ...]:
        """Entities by any of their names, best first; case, accents and umlaut spelling do not matter."""
        found = (self.entity(iri) for iri in self.names().find(text, limit=limit))
        return tuple(entity for entity in found if entity)

    def names(self) -> NameIndex:
        """The index behind ``search``, made once and again after a change."""
        if self._index is None:
            self._index = self._index_names()
        return self._index

    def properties(self, iri: Iri) -> read.Properties:
        """Everything the graphs say about a node, over all graphs."""
        return read.properties_of(self.backend.match(node(iri), None, None))

    def query(self, text: str, *, default: Graphs = (), named: Graphs | None = None) -> Results:
        """SPARQL over the union of all graphs, unguarded; ``kg.query.run`` is the way in for users' queries."""
        return self.backend.query(text, default=default, named=named)

    def quads(self) -> Iterator[ox.Quad]:
        """Every quad, graph by graph, sorted (default graph first)."""
        loose = [q for q in self.backend.match(None, None, None, ox.DefaultGraph())]  # type: ignore[arg-type]
        yield from sorted(loose, key=str)
        for name in self.backend.graphs():
            yield from sorted(self.backend.match(None, None, None, name), key=str)

    def __len__(self) -> int:
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
        if self._writer:
            self.flush()
        self.backend.close()
        if self._writer:
            self._writer.close()
        if self._reader:
            self._reader.close()
        if self._link:
            self._link.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # Behind the readers

    def _subjects(self, predicate: str, target: str) -> list[Iri]:
        quads = self.backend.match(None, term(predicate), term(target))
        return [Iri(iri) for iri in sorted({q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)})]

    def _read_statements(self, iris: Sequence[Iri]) -> Iterator[Statement]:
        for iri in iris:
            statement = read.statement_of(iri, self.properties(iri), self.properties)
            if statement:
                yield statement

    def _documents_by_evidence(self, iri: Iri) -> tuple[Iri, ...]:
        """In files without named graphs: the documents of the statements about an entity."""
        return tuple(sorted({document for statement in self.statements_about(iri) for document in statement.documents}))

    def _graph(self, iri: Iri) -> list[ox.Quad]:
        return sorted(self.backend.match(None, None, None, node(iri)), key=str)

    def _index_names(self) -> NameIndex:
        pairs = []
        weight: dict[Iri, int] = {}
        for quad in self.backend.match(None, term("rdf:type"), None):
            if isinstance(quad.subject, ox.NamedNode) and quad.object.value not in read.STRUCTURE:
                iri = _shared_iri(quad.subject.value)
                weight[iri] = weight.get(iri, 0) + 1
        for name in _NAMES:
            for quad in self.backend.match(None, term(name), None):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal) and quad.subject.value in weight:
                    pairs.append((quad.object.value, _shared_iri(quad.subject.value)))
        return NameIndex.of(pairs, weight)


@lru_cache(maxsize=65536)
def _shared_iri(value: str) -> Iri:
    return Iri(value)


def digest_of(quads: Sequence[ox.Quad]) -> str:
    """A fingerprint of sorted quads."""
    return hashlib.sha256("\n".join(map(str, quads)).encode("utf-8")).hexdigest()
