"""Across documents: LocalGraphs -> ResolvedGraph. A pure function of the set of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from kg.model.claim import Claim, Event, Filler, Reading
from kg.model.document import Document
from kg.model.iri import BASE, Iri, expand
from kg.model.statement import Entity, Evidence, ResolvedGraph, Text
from kg.ontology import Ontology
from kg.resolve.across import Across, Drafted, by_iri
from kg.resolve.consequences import following
from kg.resolve.graph import LocalEntity, LocalGraph
from kg.resolve.joining import Place, groups_of
from kg.resolve.merging import NO_COPIES, Draft, iri_of
from kg.resolve.minting import entities_of, event_entity, phrase_entity, unnamed_entity
from kg.resolve.partitions import partitions_of
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
    names = names_of((t for g in graphs for t in things_in(g)), ontology, base=base)
    across = Across(dict(names.entities))
    drafted = [_drafted(g, names, ontology, base) for g in graphs]
    for one in drafted:
        across.look(one)
    return across.graph_of(drafted, same_copy=same_copy)


def resolve_in_parts(
    read: Callable[[], Iterable[LocalGraph]],
    names: Names,
    ontology: Ontology,
    *,
    size: int,
    base: str = BASE,
    same_copy: Mapping[Iri, Iri] = NO_COPIES,
) -> Iterator[ResolvedGraph]:
    """What ``resolve`` gives, ``size`` documents at a time, so that no more of them are in memory.

    ``read`` is called twice and gives every document once, sorted by IRI; ``names`` are those of all documents.
    """
    across = Across(dict(names.entities))
    part: list[Drafted] = []  # the first, which is kept until all others were looked at
    for graph in read():
        drafted = _drafted(graph, names, ontology, base)
        across.look(drafted)
        if len(part) < size:
            part.append(drafted)
    remaining = islice(read(), len(part), None)
    while part:
        yield across.graph_of(part, same_copy=same_copy)
        part = [_drafted(graph, names, ontology, base) for graph in islice(remaining, size)]


@dataclass(frozen=True, slots=True)
class Names:
    """Who is who: the named entities, and which of them a named thing of a document is."""

    entities: Mapping[Iri, Entity]
    known: Mapping[Place, Entity]


def things_in(graph: LocalGraph) -> Iterator[tuple[Place, LocalEntity]]:
    """The things of a document that may be things of others too."""
    return (((graph.document.iri, e.index), e) for e in graph.entities if e.named)


def names_of(things: Iterable[tuple[Place, LocalEntity]], ontology: Ontology, *, base: str = BASE) -> Names:
    """Settle who is who, partition by partition; only the IRIs, which tell namesakes apart, need all groups."""
    entities: dict[Iri, Entity] = {}
    known: dict[Place, Entity] = {}
    groups = sorted((g for part in partitions_of(things, ontology) for g in groups_of(part, ontology)), key=lambda g: g.order)
    for entity, group in entities_of(groups, ontology, base=base):
        entities[entity.iri] = entity
        known.update(dict.fromkeys(group.members, entity))
    return Names(entities, known)


def _drafted(graph: LocalGraph, names: Names, ontology: Ontology, base: str) -> Drafted:
    reader = _Reader(graph, names.known, ontology, base)
    labels: dict[Iri, set[tuple[str, str]]] = {}
    drafts = [d for claim in graph.claims for d in reader.drafts(claim, labels)]
    drafts += following(drafts, ontology)
    known = (names.known[place] for place, _ in things_in(graph))
    return Drafted(
        document=graph.document,
        drafts=by_iri((iri_of(d, base=base), d) for d in drafts),
        entities=tuple({e.iri: e for e in reversed((*reader.made.values(), *known))}.values()),  # of two with one IRI the first
        labels=tuple((name, label) for name, found in labels.items() for label in found),
    )


@dataclass(slots=True)
class _Reader:
    """Turns the claims of one document into drafts of statements."""

    graph: LocalGraph
    known: Mapping[Place, Entity]
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
            if key not in self.made:
                self.made[key] = phrase_entity(filler, document, base=self.base)
            return self.made[key]
        entity = self.graph.entities[filler]
        if entity.vague:
            return None
        if entity.named:
            return self.known[(document.iri, filler)]
        key = ("entity", filler)
        if key not in self.made:
            self.made[key] = unnamed_entity(entity, document, self.ontology, base=self.base)
        return self.made[key]

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

