"""What the view reads: the few methods of a store and of an ontology that it needs."""

from __future__ import annotations

from collections.abc import Iterable
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
