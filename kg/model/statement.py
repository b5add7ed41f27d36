"""Statements and entities as they stand in the graph."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.claim import Status
from kg.model.document import Document
from kg.model.iri import Iri
from kg.model.span import Span
from kg.model.timespan import TimeSpan


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A literal: plain text, or with a language tag or a datatype IRI (never both)."""

    value: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The place in a document that proves a statement; ``span`` is the quote, in ``Document.text``."""

    document: Iri
    span: Span
    quote: str
    subject: Span | None = field(default=None, compare=False)
    object: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, predicate, object with who vouches for it, when it holds, and its evidence (sorted, at least one).

    ``iri`` is a hash of subject, predicate, object, status, speakers and time, so the same statement in
    two documents is one node with two pieces of evidence. ``confidence`` is between 0 and 1.
    """

    iri: Iri
    subject: Iri
    predicate: Iri
    object: Iri | Text
    status: Status
    evidence: tuple[Evidence, ...]
    confidence: float
    rules: tuple[str, ...] = ()
    attributed_to: tuple[Iri, ...] = ()
    time: TimeSpan = field(default_factory=TimeSpan)
    position: str = ""

    @property
    def documents(self) -> tuple[Iri, ...]:
        """The documents that support it, sorted."""
        return tuple(sorted({e.document for e in self.evidence}))


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the graph. ``classes`` holds the most specific class first, then its superclasses.

    ``label`` is the fullest name; ``names`` the other names, sorted; ``translations`` maps a language to
    a name in it, sorted pairs; ``former_names`` are names it no longer bears. ``documents`` are those
    that speak of it, sorted. ``named`` is false for things without a proper name ("der Täter").
    """

    iri: Iri
    label: str
    classes: tuple[Iri, ...]
    names: tuple[str, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    former_names: tuple[str, ...] = ()
    same_as: tuple[Iri, ...] = ()
    close_match: tuple[Iri, ...] = ()
    documents: tuple[Iri, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True, order=True)
class OpenRelation:
    """A predicate that the ontology does not have: its IRI and its labels, (language, text) pairs, sorted."""

    iri: Iri
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ResolvedGraph:
    """What a set of documents supports, every part sorted by IRI: the input of the store, whole or by document."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    relations: tuple[OpenRelation, ...] = ()
