"""Several graphs as one, for graphs that have no records to be resolved anew (exported files)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.export.selection import resolved
from kg.model import Document, Entity, Iri, OpenRelation, ResolvedGraph, Statement
from kg.store import Store


def merge(stores: Iterable[Store]) -> ResolvedGraph:
    """The graphs together, ready to be written: each document, entity and statement once, with all its evidence.

    Where two graphs know a document, the first one's title and text stand. An entity keeps its longest label, the
    others become names. A statement keeps its highest confidence.
    """
    documents: dict[Iri, Document] = {}
    entities: dict[Iri, Entity] = {}
    statements: dict[Iri, Statement] = {}
    relations: dict[Iri, OpenRelation] = {}
    for graph in map(resolved, stores):
        for document in graph.documents:
            documents.setdefault(document.iri, document)
        for entity in graph.entities:
            entities[entity.iri] = _joined_entity(entities.get(entity.iri, entity), entity)
        for statement in graph.statements:
            statements[statement.iri] = _joined_statement(statements.get(statement.iri, statement), statement)
        for relation in graph.relations:
            known = relations.get(relation.iri, relation)
            relations[relation.iri] = replace(known, labels=tuple(sorted({*known.labels, *relation.labels})))
    return ResolvedGraph(
        tuple(documents[iri] for iri in sorted(documents)),
        tuple(entities[iri] for iri in sorted(entities)),
        tuple(statements[iri] for iri in sorted(statements)),
        tuple(relations[iri] for iri in sorted(relations)),
    )


def _joined_entity(one: Entity, two: Entity) -> Entity:
    label = max(one.label, two.label, key=lambda name: (len(name), name))
    narrow, wide = sorted((one, two), key=lambda e: -len(e.classes))
    return replace(
        one,
        label=label,
        classes=(*narrow.classes, *(c for c in wide.classes if c not in narrow.classes)),
        names=tuple(sorted({*one.names, *two.names, one.label, two.label} - {label})),
        translations=tuple(sorted(dict((*two.translations, *one.translations)).items())),
        former_names=tuple(sorted({*one.former_names, *two.former_names})),
        same_as=tuple(sorted({*one.same_as, *two.same_as})),
        close_match=tuple(sorted({*one.close_match, *two.close_match})),
        documents=tuple(sorted({*one.documents, *two.documents})),
        named=one.named or two.named,
    )


def _joined_statement(one: Statement, two: Statement) -> Statement:
    return replace(
        one,
        evidence=tuple(sorted({*one.evidence, *two.evidence})),
        confidence=max(one.confidence, two.confidence),
        rules=tuple(sorted({*one.rules, *two.rules})),
    )
