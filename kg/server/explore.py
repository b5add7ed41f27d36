"""The pages' questions, answered over a store in the reading worker: plain values, ready for JSON. ``None``: there is no such thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kg.model import Iri
from kg.model.iri import iri as checked_iri
from kg.query import run
from kg.query.named import filled, question, questions
from kg.query.results import Table
from kg.server.facts import Value, document_value, entity_value, named, ontology, statement_value
from kg.store import Store

WHOLE = 1500  # statements up to which the graph page holds the whole store
CENTRE = 150  # entities whose facts it holds otherwise, the ones most spoken of
MOST = 300  # statements about one thing on one page


def front(store: Store, *, language: str, title: str, about: str = "") -> str:
    """The graph page: the whole store when it is small, else its centre; it asks ``/api`` for more.

    ``about`` is an entity that is on the page in any case, with its neighbours.
    """
    from kg.view import excerpt, page

    weight = store.names().weight
    if sum(weight.values()) <= 2 * WHOLE:  # each statement weighs on its two ends
        return _with_way_to_queries(page(store, ontology(), title=title, language=language, live="/api"), language)
    centre = sorted(weight, key=lambda entity: (-weight[entity], entity))[:CENTRE]
    wanted = [*centre, Iri(about)] if about in weight else centre
    return _with_way_to_queries(page(excerpt(store, wanted, limit=WHOLE // CENTRE), ontology(), title=title, language=language, live="/api"), language)


def warm(store: Store) -> Value:
    """Make the index of names, before somebody waits for it."""
    return {"entities": len(store.names().weight)}


def _with_way_to_queries(html: str, language: str) -> str:
    """A link to the editor at the end of the page's head bar."""
    return html.replace("</header>", f'<a class="quiet" href="/query?lang={language}">SPARQL</a></header>', 1)


def search(store: Store, *, text: str, language: str, limit: int) -> Value:
    """Entities by name, as a list (``results``) and as a payload for the graph page."""
    from kg.view import found

    weight = store.names().weight
    entities = store.search(text, limit=limit)
    results = [entity_value(store, e, language) | {"statements": weight.get(e.iri, 0)} for e in entities]
    return {"results": results} | found(store, ontology(), text, language=language, limit=limit)


def around(store: Store, *, iri: str, language: str) -> Value | None:
    """A thing with its facts and neighbours, as a payload for the graph page."""
    from kg.view import around as payload_around

    return payload_around(store, ontology(), Iri(iri), language=language) if store.entity(Iri(iri)) else None


def entity(store: Store, *, iri: str, language: str) -> Value | None:
    """An entity with its facts, those it is the subject of first."""
    found = store.entity(Iri(iri))
    if found is None:
        return None
    statements = store.statements_about(found.iri, limit=MOST)
    facts = [statement_value(store, s, language) for s in statements]
    facts.sort(key=lambda f: (f["subject"]["iri"] != iri, f["predicate"]["label"], f["object"]["label"], f["iri"]))
    total = store.names().weight.get(found.iri, len(facts))
    return entity_value(store, found, language) | {"facts": facts, "total": max(total, len(facts))}


def neighbours(store: Store, *, iri: str, language: str, limit: int) -> Value | None:
    """The entities that a thing is tied to, each with the relations, the most tied first."""
    if store.entity(Iri(iri)) is None:
        return None
    ties: dict[Iri, list[Value]] = {}
    for s in store.statements_about(Iri(iri), limit=MOST):
        other = s.object if s.subject == iri else s.subject
        if isinstance(other, str) and other != iri:
            direction = "out" if s.subject == iri else "in"
            tie = {"relation": named(store, s.predicate, language), "direction": direction, "status": str(s.status), "statement": s.iri}
            ties.setdefault(Iri(other), []).append(tie)
    ranked = sorted(ties, key=lambda other: (-len(ties[other]), other))[:limit]
    return {"iri": iri, "neighbours": [named(store, other, language) | {"ties": ties[other]} for other in ranked]}


def statement(store: Store, *, iri: str, language: str) -> Value | None:
    """One statement with all its evidence."""
    found = store.statement(Iri(iri))
    return statement_value(store, found, language) if found else None


def document(store: Store, *, iri: str, language: str) -> Value | None:
    """A document with what it states."""
    found = store.document(Iri(iri))
    if found is None:
        return None
    query = f"SELECT DISTINCT ?x WHERE {{ GRAPH <{checked_iri(iri)}> {{ ?x a kg:Statement }} }} ORDER BY ?x LIMIT {MOST}"
    facts = [statement_value(store, s, language) for x in _column(store, query) if (s := store.statement(x))]
    for fact in facts:
        fact["evidence"] = [e for e in fact["evidence"] if e["document"]["iri"] == iri]
    facts.sort(key=lambda fact: ([e["start"] for e in fact["evidence"]], fact["iri"]))
    return document_value(found) | {"facts": facts, "text": found.text}


def relation(store: Store, *, iri: str, language: str) -> Value | None:
    """A relation with statements that use it."""
    query = f"SELECT ?x WHERE {{ ?x rdf:predicate <{checked_iri(iri)}> }} ORDER BY ?x LIMIT {MOST}"
    facts = [statement_value(store, s, language) for x in _column(store, query) if (s := store.statement(x))]
    return named(store, Iri(iri), language) | {"facts": facts} if facts else None


def questions_list(store: Store, *, language: str) -> Value:
    """The named questions with their parameters."""
    return {"questions": [
        {"name": q.name, "description": q.description(language), "parameters": [
            {"name": p.name, "description": p.description, "required": p.required} for p in q.parameters
        ]} for q in questions()
    ]}  # fmt: skip


def question_filled(store: Store, *, name: str, parameters: Mapping[str, str]) -> Value:
    """A named question as SPARQL, its parameters filled in."""
    return {"name": name, "query": filled(store, question(name), {key: value for key, value in parameters.items() if value.strip()})}


def _column(store: Store, query: str) -> list[Iri]:
    found = run(store, query)
    return [Iri(term) for (term,) in found.rows if isinstance(term, str)] if isinstance(found, Table) else []


QUESTIONS: Mapping[str, Callable[..., Any]] = {
    "warm": warm, "front": front, "search": search, "around": around, "entity": entity, "neighbours": neighbours, "statement": statement,
    "document": document, "relation": relation, "questions": questions_list, "question": question_filled,
}
