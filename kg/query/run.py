"""Running SPARQL over a store."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.errors import QueryError
from kg.model import Iri
from kg.query.evaluate import check_depth
from kg.query.guard import check_query
from kg.query.results import Result, Table, Triples
from kg.query.syntax import syntax_error
from kg.store import Store
from kg.store.backend import Backend, Embedded, Results
from kg.store.terms import value_of

_STAR = re.compile(r"\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?\*", re.IGNORECASE | re.ASCII)
_VARIABLE = re.compile(r"[?$](\w+)")


def run(store: Store, text: str, *, timeout: float | None = None) -> Result:
    """Answer a SPARQL query; without GRAPH it looks into all documents at once.

    The standard prefixes are known without declaring them. ``timeout`` is in seconds; a query past it is stopped
    (it runs in a process of its own then) and ``QueryTimeout`` raised. Raises ``QueryRefused`` for what queries may
    not do, ``QuerySyntaxError`` with the place for what does not parse.
    """
    return result_of(solve(store, text, timeout=timeout), text)


def solve(store: Store, text: str, *, timeout: float | None = None) -> Results:
    """The engine's own results of a query, checked before, still to be read."""
    check_depth(text)
    check_query(text, graphs=lambda: [g.value for g in store.backend.graphs()])
    if timeout is not None and isinstance(store.backend, Embedded):
        from kg.query.apart import solve_apart  # processes are slow to import, and most queries need none

        return solve_apart(store, text, timeout=timeout)
    return solve_here(store.backend, text, timeout=timeout)


def solve_here(backend: Backend, text: str, *, timeout: float | None = None) -> Results:
    """The engine's results of a query that was checked; its errors are kg's. Only servers heed ``timeout``."""
    try:
        return backend.query(text, timeout=timeout)
    except SyntaxError:
        raise syntax_error(text) from None
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
        seen: dict[str, int] = {}
        for name in _VARIABLE.findall(text):
            seen.setdefault(name, len(seen))
        order.sort(key=lambda i: (seen.get(names[i], len(seen)), names[i]))
    rows = tuple([tuple([None if (term := solution[i]) is None else value_of(term) for i in order]) for solution in results])
    return Table(tuple(names[i] for i in order), rows)


def _iri(found: ox.NamedNode | ox.BlankNode | ox.Triple) -> Iri:
    return Iri(found.value) if isinstance(found, ox.NamedNode) else Iri(str(found))
