"""A part of the graph: by date, class, name, status and confidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kg.errors import ExportError
from kg.model import Document, Entity, Iri, ResolvedGraph, Statement, Status
from kg.model.iri import KG
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Selection:
    """What to take along; an empty one takes everything.

    ``since`` keeps documents published on that day or later; ``classes`` (``Person`` or ``kg:Person``) and ``about``
    (names or IRIs) keep statements with at least one such thing in them; ``asserted_only`` and ``min_confidence``
    leave out weaker statements. What a kept statement speaks of is kept too.
    """

    since: date | None = None
    classes: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    asserted_only: bool = False
    min_confidence: float = 0.0

    def __bool__(self) -> bool:
        return self != Selection()


def selected(store: Store, selection: Selection | None) -> Store:
    """The store itself, or a store in memory with the selected part. Raises ``ExportError`` for unknown names."""
    if not selection:
        return store
    part = Store.memory()
    part.write(part_of(resolved(store), selection, centre=_centre(store, selection)))
    return part


def resolved(store: Store) -> ResolvedGraph:
    """Everything in a store as values."""
    return ResolvedGraph(store.documents(), tuple(store.entities()), tuple(store.statements()), store.relations())


def part_of(graph: ResolvedGraph, selection: Selection, *, centre: frozenset[Iri] | None) -> ResolvedGraph:
    """The part of a graph; ``centre`` are the entities that statements must touch (``None``: any)."""
    documents = [d for d in graph.documents if _is_recent(d, selection.since)]
    sources = {d.iri for d in documents}
    statements = [s for s in (_within(s, sources) for s in graph.statements) if s and _is_wanted(s, selection, centre)]
    told = {iri for s in statements for iri in (s.subject, s.object, *s.attributed_to) if isinstance(iri, str)}
    entities = [e for e in (_seen_in(e, sources) for e in graph.entities) if e and (centre is None or e.iri in centre or e.iri in told)]
    if centre is not None:
        proved = {d for s in statements for d in s.documents} | {d for e in entities if e.iri in centre for d in e.documents}
        documents = [d for d in documents if d.iri in proved]
        entities = [e for e in (_seen_in(e, proved) for e in entities) if e]
    used = {s.predicate for s in statements}
    return ResolvedGraph(tuple(documents), tuple(entities), tuple(statements), tuple(r for r in graph.relations if r.iri in used))


def _centre(store: Store, selection: Selection) -> frozenset[Iri] | None:
    """The entities of the classes and names asked for; both given, those that fit both."""
    centres: list[set[Iri]] = []
    if selection.classes:
        wanted = {Iri(c if "//" in c else KG + c.removeprefix("kg:")) for c in selection.classes}
        centres.append({e.iri for e in store.entities() if wanted & set(e.classes)})
        if not centres[-1]:
            raise ExportError(f"nothing in the graph is of the class {' or '.join(selection.classes)}; kg ontology list shows the classes")
    if selection.about:
        centres.append({iri for name in selection.about for iri in _bearers(store, name)})
    return frozenset(set.intersection(*centres)) if centres else None


def _bearers(store: Store, name: str) -> Iterable[Iri]:
    if "://" in name and store.entity(Iri(name)):
        return [Iri(name)]
    found = store.names().named(name)
    if not found:
        near = ", ".join(e.label for e in store.search(name, limit=5))
        raise ExportError(f"nothing in the graph is called {name!r}" + (f"; there is: {near}" if near else "; check the spelling"))
    return found


def _is_recent(document: Document, since: date | None) -> bool:
    return since is None or (document.published is not None and document.published >= since)


def _within(statement: Statement, sources: set[Iri]) -> Statement | None:
    """The statement as far as these documents prove it."""
    evidence = tuple(e for e in statement.evidence if e.document in sources)
    return replace(statement, evidence=evidence) if evidence else None


def _seen_in(entity: Entity, sources: set[Iri]) -> Entity | None:
    documents = tuple(d for d in entity.documents if d in sources)
    return replace(entity, documents=documents) if documents else None


def _is_wanted(statement: Statement, selection: Selection, centre: frozenset[Iri] | None) -> bool:
    if selection.asserted_only and statement.status is not Status.ASSERTED:
        return False
    if statement.confidence < selection.min_confidence:
        return False
    return centre is None or not centre.isdisjoint({statement.subject, statement.object, *statement.attributed_to})
