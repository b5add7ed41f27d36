"""Statements and entities as rows of plain text, for tables and for programs that draw networks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.model import Document, Entity, Evidence, Iri, Statement, Text
from kg.model.iri import shorten
from kg.store import Store
from kg.store.labels import label_of

NODE_FIELDS: Mapping[str, str] = {"label": "string", "class": "string", "names": "string", "sources": "int"}
EDGE_FIELDS: Mapping[str, str] = {
    "label": "string", "relation": "string", "status": "string", "speaker": "string", "time": "string", "from": "string", "until": "string",
    "confidence": "double", "sources": "int", "quote": "string",
}
COLUMNS = (
    "subject", "relation", "object", "status", "speaker", "position", "time", "from", "until", "confidence", "quote", "title", "publisher", "published",
    "url", "start", "end", "document", "statement", "subject_iri", "relation_iri", "object_iri",
)


@dataclass(frozen=True, slots=True)
class Network:
    """Entities with their values, and statements between two entities with theirs; both sorted by IRI."""

    nodes: tuple[tuple[Iri, Mapping[str, str]], ...]
    edges: tuple[tuple[Iri, Iri, Iri, Mapping[str, str]], ...]


def network_of(store: Store) -> Network:
    """The network of a store; statements whose object is a text are no edges."""
    entities = {entity.iri: entity for entity in store.entities()}
    name = namer(store, entities)
    nodes = tuple((iri, node_values(entity)) for iri, entity in entities.items())
    edges = tuple(
        (s.iri, s.subject, s.object, edge_values(s, name))
        for s in store.statements()
        if not isinstance(s.object, Text) and s.subject in entities and s.object in entities
    )
    return Network(nodes, edges)


def namer(store: Store, entities: Mapping[Iri, Entity]) -> Callable[[Iri], str]:
    """A function that gives the label of an entity or relation."""

    @cache
    def name(iri: Iri) -> str:
        return entities[iri].label if iri in entities else label_of(store, iri, language="en") or shorten(iri)

    return name


def node_values(entity: Entity) -> dict[str, str]:
    return {
        "label": entity.label,
        "class": shorten(entity.classes[0]).removeprefix("kg:") if entity.classes else "",
        "names": "; ".join(entity.names),
        "sources": str(len(entity.documents)),
    }


def edge_values(statement: Statement, name: Callable[[Iri], str]) -> dict[str, str]:
    return {
        "label": name(statement.predicate),
        "relation": shorten(statement.predicate),
        "status": statement.status.value,
        "speaker": "; ".join(map(name, statement.attributed_to)),
        "time": statement.time.at,
        "from": statement.time.start,
        "until": statement.time.end,
        "confidence": f"{statement.confidence:g}",
        "sources": str(len(statement.documents)),
        "quote": statement.evidence[0].quote if statement.evidence else "",
    }


def rows(store: Store) -> Iterator[dict[str, str]]:
    """One row per statement and mention (``COLUMNS``), sorted by the IRI of the statement."""
    name = namer(store, {entity.iri: entity for entity in store.entities()})
    documents = {document.iri: document for document in store.documents()}
    for statement in store.statements():
        for evidence in statement.evidence:
            yield _row(statement, evidence, documents.get(evidence.document), name)


def _row(statement: Statement, evidence: Evidence, document: Document | None, name: Callable[[Iri], str]) -> dict[str, str]:
    is_text = isinstance(statement.object, Text)
    return {
        "subject": name(statement.subject),
        "relation": name(statement.predicate),
        "object": statement.object.value if isinstance(statement.object, Text) else name(statement.object),
        "status": statement.status.value,
        "speaker": "; ".join(map(name, statement.attributed_to)),
        "position": statement.position,
        "time": statement.time.at,
        "from": statement.time.start,
        "until": statement.time.end,
        "confidence": f"{statement.confidence:g}",
        "quote": evidence.quote,
        "title": document.title if document else "",
        "publisher": document.publisher if document else "",
        "published": document.published.isoformat() if document and document.published else "",
        "url": document.url if document else "",
        "start": str(evidence.span.start),
        "end": str(evidence.span.end),
        "document": evidence.document,
        "statement": statement.iri,
        "subject_iri": statement.subject,
        "relation_iri": statement.predicate,
        "object_iri": "" if is_text else str(statement.object),
    }
