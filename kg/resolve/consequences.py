"""Statements that follow from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model.claim import Status
from kg.model.iri import Iri, expand
from kg.model.timespan import TimeSpan
from kg.ontology import Ontology
from kg.resolve.merging import Draft

ACQUIRED, OWNS, SOLD = expand("kg:acquired"), expand("kg:owns"), expand("kg:sold")
RULE = "follows from kg:acquired"


def consequences_of(drafts: Sequence[Draft], ontology: Ontology) -> tuple[Draft, ...]:
    """The drafts and what follows: who acquired a thing and did not sell it again owns it since then."""
    if OWNS not in ontology.properties:
        return tuple(drafts)
    undone = {(d.subject, d.object) for d in drafts if d.predicate == SOLD and d.status is Status.ASSERTED}
    undone |= {(d.subject, d.object) for d in drafts if d.predicate == ACQUIRED and d.status is Status.NEGATED}
    follow = [
        replace(d, predicate=Iri(OWNS), time=TimeSpan(start=d.time.at or d.time.start), rule=RULE, confidence=round(d.confidence * 0.95, 4), position="")
        for d in drafts
        if d.predicate == ACQUIRED and d.status is Status.ASSERTED and (d.subject, d.object) not in undone
    ]
    return (*drafts, *follow)
