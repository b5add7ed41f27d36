"""What stands on the page: nodes and edges, measured, placed and in drawing order."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import networkx as nx

from kg.model import Document, Entity, Iri, Statement, Status
from kg.view.clashes import clashes
from kg.view.graph import EVERY_STATUS, network, ties
from kg.view.layout import layout
from kg.view.measures import Measures, measures
from kg.view.palette import is_known, palette
from kg.view.source import Facts, Labels, snapshot_of
from kg.view.spread import Box
from kg.view.wording import LANGUAGES, Wording, entity_name, wording_of

MAX_NODES = 300  # what a person can survey; measured in benchmarks/picture.py
BUSY = 60  # things from which on those without a name wait to be asked for
SMALLEST, LARGEST = 8, 26  # radius of a node in pixels
BEND = 0.22  # how far apart parallel edges are drawn, as vis-network's roundness


@dataclass(frozen=True, slots=True)
class Node:
    """An entity on the page. ``place`` is None for what is hidden at first; ``group`` None for what is tied to nothing."""

    entity: Entity
    family: str
    importance: float
    bridge: float
    group: int | None
    size: int
    place: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Edge:
    """Statements with the same subject, relation, object and status, drawn as one line.

    ``source``, ``target`` and ``statements`` are indexes into the drawing; ``sources`` counts documents;
    ``bend`` is 0 for a straight line, else how far it bows to the right of its direction.
    """

    source: int
    target: int
    predicate: Iri
    status: Status
    statements: tuple[int, ...]
    sources: int
    bend: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the page knows. Nodes are sorted by importance, the rest by IRI."""

    documents: tuple[Document, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    statements: tuple[Statement, ...]
    groups: tuple[tuple[int, ...], ...]
    clashes: tuple[tuple[int, ...], ...]
    wording: Wording

    @property
    def shown(self) -> int:
        """How many nodes are visible when the page opens."""
        return sum(node.place is not None for node in self.nodes)


def drawing_of(facts: Facts, ontology: Labels | None = None, *, max_nodes: int | None = None) -> Drawing:
    """Measure the graph, choose the most central ``max_nodes`` that have a fact, and place them."""
    facts = snapshot_of(facts)
    graph = network(facts, ontology, statuses=EVERY_STATUS)
    tied = ties(graph)
    measured = measures(tied)
    entities = sorted(facts.entities(), key=lambda e: (-_weight(e, measured) if tied.degree(e.iri) else 0.0, e.iri))
    visible = _first_seen([e for e in entities if graph.degree(e.iri)], tied, max_nodes)
    sizes = _sizes(entities, measured, crowd=len(visible))
    places = layout(tied.subgraph([e.iri for e in visible]), {e.iri: _box(e, sizes[e.iri], crowd=len(visible)) for e in visible})
    nodes = tuple(_node(entity, measured, sizes[entity.iri], places.get(entity.iri)) for entity in entities)
    index = {node.entity.iri: number for number, node in enumerate(nodes)}
    statements = facts.statements()
    return Drawing(
        documents=facts.documents(),
        nodes=nodes,
        edges=_edges(statements, index),
        statements=statements,
        groups=tuple(tuple(sorted((index[Iri(m)] for m in group), key=lambda n: (not nodes[n].entity.named, n))) for group in measured.groups),
        clashes=clashes(statements, ontology),
        wording=wording_of(ontology, facts.relations()),
    )


def _first_seen(ranked: list[Entity], tied: nx.Graph, max_nodes: int | None) -> list[Entity]:
    """What stands on the page when it opens: the most central ``max_nodes``, or what reads well when nobody says.

    In a busy graph, things without a name ("der Täter") wait until they are asked for, unless they tie
    together two things that have one.
    """
    if max_nodes is not None:
        return _central_part(ranked, tied, max(1, max_nodes))
    if len(ranked) <= BUSY:
        return ranked
    known = {entity.iri for entity in ranked if is_known(entity)}
    calm = [entity for entity in ranked if entity.iri in known or len(known.intersection(tied[entity.iri])) > 1]
    return _central_part(calm or ranked, tied, MAX_NODES)


def _central_part(ranked: list[Entity], tied: nx.Graph, limit: int) -> list[Entity]:
    """The first ``limit``, but what has no tie within the part makes room for the next that has one."""
    chosen, rest = ranked[:limit], ranked[limit:]
    for _ in range(3 if rest else 0):
        names = {entity.iri for entity in chosen}
        kept = [entity for entity in chosen if names.intersection(tied[entity.iri])]
        if not kept or len(kept) == len(chosen):
            break
        names = {entity.iri for entity in kept}
        joining = [entity for entity in rest if names.intersection(tied[entity.iri])][: limit - len(kept)]
        taken = {entity.iri for entity in (*kept, *joining)}
        chosen, rest = [*kept, *joining], [entity for entity in rest if entity.iri not in taken]
    return chosen


def _weight(entity: Entity, measured: Measures) -> float:
    return measured.pagerank.get(entity.iri, 0.0) * (1.0 if entity.named else 0.4)


def _node(entity: Entity, measured: Measures, size: int, place: tuple[int, int] | None) -> Node:
    return Node(
        entity, palette().family(entity.classes), measured.pagerank.get(entity.iri, 0.0),
        measured.betweenness.get(entity.iri, 0.0), measured.group.get(entity.iri), size, place,
    )


def _sizes(entities: list[Entity], measured: Measures, *, crowd: int) -> dict[Iri, int]:
    """Areas grow with importance; what has no proper name stays small. A crowd is seen from further away, so all are larger."""
    scale = 1 + 0.7 * min(crowd, MAX_NODES) / MAX_NODES
    top = max(measured.pagerank.values(), default=1.0) or 1.0
    sizes = {}
    for entity in entities:
        share = (measured.pagerank.get(entity.iri, 0.0) / top) ** 0.5
        sizes[entity.iri] = round(scale * (SMALLEST + (LARGEST - SMALLEST) * share * (1.0 if entity.named else 0.5)))
    return sizes


def _box(entity: Entity, size: int, *, crowd: int) -> Box:
    """The node with its label below, which wraps at 22 characters; 7.4 pixels a character is wide for most scripts.

    In a crowd not every label shows before the reader comes nearer, so less room is kept for each.
    """
    longest = max(len(entity_name(entity, language)) for language in LANGUAGES)
    room = 1.0 if crowd <= BUSY else 0.6
    return Box(width=max(2 * size, room * min(longest, 22) * 7.4) + 14, height=2 * size + room * (18 if longest <= 22 else 34) + 10)


def _edges(statements: tuple[Statement, ...], index: dict[Iri, int]) -> tuple[Edge, ...]:
    bundles: dict[tuple[int, int, Iri, Status], list[int]] = {}
    for number, statement in enumerate(statements):
        if statement.subject in index and isinstance(statement.object, str) and statement.object in index:
            key = (index[statement.subject], index[statement.object], statement.predicate, statement.status)
            bundles.setdefault(key, []).append(number)
    edges: list[Edge] = []
    for _, parallel in itertools.groupby(sorted(bundles, key=_pair), key=lambda key: _pair(key)[:2]):
        keys = list(parallel)
        for place, key in enumerate(keys):
            source, target, predicate, status = key
            numbers = tuple(bundles[key])
            documents = {document for number in numbers for document in statements[number].documents}
            edges.append(Edge(source, target, predicate, status, numbers, len(documents), _bend(place, len(keys), source <= target)))
    return tuple(edges)


def _pair(key: tuple[int, int, Iri, Status]) -> tuple[int, int, int, int, Iri, str]:
    source, target, predicate, status = key
    return min(source, target), max(source, target), source, target, predicate, str(status)


def _bend(place: int, count: int, forward: bool) -> float:
    """Parallel edges fan out evenly around the straight line; the sign follows the direction of the edge."""
    offset = round((place - (count - 1) / 2) * min(BEND, 1.2 / count), 3)
    return offset if forward else -offset
