"""Statements in a result spelled out: who, what, when, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.model import Iri, Statement, Text
from kg.model.iri import KG, expand
from kg.query.results import Table, Term
from kg.store import Store

_INTEGER = expand("xsd:integer")


def _text(value: str) -> Text | None:
    return Text(value) if value else None


FIELDS: Mapping[str, Callable[[Statement], Term | None]] = {
    "subject": lambda s: s.subject,
    "relation": lambda s: s.predicate,
    "object": lambda s: s.object,
    "status": lambda s: Iri(KG + s.status),
    "speaker": lambda s: s.attributed_to[0] if s.attributed_to else None,
    "position": lambda s: _text(s.position),
    "time": lambda s: _text(s.time.at),
    "from": lambda s: _text(s.time.start),
    "until": lambda s: _text(s.time.end),
    "sources": lambda s: Text(str(len(s.documents)), datatype=_INTEGER),
    "quote": lambda s: _text(s.evidence[0].quote) if s.evidence else None,
    "document": lambda s: s.evidence[0].document if s.evidence else None,
}


def with_details(store: Store, table: Table, shown: Mapping[str, tuple[str, ...]]) -> Table:
    """The table with its columns of statements replaced by the fields shown of each (names of ``FIELDS``).

    Fields of a second column of statements bear its name: ``against quote``. Columns named ``mentions``, which only
    serve to sort, go.
    """
    columns = [name for name in table.variables if name != "mentions"]
    names: list[str] = []
    for name in columns:
        fields = shown.get(name, ())
        names += [field if field not in (*names, *columns) else f"{name} {field}" for field in fields] if fields else [name]
    rows = []
    for row in table.rows:
        cells: list[Term | None] = []
        for name, term in zip(table.variables, row, strict=True):
            if name in columns:
                cells += _fields(store, term, shown[name]) if name in shown else [term]
        rows.append(tuple(cells))
    return Table(tuple(names), tuple(rows))


def _fields(store: Store, term: Term | None, fields: tuple[str, ...]) -> list[Term | None]:
    statement = store.statement(Iri(term)) if isinstance(term, str) else None
    return [FIELDS[field](statement) if statement else None for field in fields]
