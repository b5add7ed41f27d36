"""Making room: labels pushed apart, components packed side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

GAP = 60.0  # pixels between packed components
ROUNDS = 250
MARGIN = 2.0  # pixels pushed further than needed, so that it comes to rest
LANDSCAPE = 1.15  # width to height of the whole picture
Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node takes with its label, in pixels, centred on the node."""

    width: float
    height: float


def separate(points: Points, boxes: Sequence[Box]) -> Points:
    """Push overlapping boxes apart, each pair along the axis where less is needed, until none overlap or the rounds are over."""
    points = points.copy()
    halves = np.array([[box.width / 2, box.height / 2] for box in boxes])
    reach = 2 * float(np.linalg.norm(halves, axis=1).max())
    for _ in range(ROUNDS):
        pairs = cKDTree(points).query_pairs(reach, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        first, second = pairs[:, 0], pairs[:, 1]
        apart = points[second] - points[first]
        missing = halves[first] + halves[second] - np.abs(apart)
        overlap = (missing > 0.5).all(axis=1)
        if not overlap.any():
            break
        first, second, apart, missing = first[overlap], second[overlap], apart[overlap], missing[overlap]
        axis = np.where(missing[:, 0] <= missing[:, 1], 0, 1)
        rows = np.arange(len(first))
        direction = np.where(apart[rows, axis] >= 0, 1.0, -1.0)
        step = np.zeros_like(apart)
        step[rows, axis] = direction * (missing[rows, axis] + MARGIN) * 0.5
        np.add.at(points, second, step)
        np.add.at(points, first, -step)
    return points


def pack(extents: Sequence[tuple[float, float, float, float]]) -> list[tuple[float, float]]:
    """Shifts that put rectangles (left, top, right, bottom) in rows, in order, the whole centred on the origin."""
    if not extents:
        return []
    sizes = [(right - left + GAP, bottom - top + GAP) for left, top, right, bottom in extents]
    area = sum(width * height for width, height in sizes)
    row_width = max(math.sqrt(area * LANDSCAPE), max(width for width, _ in sizes))
    corners, x, y, row_height, widest = [], 0.0, 0.0, 0.0, 0.0
    for width, height in sizes:
        if x and x + width > row_width:
            x, y, row_height = 0.0, y + row_height, 0.0
        corners.append((x, y))
        x, row_height, widest = x + width, max(row_height, height), max(widest, x + width)
    middle = ((widest - GAP) / 2, (y + row_height - GAP) / 2)
    return [
        (corner_x - left - middle[0], corner_y - top - middle[1])
        for (corner_x, corner_y), (left, top, _, _) in zip(corners, extents, strict=True)
    ]
