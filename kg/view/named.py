"""Finding a thing by its name, umlauts typed either way."""

from __future__ import annotations

import difflib
import unicodedata

from kg.errors import UnknownEntity
from kg.model import Iri
from kg.view.source import Facts


def entity_named(facts: Facts, name: str) -> Iri:
    """The IRI of the thing with an IRI, label or other name; of several, the one in the most documents, then by IRI."""
    known: dict[str, list[tuple[int, Iri]]] = {}
    labels: dict[str, str] = {}
    for entity in facts.entities():
        if entity.iri == name:
            return entity.iri
        labels.setdefault(fold(entity.label), entity.label)
        for each in {entity.label, *entity.names, *entity.former_names, *(text for _, text in entity.translations)}:
            known.setdefault(fold(each), []).append((-len(entity.documents), entity.iri))
    found = known.get(fold(name))
    if not found:
        raise UnknownEntity(name, near=[labels[each] for each in difflib.get_close_matches(fold(name), list(labels), n=3)])
    return min(found)[1]


def fold(text: str) -> str:
    """``München``, ``Munchen`` and ``Muenchen`` fold to the same letters (the same rule as assets/js/03-fold.js)."""
    folded = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    for long, short in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        plain = plain.replace(long, short)
    return " ".join(plain.split())
