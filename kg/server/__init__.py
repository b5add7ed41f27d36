"""The endpoint: SPARQL 1.1 for machines, an explorable graph, an editor and pages for people."""

from kg.server.app import make_app
from kg.server.serve import serve
from kg.server.settings import ServerError, Settings

__all__ = ["ServerError", "Settings", "make_app", "serve"]
