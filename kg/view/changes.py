"""What changed between two days: what articles of that time said first, and what began or ended then."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Iri, Statement, Status
from kg.view.source import Facts
from kg.view.wording import Wording, entity_name, words_of

EVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Change:
    """``kind`` is ``new`` (first said then), ``confirmed`` (said before, and again), ``denied`` (asserted before, denied then),
    ``began`` or ``ended`` (its time of validity starts or stops then); ``date`` is the day it refers to."""

    date: str
    kind: str
    statement: Iri
    subject: str
    relation: str
    object: str
    status: str
    documents: tuple[Iri, ...]


def changes_between(facts: Facts, wording: Wording, *, since: str = "", until: str = "", language: str = "en") -> tuple[Change, ...]:
    """Changes after the day ``since`` up to the day ``until`` (ISO dates; open when empty), by date, kind and statement."""
    published = {d.iri: d.published.isoformat() for d in facts.documents() if d.published}
    names = {entity.iri: entity_name(entity, language) for entity in facts.entities()}
    statements = tuple(facts.statements())
    asserted = _first_asserted(statements, published)
    found = []
    for statement in statements:
        for day, kind in _events(statement, published, asserted, since, until or EVER):
            target = statement.object
            found.append(Change(
                day, kind, statement.iri, names.get(statement.subject, words_of(statement.subject)), wording.term(statement.predicate, language),
                names.get(target, words_of(target)) if isinstance(target, str) else target.value, str(statement.status), statement.documents,
            ))
    return tuple(sorted(found, key=lambda change: (change.date, change.kind, change.statement)))


def _events(
    statement: Statement, published: dict[Iri, str], asserted: dict[tuple[str, ...], str], since: str, until: str
) -> list[tuple[str, str]]:
    events = []
    days = sorted(published[document] for document in statement.documents if document in published)
    now = [day for day in days if since < day <= until]
    if now:
        before = days[0] <= since
        earlier = asserted.get(_matter(statement), EVER)
        denied = statement.status == Status.NEGATED and earlier < now[0] and not before
        events.append((now[0], "denied" if denied else "confirmed" if before else "new"))
    start, end = statement.time.at or statement.time.start, statement.time.end
    if start and since < _full(start) <= until:
        events.append((start, "began"))
    if end and since < _full(end) <= until:
        events.append((end, "ended"))
    return events


def _matter(statement: Statement) -> tuple[str, ...]:
    return statement.subject, statement.predicate, str(statement.object)


def _first_asserted(statements: tuple[Statement, ...], published: dict[Iri, str]) -> dict[tuple[str, ...], str]:
    first: dict[tuple[str, ...], str] = {}
    for statement in statements:
        days = [published[d] for d in statement.documents if d in published]
        if statement.status == Status.ASSERTED and days:
            first[_matter(statement)] = min(first.get(_matter(statement), EVER), *days)
    return first


def _full(day: str) -> str:
    """A month or a year counts from its first day."""
    return day + "-01-01"[len(day) - 4 if len(day) > 4 else 0 :] if len(day) < 10 else day
