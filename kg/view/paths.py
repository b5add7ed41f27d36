"""How two things are connected: the shortest paths, each step with the sentence that proves it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.model import Iri


@dataclass(frozen=True, slots=True)
class Step:
    """One fact on the way, told in its own direction, which may be against the way."""

    statement: Iri
    subject: str
    relation: str
    object: str
    status: str
    quote: str
    documents: tuple[Iri, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The names on the way, both ends included, and a fact between each two."""

    names: tuple[str, ...]
    steps: tuple[Step, ...]


def shortest_paths(
    graph: nx.MultiDiGraph, tied: nx.Graph, start: Iri, end: Iri, *, count: int, titles: Mapping[Iri, str]
) -> tuple[Path, ...]:
    """The ``count`` shortest paths (Yen 1971), shortest first; none when the two are not connected or one of them has no fact."""
    if start == end or start not in tied or end not in tied or not nx.has_path(tied, start, end):
        return ()
    ways = itertools.islice(nx.shortest_simple_paths(tied, start, end), count)
    return tuple(_path(graph, way, titles) for way in ways)


def _path(graph: nx.MultiDiGraph, way: list[str], titles: Mapping[Iri, str]) -> Path:
    names = tuple(graph.nodes[node]["label"] for node in way)
    return Path(names, tuple(_step(graph, one, other, titles) for one, other in itertools.pairwise(way)))


def _step(graph: nx.MultiDiGraph, one: str, other: str, titles: Mapping[Iri, str]) -> Step:
    """The best proved fact between two neighbours: most documents, then confidence, then IRI."""
    facts: list[tuple[str, str, str, dict[str, Any]]] = [
        (source, target, key, data)
        for source, target in ((one, other), (other, one))
        for key, data in (graph.get_edge_data(source, target) or {}).items()
    ]
    source, target, key, data = min(facts, key=lambda fact: (-len(fact[3]["documents"]), -fact[3]["confidence"], fact[2]))
    names = graph.nodes
    return Step(
        Iri(key), names[source]["label"], data["label"], names[target]["label"], data["status"],
        data["quotes"][0] if data["quotes"] else "", data["documents"], tuple(titles[document] for document in data["documents"] if document in titles),
    )
