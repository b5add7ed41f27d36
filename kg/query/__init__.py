"""SPARQL in; tables, truth or triples out."""

from kg.query.results import Result, Table, Term, Triples
from kg.query.run import run

__all__ = ["Result", "Table", "Term", "Triples", "run"]
