"""Names for people: labels of nodes from the graph, else from the ontology, else from their IRIs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.errors import OntologyError
from kg.model import Iri, Text
from kg.model.iri import BASE, expand, shorten
from kg.ontology.files import default_directory, ontology_files, read_turtle
from kg.store.store import Store
from kg.store.terms import node, value_of

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LABEL, _PREFERRED, _HEADLINE, _URL = (expand(n) for n in ("rdfs:label", "skos:prefLabel", "schema:headline", "schema:url"))


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
