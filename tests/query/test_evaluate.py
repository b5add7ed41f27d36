"""Evaluation for the endpoint: streaming, columns, unknown functions, graphs of the request, updates."""

from __future__ import annotations

import io
import time

import pyoxigraph as ox
import pytest

from kg.errors import InputError, QueryError, QueryRefused
from kg.query.evaluate import GRAPH_FORMATS, TABLE_FORMATS, Graphs, evaluate, is_mentioned
from kg.query.graphs import drop_graph, put_graph
from kg.query.tokens import tokens
from kg.query.update import UpdateFailed, update, with_using

A, B, G = ox.NamedNode("http://a"), ox.NamedNode("http://b"), ox.NamedNode("http://g")


def world() -> ox.Store:
    store = ox.Store()
    store.add(ox.Quad(A, B, ox.Literal("default")))
    store.add(ox.Quad(A, B, ox.Literal("named"), G))
    return store


def csv(query: str, **options: object) -> str:
    output = io.BytesIO()
    evaluate(world(), query, **options).write(output, form="csv")  # type: ignore[arg-type]
    return output.getvalue().decode()


def test_graphs_of_the_request_replace_those_of_the_query() -> None:
    query = "SELECT ?o FROM <http://g> { ?s ?p ?o }"
    assert csv(query) == "o\r\nnamed\r\n"
    assert csv(query, graphs=Graphs(("http://other",))) == "o\r\n"
    assert csv("SELECT ?o { ?s ?p ?o }", graphs=Graphs((), ("http://g",))) == "o\r\n"


def test_columns_of_star_follow_the_text() -> None:
    assert csv("SELECT DISTINCT * { ?z ?y ?x }").splitlines()[0] == "z,y,x"
    assert csv("SELECT (COUNT(*) AS ?n) { ?z ?y ?x }") == "n\r\n1\r\n"
    assert csv("SELECT * { ?z ?y ?x { SELECT ?z { ?z ?hidden ?o } } }").splitlines()[0] == "z,y,x"


def test_an_unknown_function_leaves_its_value_open() -> None:
    assert csv("SELECT (<http://no/f>(1) AS ?a) (<http://no/g>() AS ?b) {}") == "a,b\r\n,\r\n"


def test_prefixes_need_no_declaration_and_names_may_be_relative() -> None:
    assert csv("SELECT * { <entity/X> kg:owns ?what }") == "what\r\n"


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_writes_every_table_format(form: str) -> None:
    output = io.BytesIO()
    evaluate(world(), "SELECT ?o { ?s ?p ?o }").write(output, form=form)
    assert b"default" in output.getvalue()


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_writes_every_graph_format(form: str) -> None:
    output = io.BytesIO()
    evaluate(world(), "CONSTRUCT WHERE { ?s ?p ?o }").write(output, form=form)
    assert [q.object for q in ox.parse(output.getvalue(), format=GRAPH_FORMATS[form])] == [ox.Literal("default")]


def test_from_names_graphs_of_the_store_only() -> None:
    with pytest.raises(QueryRefused):
        evaluate(world(), "SELECT * FROM <http://elsewhere> { ?s ?p ?o }")


def test_deep_nesting_is_refused_before_the_parser_sees_it() -> None:
    with pytest.raises(QueryError, match="brackets"):
        evaluate(world(), "SELECT * " + "{" * 5000 + "}" * 5000)


def test_using_stands_before_each_where_of_an_operation() -> None:
    text = "INSERT { ?s ?p 'WHERE' } WHERE { ?s ?p ?o { SELECT * WHERE { ?s ?p ?o } } } ; DELETE WHERE { ?s ?p ?o }"
    assert with_using(text, Graphs(("http://g",), ("http://h",))).split(" USING <http://g> USING NAMED <http://h> WHERE") == [
        "INSERT { ?s ?p 'WHERE' } ", " { ?s ?p ?o { SELECT * WHERE { ?s ?p ?o } } } ; DELETE { ?s ?p ?o }", " { ?s ?p ?o }",
    ]  # fmt: skip


def test_using_refuses_what_would_leave_the_clause() -> None:
    with pytest.raises(QueryError):
        with_using("DELETE WHERE { ?s ?p ?o }", Graphs(("http://g> WHERE {} ; DROP ALL #",)))


def test_an_update_that_fails_changes_nothing() -> None:
    store = world()
    with pytest.raises(UpdateFailed):
        update(store, "DELETE WHERE { ?s ?p ?o } ; DROP GRAPH <http://none>")
    assert len(store) == 2


def triples(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> list[str]:
    return sorted(str(quad.triple) for quad in store.quads_for_pattern(None, None, None, graph))


def test_graphs_are_put_added_to_and_dropped() -> None:
    store, name = ox.Store(), ox.NamedNode("http://g/")
    options = {"form": "turtle", "graph": "http://g/", "base": "http://g/"}
    assert put_graph(store, b"<a> <b> 1, [ <c> 2 ] .", replace=True, **options) is True  # type: ignore[arg-type]
    assert put_graph(store, b"<a> <b> 2 .", replace=False, **options) is False  # type: ignore[arg-type]
    assert len(triples(store, name)) == 4
    assert triples(store, name) == triples(store, ox.DefaultGraph())
    put_graph(store, b"<a> <b> 2 .", replace=True, **options)  # type: ignore[arg-type]
    assert len(triples(store, name)) == 1
    assert triples(store, name) == triples(store, ox.DefaultGraph())
    with pytest.raises(InputError, match="not valid"):
        put_graph(store, b"<a> <b> 3 . <a", replace=True, **options)  # type: ignore[arg-type]
    assert len(triples(store, name)) == 1
    assert (drop_graph(store, "http://g/"), drop_graph(store, "http://g/"), len(store)) == (True, False, 0)


def test_the_default_graph_keeps_what_named_graphs_hold() -> None:
    store = ox.Store()
    put_graph(store, b"<a> <b> 1 .", form="turtle", graph="http://g/", replace=True, base="http://g/")
    put_graph(store, b"<a> <b> 2 , [] .", form="turtle", graph=None, replace=True, base="http://g/")
    put_graph(store, b"<a> <b> 3 .", form="turtle", graph=None, replace=True, base="http://g/")
    assert [t.rpartition('"^^')[0][-1] for t in triples(store, ox.DefaultGraph())] == ["1", "3"]
    drop_graph(store, None)
    assert triples(store, ox.DefaultGraph()) == triples(store, ox.NamedNode("http://g/"))


def test_an_empty_graph_is_a_graph() -> None:
    store = ox.Store()
    put_graph(store, b"", form="turtle", graph="http://g/", replace=True, base="http://g/")
    assert store.contains_named_graph(ox.NamedNode("http://g/"))


def test_mentioned_nodes() -> None:
    assert is_mentioned(world(), "http://a")
    assert not is_mentioned(world(), "http://b")


@pytest.mark.parametrize("piece", ["a.", '"', "'''\\", "<", "a:", "(", "1<#", "\\", '"""""'])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    begun = time.process_time()
    list(tokens(piece * 40_000))
    assert time.process_time() - begun < 3
