"""Groups -> entities of the graph with their IRIs, labels and classes."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from kg.language.places import COUNTRY, Place, place_of
from kg.model.claim import Event
from kg.model.document import Document
from kg.model.iri import Iri, expand, iri, mint, shorten, slug
from kg.model.statement import Entity
from kg.ontology import Ontology
from kg.resolve.classes import best_class
from kg.resolve.cluster import fullest
from kg.resolve.graph import LocalEntity
from kg.resolve.joining import Group
from kg.resolve.kinds import class_of_place

ENTITY = expand("kg:Entity")
_NAMED_EVENT = re.compile(r"\A[A-ZÄÖÜ][\w.-]*( [A-ZÄÖÜ][\w.-]*)? (19|20)\d\d\Z")  # one or two words and a year


def entities_of(groups: Sequence[Group], ontology: Ontology, *, base: str) -> tuple[tuple[Entity, Group], ...]:
    """The named entities; things of one name and different kinds get their class into the IRI."""
    described = [(label_of(g), class_of(g, ontology), g) for g in groups]
    bearers = Counter(slug(label) for label, _, group in described if not group.document)
    return tuple(
        (_entity(label, cls, group, ontology, base=base, alone=bearers[slug(label)] == 1), group) for label, cls, group in described
    )


def label_of(group: Group) -> str:
    """The fullest name in use; for places the most frequent one."""
    current = [(n, c) for n, c in sorted(group.names.items()) if n not in group.former] or sorted(group.names.items())
    if group.place:
        known = known_place(group)
        if known is not None and known.kind == COUNTRY:
            proper = {label for _, label in known.labels}
            current = [(n, c) for n, c in current if n in proper] or [(known.label("en"), 1)]
        return min(current, key=lambda item: (-item[1], -len(item[0]), item[0]))[0]
    return fullest(current)


def class_of(group: Group, ontology: Ontology) -> Iri | None:
    if group.place and (known := known_place(group)) is not None:
        return class_of_place(known)
    return best_class(sorted(group.votes.items()), ontology)


def known_place(group: Group) -> Place | None:
    found = (place_of(name) for name in sorted(group.names))
    return next((p for p in found if p is not None and p.key == group.place), None)


def _entity(label: str, cls: Iri | None, group: Group, ontology: Ontology, *, base: str, alone: bool) -> Entity:
    name = mint("entity", f"{label}_{_hash_of(group.document)}" if group.document else label, base=base)
    if not alone and not group.document:
        name = iri(f"{name}_({shorten(cls or ENTITY).partition(':')[2]})")
    known = known_place(group) if group.place else None
    return Entity(
        iri=name,
        label=label,
        classes=line_of(cls, ontology),
        names=tuple(sorted(n for n in group.names if n != label)),
        translations=known.labels if known is not None and known.kind == "country" else (),
        former_names=tuple(sorted(group.former)),
        same_as=(iri(known.same_as),) if known is not None and known.same_as else (),
        documents=tuple(sorted({document for document, _ in group.members})),
    )


def line_of(cls: Iri | None, ontology: Ontology) -> tuple[Iri, ...]:
    """A class with its superclasses, the most specific first; ``kg:Entity`` for none."""
    return (cls, *ontology.superclasses(cls)) if cls is not None else (ENTITY,)


def unnamed_entity(entity: LocalEntity, document: Document, ontology: Ontology, *, base: str) -> Entity:
    """A thing without a proper name; it belongs to its document."""
    cls = best_class(entity.votes, ontology)
    key = entity.name if not entity.order else f"{entity.name} {entity.order + 1}"
    return Entity(
        iri=mint("entity", f"{_short(key)}_{document_hash(document)}", base=base),
        label=entity.name,
        classes=line_of(cls, ontology),
        names=tuple(n for n, _ in entity.names if n != entity.name),
        documents=(document.iri,),
        named=False,
    )


def event_entity(event: Event, document: Document, ontology: Ontology, *, base: str, twin: int = 0) -> Entity:
    """The node of an event. One that its label names for all the world ("Bundestagswahl 2005") is one in all documents.

    ``twin`` counts events of the same label in the document.
    """
    is_named = _NAMED_EVENT.search(event.label) is not None
    key = event.label if not twin or is_named else f"{event.label} {twin + 1}"
    return Entity(
        iri=mint("entity", key if is_named else f"{_short(key)}_{document_hash(document)}", base=base),
        label=event.label,
        classes=line_of(event.event_class, ontology),
        documents=(document.iri,),
        named=is_named,
    )


def phrase_entity(text: str, document: Document, *, base: str) -> Entity:
    """A phrase that no mention covers, as a thing of its document."""
    return Entity(
        iri=mint("entity", f"{_short(text)}_{document_hash(document)}", base=base),
        label=text,
        classes=(ENTITY,),
        documents=(document.iri,),
        named=False,
    )


def document_hash(document: Document) -> str:
    return _hash_of(document.iri)


def _hash_of(document: str) -> str:
    return hashlib.sha256(document.encode("utf-8")).hexdigest()[:8]


def _short(text: str) -> str:
    # long phrases keep their beginning and a hash of the whole, so that IRIs stay readable and apart
    if len(text) <= 60:
        return text
    return f"{text[:50]} {hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"

