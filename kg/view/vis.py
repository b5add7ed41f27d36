"""The network as pyvis builds it; pyvis lives here and nowhere else."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

from kg.view.drawing import Drawing
from kg.view.palette import palette
from kg.view.wording import entity_name


def script_path() -> Path:
    """Where pyvis keeps vis-network: the newest of its versions, found without importing pyvis, which is slow."""
    found = importlib.util.find_spec("pyvis")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pyvis, which kg requires, is not installed; repair it with: pip install pyvis")
    return max((Path(found.origin).parent / "templates" / "lib").glob("vis-*/vis-network.min.js"))


class _Numbers(list[int]):
    """pyvis asks ``id in node_ids`` for every node and edge, which takes O(n²) in a list; our ids are 0, 1, 2, …"""

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and 0 <= number < len(self)


def vis_network(drawing: Drawing, *, language: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Nodes, edges and options for vis-network, from a ``pyvis.network.Network``.

    Node ids are numbers, so no name of the data is ever an identifier in the page; titles, which pyvis and
    vis-network may take for HTML, are not used at all.
    """
    from pyvis.network import Network  # draws in IPython, half a second that only a page is worth

    built = Network(directed=True, cdn_resources="in_line")
    built.node_ids = _Numbers()
    looks = palette()
    for number, node in enumerate(drawing.nodes):
        place = {} if node.place is None else {"x": node.place[0], "y": node.place[1]}
        look = looks.looks[node.family]
        built.add_node(
            number, label=entity_name(node.entity, language), shape=look.shape, color=look.light, size=node.size,
            group=node.family, **place,
        )
    for number, edge in enumerate(drawing.edges):
        line = looks.lines[str(edge.status)]
        built.add_edge(
            edge.source, edge.target, id=number, label=drawing.wording.term(edge.predicate, language),
            width=width(edge.sources), dashes=list(line.dashes) or False, bend=edge.bend, status=str(edge.status),
            statements=list(edge.statements), arrows={"to": {"enabled": True, "type": line.arrow, "scaleFactor": 0.6}},
        )
    built.set_options(json.dumps(OPTIONS))
    nodes, edges, *_, options = built.get_network_data()
    return nodes, edges, json.loads(options)


def width(sources: int) -> float:
    """Line width in pixels: one source is thin, ten are thick."""
    more: float = min(max(sources - 1, 0), 9) ** 0.7
    return round(1.4 + 1.1 * more, 2)


# Physics stays off until the reader asks for it; then the forces are gentle enough to stay steady.
OPTIONS: dict[str, Any] = {
    "physics": {
        "enabled": False,
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {"gravitationalConstant": -90, "springLength": 130, "avoidOverlap": 0.6},
        "stabilization": False,
    },
    "layout": {"improvedLayout": False, "randomSeed": 7},
    "interaction": {
        "hover": True, "multiselect": False, "keyboard": False, "tooltipDelay": 100000, "hideEdgesOnDrag": False,
        "selectConnectedEdges": False, "hoverConnectedEdges": False,
    },
    "nodes": {"borderWidth": 1.5, "font": {"size": 0}, "chosen": False},
    "edges": {
        "font": {"size": 0}, "smooth": False, "chosen": False, "arrowStrikethrough": False,
        "color": {"inherit": False}, "selfReference": {"size": 22},
    },
}
