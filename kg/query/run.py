"""Running SPARQL over a store."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.errors import QueryError
from kg.model import Iri
from kg.query.guard import check_query
from kg.query.results import Result, Table, Term, Triples
from kg.query.syntax import error_of, place_of
from kg.store import Store
from kg.store.backend import Graphs, Results
from kg.store.terms import value_of

_STAR = re.compile(r"\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?\*", re.IGNORECASE | re.ASCII)
_VARIABLE = re.compile(r"[?$](\w+)")


def run(store: Store, text: str, *, timeout: float | None = None) -> Result:
    """Answer a SPARQL query over the union of all documents' graphs.

    The standard prefixes are known without declaring them. ``timeout`` is in seconds; a query past it is stopped
    (it runs in a process of its own then) and ``QueryTimeout`` raised. Raises ``QueryRefused`` for what queries may
    not do, ``QuerySyntaxError`` with the place for what does not parse.
    """
    check_query(text, graphs=lambda: [g.value for g in store.backend.graphs()])
    return result_of(solve(store, text), text)


def solve(store: Store, text: str, *, default: Graphs = (), named: Graphs | None = None) -> Results:
    """The engine's own results for a checked query, still to be read; errors are kg's."""
    try:
        return store.query(text, default=default, named=named)
    except SyntaxError as error:
        raise error_of(text, *place_of(error)) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None


def result_of(results: Results, text: str) -> Result:
    """The engine's results as plain values; the columns of ``SELECT *`` in the order of the query's text."""
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    try:
        if isinstance(results, ox.QueryTriples):
            found = {str(t): t for t in results}
            return Triples(tuple((_iri(t.subject), _iri(t.predicate), value_of(t.object)) for _, t in sorted(found.items())))
        return _table(results, text)
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from None


def _table(results: ox.QuerySolutions, text: str) -> Table:
    names = [v.value for v in results.variables]
    order = list(range(len(names)))
    if _STAR.search(text):
        seen = {name: place for place, name in reversed(list(enumerate(_VARIABLE.findall(text))))}
        order.sort(key=lambda i: (seen.get(names[i], len(text)), names[i]))
    rows = tuple(tuple(_value(solution[i]) for i in order) for solution in results)
    return Table(tuple(names[i] for i in order), rows)


def _value(found: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Term | None:
    return None if found is None else value_of(found)


def _iri(found: ox.NamedNode | ox.BlankNode | ox.Triple) -> Iri:
    return Iri(found.value) if isinstance(found, ox.NamedNode) else Iri(str(found))
