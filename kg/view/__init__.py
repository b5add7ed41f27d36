"""A store as something to look at: one HTML page, a networkx graph, an analysis, a still picture."""

from kg.view.graph import network
from kg.view.page import page

__all__ = ["network", "page"]
