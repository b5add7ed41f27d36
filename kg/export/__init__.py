"""The graph in the formats that other programs read, and the check that it is well formed."""

from kg.export.check import Finding, check
from kg.export.compare import Difference, diff, differences
from kg.export.files import write, write_all
from kg.export.formats import FORMATS, ending, export, export_files, export_to, format_of, is_folder, write_folder
from kg.export.join import merge
from kg.export.jsonld import jsonld
from kg.export.neo4j import cypher, neo4j
from kg.export.notes import notes
from kg.export.rdf import nquads, ntriples, trig, turtle
from kg.export.selection import Selection, selected
from kg.export.tables import csv, frame, parquet
from kg.export.xml import gexf, graphml, rdfxml

__all__ = [
    "FORMATS", "Difference", "Finding", "Selection", "check", "csv", "cypher", "diff", "differences", "ending", "export", "export_files", "export_to", "format_of", "frame", "gexf", "graphml", "is_folder", "jsonld", "merge", "neo4j", "notes",
    "nquads", "ntriples", "parquet", "rdfxml", "selected", "trig", "turtle", "write", "write_all", "write_folder",
]
