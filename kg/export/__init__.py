"""The graph in the formats that other programs read, and the check that it is well formed."""

from kg.export.check import Finding, check
from kg.export.compare import Difference, diff, merge
from kg.export.files import write, write_all
from kg.export.formats import FORMATS, ending, export, export_files, export_to, format_of
from kg.export.jsonld import jsonld
from kg.export.neo4j import neo4j
from kg.export.notes import notes
from kg.export.rdf import nquads, ntriples, trig, turtle
from kg.export.selection import Selection, selected
from kg.export.tables import csv, frame, parquet
from kg.export.xml import gexf, graphml, rdfxml

__all__ = [
    "FORMATS", "Difference", "Finding", "Selection", "check", "csv", "diff", "ending", "export", "export_files", "export_to", "format_of", "frame", "gexf", "graphml", "jsonld", "merge", "neo4j", "notes",
    "nquads", "ntriples", "parquet", "rdfxml", "selected", "trig", "turtle", "write", "write_all",
]
