"""The graph of the facts as networkx sees it: one edge per statement."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx

from kg.model import Status
from kg.view.source import Facts, Labels
from kg.view.wording import entity_name, wording_of

ASSERTED = frozenset({Status.ASSERTED})
EVERY_STATUS = frozenset(Status)


def network(
    facts: Facts, ontology: Labels | None = None, *, statuses: Collection[Status] = ASSERTED, language: str = "en"
) -> nx.MultiDiGraph:
    """The entities and the statements between them; statements about plain text are left out.

    Nodes are IRIs with ``label``, ``class``, ``classes``, ``named`` and ``documents``; edges have the
    statement's IRI as key and carry ``label``, ``predicate``, ``status``, ``confidence``, ``documents``,
    ``quotes``, ``speakers`` and ``time``. Nodes and edges come sorted by IRI.
    """
    wording = wording_of(ontology, facts.relations())
    graph = nx.MultiDiGraph()
    for entity in facts.entities():
        graph.add_node(
            entity.iri, label=entity_name(entity, language), **{"class": entity.classes[0] if entity.classes else ""},
            classes=entity.classes, named=entity.named, documents=entity.documents,
        )
    for statement in facts.statements():
        if statement.status not in statuses or not isinstance(statement.object, str):
            continue
        if statement.subject not in graph or statement.object not in graph:
            continue
        graph.add_edge(
            statement.subject, statement.object, key=statement.iri, predicate=statement.predicate,
            label=wording.term(statement.predicate, language), status=str(statement.status),
            confidence=statement.confidence, documents=statement.documents,
            quotes=tuple(dict.fromkeys(e.quote for e in statement.evidence)), speakers=statement.attributed_to,
            time=statement.time.at or statement.time.start,
        )
    return graph


def ties(graph: nx.MultiDiGraph) -> nx.Graph:
    """Who is tied to whom, how strongly: undirected, ``weight`` is the number of documents that support an edge, summed."""
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    weights: dict[tuple[str, str], int] = {}
    for one, other, documents in graph.edges(data="documents"):
        if one != other:
            pair = (min(one, other), max(one, other))
            weights[pair] = weights.get(pair, 0) + max(1, len(documents))
    simple.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
    return simple
