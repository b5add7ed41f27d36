"""What a document supports, as the quads of its named graph (VOCABULARY.md, "How a statement stands in the graph")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.model import Document, Entity, Evidence, Iri, OpenRelation, ResolvedGraph, Statement, Status
from kg.model.iri import BASE, mint_hashed
from kg.store.terms import moment, node, plain, share, tagged, term, term_of, whole

Subject = ox.NamedNode
Pair = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]


def graphs_of(graph: ResolvedGraph) -> Iterator[tuple[Iri, list[ox.Quad]]]:
    """The named graph of each document, in the order of ``graph.documents``, its quads sorted and without doubles.

    Entities stand in the graphs of the documents that speak of them, statements in those that prove them,
    open relations in those that use them.
    """
    entities: dict[Iri, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        for document in entity.documents:
            entities[document].append(entity)
    statements: dict[Iri, list[Statement]] = defaultdict(list)
    for statement in graph.statements:
        for document in statement.documents:
            statements[document].append(statement)
    relations = {relation.iri: relation for relation in graph.relations}
    for about in graph.documents:
        yield about.iri, _document_graph(about, entities[about.iri], statements[about.iri], relations)


def _document_graph(
    document: Document, entities: list[Entity], statements: list[Statement], relations: dict[Iri, OpenRelation]
) -> list[ox.Quad]:
    name = node(document.iri)
    quads = [ox.Quad(name, p, o, name) for p, o in document_pairs(document)]
    for entity in entities:
        subject = node(entity.iri)
        quads += [ox.Quad(subject, p, o, name) for p, o in entity_pairs(entity)]
    used = sorted({s.predicate for s in statements if s.predicate in relations})
    for relation in (relations[iri] for iri in used):
        subject = node(relation.iri)
        quads += [ox.Quad(subject, p, o, name) for p, o in relation_pairs(relation)]
    for statement in statements:
        quads += _statement_quads(statement, document.iri, name)
    return [quad for _, quad in sorted({str(quad): quad for quad in quads}.items())]


def document_pairs(document: Document) -> Iterator[Pair]:
    """What is known about a document. Where it was read from (a local path, say) never stands in the graph."""
    yield term("rdf:type"), term("kg:Document")
    known = (
        ("schema:headline", document.title),
        ("schema:inLanguage", document.language),
        ("schema:publisher", document.publisher),
        ("kg:text", document.text),
    )
    for name, value in known:
        if value:
            yield term(name), plain(value)
    for author in document.authors:
        yield term("schema:author"), plain(author)
    if document.published:
        yield term("schema:datePublished"), moment(document.published.isoformat())
    if document.url:
        yield term("schema:url"), plain(document.url)


def entity_pairs(entity: Entity) -> Iterator[Pair]:
    for place, name in enumerate(entity.classes):
        yield term("rdf:type"), node(name)
        if place == 0:  # the set of rdf:type has no order, so the most specific class is told apart
            yield term("kg:mainClass"), node(name)
    yield term("rdfs:label"), plain(entity.label)
    for other in entity.names:
        yield term("skos:altLabel"), plain(other)
    for language, name_there in entity.translations:
        yield term("skos:prefLabel"), tagged(name_there, language)
    for former in entity.former_names:
        yield term("kg:formerName"), plain(former)
    for same in entity.same_as:
        yield term("owl:sameAs"), node(same)
    for close in entity.close_match:
        yield term("skos:closeMatch"), node(close)
    if not entity.named:
        yield term("kg:named"), ox.Literal("false", datatype=term("xsd:boolean"))


def relation_pairs(relation: OpenRelation) -> Iterator[Pair]:
    yield term("rdf:type"), term("rdf:Property")
    yield term("rdfs:subPropertyOf"), term("kg:relatedTo")
    for language, label in relation.labels:
        yield term("rdfs:label"), tagged(label, language)


def _statement_quads(statement: Statement, document: Iri, name: ox.NamedNode) -> Iterator[ox.Quad]:
    subject, predicate, target = node(statement.subject), node(statement.predicate), term_of(statement.object)
    if statement.status is Status.ASSERTED:
        yield ox.Quad(subject, predicate, target, name)
    about = node(statement.iri)
    for p, o in statement_pairs(statement):
        yield ox.Quad(about, p, o, name)
    for evidence in statement.evidence:
        if evidence.document == document:
            proof = evidence_node(statement.iri, evidence)
            yield ox.Quad(about, term("kg:evidence"), proof, name)
            for p, o in evidence_pairs(evidence):
                yield ox.Quad(proof, p, o, name)


def statement_pairs(statement: Statement) -> Iterator[Pair]:
    """All about a statement but its evidence, which differs from graph to graph."""
    yield term("rdf:type"), term("kg:Statement")
    yield term("rdf:subject"), node(statement.subject)
    yield term("rdf:predicate"), node(statement.predicate)
    yield term("rdf:object"), term_of(statement.object)
    yield term("kg:status"), term(f"kg:{statement.status}")
    yield term("kg:confidence"), share(statement.confidence)
    for rule in statement.rules:
        yield term("kg:rule"), plain(rule)
    for speaker in statement.attributed_to:
        yield term("kg:attributedTo"), node(speaker)
    times = (("kg:atTime", statement.time.at), ("kg:validFrom", statement.time.start), ("kg:validUntil", statement.time.end))
    for key, value in times:
        if value:
            yield term(key), moment(value)
    if statement.position:
        yield term("kg:position"), plain(statement.position)


def evidence_node(statement: Iri, evidence: Evidence) -> ox.NamedNode:
    """The node of a mention: a hash of document, place and statement, under the base IRI of the statement."""
    base, found, _ = statement.rpartition("statement/")
    place = (evidence.document, str(evidence.span.start), str(evidence.span.end), statement)
    return node(mint_hashed("evidence", *place, base=base if found else BASE))


def evidence_pairs(evidence: Evidence) -> Iterator[Pair]:
    yield term("rdf:type"), term("kg:Evidence")
    yield term("prov:wasDerivedFrom"), node(evidence.document)
    yield term("kg:quote"), plain(evidence.quote)
    yield term("kg:start"), whole(evidence.span.start)
    yield term("kg:end"), whole(evidence.span.end)
    for role, span in (("subject", evidence.subject), ("object", evidence.object)):
        if span is not None:
            yield term(f"kg:{role}Start"), whole(span.start)
            yield term(f"kg:{role}End"), whole(span.end)
