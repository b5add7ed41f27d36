"""Claims: what the extractor reads in one document, before it is settled who is who."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from kg.model.document import Document
from kg.model.iri import Iri
from kg.model.mention import Mention
from kg.model.sentence import Sentence
from kg.model.span import Span
from kg.model.timespan import TimeSpan


class Status(enum.StrEnum):
    """Who vouches for a statement: the text itself, or not (VOCABULARY.md)."""

    ASSERTED = "Asserted"
    NEGATED = "Negated"
    POSSIBLE = "Possible"
    REPORTED = "Reported"


@dataclass(frozen=True, slots=True)
class Event:
    """An event told by a clause or a noun; ``key`` makes it one thing within its document."""

    key: str
    event_class: Iri
    label: str
    span: Span
    sentence: int


# What fills a place of a claim: the index of a mention, an event, or literal text.
Filler = int | Event | str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a claim. Resolution keeps the first reading whose classes the ontology allows.

    ``label`` names an open relation in the text's language ("treffen auf"); ``""`` for ontology terms.
    ``rule`` says which phrase or rule gave it.
    """

    subject: Filler
    predicate: Iri
    object: Filler
    rule: str
    confidence: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a document states, with its readings in order of preference and its evidence.

    ``sentence`` is an index into ``Extraction.sentences``; ``quote`` the sentence's span.
    ``speaker`` is the mention that says it (status REPORTED), ``position`` the name of an office.
    """

    readings: tuple[Reading, ...]
    status: Status
    sentence: int
    quote: Span
    subject_span: Span | None = None
    object_span: Span | None = None
    speaker: int | str | None = None
    time: TimeSpan = field(default_factory=TimeSpan)
    position: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one document; plain values only, so that it can be kept and sent between processes."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
