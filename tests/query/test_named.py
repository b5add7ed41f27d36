from __future__ import annotations

import re
from dataclasses import replace

import pytest
from worlds import PAPER, entity, statement, tiny

from kg.errors import QueryError
from kg.model import Entity, ResolvedGraph, Text, TimeSpan
from kg.model.iri import expand
from kg.query import Table, ask, question, questions
from kg.query.guard import is_well_formed
from kg.store import Store

BERLIN, FAIR = entity("Berlin"), entity("Fair")


def _event_graph() -> ResolvedGraph:
    """The tiny world with a fair in Berlin, two birthplaces of Anna Roth, and Bob Lee contradicting her."""
    graph, quote = tiny(), (PAPER, "Zeta hieß früher Ypsilon.")
    event = tuple(expand(f"kg:{name}") for name in ("Meeting", "Event", "Entity"))
    place = tuple(expand(f"kg:{name}") for name in ("City", "Place", "Entity"))
    more = (Entity(BERLIN, "Berlin", place, documents=(PAPER,)), Entity(FAIR, "Fair", event, documents=(PAPER,)), Entity(entity("Köln"), "Köln", place, documents=(PAPER,)))
    stated = (
        statement("Fair", "kg:place", "Berlin", quote, time=TimeSpan(at="2024-04-30")),
        statement("Anna_Roth", "kg:bornIn", "Berlin", quote), statement("Anna_Roth", "kg:bornIn", "Köln", quote),
        statement("Bob_Lee", "kg:contradicts", "Anna_Roth", quote),
    )
    return replace(graph, entities=graph.entities + more, statements=graph.statements + stated)


@pytest.fixture(autouse=True)
def _without_ontology(monkeypatch: pytest.MonkeyPatch) -> None:
    """Relations are then named by their IRIs, whatever the ontology calls them."""
    monkeypatch.setattr("kg.store.labels._vocabulary", lambda language: {})


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.memory()
    store.write(_event_graph())
    return store


def rows(table: Table, *columns: str) -> list[tuple[str | None, ...]]:
    places = [table.variables.index(column) for column in columns]
    return [tuple(cell.value if isinstance(cell, Text) else cell for cell in (row[i] for i in places)) for row in table.rows]


ANSWERS = [
    ("who-owns-what", {}, ("subject", "relation", "object", "quote"), [
        ("Müller AG", "acquired", "Zeta", "Die Müller AG kaufte 2021 die Firma Zeta."), ("Müller AG", "owns", "Zeta", "Die Müller AG kaufte 2021 die Firma Zeta."),
    ]),
    ("who-owns-what", {"about": "ypsilon"}, ("subject", "from"), [("Müller AG", None), ("Müller AG", "2021")]),
    ("who-owns-what", {"about": "Bob Lee"}, ("subject",), []),
    ("who-leads-what", {}, ("subject", "relation", "object", "position", "sources", "document"), [("Anna Roth", "leads", "Müller AG", "head", "2", 'Müller kauft "Zeta"')]),
    ("who-said-what-about", {"about": "Zeta"}, ("speaker", "subject", "relation", "object", "status"), [("Bob Lee", "Müller AG", "owns", "Zeta", "negated")]),
    ("timeline", {}, ("time", "subject", "relation", "object"), [("2021", "Müller AG", "acquired", "Zeta"), ("2021", "Müller AG", "owns", "Zeta"), ("2024-04-30", "Fair", "place", "Berlin")]),
    ("timeline", {"about": "Fair"}, ("time",), [("2024-04-30",)]),
    ("events-in-place", {"place": "berlin"}, ("event", "class", "place", "time"), [("Fair", "meeting", "Berlin", "2024-04-30")]),
    ("evidence-for", {"a": "mueller ag", "b": "Zeta"}, ("relation", "status", "quote"), [
        ("acquired", "asserted", "Die Müller AG kaufte 2021 die Firma Zeta."), ("owns", "asserted", "Die Müller AG kaufte 2021 die Firma Zeta."),
        ("owns", "negated", "Bob Lee said that Müller AG does not own Zeta."),
    ]),
    ("who-is", {"about": "Roth"}, ("relation", "object"), [("leads", "Müller AG"), ("born in", "Berlin"), ("born in", "Köln"), ("contradicts", "Anna Roth")]),
    ("most-connected", {}, ("name", "statements"), [("Müller AG", "5"), ("Zeta", "4"), ("Anna Roth", "4"), ("Bob Lee", "2"), ("Berlin", "2")]),
    ("sources-of", {"about": "Bob Lee"}, ("published", "publisher"), [("2024-05-03", "Wire")]),
    ("sources", {}, ("published", "language"), [("2024-05-01", "de"), ("2024-05-03", "en")]),
    ("what-happened-on", {"date": "2024-04"}, ("time", "subject", "relation", "object"), [("2024-04-30", "Fair", "place", "Berlin")]),
    ("acquisitions", {}, ("subject", "object", "status", "time"), [("Müller AG", "Zeta", "asserted", "2021")]),
    ("open-relations", {}, ("relation", "statements", "subject", "object", "quote"), [("sue", "1", "Müller AG", "Bob Lee", "It may sue Bob Lee.")]),
    ("not-asserted", {}, ("status", "speaker", "relation"), [("negated", "Bob Lee", "owns"), ("possible", None, "sue")]),
]


@pytest.mark.parametrize(("name", "parameters", "columns", "expected"), ANSWERS, ids=[f"{a[0]} {' '.join(a[1].values())}" for a in ANSWERS])
def test_each_question_answers_in_words(store: Store, name: str, parameters: dict[str, str], columns: tuple[str, ...], expected: list[tuple[str | None, ...]]) -> None:
    found = rows(ask(store, name, parameters), *columns)
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_every_question_is_tested() -> None:
    assert {q.name for q in questions()} == {a[0] for a in ANSWERS} | {"contradictions"}


def test_contradictions_are_set_side_by_side(store: Store) -> None:
    found = rows(ask(store, "contradictions"), "kind", "subject", "relation", "object", "other", "speaker", "against quote")
    assert found == [
        ("asserted and denied", "Müller AG", "owns", "Zeta", None, "Bob Lee", "Bob Lee said that Müller AG does not own Zeta."),
        ("contradicts", "Bob Lee", "contradicts", "Anna Roth", None, None, None),
        ("two values", "Anna Roth", "born in", "Berlin", "Köln", None, None),
    ]


def test_contradictions_about_one_thing_leave_out_the_rest(store: Store) -> None:
    assert {row[0] for row in rows(ask(store, "contradictions", ["Zeta"]), "kind")} == {"asserted and denied"}


def test_several_bearers_of_a_name_are_all_meant() -> None:
    store, graph = Store.memory(), tiny()
    twin = replace(graph.entities[1], iri=entity("Roth_2"), label="Roth")
    more = statement("Roth_2", "kg:leads", "Zeta", (PAPER, "Zeta hieß früher Ypsilon."))
    store.write(replace(graph, entities=(*graph.entities, twin), statements=(*graph.statements, more)))
    assert sorted(rows(ask(store, "who-leads-what", ["roth"]), "subject")) == [("Anna Roth",), ("Roth",)]
    assert {r[0] for r in rows(ask(store, "contradictions", ["roth"]), "kind")} == set()


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("who-knows", {}, "no question 'who-knows'; there are: acquisitions"), ("evidence-for", {"a": "Zeta"}, "needs b: the other"), ("timeline", ["x", "y"], "too many parameters"),
        ("timeline", {"of": "x"}, "knows no parameter 'of'"), ("who-is", ["Nobody"], "nothing in the graph is called 'Nobody'"), ("who-is", ["Mülle"], "there is: Müller AG"),
    ],
)
def test_what_cannot_be_asked_is_explained(store: Store, name: str, parameters: dict[str, str] | list[str], message: str) -> None:
    with pytest.raises(QueryError, match=re.escape(message)):
        ask(store, name, parameters)


@pytest.mark.parametrize("hostile", ['x" . } SERVICE <http://127.0.0.1:9/> { ?s ?p "', "\\", "$about", "\\1", "a b> <c", "'''"])
def test_parameters_cannot_break_out_of_the_query(store: Store, hostile: str) -> None:
    assert ask(store, "what-happened-on", {"date": hostile}).rows == ()
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        ask(store, "who-is", {"about": hostile})


def test_labels_follow_the_language(store: Store) -> None:
    german, french = ask(store, "who-leads-what", language="de"), ask(store, "who-leads-what", language="fr")
    assert rows(german, "subject", "object") == [("Anna Roth", "Müller AG")]
    assert rows(french, "subject", "object") == [("Anna Roth", "Mueller SA")]


@pytest.mark.parametrize("each", questions(), ids=lambda q: q.name)
def test_every_question_is_valid_sparql_described_in_both_languages(each: object) -> None:
    asked = question(each.name)  # type: ignore[attr-defined]
    assert is_well_formed(asked.text)
    assert {language for language, _ in asked.descriptions} == {"de", "en"}
    assert asked.order


def test_a_limit_and_a_time_can_be_set(store: Store) -> None:
    assert len(ask(store, "sources", limit=1, timeout=20)) == 1
