"""A SPARQL query evaluated by the engine, its answer written out piece by piece in a standard format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO

import pyoxigraph as ox

from kg.errors import QueryError, QueryRefused, QuerySyntaxError
from kg.model.iri import BASE, KG, PREFIXES
from kg.query.federation import REFUSED_ADDRESS, SERVICE_REASON, without_services
from kg.query.tokens import tokens

TABLE_FORMATS: Mapping[str, ox.QueryResultsFormat] = {
    "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG, "ntriples": ox.RdfFormat.N_TRIPLES, "nquads": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD,
}
MAX_DEPTH = 200  # brackets within brackets: deeper text overflows the parser's stack
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UNKNOWN_FUNCTION = re.compile(r"custom function <([^>]*)> is not supported")


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs a request asks of (SPARQL 1.1 Protocol, 2.1.4); without any, the query's own or the store's."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query, not yet computed to its end: ``write`` does that, and streams."""

    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

    @property
    def is_graph(self) -> bool:
        """Whether it holds triples (CONSTRUCT, DESCRIBE) rather than a table or a truth value."""
        return isinstance(self.found, ox.QueryTriples)

    def write(self, output: IO[bytes], *, form: str) -> None:
        """Write it in a format of ``TABLE_FORMATS``, or of ``GRAPH_FORMATS`` for triples."""
        try:
            if isinstance(self.found, ox.QueryTriples):
                self.found.serialize(output, format=GRAPH_FORMATS[form], **({"prefixes": PREFIXES} if form in ("turtle", "trig", "rdfxml") else {}))
            else:
                self.found.serialize(output, format=TABLE_FORMATS[form])
        except (RuntimeError, ValueError, OSError) as error:
            raise engine_error("", error) from None


def evaluate(store: ox.Store, query: str, *, graphs: Graphs | None = None, base: str = BASE) -> Answer:
    """Start a query. The prefixes of ``PREFIXES`` need no declaration; nothing outside the store is asked.

    Without a dataset in the request or the query, the default graph is the union of all documents; a store
    that holds no document is an RDF dataset like any other, whose default graph is the default graph.
    Raises QuerySyntaxError, QueryRefused or QueryError.
    """
    check_depth(query)
    text = without_services(query)
    functions: dict[ox.NamedNode, object] = {}
    while True:
        try:
            return Answer(store.query(text, base_iri=base, prefixes=PREFIXES, custom_functions=functions, **_dataset(graphs)))
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            unknown = _UNKNOWN_FUNCTION.search(str(error))
            name = ox.NamedNode(unknown.group(1)) if unknown else None
            if name is None or name in functions:
                raise engine_error(query, error) from None
            functions[name] = _no_value  # SPARQL 1.1, 17.6: an unknown function is an error of its expression, not of the query


def check_depth(text: str) -> None:
    """Refuse text whose brackets nest deeper than the engine's parser can go down."""
    depth = 0
    for token in tokens(text):
        depth += (token.text in "([{") - (token.text in ")]}")
        if depth > MAX_DEPTH:
            raise QueryError(f"the query nests more than {MAX_DEPTH} brackets; write it flatter")


def has_documents(store: ox.Store) -> bool:
    """Whether it is a kg store with at least one document in it."""
    return any(True for _ in store.quads_for_pattern(None, _TYPE, _DOCUMENT, None))


def engine_error(text: str, error: Exception) -> QueryError:
    """What the engine said, as one of kg's errors."""
    place = _POSITION.search(str(error))
    if isinstance(error, SyntaxError):
        message = _brief(place.group(3) if place else str(error))
        return QuerySyntaxError(text, message, line=int(place.group(1)) if place else 0, column=int(place.group(2)) if place else 0)
    if REFUSED_ADDRESS in str(error):
        return QueryRefused(SERVICE_REASON)
    return QueryError(f"the query cannot be evaluated: {error}")


_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_DOCUMENT = ox.NamedNode(KG + "Document")


def _no_value(*_arguments: object) -> None:
    return None


def _dataset(graphs: Graphs | None) -> dict[str, object]:
    if graphs:
        return {"default_graph": [_node(g) for g in graphs.default], "named_graphs": [_node(g) for g in graphs.named]}
    return {}  # kg.store keeps the union of all documents in the default graph; the engine's own union counts triples once per graph


def _node(name: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(name)
    except ValueError:
        raise QueryError(f"not an absolute IRI: {name!r}") from None


def _brief(message: str) -> str:
    """The expectation list of the parser without its character classes."""
    if "Prefix not found" in message:
        return "unknown prefix; declare it with PREFIX name: <IRI>"
    kept = [part for part in message.removeprefix("expected one of ").removeprefix("expected ").split(", ") if not part.lstrip().startswith("[")]
    return f"expected {' or '.join(kept)}" if kept else "unexpected text"
