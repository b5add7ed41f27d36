"""Statements that follow from others."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from kg.model.claim import Status
from kg.model.iri import Iri, expand
from kg.model.timespan import TimeSpan
from kg.ontology import Ontology
from kg.resolve.merging import Draft

ACQUIRED, OWNS, SOLD = expand("kg:acquired"), expand("kg:owns"), expand("kg:sold")
RULE = "follows from kg:acquired"


def following(drafts: Sequence[Draft], ontology: Ontology) -> Iterator[Draft]:
    """What may follow: who acquired a thing owns it since then, unless that ``is_undone``."""
    if OWNS not in ontology.properties:
        return
    for d in drafts:
        if d.predicate == ACQUIRED and d.status is Status.ASSERTED:
            time, confidence = TimeSpan(start=d.time.at or d.time.start), round(d.confidence * 0.95, 4)
            yield replace(d, predicate=Iri(OWNS), time=time, rule=RULE, confidence=confidence, position="")


def undone_by(draft: Draft) -> tuple[Iri, object] | None:
    """Who does not own what after this: it was sold again, or never acquired."""
    sold = draft.predicate == SOLD and draft.status is Status.ASSERTED
    denied = draft.predicate == ACQUIRED and draft.status is Status.NEGATED
    return (draft.subject, draft.object) if sold or denied else None


def is_undone(draft: Draft, undone: Container[tuple[Iri, object]]) -> bool:
    return draft.rule == RULE and (draft.subject, draft.object) in undone
