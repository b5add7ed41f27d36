"""Nothing leaves the machine, however the request is written."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import QueryRefused, QuerySyntaxError
from kg.query.evaluate import evaluate
from kg.query.federation import REFUSED_ADDRESS, without_loads, without_services
from kg.query.update import update


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICE?x { ?s ?p ?o } }",
        "PREFIX x: <http://x.example/> SELECT * { OPTIONAL { service x:y { ?s ?p ?o } } }",
        "SELECT * { SERVICE # <http://other.example/>\n <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE SILENT <http://x.example/> { ?s ?p ?o } } } }",
    ],
)
def test_the_address_is_exchanged(query: str) -> None:
    closed = without_services(query)
    assert REFUSED_ADDRESS in closed
    assert "x.example" not in closed.replace("PREFIX x: <http://x.example/>", "")


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX : <http://x.example/> SELECT * { SERVICE:y { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(1<#c>\"\"\"\n2) SERVICE <http://x.example/> { ?s ?p ?o } #\"\"\"\n}",
        "PREFIX : <http://x.example/> SELECT * { <relative> ?p ?o . SERVICE:y { ?s ?p ?o } }",
        "PREFIX : <http://x.example/> SELECT * { ?s ?p true SERVICESILENT:y { ?s ?p ?o } }",
    ],
    ids=["glued-to-a-name", "comment-that-looks-like-an-iri", "with-a-relative-iri", "glued-to-silent"],
)
def test_tricks_are_refused(query: str) -> None:
    with pytest.raises((QueryRefused, QuerySyntaxError)):
        found = evaluate(ox.Store(), query)
        found.found.serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[union-attr, call-arg]


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://x.example/>" }', "SELECT ?service { ?service ?p ?o } # SERVICE <http://x.example/>",
        "PREFIX service: <http://x.example/> SELECT * { service:a service:b ?c }", "SELECT * { ?s <http://x.example/service#b> ?o }",
    ],
    ids=["string", "variable-and-comment", "prefix", "iri"],
)  # fmt: skip
def test_the_word_alone_is_no_harm(query: str) -> None:
    assert without_services(query) == query
    evaluate(ox.Store(), query)


def test_a_service_that_is_not_reached_does_no_harm() -> None:
    found = evaluate(ox.Store(), "SELECT * { ?s ?p ?o . SERVICE <http://x.example/> { ?s ?p ?o } }").found
    assert list(found) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["LOAD <http://x.example/>", "LOAD <file:///etc/passwd> INTO GRAPH <http://g>", "CLEAR ALL ;\nload<http://x.example/>", "PREFIX : <http://x/> LOAD:y"])
def test_load_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="LOAD is refused"):
        without_loads(text)


def test_load_silent_does_nothing() -> None:
    store = ox.Store()
    update(store, "LOAD SILENT <file:///etc/passwd> INTO GRAPH <http://g> ; INSERT DATA { <http://a> <http://b> 1 }")
    assert len(store) == 1


def test_a_load_that_does_not_parse_is_a_syntax_error() -> None:
    with pytest.raises(QuerySyntaxError):
        without_loads("LOAD <http://x.example/> CLEAR ALL")
