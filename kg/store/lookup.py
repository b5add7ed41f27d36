"""Documents, entities and statements looked up in a backend; everything comes out sorted by IRI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from kg.model import Document, Entity, Iri, OpenRelation, Statement
from kg.store import read
from kg.store.backend import Backend
from kg.store.names import NameIndex
from kg.store.terms import node, term

_NAMES = ("rdfs:label", "skos:altLabel", "skos:prefLabel", "kg:formerName")


def subjects(backend: Backend, predicate: str, target: str) -> list[Iri]:
    """The nodes with a property, given as prefixed names: ``subjects(backend, "rdf:type", "kg:Person")``."""
    found = backend.match(None, term(predicate), term(target))
    return [Iri(iri) for iri in sorted({t.subject.value for t in found if isinstance(t.subject, ox.NamedNode)})]


def properties(backend: Backend, iri: Iri) -> read.Properties:
    """Everything the graphs say about a node."""
    return read.properties_of(backend.match(node(iri), None, None))


def fetched(backend: Backend, iris: Iterable[Iri], *, also: str = "") -> Iterator[Iri]:
    """The IRIs, with what is about them (and about their values of a property) brought near in portions of 200."""
    rest = iter(iris)
    while portion := list(islice(rest, 200)):
        backend.prefetch([node(iri) for iri in portion])
        if also:
            near = (t.object for iri in portion for t in backend.match(node(iri), term(also), None))
            backend.prefetch([found for found in near if isinstance(found, ox.NamedNode)])
        yield from portion


def documents(backend: Backend) -> Iterator[Document]:
    for iri in fetched(backend, subjects(backend, "rdf:type", "kg:Document")):
        yield read.document_of(iri, properties(backend, iri))


def document(backend: Backend, iri: Iri) -> Document | None:
    found = properties(backend, iri)
    return read.document_of(iri, found) if found else None


def entity_iris(backend: Backend) -> list[Iri]:
    """Everything that has a class and is not part of the bookkeeping."""
    triples = backend.match(None, term("rdf:type"), None)
    return [Iri(i) for i in sorted({t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode) and _is_kind(t)})]


def _is_kind(triple: ox.Triple) -> bool:
    return isinstance(triple.object, ox.NamedNode) and triple.object.value not in read.STRUCTURE


def entity(backend: Backend, iri: Iri) -> Entity | None:
    triples = list(backend.match(node(iri), None, None))
    kinds = sorted((t.object for t in triples if t.predicate == term("rdf:type") and _is_kind(t)), key=str)
    if not kinds:
        return None
    graphs = tuple(Iri(g.value) for g in backend.where(node(iri), term("rdf:type"), kinds[0]))
    return read.entity_of(iri, read.properties_of(triples), documents=graphs or _documents_by_evidence(backend, iri))


def _documents_by_evidence(backend: Backend, iri: Iri) -> tuple[Iri, ...]:
    """In files without named graphs: the documents of the statements about an entity."""
    return tuple(sorted({document for s in statements(backend, about(backend, iri)) for document in s.documents}))


def statements(backend: Backend, iris: Iterable[Iri]) -> Iterator[Statement]:
    """The statements with these IRIs, in this order; what is no whole statement is left out."""
    for iri in fetched(backend, iris, also="kg:evidence"):
        found = read.statement_of(iri, properties(backend, iri), lambda proof: properties(backend, proof))
        if found:
            yield found


def about(backend: Backend, iri: Iri) -> list[Iri]:
    """Statements with this entity as subject, object or speaker, sorted."""
    places = ("rdf:subject", "rdf:object", "kg:attributedTo")
    return sorted({Iri(t.subject.value) for p in places for t in backend.match(None, term(p), node(iri)) if isinstance(t.subject, ox.NamedNode)})


def relations(backend: Backend) -> Iterator[OpenRelation]:
    for iri in subjects(backend, "rdfs:subPropertyOf", "kg:relatedTo"):
        yield read.relation_of(iri, properties(backend, iri))


def name_index(backend: Backend) -> NameIndex:
    """All names of all entities; the weight of one is the number of statements that have it as subject or object."""
    entities = {iri: iri for iri in entity_iris(backend)}
    weight = dict.fromkeys(entities, 0)
    for place in ("rdf:subject", "rdf:object"):
        for triple in backend.match(None, term(place), None):
            iri = entities.get(Iri(triple.object.value)) if isinstance(triple.object, ox.NamedNode) else None
            if iri is not None:
                weight[iri] += 1
    pairs = []
    for name in _NAMES:
        for triple in backend.match(None, term(name), None):
            iri = entities.get(Iri(triple.subject.value)) if isinstance(triple.subject, ox.NamedNode) else None
            if iri is not None and isinstance(triple.object, ox.Literal):
                pairs.append((triple.object.value, iri))
    return NameIndex.of(pairs, weight)
