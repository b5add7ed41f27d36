"""What the view reads: the few methods of a store and of an ontology that it needs, and a copy of what they gave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from kg.model import Document, Entity, Iri, OpenRelation, Statement


class Facts(Protocol):
    """The reading half of ``kg.store.Store``."""

    def documents(self) -> Iterable[Document]: ...
    def entities(self) -> Iterable[Entity]: ...
    def statements(self) -> Iterable[Statement]: ...
    def relations(self) -> Iterable[OpenRelation]: ...


class Labels(Protocol):
    """The part of ``kg.ontology.Ontology`` that names terms for people."""

    def label(self, iri: Iri, language: str) -> str: ...
    def is_functional(self, predicate: Iri) -> bool: ...
    def is_symmetric(self, predicate: Iri) -> bool: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Facts read once; every list sorted by IRI."""

    all_documents: tuple[Document, ...]
    all_entities: tuple[Entity, ...]
    all_statements: tuple[Statement, ...]
    all_relations: tuple[OpenRelation, ...]

    def documents(self) -> tuple[Document, ...]:
        return self.all_documents

    def entities(self) -> tuple[Entity, ...]:
        return self.all_entities

    def statements(self) -> tuple[Statement, ...]:
        return self.all_statements

    def relations(self) -> tuple[OpenRelation, ...]:
        return self.all_relations


def snapshot_of(facts: Facts) -> Snapshot:
    """The facts of a store, read once: a store answers from disk each time it is asked."""
    if isinstance(facts, Snapshot):
        return facts
    return Snapshot(tuple(facts.documents()), tuple(facts.entities()), tuple(facts.statements()), tuple(facts.relations()))
