"""Whole graphs written into a store and taken out of it (SPARQL 1.1 Graph Store HTTP Protocol).

As everywhere in kg, what stands in a named graph stands in the default graph too, for as long as some graph holds it.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.errors import InputError
from kg.query.evaluate import GRAPH_FORMATS
from kg.store.backend import Embedded


def put_graph(store: ox.Store, data: bytes, *, form: str, graph: str | None, replace: bool, base: str) -> bool:
    """Load triples into a graph (``None``: the default graph) in one transaction; tells whether the graph is new."""
    new = _triples(data, form, base)
    if graph is None:
        _change(store, gone=set(_loose(store)) - set(new) if replace else (), texts=[f"INSERT DATA {{ {_block(new)} }}"])
        return False
    name = ox.NamedNode(graph)
    is_new = not store.contains_named_graph(name)
    gone = set(_only_in(store, name)) - set(new) if replace else ()
    empty = f"DROP SILENT GRAPH {name}" if replace else f"CREATE SILENT GRAPH {name}"
    _change(store, gone=gone, texts=[empty, f"CREATE SILENT GRAPH {name}", f"INSERT DATA {{ {_block(new)} GRAPH {name} {{ {_block(new)} }} }}"])
    return is_new


def drop_graph(store: ox.Store, graph: str | None) -> bool:
    """Remove a named graph, or what stands in the default graph alone; tells whether there was anything to remove."""
    if graph is None:
        _change(store, gone=_loose(store), texts=[])
        return True
    name = ox.NamedNode(graph)
    there = store.contains_named_graph(name)
    _change(store, gone=_only_in(store, name), texts=[f"DROP SILENT GRAPH {name}"])
    return there


def copy_into(target: ox.Store, source: ox.Store) -> None:
    """All quads of one store put into another one, all or nothing."""
    target.bulk_extend(iter(source))


def _change(store: ox.Store, *, gone: Iterable[ox.Triple], texts: list[str]) -> None:
    """Take triples out of the default graph and do the rest, in one update; SPARQL cannot name blank nodes, so those go after it."""
    nameless = {t for t in gone if _has_blank(t)}
    named = [t for t in gone if t not in nameless]
    store.update(" ;\n".join([f"DELETE DATA {{ {_block(named)} }}", *texts]))
    for triple in nameless:
        store.remove(ox.Quad(triple.subject, triple.predicate, triple.object))


def _triples(data: bytes, form: str, base: str) -> list[ox.Triple]:
    try:
        return [q.triple for q in ox.parse(data, format=GRAPH_FORMATS[form], base_iri=base, without_named_graphs=True, rename_blank_nodes=True)]
    except (SyntaxError, ValueError, OSError) as error:
        raise InputError("request body", f"not valid {form}: {error}") from None


def _only_in(store: ox.Store, name: ox.NamedNode) -> list[ox.Triple]:
    """The triples that no other named graph holds."""
    backend = Embedded(store)
    triples = [quad.triple for quad in store.quads_for_pattern(None, None, None, name)]
    return [t for t in triples if backend.where(t.subject, t.predicate, t.object) == [name]]


def _loose(store: ox.Store) -> list[ox.Triple]:
    return Embedded(store, mixed=True).loose()


def _has_blank(triple: ox.Triple) -> bool:
    return any(isinstance(part, ox.BlankNode) or (isinstance(part, ox.Triple) and _has_blank(part)) for part in (triple.subject, triple.object))


def _block(triples: Iterable[ox.Triple]) -> str:
    return "\n".join(f"{triple} ." for triple in triples)
