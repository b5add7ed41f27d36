"""Where everything stands: positions computed before the page opens, the same ones every time."""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from kg.view.measures import SEED
from kg.view.spread import Box, pack, separate
from kg.view.springs import spring_positions

Positions = dict[str, tuple[int, int]]
Points = NDArray[np.float64]

WIDEST = 1.3  # width to height of a component
ROOM = 46.0  # pixels from a node to the nearest other, at the median
SPACE = 150.0  # pixels between two tied nodes, about a short label
CAREFUL = 60  # nodes of a component up to which Kamada-Kawai is quick
FORCE_ATLAS = 400  # nodes of a component up to which ForceAtlas2 is quick
NO_OVERLAP = 1500  # above, nobody sees all the labels at once


def layout(tied: nx.Graph, boxes: dict[str, Box]) -> Positions:
    """Positions in pixels, y downwards, centred on the middle; ``boxes`` are the sizes of nodes with their labels.

    Each component is laid out alone, its labels are pushed apart, and the components are packed into a
    landscape rectangle, the largest first.
    """
    components = sorted((sorted(part) for part in nx.connected_components(tied)), key=lambda part: (-len(part), part[0]))
    placed = [_component(tied, part, boxes) for part in components]
    shifts = pack([_extent(part, points, boxes) for part, points in zip(components, placed, strict=True)])
    positions: Positions = {}
    for part, points, shift in zip(components, placed, shifts, strict=True):
        for node, (x, y) in zip(part, points, strict=True):
            positions[node] = (round(float(x) + shift[0]), round(float(y) + shift[1]))
    return positions


def _component(tied: nx.Graph, part: list[str], boxes: dict[str, Box]) -> Points:
    points = _raw(tied, part)
    if len(part) > 2:
        points = _lie_flat(points)
    points *= max(SPACE * _stretch(len(part)) / _usual_length(tied, part, points), ROOM / _usual_nearest(points))
    if len(part) <= NO_OVERLAP:
        points = separate(points, [boxes[node] for node in part])
    return points


def _raw(tied: nx.Graph, part: list[str]) -> Points:
    if len(part) == 1:
        return np.zeros((1, 2))
    if len(part) == 2:
        return np.array([[0.0, 0.0], [1.0, 0.0]])
    plain = nx.Graph()
    plain.add_nodes_from(part)
    plain.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in tied.subgraph(part).edges()))
    if len(part) <= CAREFUL:
        found = nx.kamada_kawai_layout(plain)
    elif len(part) <= FORCE_ATLAS:
        start = nx.kamada_kawai_layout(plain) if len(part) <= 2 * CAREFUL else None
        found = nx.forceatlas2_layout(plain, pos=start, seed=SEED, max_iter=120, linlog=False, strong_gravity=False)
    else:
        return spring_positions(plain, seed=SEED)
    return np.array([found[node] for node in part], dtype=np.float64)


def _stretch(size: int) -> float:
    """Edges are a label long where all labels are seen, shorter in a crowd, and longer again where the middle would clot."""
    return 1.0 if size <= 40 else 0.75 + min(size, 400) / 800


def _usual_length(tied: nx.Graph, part: list[str], points: Points) -> float:
    index = {node: place for place, node in enumerate(part)}
    pairs = [(index[a], index[b]) for a, b in tied.subgraph(part).edges()]
    if not pairs:
        return 1.0
    ends = np.array(sorted((min(pair), max(pair)) for pair in pairs))
    lengths = np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)
    return float(np.median(lengths)) or 1.0


def _usual_nearest(points: Points) -> float:
    """The median distance from a point to its nearest neighbour; infinite for a single point."""
    if len(points) < 2:
        return float("inf")
    return float(np.median(cKDTree(points).query(points, k=2)[0][:, 1])) or 1.0


def _lie_flat(points: Points) -> Points:
    """Turn the picture so that it is wider than high: screens and labels are."""
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    axes *= np.where(axes[np.arange(2), np.abs(axes).argmax(axis=1)] < 0, -1.0, 1.0)[:, None]  # an axis has no sign of its own
    flat = centred @ axes.T
    ratio = float(np.ptp(flat[:, 0]) / max(np.ptp(flat[:, 1]), 1e-9))
    flat[:, 1] *= min(max(ratio / WIDEST, 1.0), 1.6)  # a chain stays a chain, the rest uses the height there is
    return np.asarray(flat)


def _extent(part: list[str], points: Points, boxes: dict[str, Box]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a component with its labels."""
    halves = np.array([[boxes[node].width / 2, boxes[node].height / 2] for node in part])
    low, high = (points - halves).min(axis=0), (points + halves).max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
