"""What two graphs differ in, and what they give together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.export.rows import namer
from kg.export.selection import resolved
from kg.model import Document, Entity, Iri, OpenRelation, ResolvedGraph, Statement, Text
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands in one of two graphs only, all sorted by IRI.

    A statement that has other evidence or other confidence in the second graph is the same statement. ``lines`` tells
    each statement in words, ``-`` for the first graph only and ``+`` for the second.
    """

    documents_only_in_first: tuple[Document, ...]
    documents_only_in_second: tuple[Document, ...]
    only_in_first: tuple[Statement, ...]
    only_in_second: tuple[Statement, ...]
    lines: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.documents_only_in_first or self.documents_only_in_second or self.only_in_first or self.only_in_second)


def diff(first: Store, second: Store) -> Difference:
    """Compare two graphs by their documents and statements."""
    one, two = _by_iri(first.statements()), _by_iri(second.statements())
    left, right = {d.iri: d for d in first.documents()}, {d.iri: d for d in second.documents()}
    only_one = tuple(one[iri] for iri in sorted(one.keys() - two.keys()))
    only_two = tuple(two[iri] for iri in sorted(two.keys() - one.keys()))
    return Difference(
        documents_only_in_first=tuple(left[iri] for iri in sorted(left.keys() - right.keys())),
        documents_only_in_second=tuple(right[iri] for iri in sorted(right.keys() - left.keys())),
        only_in_first=only_one,
        only_in_second=only_two,
        lines=(*_told(first, "-", only_one), *_told(second, "+", only_two)),
    )


def _by_iri(statements: Iterable[Statement]) -> dict[Iri, Statement]:
    return {statement.iri: statement for statement in statements}


def _told(store: Store, mark: str, statements: Iterable[Statement]) -> list[str]:
    name = namer(store, {entity.iri: entity for entity in store.entities()})
    return sorted(
        f"{mark} {name(s.subject)} {name(s.predicate)} {s.object.value if isinstance(s.object, Text) else name(s.object)} ({s.status.lower()})"
        for s in statements
    )


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
