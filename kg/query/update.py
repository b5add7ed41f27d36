"""SPARQL updates and whole graphs written into a store: the raw ways in, behind a token in the server."""

from __future__ import annotations

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.model.iri import BASE, PREFIXES
from kg.query.evaluate import GRAPH_FORMATS, Graphs, check_depth, engine_error
from kg.query.federation import without_loads, without_services
from kg.query.tokens import Token, tokens


class UpdateFailed(QueryError):
    """An update that does not fit what is in the store: DROP of a graph that is not there, CREATE of one that is."""


def update(store: ox.Store, text: str, *, using: Graphs | None = None, base: str = BASE) -> None:
    """Run an update, whole or not at all. ``using`` is the protocol's using-graph-uri and using-named-graph-uri."""
    check_depth(text)
    if using:
        text = with_using(text, using)
    try:
        store.update(without_loads(without_services(text, update=True)), base_iri=base, prefixes=PREFIXES)
    except RuntimeError as error:
        raise UpdateFailed(f"the update fails and nothing was changed: {error}") from None
    except (SyntaxError, ValueError, OSError) as error:
        raise engine_error(text, error, update=True) from None


def with_using(text: str, using: Graphs) -> str:
    """The update with USING clauses before each WHERE (SPARQL 1.1 Protocol, 2.2.3).

    Raises QueryError when the text has USING or WITH of its own, as the protocol demands.
    """
    stream = list(tokens(text))
    if any(token.depth == 0 and token.is_word("USING", "WITH") for token in stream):
        raise QueryError("using-graph-uri and using-named-graph-uri cannot be used with an update that has USING or WITH of its own")
    clauses = "".join(f" USING <{_checked(g)}>" for g in using.default) + "".join(f" USING NAMED <{_checked(g)}>" for g in using.named)
    for at in reversed([i for i, token in enumerate(stream) if token.depth == 0 and token.is_word("WHERE")]):
        start = stream[at].start
        pattern = _short_delete(text, stream, at)
        text = f"{text[:start]}{pattern}{clauses} {text[start:]}"
    return text


def put_graph(store: ox.Store, data: bytes, *, form: str, graph: str | None, replace: bool, base: str) -> bool:
    """Load triples into a graph (``None``: the default graph); tells whether the graph is new. Whole or not at all."""
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    try:
        triples = [ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in ox.parse(data, format=GRAPH_FORMATS[form], base_iri=base, without_named_graphs=True)]
    except (SyntaxError, ValueError, OSError) as error:
        raise InputError("request body", f"not valid {form}: {error}") from None
    is_new = isinstance(name, ox.NamedNode) and not store.contains_named_graph(name)
    before = list(store.quads_for_pattern(None, None, None, name)) if replace else []
    store.extend(triples)
    for quad in set(before) - set(triples):
        store.remove(quad)
    if graph:
        store.add_graph(name)
    return is_new


def drop_graph(store: ox.Store, graph: str | None) -> bool:
    """Empty the default graph or remove a named one; tells whether there was anything to remove."""
    if graph is None:
        store.clear_graph(ox.DefaultGraph())
        return True
    there = store.contains_named_graph(ox.NamedNode(graph))
    store.remove_graph(ox.NamedNode(graph))
    return there


def _short_delete(text: str, stream: list[Token], where: int) -> str:
    """``DELETE WHERE {p}`` takes no USING; spelled out it is ``DELETE {p} USING .. WHERE {p}``."""
    if where == 0 or not stream[where - 1].is_word("DELETE"):
        return ""
    closing = next((t for t in stream[where + 2 :] if t.text == "}" and t.depth == 1), None)
    return text[stream[where + 1].start : closing.end] if closing else ""


def _checked(graph: str) -> str:
    try:
        return ox.NamedNode(graph).value
    except ValueError:
        raise QueryError(f"not an absolute IRI: {graph!r}") from None


def copy_into(target: ox.Store, source: ox.Store) -> None:
    """All quads of one store put into another one, all or nothing."""
    target.bulk_extend(iter(source))
