"""Resolved graphs as RDF: in memory, on disk, or on a SPARQL server."""

from kg.store.names import fold
from kg.store.records import LogEntry, Records
from kg.store.store import Store

__all__ = ["LogEntry", "Records", "Store", "fold"]
