"""Results in words: labels for IRIs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.errors import OntologyError
from kg.model import Iri, Text
from kg.model.iri import BASE, expand, shorten
from kg.ontology.files import default_directory, ontology_files, read_turtle
from kg.query.results import Table, Term
from kg.store import Store
from kg.store.terms import node, value_of

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LABEL, _PREFERRED, _HEADLINE, _URL = (expand(n) for n in ("rdfs:label", "skos:prefLabel", "schema:headline", "schema:url"))


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


def label_of(store: Store, iri: Iri, *, language: str) -> str:
    """The name of a node for people: from the graph, else from the ontology, else from its IRI; ``""`` for foreign IRIs."""
    choose = _chooser(language)
    for predicate in (_PREFERRED, _LABEL, _HEADLINE, _URL):
        values = (value_of(triple.object) for triple in store.backend.match(node(iri), node(predicate), None))
        texts = [v for v in values if isinstance(v, Text)]
        if predicate == _PREFERRED:
            texts = [t for t in texts if t.language == language]
        if texts:
            return min(texts, key=choose).value
    return _vocabulary(language).get(iri) or _from_name(iri)


def _chooser(language: str) -> Callable[[Text], tuple[bool, bool, str]]:
    return lambda text: (text.language != language, text.language != "", text.value)


@cache
def _vocabulary(language: str) -> dict[str, str]:
    """The labels of the ontology's terms; empty when the ontology is not there."""
    labels: dict[str, str] = {}
    try:
        files = ontology_files(default_directory(), ())
        for file in (f for f in files if f.name == "news.ttl"):
            for subject, predicate, value in read_turtle(file).triples:
                if predicate == _LABEL and (value.language == language or subject not in labels):
                    labels[subject] = value.text
    except OntologyError:
        return labels
    return labels


def _from_name(iri: Iri) -> str:
    """``kg:holdsPositionAt`` as "holds position at", ``kg:Asserted`` as "asserted"."""
    short = shorten(iri)
    if short != iri:
        return _WORDS.sub(" ", short.partition(":")[2]).lower()
    return iri.removeprefix(BASE).partition("/")[2].replace("_", " ") if iri.startswith(BASE) else ""
