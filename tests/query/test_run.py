from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from worlds import PAPER, entity, tiny

from kg.errors import QueryError, QuerySyntaxError, QueryTimeout
from kg.model import Text
from kg.model.iri import expand
from kg.query import Table, Triples, run
from kg.query.apart import solve_apart
from kg.store import Store

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o FILTER(STR(?a) = CONCAT(STR(?m), STR(?j))) }"


@pytest.fixture(params=["memory", "reader", "writer"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        store = Store.memory()
        store.write(tiny())
    else:
        store = Store.create_or_open(tmp_path / "s")
        store.write(tiny())
        if request.param == "reader":
            store.close()
            store = Store.open(tmp_path / "s")
    with store:
        yield store


@pytest.mark.parametrize("timeout", [None, 20], ids=["here", "apart"])
def test_the_four_kinds_of_query_give_plain_values(store: Store, timeout: float | None) -> None:
    owner = (entity("Müller_AG"), entity("Zeta"))
    assert run(store, "SELECT ?s ?o { ?s kg:owns ?o }", timeout=timeout) == Table(("s", "o"), (owner,))
    assert run(store, "ASK { ?s kg:owns ?o }", timeout=timeout) is True
    assert run(store, "CONSTRUCT WHERE { ?s kg:owns ?o }", timeout=timeout) == Triples(((owner[0], expand("kg:owns"), owner[1]),))
    described = run(store, "DESCRIBE <https://kg.example/entity/Zeta>", timeout=timeout)
    assert isinstance(described, Triples)
    assert (owner[1], expand("rdfs:label"), Text("Zeta")) in described.triples


def test_a_query_past_its_time_is_stopped_and_the_store_goes_on(store: Store) -> None:
    began = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"stopped after 0\.5 seconds"):
        run(store, ENDLESS, timeout=0.5)
    assert time.monotonic() - began < 5
    assert run(store, "ASK { ?s kg:owns ?o }") is True


def test_a_query_that_eats_the_memory_is_stopped() -> None:
    store = Store.memory()
    store.write(tiny())
    greedy = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g), STR(?x))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?x ?y ?z }"
    with pytest.raises(QueryError, match="memory"):
        solve_apart(store, greedy, timeout=60, memory=100_000_000)


def test_the_columns_of_a_star_stand_in_the_order_of_the_text(store: Store) -> None:
    result = run(store, "SELECT * { ?thing kg:owns ?object BIND(1 AS ?a) }")
    assert isinstance(result, Table)
    assert result.variables == ("thing", "object", "a")


def test_literals_keep_language_and_datatype(store: Store) -> None:
    result = run(store, "SELECT ?a ?b ?c ?d { BIND('x'@DE AS ?a) BIND(0.50 AS ?b) BIND('y' AS ?c) }", timeout=20)
    assert isinstance(result, Table)
    assert result.rows == ((Text("x", language="de"), Text("0.5", datatype=expand("xsd:decimal")), Text("y"), None),)


@pytest.mark.parametrize(
    ("query", "message", "place"),
    [
        ("SELECT ?s { ?s kgg:owns ?o }", "unknown prefix kgg: \\(did you mean kg:\\?", (1, 16)),
        ("SELECT ?s {\n  ?s ?p }", "did not expect '}' here", (2, 9)),
        ("SELECT ?s { ?s ?p ?o ", "ends too early; } is missing", (1, 21)),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "variable that is unbound", (1, 40)),
        ("FOO", "did not expect 'FOO'", (1, 1)),
    ],
    ids=["prefix", "object", "brace", "group", "word"],
)
@pytest.mark.parametrize("timeout", [None, 20], ids=["here", "apart"])
def test_what_does_not_parse_is_explained_with_its_place(store: Store, query: str, message: str, place: tuple[int, int], timeout: float | None) -> None:
    with pytest.raises(QuerySyntaxError, match=message) as caught:
        run(store, query, timeout=timeout)
    assert (caught.value.line, caught.value.column) == place
    assert "^" in str(caught.value)


def test_a_document_can_be_asked_alone(store: Store) -> None:
    alone = run(store, f"SELECT ?p FROM <{PAPER}> {{ ?p a kg:Person }}")
    inside = run(store, f"SELECT ?p {{ GRAPH <{PAPER}> {{ ?p a kg:Person }} }}")
    assert isinstance(alone, Table)
    assert alone.rows == ((entity("Anna_Roth"),),) == inside.rows  # type: ignore[union-attr]


def test_querying_loads_nothing_heavy() -> None:
    check = "import sys, kg.query, kg.store; print(sorted({'spacy', 'rdflib', 'pyvis', 'networkx', 'numpy', 'jinja2', 'httpx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)})
    assert done.stdout.strip() == "[]"
