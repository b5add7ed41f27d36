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
LANDSCAPE = 1.05  # width to height of the whole picture
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
    """Shifts that put rectangles (left, top, right, bottom) on shelves, the whole centred on the origin and about as wide as a screen."""
    if not extents:
        return []
    sizes = [(right - left + GAP, bottom - top + GAP) for left, top, right, bottom in extents]
    widest, area = max(width for width, _ in sizes), sum(width * height for width, height in sizes)
    # The best of some shelf lengths: too short makes a tower, too long leaves the ends empty.
    lengths = sorted({max(widest, math.sqrt(area * LANDSCAPE) * stretch / 10) for stretch in range(8, 19)})
    corners, (width, height) = min((_shelve(sizes, length) for length in lengths), key=lambda packed: max(packed[1][0] / LANDSCAPE, packed[1][1]))
    middle = ((width - GAP) / 2, (height - GAP) / 2)
    return [
        (x - left - middle[0], y - top - middle[1]) for (x, y), (left, top, _, _) in zip(corners, extents, strict=True)
    ]


def _shelve(sizes: Sequence[tuple[float, float]], length: float) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """Upper left corners in the order given, and the size of the whole: the tallest first, each on the first shelf with room."""
    shelves: list[list[float]] = []  # top, height, filled
    corners = [(0.0, 0.0)] * len(sizes)
    for place in sorted(range(len(sizes)), key=lambda place: (-sizes[place][1], place)):
        width, height = sizes[place]
        shelf = next((each for each in shelves if each[2] + width <= length + 1), None)
        if shelf is None:
            shelf = [sum(each[1] for each in shelves), height, 0.0]
            shelves.append(shelf)
        corners[place] = (shelf[2], shelf[0])
        shelf[2] += width
    return corners, (max(each[2] for each in shelves), sum(each[1] for each in shelves))
