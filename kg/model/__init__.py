"""Frozen values, standard library only: the nouns of kg."""

from kg.model.claim import Claim, Event, Extraction, Filler, Reading, Status
from kg.model.clause import Argument, Clause, ClauseTree
from kg.model.document import Document, Rejected
from kg.model.iri import Iri
from kg.model.mention import Mention
from kg.model.sentence import Sentence, Token
from kg.model.span import Span
from kg.model.statement import Entity, Evidence, OpenRelation, ResolvedGraph, Statement, Text
from kg.model.timespan import TimeSpan

__all__ = [
    "Argument", "Claim", "Clause", "ClauseTree", "Document", "Entity", "Event", "Evidence", "Extraction", "Filler",
    "Iri", "Mention", "OpenRelation", "Reading", "Rejected", "ResolvedGraph", "Sentence", "Span", "Statement",
    "Status", "Text", "TimeSpan", "Token",
]
