"""Springs for large graphs: Fruchterman-Reingold (1991) with near neighbours exact and the rest by squares."""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse.linalg import ArpackError, eigsh
from scipy.spatial import cKDTree

Points = NDArray[np.float64]
ROUNDS = 60
NEIGHBOURS = 8
GRID = 12


def spring_positions(graph: nx.Graph, *, seed: int) -> Points:
    """Positions in the order of the graph's nodes, one unit being the length of a resting spring.

    networkx's own springs take O(n²) a round; a k-d tree for the near and a coarse grid for the far take O(n log n).
    """
    size = len(graph)
    index = {node: place for place, node in enumerate(graph)}
    ends = np.array([(index[a], index[b]) for a, b in graph.edges()])
    points = _start(graph, np.random.default_rng(seed)) * np.sqrt(size)
    for heat in np.linspace(2.0, 0.05, ROUNDS):
        move = _near(points) + _far(points) + _attraction(points, ends)
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        points += move / length * np.minimum(length, heat)
    return np.asarray(points)


def _start(graph: nx.Graph, random: np.random.Generator) -> Points:
    """The spectral picture (two slow eigenvectors of the normalised Laplacian), slightly shaken."""
    laplacian = nx.normalized_laplacian_matrix(graph).astype(float)
    start = random.standard_normal(len(graph))
    try:
        _, vectors = eigsh(-laplacian, k=3, which="LA", v0=start, maxiter=300, tol=1e-3)
    except ArpackError:  # no convergence: a random start serves as well
        vectors = random.standard_normal((len(graph), 3))
    flat = vectors[:, :2] / np.maximum(np.abs(vectors[:, :2]).max(axis=0), 1e-9)
    return np.asarray(np.sign(flat) * np.sqrt(np.abs(flat)) + random.standard_normal((len(graph), 2)) * 0.05)


def _far(points: Points) -> Points:
    """Repulsion from everything at once, as from the middle of each square of a coarse grid (after Barnes & Hut 1986)."""
    low, high = points.min(axis=0), points.max(axis=0)
    squares = np.minimum(((points - low) / np.maximum(high - low, 1e-9) * GRID).astype(int), GRID - 1)
    number = squares[:, 0] * GRID + squares[:, 1]
    weight = np.bincount(number, minlength=GRID * GRID).astype(float)
    middle = np.stack([np.bincount(number, points[:, axis], GRID * GRID) for axis in (0, 1)], axis=1)
    used = weight > 0
    middle = middle[used] / weight[used, None]
    away = points[:, None, :] - middle[None, :, :]
    square = (away**2).sum(axis=2) + 1.0
    return np.asarray((away * (weight[used] / square)[:, :, None]).sum(axis=1))


def _near(points: Points) -> Points:
    distances, near = cKDTree(points).query(points, k=min(NEIGHBOURS + 1, len(points)))
    away = points[:, None, :] - points[near[:, 1:]]
    strength = 1.0 / np.maximum(distances[:, 1:], 0.05) ** 2
    return np.asarray((away * strength[:, :, None]).sum(axis=1))


def _attraction(points: Points, ends: NDArray[np.int64]) -> Points:
    pull = np.zeros_like(points)
    apart = points[ends[:, 1]] - points[ends[:, 0]]
    force = apart * np.linalg.norm(apart, axis=1, keepdims=True) * 0.3
    np.add.at(pull, ends[:, 0], force)
    np.add.at(pull, ends[:, 1], -force)
    return pull
