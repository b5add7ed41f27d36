"""Names of classes and relations in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import OntologyError
from kg.model import Entity, Iri, OpenRelation
from kg.model.iri import shorten
from kg.view.source import Labels

LANGUAGES = ("en", "de")


@dataclass(frozen=True, slots=True)
class Wording:
    """Says how a term is called; an unknown term is called by the words in its local name."""

    ontology: Labels | None
    open_labels: dict[str, dict[str, str]]

    def term(self, iri: str, language: str) -> str:
        """The label of a class or relation; of an open relation in the language it was read in, when there is no other."""
        found = self.open_labels.get(iri)
        if found:
            return found.get(language) or next(iter(found.values()))
        return self._from_ontology(iri, language) or words_of(iri)

    def both(self, iri: str) -> dict[str, str]:
        return {language: self.term(iri, language) for language in LANGUAGES}

    def _from_ontology(self, iri: str, language: str) -> str:
        if self.ontology is None:
            return ""
        try:
            label = self.ontology.label(Iri(iri), language)
        except (OntologyError, LookupError):  # a graph may use terms of an ontology that is not loaded here
            return ""
        return "" if label in (iri, shorten(iri)) else label


def wording_of(ontology: Labels | None, relations: Iterable[OpenRelation]) -> Wording:
    return Wording(ontology, {str(relation.iri): dict(relation.labels) for relation in relations if relation.labels})


def words_of(iri: str) -> str:
    """The local name of an IRI as words: ``…#holdsPositionAt`` gives ``holds position at``."""
    local = re.split(r"[#/]", iri.rstrip("#/"))[-1]
    spaced = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", local).replace("_", " ")
    return spaced if spaced[:1].isupper() and " " not in spaced else spaced.lower()


def entity_name(entity: Entity, language: str) -> str:
    """The name of an entity in a language, else its fullest name; never empty."""
    return dict(entity.translations).get(language) or entity.label or words_of(entity.iri)
