"""The ontology: what terms there are, what follows from what, and which phrases teach them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.errors import UnknownTerm
from kg.model import Iri
from kg.model.iri import PREFIXES, shorten
from kg.ontology.terms import EntityClass, Phrase, Property


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes, properties and phrases of one or more Turtle files; made by ``read_ontology`` and never changed.

    ``phrases`` are sorted. ``class_nouns`` and ``position_words`` map a language to nouns; ``ancestors``
    maps each term to its superclasses or super-properties, nearest first.
    """

    classes: Mapping[Iri, EntityClass]
    properties: Mapping[Iri, Property]
    phrases: tuple[Phrase, ...]
    class_nouns: Mapping[str, Mapping[str, Iri]]
    position_words: Mapping[str, Mapping[str, tuple[Iri, ...]]]
    ancestors: Mapping[Iri, tuple[Iri, ...]]
    namespaces: Mapping[str, str] = field(default_factory=lambda: dict(PREFIXES))

    def property(self, name: str) -> Property:
        """The property of a prefixed name or IRI; raises UnknownTerm with the nearest known name.

        >>> from kg.ontology import read_ontology
        >>> read_ontology().property("kg:owns").label("en")
        'owns'
        """
        found = self.properties.get(self._iri(name))
        if found is None:
            raise UnknownTerm(name, known=self._names(self.properties))
        return found

    def class_(self, name: str) -> EntityClass:
        """The class of a prefixed name or IRI; raises UnknownTerm with the nearest known name."""
        found = self.classes.get(self._iri(name))
        if found is None:
            raise UnknownTerm(name, known=self._names(self.classes))
        return found

    def superclasses(self, iri: Iri) -> tuple[Iri, ...]:
        """All superclasses (or super-properties), nearest first, without the term itself; empty for an unknown one."""
        return self.ancestors.get(iri, ())

    def is_a(self, sub: Iri, super_: Iri) -> bool:
        """Whether the first is the second or below it; holds for classes and for properties."""
        return sub == super_ or super_ in self.superclasses(sub)

    def allows(
        self, predicate: Iri, subject_classes: Iterable[Iri], object_classes: Iterable[Iri], *, strict: bool = False, named: bool = True
    ) -> bool:
        """Whether things of these classes may stand as subject and object of a property.

        Lenient where knowledge is missing: no class, an unknown class, and a class above an allowed one
        (an Organization where a Company is wanted) all pass; so does an unknown predicate. ``strict``
        lets only things pass that are known to fit: an Organization is still taken for a Company, but
        nothing that is merely an Entity. The objects of a strict property are always judged so, and its
        subject where it is not ``named``: "Das Kraftwerk geht ans Netz" sells nothing.
        """
        found = self.properties.get(predicate)
        if found is None:
            return True
        subjects, objects = tuple(subject_classes), tuple(object_classes)
        if found.literal and objects:
            return False
        if not self._fits(subjects, found.domain, strict or (found.strict and not named)) or not (found.literal or self._fits(objects, found.range, strict or found.strict)):
            return False
        return all(self._fits(objects, wanted, strict) for wanted in self._demanded(predicate, subjects))

    def inverse(self, predicate: Iri) -> Iri | None:
        """The property that says the same from the other side, ``None`` without."""
        found = self.properties.get(predicate)
        return found.inverse if found else None

    def is_symmetric(self, predicate: Iri) -> bool:
        found = self.properties.get(predicate)
        return bool(found and found.symmetric)

    def is_functional(self, predicate: Iri) -> bool:
        found = self.properties.get(predicate)
        return bool(found and found.functional)

    def nouns(self, language: str) -> Mapping[str, Iri]:
        """Nouns that say what class a thing is: "Autobauer" -> kg:Company, "Großbrand" -> kg:Fire."""
        return self.class_nouns.get(language, {})

    def position_nouns(self, language: str) -> Mapping[str, tuple[Iri, ...]]:
        """Nouns N for which "X, N of Y" means "X property Y": "Chef" -> kg:leads; sorted where several properties share one."""
        return self.position_words.get(language, {})

    def label(self, iri: Iri, language: str) -> str:
        """A term's label in a language; for an unknown term its prefixed name."""
        found = self.classes.get(iri) or self.properties.get(iri)
        return found.label(language) if found else shorten(iri)

    def phrases_of(self, iri: Iri, language: str = "") -> tuple[Phrase, ...]:
        """The phrases that teach a term, in one language or all."""
        return tuple(p for p in self.phrases if p.term == iri and language in ("", p.language))

    def _demanded(self, predicate: Iri, subjects: tuple[Iri, ...]) -> Iterator[tuple[Iri, ...]]:
        """What the subject's own classes ask of the object, the nearest class that asks first and alone."""
        for subject in self._specific(subjects):
            line = (self.classes[c] for c in (subject, *self.superclasses(subject)) if c in self.classes)
            yield from next(([classes] for c in line for of, classes in c.only if of == predicate), ())

    def _specific(self, classes: tuple[Iri, ...]) -> list[Iri]:
        """The classes without those that stand above another of them."""
        return [c for c in classes if not any(c in self.superclasses(d) for d in classes if d != c)]

    def _fits(self, classes: tuple[Iri, ...], wanted: tuple[Iri, ...], strict: bool) -> bool:
        if not wanted:
            return True
        known = tuple(c for c in classes if c in self.classes and self.superclasses(c)) if strict else classes
        if not known or any(c not in self.classes for c in known):
            return not strict
        return any(self.is_a(c, w) or self.is_a(w, c) for c in self._specific(known) for w in wanted)

    def _iri(self, name: str) -> Iri:
        prefix, colon, local = name.partition(":")
        return Iri(self.namespaces[prefix] + local) if colon and prefix in self.namespaces else Iri(name)

    def _names(self, terms: Iterable[Iri]) -> list[str]:
        return sorted(shorten(t) for t in terms)
