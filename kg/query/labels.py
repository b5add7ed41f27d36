"""Results in words: labels for IRIs."""

from __future__ import annotations

from kg.model import Iri, Text
from kg.query.results import Table, Term
from kg.store import Store
from kg.store.labels import label_of


def with_labels(store: Store, table: Table, *, language: str = "en") -> Table:
    """The table with a label for each IRI that has one, in the language where there is a name in it."""
    known: dict[str, Text | Iri] = {}

    def worded(term: Term | None) -> Term | None:
        if term is None or isinstance(term, Text):
            return term
        if term not in known:
            label = label_of(store, term, language=language)
            known[term] = Text(label) if label else term
        return known[term]

    return Table(table.variables, tuple(tuple([worded(term) for term in row]) for row in table.rows))
