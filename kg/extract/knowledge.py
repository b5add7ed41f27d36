"""What the extractor knows in one language: ontology, phrases as understood, and words of saying."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from kg.extract.phrases import Lexicon
from kg.language.speech import Speech
from kg.language.wording import Wording
from kg.model.iri import BASE, Iri, expand
from kg.ontology import Ontology

_HERE = Path(__file__).parent
T = TypeVar("T")


class EndTable(Generic[T]):
    """A table of nouns that also answers for compounds ending in one of them, whatever their case."""

    def __init__(self, table: Mapping[str, T], *, by_end: bool) -> None:
        self._table = {noun.lower(): value for noun, value in table.items()}
        self._by_end = by_end
        self._found: dict[str, T | None] = {}

    def get(self, noun: str) -> T | None:
        word = noun.lower()
        if word not in self._found:
            self._found[word] = self._look(word)
        return self._found[word]

    def _look(self, word: str) -> T | None:
        starts = range(max(len(word) - 3, 1)) if self._by_end else (0, *(i + 1 for i, c in enumerate(word) if c in " -"))
        return next((self._table[word[i:]] for i in starts if word[i:] in self._table), None)


@dataclass(frozen=True)
class Knowledge:
    """Ontology and language data behind the rules; made once per language, shared by all documents.

    ``base`` is the base IRI of open relations.
    """

    language: str
    ontology: Ontology
    lexicon: Lexicon
    speech: Speech
    wording: Wording
    base: str = BASE
    classes: EndTable[Iri] = field(init=False, repr=False)
    positions: EndTable[tuple[Iri, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        nouns, positions = self.ontology.nouns(self.language), self.ontology.position_nouns(self.language)
        object.__setattr__(self, "classes", EndTable(nouns, by_end=self.wording.closed_compounds))
        object.__setattr__(self, "positions", EndTable(positions, by_end=self.wording.closed_compounds))

    def is_event_class(self, term: Iri) -> bool:
        return self.ontology.is_a(term, expand("kg:Event"))

    def class_of(self, noun: str) -> Iri | None:
        """The class a noun denotes; a German compound counts by its longest known end ("Chemiekonzern" -> Konzern)."""
        return self.classes.get(noun)

    def roles(self, noun: str) -> tuple[Iri, ...]:
        """The properties that a noun of office or kinship stands for ("Vorstandschef" -> kg:leads)."""
        return self.positions.get(noun) or ()

    def is_event_noun(self, noun: str) -> bool:
        found = self.class_of(noun)
        return found is not None and self.is_event_class(found)


@cache
def possessions() -> Mapping[Iri, Iri]:
    """What a possessive before a kind of thing says ("sein Autobauer Tesla"): class -> property, from ``possessions.toml``."""
    data = tomllib.loads((_HERE / "possessions.toml").read_text(encoding="utf-8"))
    return {expand(name): expand(term) for name, term in data["owner"].items()}
