"""Across documents: LocalGraphs -> ResolvedGraph. A pure function of the set of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.model.claim import Claim, Event, Filler, Reading
from kg.model.document import Document
from kg.model.iri import BASE, Iri, expand
from kg.model.statement import Entity, Evidence, OpenRelation, ResolvedGraph, Text
from kg.ontology import Ontology
from kg.resolve.consequences import consequences_of
from kg.resolve.graph import LocalGraph
from kg.resolve.joining import groups_of
from kg.resolve.merging import NO_COPIES, Draft, merged
from kg.resolve.minting import entities_of, event_entity, phrase_entity, unnamed_entity
from kg.resolve.variants import key_of

_TIMES = frozenset(map(expand, ("kg:atTime", "kg:validFrom", "kg:validUntil")))
_DATES = {4: expand("xsd:gYear"), 7: expand("xsd:gYearMonth"), 10: expand("xsd:date")}  # by length, as in ISO 8601


def resolve(
    locals: Iterable[LocalGraph], ontology: Ontology, *, base: str = BASE, same_copy: Mapping[Iri, Iri] = NO_COPIES
) -> ResolvedGraph:
    """Settle who is who across documents and state every claim once, with all its evidence.

    The result depends on nothing but the set of documents: not on their order, nor on how they were split
    between workers. Of two graphs of one document the first by content counts. ``same_copy`` maps documents that
    print nearly the same text to one of them; they stay sources of their own, but count once in confidence.
    """
    graphs = sorted({g.document.iri: g for g in sorted(locals, key=lambda g: g.document.text, reverse=True)}.values(), key=lambda g: g.document.iri)
    things = (((g.document.iri, e.index), e) for g in graphs for e in g.entities if e.named)
    entities: dict[Iri, Entity] = {}
    known: dict[tuple[Iri, int], Entity] = {}
    for entity, group in entities_of(groups_of(things, ontology), ontology, base=base):
        entities[entity.iri] = entity
        known.update(dict.fromkeys(group.members, entity))
    drafts: list[Draft] = []
    labels: dict[Iri, set[tuple[str, str]]] = {}
    for graph in graphs:
        reader = _Reader(graph, known, ontology, base)
        for claim in graph.claims:
            drafts += reader.drafts(claim, labels)
        for entity in reader.made.values():
            same = entities.get(entity.iri)
            entities[entity.iri] = entity if same is None else replace(same, documents=tuple(sorted({*same.documents, *entity.documents})))
    statements = merged(consequences_of(drafts, ontology), base=base, same_copy=same_copy)
    used = {s.subject for s in statements} | {s.object for s in statements} | {a for s in statements for a in s.attributed_to}
    return ResolvedGraph(
        documents=tuple(g.document for g in graphs),
        entities=tuple(entities[i] for i in sorted(entities) if entities[i].named or i in used),
        statements=statements,
        relations=tuple(OpenRelation(i, tuple(sorted(labels[i]))) for i in sorted(labels)),
    )


@dataclass(slots=True)
class _Reader:
    """Turns the claims of one document into drafts of statements."""

    graph: LocalGraph
    known: dict[tuple[Iri, int], Entity]
    ontology: Ontology
    base: str
    made: dict[tuple[str, str | int], Entity] = field(default_factory=dict)
    twins: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, int] | None = None

    def drafts(self, claim: Claim, labels: dict[Iri, set[tuple[str, str]]]) -> Iterator[Draft]:
        chosen = self._chosen(claim)
        if chosen is None:
            return
        reading, subject, target = chosen
        predicate = reading.predicate
        if reading.label:
            labels.setdefault(predicate, set()).add((self.graph.document.language, reading.label))
        yield Draft(
            subject=subject.iri,
            predicate=predicate,
            object=target.iri if isinstance(target, Entity) else target,
            status=claim.status,
            attributed_to=self._speakers(claim),
            time=claim.time,
            position=claim.position,
            confidence=reading.confidence,
            rule=reading.rule,
            evidence=self._evidence(claim),
        )

    def _chosen(self, claim: Claim) -> tuple[Reading, Entity, Entity | Text] | None:
        """The first reading that the ontology allows, with its subject and object; ``None`` when nothing is left."""
        for reading in claim.readings:
            subject = self._thing(reading.subject)
            target = self._object(reading)
            if subject is None or target is None or isinstance(target, Entity) and target.iri == subject.iri:
                continue
            classes = target.classes if isinstance(target, Entity) else ()
            if self.ontology.allows(reading.predicate, subject.classes, classes, named=subject.named):
                return reading, subject, target
        return None

    def _object(self, reading: Reading) -> Entity | Text | None:
        if isinstance(reading.object, str):
            found = self.ontology.properties.get(reading.predicate)
            if (found is None or not found.literal) and (same := self._by_name(reading.object)) is not None:
                return same
            language = self.graph.document.language
            if found is None or not found.literal:
                return Text(reading.object, language)
            return Text(reading.object, datatype=_DATES.get(len(reading.object), "") if reading.predicate in _TIMES else "")
        target = self._thing(reading.object)
        found = self.ontology.properties.get(reading.predicate)
        if found is not None and found.literal and target is not None:
            return Text(target.label)
        return target

    def _thing(self, filler: Filler) -> Entity | None:
        document = self.graph.document
        if isinstance(filler, Event):
            key: tuple[str, str | int] = ("event", filler.key)
            if key not in self.made:
                others = self.twins.setdefault(filler.label, [])
                self.made[key] = event_entity(filler, document, self.ontology, base=self.base, twin=len(others))
                others.append(filler.key)
            return self.made[key]
        if isinstance(filler, str):
            key = ("text", filler)
            if not filler.strip():
                return None
            if (same := self._by_name(filler)) is not None:
                return same
            return self.made.setdefault(key, phrase_entity(filler, document, base=self.base))
        entity = self.graph.entities[filler]
        if entity.vague:
            return None
        if entity.named:
            return self.known[(document.iri, filler)]
        return self.made.setdefault(("entity", filler), unnamed_entity(entity, document, self.ontology, base=self.base))

    def _by_name(self, text: str) -> Entity | None:
        """The named thing of this document that bears exactly this name."""
        if self.names is None:
            self.names = {key_of(n): e.index for e in reversed(self.graph.entities) if e.named for n, _ in e.names}
        index = self.names.get(key_of(text))
        return self.known[(self.graph.document.iri, index)] if index is not None else None

    def _speakers(self, claim: Claim) -> tuple[Iri, ...]:
        if claim.speaker is None:
            return ()
        speaker = self._thing(claim.speaker)
        return (speaker.iri,) if speaker is not None else ()

    def _evidence(self, claim: Claim) -> Evidence:
        document: Document = self.graph.document
        return Evidence(document.iri, claim.quote, claim.quote.of(document.text), claim.subject_span, claim.object_span)

