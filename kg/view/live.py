"""Parts of a store for a page that loads as the reader goes (``kg serve``): an excerpt at a time, as payloads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from kg.model import Document, Entity, Iri, OpenRelation, Statement
from kg.view.drawing import drawing_of
from kg.view.payload import payload
from kg.view.source import Labels, Snapshot

MOST_STATEMENTS = 300  # about one thing: what a reader can take in at once


class Lookup(Protocol):
    """The part of ``kg.store.Store`` that finds single things."""

    def document(self, iri: Iri) -> Document | None: ...
    def entity(self, iri: Iri) -> Entity | None: ...
    def statements_about(self, iri: Iri, *, limit: int | None = None) -> tuple[Statement, ...]: ...
    def relations(self) -> Iterable[OpenRelation]: ...
    def search(self, text: str, *, limit: int = 20) -> tuple[Entity, ...]: ...


def excerpt(store: Lookup, things: Iterable[Iri], *, limit: int = MOST_STATEMENTS) -> Snapshot:
    """What the store says about some things: their statements (at most ``limit`` each), all ends of these, and their documents.

    An excerpt can be given to ``page`` like a store, so that a large store opens with a small page.
    """
    wanted = sorted(set(things))
    statements = {s.iri: s for thing in wanted for s in store.statements_about(thing, limit=limit)}
    ends = {end for s in statements.values() for end in (s.subject, *s.attributed_to, *((s.object,) if isinstance(s.object, str) else ()))}
    entities = [entity for iri in sorted(ends.union(wanted)) if (entity := store.entity(iri))]
    named = {d for s in statements.values() for d in s.documents}
    documents = [document for iri in sorted(named) if (document := store.document(iri))]
    used = {s.predicate for s in statements.values()}
    return Snapshot(
        tuple(documents), tuple(entities), tuple(statements[iri] for iri in sorted(statements)),
        tuple(relation for relation in store.relations() if relation.iri in used),
    )


def around(store: Lookup, ontology: Labels | None, iri: Iri, *, language: str = "en", limit: int = MOST_STATEMENTS) -> dict[str, Any]:
    """The payload with a thing, its statements and its neighbours: the answer to ``GET {live}/around?iri=…``."""
    return payload(drawing_of(excerpt(store, [iri], limit=limit), ontology), language=language)


def found(store: Lookup, ontology: Labels | None, text: str, *, language: str = "en", limit: int = 12) -> dict[str, Any]:
    """The payload with the things of a name, without their statements: the answer to ``GET {live}/search?q=…``."""
    entities = tuple(sorted(store.search(text, limit=limit), key=lambda entity: entity.iri))
    return payload(drawing_of(Snapshot((), entities, (), ()), ontology), language=language)
