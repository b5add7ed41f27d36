"""Positions: the same ones every time, nothing over anything else."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from kg.view.layout import layout
from kg.view.spread import Box, pack, separate


def named(graph: nx.Graph) -> nx.Graph:
    return nx.relabel_nodes(graph, {node: f"n{node:04}" for node in graph})


GRAPHS = {
    "alone": named(nx.empty_graph(1)),
    "pair": named(nx.path_graph(2)),
    "star": named(nx.star_graph(30)),
    "two parts": named(nx.disjoint_union(nx.cycle_graph(12), nx.complete_graph(5))),
    "ninety": named(nx.barabasi_albert_graph(90, 2, seed=3)),
}


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_no_two_labels_overlap(graph: nx.Graph) -> None:
    boxes = {node: Box(90, 44) for node in graph}
    places = layout(graph, boxes)
    assert set(places) == set(graph)
    for one, other in combinations(places.values(), 2):
        assert abs(one[0] - other[0]) >= 88 or abs(one[1] - other[1]) >= 42


def test_a_large_component_spreads_out() -> None:
    graph = named(nx.barabasi_albert_graph(900, 2, seed=3))
    places = np.array(list(layout(graph, {node: Box(20, 20) for node in graph}).values()))
    assert len({tuple(place) for place in places}) == 900
    assert 0.4 < np.ptp(places[:, 0]) / np.ptp(places[:, 1]) < 2.5


def test_nothing_to_place_gives_no_places() -> None:
    assert layout(nx.Graph(), {}) == {}


def test_boxes_on_the_same_spot_part() -> None:
    points = separate(np.zeros((4, 2)), [Box(10, 10)] * 4)
    assert all(abs(a - b).max() >= 9 for a, b in combinations(points, 2))


def test_packed_rectangles_do_not_meet_and_lie_around_the_origin() -> None:
    extents = [(-50.0, -20.0, 50.0, 20.0), (0.0, 0.0, 30.0, 90.0), (-5.0, -5.0, 5.0, 5.0)]
    placed = [(l + x, t + y, r + x, b + y) for (l, t, r, b), (x, y) in zip(extents, pack(extents), strict=True)]
    for (l1, t1, r1, b1), (l2, t2, r2, b2) in combinations(placed, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1
    assert abs(min(p[0] for p in placed) + max(p[2] for p in placed)) < 1
