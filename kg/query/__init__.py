"""SPARQL in; tables, truth or triples out."""

from kg.query.formats import FORMATS, rendered
from kg.query.named import Parameter, Question, ask, filled, question, questions
from kg.query.results import Result, Table, Term, Triples
from kg.query.run import run

__all__ = ["FORMATS", "Parameter", "Question", "Result", "Table", "Term", "Triples", "ask", "filled", "question", "questions", "rendered", "run"]
