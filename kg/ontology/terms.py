"""What an ontology consists of: classes, properties and phrases, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Iri


@dataclass(frozen=True, slots=True, order=True)
class EntityClass:
    """A class of entities or events; ``supers`` are its direct superclasses, sorted.

    ``labels`` and ``comments`` are (language, text) pairs, sorted. ``only`` pairs a property with the
    classes that its objects must belong to for subjects of this class (a shipwreck's participant is a vehicle).
    """

    iri: Iri
    supers: tuple[Iri, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    only: tuple[tuple[Iri, tuple[Iri, ...]], ...] = ()

    def label(self, language: str) -> str:
        return label_in(self.labels, language, self.iri)


@dataclass(frozen=True, slots=True, order=True)
class Property:
    """A relation. ``domain`` and ``range`` list the classes of which one must fit; empty means any.

    ``range`` holds datatype IRIs when ``literal`` is true. ``supers`` are its direct super-properties.
    ``functional`` tells that a subject has one value at a time: two are a contradiction. ``strict`` tells
    that the object must be known to be in the range: the property's words mean much else ("führt ein Gespräch"). ``lasting`` tells that what once was so stays so: a former minister is no minister, a late founder founded.
    """

    iri: Iri
    supers: tuple[Iri, ...] = ()
    domain: tuple[Iri, ...] = ()
    range: tuple[Iri, ...] = ()
    inverse: Iri | None = None
    symmetric: bool = False
    functional: bool = False
    literal: bool = False
    strict: bool = False
    lasting: bool = False
    labels: tuple[tuple[str, str], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()

    def label(self, language: str) -> str:
        return label_in(self.labels, language, self.iri)


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """An example that teaches a term: ``{subject} übernimmt {object}`` for a property, ``Brand in {place}`` for an event class.

    ``source`` is the name of the file it stands in.
    """

    term: Iri
    language: str
    text: str
    source: str = ""


def label_in(labels: tuple[tuple[str, str], ...], language: str, iri: Iri) -> str:
    """The label in a language, else without language, else in any; a term without labels shows its local name."""
    by_language = dict(labels)
    for key in (language, "", *by_language):
        if key in by_language:
            return by_language[key]
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
