from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import PAPER, tiny

from kg.errors import KgError, QueryRefused
from kg.query import run
from kg.query.guard import check_query, check_update
from kg.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.memory()
    store.write(tiny())
    return store


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "select * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * { { SELECT ?s { SERVICE ?s { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o MINUS { GRAPH ?g { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
        "SELECT * { { ?s ?p ?o } UNION { ?s ?p ?o . SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o FILTER(?s<?o) SERVICE <http://127.0.0.1:9/#> { ?s ?p ?o } FILTER(?s>?o) }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "ASK { # a comment\nSERVICE # another\n <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { BIND('#' AS ?x) SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_wherever_it_stands(store: Store, query: str) -> None:
    with pytest.raises(QueryRefused, match="SERVICE asks another server"):
        run(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a kg:Person } # SERVICE <http://x/> {}",
        "SELECT * { ?s rdfs:label 'SERVICE <http://x/> { ?s ?p ?o }' }",
        "PREFIX service: <http://x/> SELECT * { ?s service:SERVICE <http://service/> }",
        "SELECT * { ?s rdfs:label \"\"\"from\nload SERVICE\"\"\" }",
        "SELECT ?from { ?from a kg:Person }",
    ],
    ids=["variable", "string", "prefix", "long string", "from"],
)
def test_the_words_may_stand_in_names_strings_and_comments(store: Store, query: str) -> None:
    run(store, query)


@pytest.mark.parametrize("clause", ["FROM <http://x/>", "FROM NAMED <file:///etc/passwd>", "from\n#c\nnamed <http://x/>", "FROM kg:nothing", f"FROM <{PAPER}> FROM <http://x/>"])
def test_from_may_not_name_what_is_not_in_the_store(store: Store, clause: str) -> None:
    with pytest.raises(QueryRefused, match="kg fetches nothing"):
        run(store, f"SELECT * {clause} {{ ?s ?p ?o }}")


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> 1 }", "delete where { ?s ?p ?o }", "# hi\nPREFIX x: <http://x/> LOAD <file:///etc/passwd>", "DROP ALL", "CLEAR DEFAULT",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "BASE <http://x/> CREATE GRAPH <g>", "COPY DEFAULT TO <a:g>",
    ],
)
def test_updates_are_refused_as_queries(store: Store, update: str) -> None:
    before = len(store)
    with pytest.raises(QueryRefused, match="queries only read"):
        run(store, update)
    assert len(store) == before


@pytest.mark.parametrize("update", ["LOAD <http://127.0.0.1:9/>", "load silent <file:///etc/passwd> into graph <a:g>", "INSERT DATA { <a:a> <a:b> 1 } ; LOAD <http://127.0.0.1:9/>"])
def test_load_is_refused_in_updates(update: str) -> None:
    with pytest.raises(QueryRefused, match="LOAD fetches"):
        check_update(update)


def test_service_is_refused_in_updates() -> None:
    with pytest.raises(QueryRefused, match="SERVICE"):
        check_update("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    check_update("INSERT DATA { <a:a> <a:b> 'LOAD SERVICE' }")


PIECES = st.sampled_from(["SELECT", "*", "{", "}", "?s", "kg:owns", "SERVICE", "<http://127.0.0.1:9/>", "'", '"', "#", "\n", "FROM", "<", ">", "\\u0053", "(", ")", "FILTER", ".", "INSERT", "ASK", "é", "\x00"])


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_is_answered_or_explained(text: str) -> None:
    try:
        run(Store.memory(), text)
    except KgError as error:
        assert str(error)


def test_deeply_nested_text_is_explained(store: Store) -> None:
    with pytest.raises(KgError):
        run(store, "SELECT * " + "{" * 100_000)


def test_escapes_do_not_hide_a_keyword() -> None:
    with pytest.raises((QueryRefused, KgError)):
        check_query("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
