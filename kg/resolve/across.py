"""What single documents cannot tell: which statements and events several of them share, and what follows or is undone.

A first look at all documents collects it; then the documents can be resolved some at a time, with little in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model.document import Document
from kg.model.iri import Iri
from kg.model.statement import Entity, OpenRelation, ResolvedGraph
from kg.resolve.consequences import is_undone, undone_by
from kg.resolve.merging import Draft, statement_of


@dataclass(frozen=True, slots=True)
class Drafted:
    """One document with its drafts, those that may follow among them, by the IRIs of their statements."""

    document: Document
    drafts: Mapping[Iri, Sequence[Draft]]
    entities: tuple[Entity, ...]  # that it speaks of
    labels: tuple[tuple[Iri, tuple[str, str]], ...]  # of relations without a term in the ontology


@dataclass(slots=True)
class Across:
    """Look at every document first, in their order, then call ``graph_of`` for all documents, in the same order."""

    entities: dict[Iri, Entity]  # the named ones
    _seen: set[Iri] = field(default_factory=set)
    _shared: dict[Iri, list[Draft]] = field(default_factory=dict)  # of statements that two documents make: all drafts that are known so far
    _undone: set[tuple[Iri, object]] = field(default_factory=set)
    _labels: dict[Iri, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    def look(self, drafted: Drafted) -> None:
        """Remember of a document what others may need; its own drafts are not kept."""
        for name, drafts in drafted.drafts.items():
            self._undone.update(pair for pair in map(undone_by, drafts) if pair is not None)
            if name in self._seen:
                self._shared.setdefault(name, []).extend(drafts)
            self._seen.add(name)
        for entity in drafted.entities:
            if entity.named:
                same = self.entities.get(entity.iri, entity)
                self.entities[entity.iri] = replace(same, documents=tuple(sorted({*same.documents, *entity.documents})))
        for name, label in drafted.labels:
            self._labels[name].add(label)

    def graph_of(self, part: Sequence[Drafted], *, same_copy: Mapping[Iri, Iri]) -> ResolvedGraph:
        """The graph of some documents; statements and entities that they share with others come with all their documents."""
        found: dict[Iri, list[Draft]] = {}
        for drafted in part:
            for name, drafts in drafted.drafts.items():
                shared = self._shared.get(name)
                if shared is None:
                    found[name] = list(drafts)
                    continue
                if all(d.evidence.document != drafted.document.iri for d in shared):
                    shared.extend(drafts)  # of the first document to make it, which nobody knew yet to be shared
                found[name] = shared
        kept = {name: [d for d in found[name] if not is_undone(d, self._undone)] for name in sorted(found)}
        statements = tuple(statement_of(name, drafts, same_copy) for name, drafts in kept.items() if drafts)
        used = {s.subject for s in statements} | {s.object for s in statements} | {a for s in statements for a in s.attributed_to}
        entities: dict[Iri, Entity] = {}
        for entity in (e for drafted in part for e in drafted.entities):
            if entity.named or entity.iri in used:
                entities.setdefault(entity.iri, self.entities.get(entity.iri, entity))
        relations = {s.predicate for s in statements} | {name for drafted in part for name, _ in drafted.labels}
        return ResolvedGraph(
            documents=tuple(drafted.document for drafted in part),
            entities=tuple(entities[i] for i in sorted(entities)),
            statements=statements,
            relations=tuple(OpenRelation(i, tuple(sorted(self._labels[i]))) for i in sorted(relations) if i in self._labels),
        )


def by_iri(pairs: Iterable[tuple[Iri, Draft]]) -> dict[Iri, list[Draft]]:
    found: dict[Iri, list[Draft]] = {}
    for name, draft in pairs:
        found.setdefault(name, []).append(draft)
    return found
