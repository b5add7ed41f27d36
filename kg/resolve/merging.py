"""Equal statements become one, with all their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from types import MappingProxyType

from kg.model.claim import Status
from kg.model.iri import Iri, mint_hashed
from kg.model.statement import Evidence, Statement, Text
from kg.model.timespan import TimeSpan

_HIGHEST = 0.99
NO_COPIES: Mapping[Iri, Iri] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as one sentence makes it."""

    subject: Iri
    predicate: Iri
    object: Iri | Text
    status: Status
    attributed_to: tuple[Iri, ...]
    time: TimeSpan
    position: str
    confidence: float
    rule: str
    evidence: Evidence


def iri_of(draft: Draft, *, base: str) -> Iri:
    """The IRI that a statement has by its content."""
    return _hashed(draft.subject, draft.predicate, draft.object, draft.status, draft.attributed_to, draft.time, base)


def iri_of_statement(statement: Statement, *, base: str) -> Iri:
    """The IRI that a changed statement has by its content."""
    s = statement
    return _hashed(s.subject, s.predicate, s.object, s.status, s.attributed_to, s.time, base)


def _hashed(
    subject: Iri, predicate: Iri, target: Iri | Text, status: Status, speakers: tuple[Iri, ...], time: TimeSpan, base: str
) -> Iri:
    parts = [target.value, target.language, target.datatype, "text"] if isinstance(target, Text) else [target]
    return mint_hashed("statement", subject, predicate, *parts, status, *speakers, time.at, time.start, time.end, base=base)


def statement_of(name: Iri, drafts: Sequence[Draft], same_copy: Mapping[Iri, Iri] = NO_COPIES) -> Statement:
    """The statement of this IRI that all its drafts make together, in whatever order they come.

    ``same_copy`` maps documents that print nearly the same text to one of them: they count once in confidence.
    """
    first = drafts[0]
    evidence = {e: e for e in sorted((d.evidence for d in drafts), key=_evidence_order)}
    positions = sorted({d.position for d in drafts if d.position}, key=lambda p: (-len(p), p))
    return Statement(
        iri=name,
        subject=first.subject,
        predicate=first.predicate,
        object=first.object,
        status=first.status,
        evidence=tuple(sorted(evidence.values(), key=_evidence_order)),
        confidence=combined(drafts, same_copy),
        rules=tuple(sorted({d.rule for d in drafts})),
        attributed_to=first.attributed_to,
        time=first.time,
        position=positions[0] if positions else "",
    )


def combined(drafts: Iterable[Draft], same_copy: Mapping[Iri, Iri] = NO_COPIES) -> float:
    """Noisy-or over independent sources: of one quote, wherever it is printed, only the surest reading counts.

    Of documents that are copies of each other only the surest one counts.
    """
    by_document: dict[Iri, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_document[draft.evidence.document].append(draft)
    best: dict[Iri, tuple[float, Iri]] = {}
    for document in sorted(by_document):
        group = same_copy.get(document, document)
        weight = _noisy_or(by_document[document])
        if group not in best or weight > best[group][0]:
            best[group] = (weight, document)
    return _noisy_or(draft for group in sorted(best) for draft in by_document[best[group][1]])


def _noisy_or(drafts: Iterable[Draft]) -> float:
    surest: dict[str, float] = {}
    for draft in drafts:
        quote = " ".join(draft.evidence.quote.split()).casefold()
        surest[quote] = max(surest.get(quote, 0.0), draft.confidence)
    return round(min(_HIGHEST, 1.0 - prod(1.0 - surest[q] for q in sorted(surest))), 4)


def _evidence_order(evidence: Evidence) -> tuple[object, ...]:
    spans = [(s.start, s.end) if s is not None else (-1, -1) for s in (evidence.span, evidence.subject, evidence.object)]
    return (evidence.document, *spans)
