"""The graph in the formats that other programs read."""

from kg.export.rdf import nquads, ntriples, trig, turtle

__all__ = ["nquads", "ntriples", "trig", "turtle"]
