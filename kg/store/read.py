"""From triples back to the model's values: the inverse of ``kg.store.rdf``.

Every reader takes the properties of one node, over all graphs (``Properties``), so that a statement with
evidence in three documents comes back as one value. What a foreign file lacks is filled in mildly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pyoxigraph as ox

from kg.model import Document, Entity, Evidence, Iri, OpenRelation, Span, Statement, Status, TimeSpan
from kg.model.iri import KG, expand, slug
from kg.store.terms import Term, value_of

TYPE = expand("rdf:type")
STRUCTURE = frozenset(expand(n) for n in ("kg:Document", "kg:Statement", "kg:Evidence", "rdf:Property"))
Properties = dict[str, list[Term]]


def properties_of(triples: Iterable[ox.Triple]) -> Properties:
    """The values of each predicate, without doubles, sorted."""
    found: dict[str, dict[str, Term]] = {}
    for triple in triples:
        found.setdefault(triple.predicate.value, {})[str(triple.object)] = triple.object
    return {predicate: [o for _, o in sorted(objects.items())] for predicate, objects in found.items()}


def _texts(properties: Properties, name: str) -> tuple[str, ...]:
    return tuple(sorted({o.value for o in properties.get(expand(name), []) if isinstance(o, ox.Literal)}))


def _text(properties: Properties, name: str) -> str:
    return next(iter(_texts(properties, name)), "")


def _iris(properties: Properties, name: str) -> tuple[Iri, ...]:
    return tuple(sorted({Iri(o.value) for o in properties.get(expand(name), []) if isinstance(o, ox.NamedNode)}))


def _pairs(properties: Properties, name: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(o.language or "", o.value) for o in properties.get(expand(name), []) if isinstance(o, ox.Literal)}))


def _whole(properties: Properties, name: str) -> int | None:
    text = _text(properties, name)
    return int(text) if text.isdecimal() else None


def _span(properties: Properties, start: str, end: str) -> Span | None:
    first, last = _whole(properties, start), _whole(properties, end)
    return Span(first, last) if first is not None and last is not None and first <= last else None


def document_of(iri: Iri, properties: Properties) -> Document:
    try:
        published = date.fromisoformat(_text(properties, "schema:datePublished"))
    except ValueError:
        published = None
    return Document(
        iri=iri,
        text=_text(properties, "kg:text"),
        language=_text(properties, "schema:inLanguage"),
        title=_text(properties, "schema:headline"),
        published=published,
        publisher=_text(properties, "schema:publisher"),
        authors=_texts(properties, "schema:author"),
        url=_text(properties, "schema:url"),
    )


def entity_of(iri: Iri, properties: Properties, *, documents: tuple[Iri, ...]) -> Entity:
    """An entity; its main class comes first, the others by IRI with the most general one, kg:Entity, last."""
    main = next(iter(_iris(properties, "kg:mainClass")), "")
    classes = sorted(_iris(properties, "rdf:type"), key=lambda c: (c != main, c == KG + "Entity", c))
    return Entity(
        iri=iri,
        label=_text(properties, "rdfs:label") or slug(iri.rsplit("/", 1)[-1]).replace("_", " "),
        classes=tuple(classes),
        names=_texts(properties, "skos:altLabel"),
        translations=_pairs(properties, "skos:prefLabel"),
        former_names=_texts(properties, "kg:formerName"),
        same_as=_iris(properties, "owl:sameAs"),
        close_match=_iris(properties, "skos:closeMatch"),
        documents=documents,
        named=_text(properties, "kg:named") != "false",
    )


def relation_of(iri: Iri, properties: Properties) -> OpenRelation:
    return OpenRelation(iri, _pairs(properties, "rdfs:label"))


def statement_of(iri: Iri, properties: Properties, look_up: Callable[[Iri], Properties]) -> Statement | None:
    """A statement with its evidence; ``None`` when subject, predicate or object is missing."""
    subject, predicate = _iris(properties, "rdf:subject"), _iris(properties, "rdf:predicate")
    objects = properties.get(expand("rdf:object"), [])
    if not (subject and predicate and objects):
        return None
    evidence = [evidence_of(look_up(proof)) for proof in _iris(properties, "kg:evidence")]
    return Statement(
        iri=iri,
        subject=subject[0],
        predicate=predicate[0],
        object=value_of(objects[0]),
        status=_status(properties),
        evidence=tuple(sorted(e for e in evidence if e is not None)),
        confidence=_share(_text(properties, "kg:confidence")),
        rules=_texts(properties, "kg:rule"),
        attributed_to=_iris(properties, "kg:attributedTo"),
        time=_time(properties),
        position=_text(properties, "kg:position"),
    )


def _share(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0


def _status(properties: Properties) -> Status:
    name = next(iter(_iris(properties, "kg:status")), "").removeprefix(KG)
    return Status(name) if name in set(Status) else Status.ASSERTED


def _time(properties: Properties) -> TimeSpan:
    try:
        return TimeSpan(*(_text(properties, name) for name in ("kg:atTime", "kg:validFrom", "kg:validUntil")))
    except ValueError:
        return TimeSpan()


def evidence_of(properties: Properties) -> Evidence | None:
    source = _iris(properties, "prov:wasDerivedFrom")
    if not source:
        return None
    return Evidence(
        document=source[0],
        span=_span(properties, "kg:start", "kg:end") or Span(0, 0),
        quote=_text(properties, "kg:quote"),
        subject=_span(properties, "kg:subjectStart", "kg:subjectEnd"),
        object=_span(properties, "kg:objectStart", "kg:objectEnd"),
    )
