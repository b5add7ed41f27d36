"""What a Python user holds: ``build`` and ``open`` give a ``Graph``, and a graph can be asked, drawn and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.errors import InputError
from kg.model import Document, Entity, Rejected, Statement
from kg.store import Store

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.query import Table, Triples
    from kg.view import Analysis


class Graph:
    """A knowledge graph: documents, entities and statements with their evidence.

    ``rejected`` lists inputs that could not be read. Close it, or use it in a ``with``, when it lives on disk.
    """

    def __init__(self, store: Store, *, rejected: Iterable[Rejected] = (), ontology: Sequence[Path] = ()) -> None:
        self.store = store
        self.rejected = tuple(rejected)
        self._ontology_files = tuple(ontology)

    def __repr__(self) -> str:
        return f"<kg.Graph of {len(self.documents)} documents, {len(self.store)} triples>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of a store on disk; a graph in memory is gone with it."""
        self.store.close()

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.store.documents()

    def entities(self) -> Iterator[Entity]:
        """Everything the documents speak of, sorted by IRI."""
        return self.store.entities()

    def statements(self) -> Iterator[Statement]:
        """Everything the documents state, asserted or not, sorted by IRI."""
        return self.store.statements()

    def search(self, text: str, *, limit: int = 20) -> tuple[Entity, ...]:
        """Entities by name; case, accents and the spelling of umlauts do not matter."""
        return self.store.search(text, limit=limit)

    def query(self, sparql: str, *, timeout: float | None = None) -> Table | bool | Triples:
        """Run SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE) over all documents; standard prefixes need no declaration.

        Raises ``QuerySyntaxError``, ``QueryRefused`` (SERVICE, FROM <url>, updates) or ``QueryTimeout``.
        """
        from kg import query

        return query.run(self.store, sparql, timeout=timeout)

    @property
    def rdf(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset, one named graph per document."""
        from kg.store.dataset import dataset

        return dataset(self.store)

    def network(self) -> networkx.MultiDiGraph:
        """Asserted facts as a networkx graph: nodes are IRIs with ``label`` and ``class``, edges have ``label`` and ``confidence``."""
        from kg import view

        return view.network(self.store)

    def analyze(self, **options: Any) -> Analysis:
        """Who is central, which groups hang together, how things are connected (see ``kg.view.analyze``)."""
        from kg import view

        return view.analyze(self.store, self._ontology(), **options)

    def to_turtle(self, path: str | Path | None = None) -> bytes:
        """Turtle, readable, sorted and stable; also written to ``path`` when given."""
        return self.to("turtle", path)

    def to_html(self, path: str | Path | None = None, **options: Any) -> str:
        """One self-contained interactive page; also written to ``path`` when given (options as in ``kg.view.page``)."""
        from kg import view
        from kg.export import write

        page = view.page(self.store, self._ontology(), **options)
        if path is not None:
            write(Path(path), page.encode("utf-8"))
        return page

    def to(self, format: str, path: str | Path | None = None, **options: Any) -> bytes:
        """The graph in any format of ``kg export`` (turtle, trig, nquads, jsonld, graphml, gexf, csv, ...)."""
        from kg.export import export, write

        data = export(self.store, format, **options)
        if path is not None:
            write(Path(path), data)
        return data

    def check(self) -> tuple[Any, ...]:
        """What breaks the shapes, in plain words; empty for a well-formed graph."""
        from kg.export import check

        return check(self.store)

    def _ontology(self) -> Any:
        from kg.ontology import read_ontology

        return read_ontology(extra=self._ontology_files)


def build(
    *sources: str | Path,
    store: str | Path | None = None,
    text: str | None = None,
    language: str | None = None,
    date: Date | str | None = None,
    ontology: Sequence[str | Path] = (),
    base: str | None = None,
    workers: int = 1,
    min_confidence: float = 0.0,
) -> Graph:
    """Read articles and build their graph, in memory or in the folder ``store``.

    ``sources`` are files, folders, patterns or http(s) addresses; ``text`` is an article as a string.
    ``date`` (ISO 8601) and ``language`` (``de``, ``en``) win over what the articles say of themselves.
    ``ontology`` names Turtle files with relations of your own. Inputs that cannot be read are in
    ``Graph.rejected``; raises ``InputError`` when nothing could be read at all.
    """
    from kg import pipeline
    from kg.ingest import of_text
    from kg.model.iri import BASE

    files = tuple(Path(o) for o in ontology)
    published = Date.fromisoformat(date) if isinstance(date, str) else date
    options = pipeline.Options(
        language=language or "", published=published, ontology=files, base=base or BASE, min_confidence=min_confidence
    )
    target = Store.memory() if store is None else Store.create_or_open(Path(store))
    try:
        if text is not None:
            document = of_text(text, language=language, date=published, base=options.base)
            pipeline.build_documents([document], store=target, options=options)
        report = pipeline.build(sources, store=target, options=options, workers=workers) if sources else pipeline.Report()
        if report.rejected and not report.read and not report.known and text is None:
            raise InputError(report.rejected[0].source, report.rejected[0].reason)
    except BaseException:
        target.close()
        raise
    return Graph(target, rejected=report.rejected, ontology=files)


def open(target: str | Path) -> Graph:
    """Open a store's folder for reading, an exported RDF file, or ``sparql:QUERY_URL[,UPDATE_URL[,GRAPHS_URL]]``."""
    return Graph(Store.locate(str(target)))
