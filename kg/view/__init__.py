"""A store as something to look at: one HTML page, a networkx graph, an analysis, a still picture."""

from kg.view.analyse import Analysis, analyze, as_json, tables
from kg.view.graph import network
from kg.view.live import around, excerpt, found
from kg.view.page import page
from kg.view.still import still

__all__ = ["Analysis", "analyze", "around", "as_json", "excerpt", "found", "network", "page", "still", "tables"]
