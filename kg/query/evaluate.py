"""A SPARQL query evaluated by the engine, its answer written out piece by piece in a standard format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO

import pyoxigraph as ox

from kg.errors import QueryError, QueryRefused
from kg.model.iri import BASE, PREFIXES
from kg.query.federation import REFUSED_ADDRESS, SERVICE_REASON, without_services
from kg.query.guard import check_from
from kg.query.syntax import syntax_error
from kg.query.tokens import VARIABLE, Token, tokens

TABLE_FORMATS: Mapping[str, ox.QueryResultsFormat] = {
    "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG, "ntriples": ox.RdfFormat.N_TRIPLES, "nquads": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD,
}
_PREFIXED = frozenset(("turtle", "trig", "rdfxml"))
MAX_DEPTH = 200  # brackets within brackets: deeper text overflows the parser's stack
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
                ox.serialize(self.found, output, format=GRAPH_FORMATS[form], prefixes=PREFIXES if form in _PREFIXED else None)
            else:
                self.found.serialize(output, format=TABLE_FORMATS[form])
        except (RuntimeError, ValueError, OSError) as error:
            raise engine_error("", error) from None


def evaluate(store: ox.Store, query: str, *, graphs: Graphs | None = None, base: str = BASE) -> Answer:
    """Start a query. The prefixes of ``PREFIXES`` need no declaration; nothing outside the store is asked.

    ``graphs`` replaces the dataset that the query names. Raises QuerySyntaxError, QueryRefused or QueryError.
    """
    check_depth(query)
    text = without_services(query)
    if not graphs:
        check_from(text, graphs=lambda: [g.value for g in store.named_graphs()])
    found = _start(store, text, graphs, base)
    if isinstance(found, ox.QuerySolutions) and (ordered := _with_columns(text, found)):
        found = _start(store, ordered, graphs, base)
    return Answer(found)


def _start(store: ox.Store, text: str, graphs: Graphs | None, base: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    dataset = {"default_graph": [_node(g) for g in graphs.default], "named_graphs": [_node(g) for g in graphs.named]} if graphs else {}
    functions: dict[ox.NamedNode, Callable[..., None]] = {}
    while True:
        try:
            return store.query(text, base_iri=base, prefixes=PREFIXES, custom_functions=functions, **dataset)  # type: ignore[arg-type]
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            unknown = _UNKNOWN_FUNCTION.search(str(error))
            name = ox.NamedNode(unknown.group(1)) if unknown else None
            if name is None or name in functions:
                raise engine_error(text, error) from None
            functions[name] = _no_value  # SPARQL 1.1, 17.6: an unknown function is an error of its expression, not of the query


def _star(stream: list[Token]) -> Token | None:
    """The ``*`` of the outermost ``SELECT *``."""
    for at, token in enumerate(stream):
        if token.depth == 0 and token.is_word("SELECT"):
            rest = stream[at + 1 : at + 3]
            first = rest[1:] if rest and rest[0].is_word("DISTINCT", "REDUCED") else rest
            return first[0] if first and first[0].text == "*" else None
    return None


def _with_columns(text: str, found: ox.QuerySolutions) -> str:
    """``SELECT *`` with its columns spelled out in the order of the text: the engine's own order says nothing to a reader."""
    stream = list(tokens(text))
    star = _star(stream)
    names = {v.value for v in found.variables}
    order = dict.fromkeys(t.text[1:] for t in stream if t.kind == VARIABLE and t.text[1:] in names)
    if star is None or len(order) != len(names) or not names:
        return ""
    return f"{text[: star.start]} {' '.join('?' + name for name in order)} {text[star.end :]}"


def check_depth(text: str) -> None:
    """Refuse text whose brackets nest deeper than the engine's parser can go down."""
    depth = 0
    for token in tokens(text):
        depth += (token.text in "([{") - (token.text in ")]}")
        if depth > MAX_DEPTH:
            raise QueryError(f"the query nests more than {MAX_DEPTH} brackets; write it flatter")


def has_graph(store: ox.Store, name: str) -> bool:
    """Whether the store has a named graph, even an empty one."""
    return store.contains_named_graph(_node(name))


def is_mentioned(store: ox.Store, name: str) -> bool:
    """Whether some triple of the default graph has this node as its subject or object."""
    node, default = _node(name), ox.DefaultGraph()
    found = (store.quads_for_pattern(node, None, None, default), store.quads_for_pattern(None, None, node, default))
    return any(next(quads, None) is not None for quads in found)


def engine_error(text: str, error: Exception, *, update: bool = False) -> QueryError:
    """What the engine said, as one of kg's errors."""
    if isinstance(error, SyntaxError):
        return syntax_error(text, update=update)
    if REFUSED_ADDRESS in str(error):
        return QueryRefused(SERVICE_REASON)
    return QueryError(f"the query cannot be evaluated: {error}")


def _no_value(*_arguments: object) -> None:
    return None


def _node(name: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(name)
    except ValueError:
        raise QueryError(f"not an absolute IRI: {name!r}") from None
