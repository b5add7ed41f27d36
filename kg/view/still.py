"""A still picture for reports, drawn by matplotlib without a browser (extra ``kg[still]``)."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from kg.errors import ExportError, MissingExtra
from kg.model.iri import KG
from kg.view.drawing import Drawing, Edge, Node, drawing_of
from kg.view.palette import palette
from kg.view.source import Facts, Labels
from kg.view.vis import width
from kg.view.wording import entity_name

FORMATS = ("png", "svg")
MOST_NODES = 60  # what stays readable on paper
NAMED_LINES = 80  # up to here the relations are named
DOTS = 150  # per inch
INK, PAPER, LINE, DENIED = "#1c1c1e", "#ffffff", "#9a958a", "#b3382c"


def still(
    facts: Facts, ontology: Labels | None = None, path: Path | str | None = None, *, format: str = "", language: str = "en", title: str = "",
    max_nodes: int | None = None,
) -> bytes:
    """The most central things and their relations as PNG or SVG; written to ``path`` when given, whose ending names the format.

    Raises ``MissingExtra`` without matplotlib. The same store and options give the same bytes.
    """
    kind = format or (Path(path).suffix.lstrip(".").lower() if path else "svg")
    if kind not in FORMATS:
        raise ExportError(f"a still picture is made as {' or '.join(FORMATS)}, not as {kind!r}")
    drawing = drawing_of(facts, ontology, max_nodes=max_nodes or MOST_NODES)
    data = _render(drawing, kind, language=language, title=title)
    if path is not None:
        Path(path).write_bytes(data)
    return data


def _render(drawing: Drawing, kind: str, *, language: str, title: str) -> bytes:
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtra("a still picture", extra="still") from None
    nodes = {number: node for number, node in enumerate(drawing.nodes) if node.place}
    edges = [edge for edge in drawing.edges if edge.source in nodes and edge.target in nodes]
    # The salt and the missing dates make the bytes repeat; names are text, whatever dollar signs they hold.
    settings: Any = {"svg.hashsalt": "kg", "svg.fonttype": "path", "text.parse_math": False, "font.family": "DejaVu Sans"}
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=_size(nodes), dpi=DOTS, facecolor=PAPER)
        axes = figure.add_axes((0.02, 0.02, 0.96, 0.92 if title else 0.96))
        axes.set_axis_off()
        axes.invert_yaxis()  # positions count downwards, as on a screen
        grown = min(max(1.0, figure.get_figwidth() / 12), 1.25)  # a large sheet is looked at from further away
        for edge in edges:
            _draw_edge(axes, edge, nodes, drawing, named=len(edges) <= NAMED_LINES, grown=grown, language=language)
        for node in nodes.values():
            _draw_node(axes, node, grown, language)
        _legend(axes, nodes, drawing, grown, language)
        if title:
            axes.set_title(title, fontsize=15 * grown, color=INK, loc="left", weight="bold")
        axes.margins(0.08)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=kind, metadata={"Date": None} if kind == "svg" else {"Software": None})
    return buffer.getvalue()


def _size(nodes: dict[int, Node]) -> tuple[float, float]:
    """Inches: 90 pixels of the layout to an inch, within what fits a page."""
    if not nodes:
        return 6.0, 4.0
    xs, ys = zip(*(node.place for node in nodes.values() if node.place), strict=True)
    return min(max((max(xs) - min(xs)) / 90 + 2, 6), 22), min(max((max(ys) - min(ys)) / 90 + 2, 4), 17)


def _draw_node(axes: Any, node: Node, grown: float, language: str) -> None:
    look = palette().looks[node.family]
    hollow = not node.entity.named or node.family == "Position"
    area = (node.size * 0.8) ** 2
    axes.scatter(*_place(node), s=area, marker=look.marker, facecolor=PAPER if hollow else look.light, edgecolor=look.light, linewidth=1.2, zorder=3)
    axes.annotate(
        _shortened(entity_name(node.entity, language)), _place(node), xytext=(0, -node.size * 0.55 - 3), textcoords="offset points", ha="center", va="top",
        fontsize=(8 if node.entity.named else 7) * grown, style="normal" if node.entity.named else "italic", color=INK, zorder=5, bbox=_halo(),
    )


def _draw_edge(axes: Any, edge: Edge, nodes: dict[int, Node], drawing: Drawing, *, named: bool, grown: float, language: str) -> None:
    from matplotlib.patches import FancyArrowPatch

    line = palette().lines[str(edge.status)]
    one, other = nodes[edge.source], nodes[edge.target]
    if edge.source == edge.target:
        return  # a thing related to itself is told in the tables
    colour = DENIED if line.arrow == "bar" else LINE
    axes.add_patch(FancyArrowPatch(
        _place(one), _place(other), connectionstyle=f"arc3,rad={edge.bend}", arrowstyle="-|>" if line.arrow == "arrow" else "|-|,widthA=0,widthB=0.6",
        mutation_scale=9, shrinkA=one.size * 0.55, shrinkB=other.size * 0.55 + 2, color=colour, linewidth=width(edge.sources) * 0.7,
        linestyle=(0, tuple(d / 2 for d in line.dashes)) if line.dashes else "solid", zorder=1,
    ))
    if named:
        middle = _on_curve(_place(one), _place(other), edge.bend, 0.5 + edge.bend / 2)  # names of parallel lines stand apart
        text = line.mark.replace("{}", drawing.wording.term(edge.predicate, language))
        axes.text(*middle, text, fontsize=6.5 * grown, color=DENIED if line.arrow == "bar" else "#66635c", ha="center", va="center", zorder=2, bbox=_halo())


def _on_curve(start: tuple[int, int], end: tuple[int, int], bend: float, share: float) -> tuple[float, float]:
    """A point of the quadratic curve that matplotlib's ``arc3`` draws: its control point stands ``bend`` of its length beside it."""
    (x1, y1), (x2, y2) = start, end
    control = ((x1 + x2) / 2 - bend * (y2 - y1), (y1 + y2) / 2 + bend * (x2 - x1))
    ways = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
    return sum(w * p for w, p in zip(ways, (x1, control[0], x2), strict=True)), sum(w * p for w, p in zip(ways, (y1, control[1], y2), strict=True))


def _legend(axes: Any, nodes: dict[int, Node], drawing: Drawing, grown: float, language: str) -> None:
    from matplotlib.lines import Line2D

    families = {node.family for node in nodes.values()}
    looks = [(name, look) for name, look in palette().looks.items() if name in families]
    handles = [
        Line2D([], [], marker=look.marker, linestyle="", color=look.light, markersize=7, label=drawing.wording.term(_family(name), language))
        for name, look in looks
    ]
    if handles:
        axes.legend(handles=handles, loc="lower right", fontsize=8 * grown, frameon=False, labelcolor=INK)


def _family(name: str) -> str:
    return KG + name


def _place(node: Node) -> tuple[int, int]:
    return node.place or (0, 0)


def _shortened(text: str, most: int = 34) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _halo() -> dict[str, Any]:
    return {"boxstyle": "square,pad=0.1", "facecolor": PAPER, "edgecolor": "none", "alpha": 0.75}
