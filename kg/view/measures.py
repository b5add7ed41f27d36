"""Who is central and who hangs together: networkx's measures, seeded and rounded so that they repeat."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

SEED = 7
EXACT_BETWEENNESS = 300  # nodes; above, shortest paths are counted from a seeded sample
SAMPLE = 40  # sources of shortest paths; fewer in a huge graph, whose first thousands differ by more than the error


@dataclass(frozen=True, slots=True)
class Measures:
    """Per node: its share of importance and of shortest paths, and the number of its group (0 is the largest)."""

    pagerank: dict[str, float]
    betweenness: dict[str, float]
    group: dict[str, int]
    groups: tuple[tuple[str, ...], ...]


def measures(tied: nx.Graph) -> Measures:
    """PageRank (Page et al. 1998), betweenness (Brandes 2001), Louvain communities (Blondel et al. 2008).

    Nodes without a tie belong to no group. Groups are ordered by size, then by their first member;
    members by importance, then by IRI.
    """
    if not tied:
        return Measures({}, {}, {}, ())
    pagerank = {node: round(value, 9) for node, value in nx.pagerank(tied, weight="weight").items()}
    groups = communities(tied, pagerank)
    return Measures(
        pagerank=pagerank,
        betweenness=_betweenness(tied),
        group={node: number for number, members in enumerate(groups) for node in members},
        groups=groups,
    )


def communities(tied: nx.Graph, pagerank: dict[str, float]) -> tuple[tuple[str, ...], ...]:
    connected = tied.subgraph(sorted(node for node, degree in tied.degree() if degree))
    if not connected:
        return ()
    plain = nx.Graph()  # a subgraph view iterates in hash order: the copy fixes the order that Louvain depends on
    plain.add_nodes_from(sorted(connected))
    plain.add_weighted_edges_from(sorted((min(a, b), max(a, b), weight) for a, b, weight in connected.edges(data="weight")))
    found = nx.community.louvain_communities(plain, weight="weight", seed=SEED)
    ranked = [tuple(sorted(members, key=lambda node: (-pagerank[node], node))) for members in found]
    return tuple(sorted(ranked, key=lambda members: (-len(members), members[0])))


def _betweenness(tied: nx.Graph) -> dict[str, float]:
    sample = None if len(tied) <= EXACT_BETWEENNESS else max(10, min(SAMPLE, 80_000 // len(tied)))
    return {node: round(value, 9) for node, value in nx.betweenness_centrality(tied, k=sample, seed=SEED).items()}
