"""Entities, statements and documents as plain values with names for people, ready for JSON and for the pages."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.model import Document, Entity, Evidence, Iri, Span, Statement
from kg.ontology import Ontology, default_directory, read_ontology
from kg.store import Store
from kg.store.labels import label_of

Value = dict[str, Any]


@cache
def ontology() -> Ontology:
    """The terms that come with kg."""
    return read_ontology(default_directory())


def named(store: Store, iri: Iri, language: str) -> Value:
    """A node with its name."""
    return {"iri": iri, "label": label_of(store, iri, language=language) or iri}


def entity_value(store: Store, entity: Entity, language: str) -> Value:
    """An entity with its names, classes and links, without its facts."""
    return {
        "iri": entity.iri,
        "label": dict(entity.translations).get(language) or entity.label,
        "names": sorted({*entity.names, *(text for _, text in entity.translations)} - {entity.label}),
        "former": list(entity.former_names),
        "classes": [named(store, c, language) for c in entity.classes],
        "links": [*entity.same_as, *entity.close_match],
    }


def statement_value(store: Store, statement: Statement, language: str) -> Value:
    """A statement in words with its evidence."""
    target = statement.object
    return {
        "iri": statement.iri,
        "subject": named(store, statement.subject, language),
        "predicate": named(store, statement.predicate, language),
        "object": named(store, target, language) if isinstance(target, str) else {"iri": "", "label": target.value},
        "status": str(statement.status),
        "speakers": [named(store, speaker, language) for speaker in statement.attributed_to],
        "position": statement.position,
        "at": statement.time.at,
        "from": statement.time.start,
        "until": statement.time.end,
        "confidence": round(statement.confidence, 3),
        "rules": list(statement.rules),
        "evidence": [_evidence_value(store, evidence) for evidence in statement.evidence],
    }


def document_value(document: Document) -> Value:
    """What is known of a document, without its text."""
    return {
        "iri": document.iri,
        "label": document.title or document.url or document.iri,
        "published": document.published.isoformat() if document.published else "",
        "publisher": document.publisher,
        "authors": list(document.authors),
        "language": document.language,
        "url": document.url,
    }


def _evidence_value(store: Store, evidence: Evidence) -> Value:
    document = store.document(evidence.document)
    return {
        "document": document_value(document) if document else {"iri": evidence.document, "label": evidence.document},
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "pieces": pieces_of(evidence),
    }


def pieces_of(evidence: Evidence) -> list[tuple[str, str]]:
    """The quote in pieces, each with what it expresses: ``subject``, ``object`` or nothing."""
    marks = [(span, name) for span, name in ((evidence.subject, "subject"), (evidence.object, "object")) if span and evidence.span.contains(span)]
    pieces, at = [], evidence.span.start
    for span, name in sorted(marks):
        if span.start >= at:
            pieces += [(_part(evidence, at, span.start), ""), (_part(evidence, span.start, span.end), name)]
            at = span.end
    pieces.append((_part(evidence, at, evidence.span.end), ""))
    return [(text, name) for text, name in pieces if text]


def _part(evidence: Evidence, start: int, end: int) -> str:
    return Span(start - evidence.span.start, end - evidence.span.start).of(evidence.quote)
