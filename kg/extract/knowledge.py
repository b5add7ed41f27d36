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

_HEADS = (expand("kg:headOfState"), expand("kg:headOfGovernment"))
_BODIES = ("kg:Organization", "kg:Group")
_HERE = Path(__file__).parent
T = TypeVar("T")


class EndTable(Generic[T]):
    """A table of nouns that also answers for compounds ending in one of them, whatever their case."""

    def __init__(self, table: Mapping[str, T], *, by_end: bool) -> None:
        self._table = {noun.lower(): value for noun, value in table.items()}
        self._forms = {noun: noun for noun in self._table}
        for noun in self._table if by_end else ():
            if noun.endswith("er"):  # a noun made from an adjective: der Vorsitzende, ein Vorsitzender, den Vorsitzenden
                for form in (noun[:-1], noun[:-2], noun[:-1] + "n"):
                    self._forms.setdefault(form, noun)
        self._stems = frozenset(noun[:-2] for noun in self._table if noun.endswith("er")) - self._table.keys()
        self._by_end = by_end
        self._found: dict[str, int | None] = {}

    def get(self, noun: str) -> T | None:
        start = self.start(noun)
        return None if start is None else self._table[self._forms[noun.lower()[start:]]]

    def start(self, noun: str) -> int | None:
        """Where the known noun begins in a compound: 0 for the noun itself, ``None`` when there is none."""
        word = noun.lower()
        if word not in self._found:
            starts = range(max(len(word) - 3, 1)) if self._by_end else (0, *(i + 1 for i, c in enumerate(word) if c in " -"))
            self._found[word] = next((i for i in starts if word[i:] in self._forms and (i == 0 or word[i:] not in self._stems)), None)
        return self._found[word]

    def inner_start(self, noun: str) -> int | None:
        """Where a known noun begins inside a longer one, even where the longer one is known itself."""
        word = noun.lower()
        starts = range(4, len(word) - 3)
        return next((i for i in starts if word[i:] in self._forms and word[i:] not in self._stems), None)


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
        found = self.positions.get(noun) or ()
        if self.is_closed(noun):  # a "Hochschulratspräsident" presides over no country
            return tuple(term for term in found if term not in _HEADS)
        return found

    def names_office(self, noun: str) -> bool:
        """Whether the whole of ``noun`` is listed as an office."""
        return bool(self.positions.get(noun)) and self.positions.start(noun) == 0

    def is_closed(self, noun: str) -> bool:
        """Whether an office is only known as the end of a compound written together."""
        start = self.positions.start(noun)
        return bool(start) and noun[(start or 1) - 1] != "-"

    def first_part(self, noun: str) -> str:
        """What an office in a closed compound is held of: "Feuerwehr" in "Feuerwehrchef"; ``""`` when it is no body with offices."""
        start = self.positions.inner_start(noun) if self.wording.closed_compounds else None
        if start is None:
            return ""
        first = noun[:start]
        for linking in self.wording.linking:
            part = first.removesuffix(linking) if linking else first
            kind = self.class_of(part)
            if kind is not None and self.classes.start(part) == 0 and any(self.ontology.is_a(kind, expand(k)) for k in _BODIES):
                return part
        return ""

    def is_event_noun(self, noun: str) -> bool:
        found = self.class_of(noun)
        return found is not None and self.is_event_class(found)


@cache
def possessions() -> Mapping[Iri, Iri]:
    """What a possessive before a kind of thing says ("sein Autobauer Tesla"): class -> property, from ``possessions.toml``."""
    data = tomllib.loads((_HERE / "possessions.toml").read_text(encoding="utf-8"))
    return {expand(name): expand(term) for name, term in data["owner"].items()}
