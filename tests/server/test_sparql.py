"""The endpoint over HTTP: formats, refusals, caching, headers."""

from __future__ import annotations

import csv
import gzip
import io
import json
import socket

import httpx
import pytest

SELECT = "SELECT ?who ?what WHERE { ?who kg:leads ?what }"
CONSTRUCT = "CONSTRUCT { ?who kg:leads ?what } WHERE { ?who kg:leads ?what }"
ROTH, COMPANY = "https://kg.example/entity/Anna_Roth", "https://kg.example/entity/Müller_AG"


def ask(client: httpx.Client, query: str, accept: str = "*/*") -> httpx.Response:
    return client.post("/sparql", content=query.encode(), headers={"Content-Type": "application/sparql-query", "Accept": accept})


@pytest.mark.parametrize("path", ["/sparql", "/query", "/sparql/query"])
def test_answers_a_form(reading: httpx.Client, path: str) -> None:
    answer = reading.post(path, data={"query": SELECT})
    assert answer.status_code == 200
    assert answer.json()["results"]["bindings"][0]["who"] == {"type": "uri", "value": ROTH}


def test_answers_a_get(reading: httpx.Client) -> None:
    answer = reading.get("/sparql", params={"query": SELECT}, headers={"Accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert list(csv.reader(io.StringIO(answer.text))) == [["who", "what"], [ROTH, COMPANY]]


@pytest.mark.parametrize(
    ("media", "piece"),
    [
        ("application/sparql-results+json", b'"head"'), ("application/sparql-results+xml", b"<sparql"), ("text/csv", b"who,what"),
        ("text/tab-separated-values", b"?who\t?what"),
    ],
)  # fmt: skip
def test_tables_in_every_format(reading: httpx.Client, media: str, piece: bytes) -> None:
    answer = ask(reading, SELECT, media)
    assert answer.headers["content-type"].startswith(media)
    assert piece in answer.content


@pytest.mark.parametrize("media", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "application/trig", "application/n-quads"])
def test_triples_in_every_format(reading: httpx.Client, media: str) -> None:
    answer = ask(reading, CONSTRUCT, media)
    assert answer.headers["content-type"].startswith(media)
    assert "Anna_Roth" in answer.text


def test_truth_values(reading: httpx.Client) -> None:
    assert ask(reading, "ASK { ?x kg:leads ?y }").json()["boolean"] is True
    assert b"<boolean>false</boolean>" in ask(reading, "ASK { kg:no kg:leads kg:one }", "application/sparql-results+xml").content


def test_columns_of_select_star_stand_in_the_order_of_the_text(reading: httpx.Client) -> None:
    assert ask(reading, "SELECT * { ?subject kg:leads ?object }").json()["head"]["vars"] == ["subject", "object"]


def test_default_and_named_graphs_of_the_request(reading: httpx.Client) -> None:
    graphs = [row["g"]["value"] for row in ask(reading, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").json()["results"]["bindings"]]
    assert len(graphs) == 2
    counts = {}
    for graph in graphs:
        answer = reading.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s a kg:Document }", "default-graph-uri": graph})
        counts[graph] = answer.json()["results"]["bindings"][0]["n"]["value"]
    assert set(counts.values()) == {"1"}
    named = reading.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": graphs[1]})
    assert [row["g"]["value"] for row in named.json()["results"]["bindings"]] == [graphs[1]]


@pytest.mark.parametrize(
    ("query", "accept", "status", "words"),
    [
        pytest.param("SELECT ?x WHERE { ?x", "*/*", 400, "line 1", id="syntax-with-place"),
        pytest.param("SELECT ?x { ?x nope:y ?z }", "*/*", 400, "unknown prefix", id="unknown-prefix"),
        pytest.param("INSERT DATA { <a:a> <a:b> 1 }", "*/*", 400, "INSERT", id="update-as-query"),
        pytest.param(SELECT, "image/png", 406, "application/sparql-results+json", id="no-such-format"),
        pytest.param(SELECT, "text/turtle", 406, "table", id="table-as-turtle"),
        pytest.param(CONSTRUCT, "text/csv", 406, "triples", id="triples-as-csv"),
        pytest.param("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "*/*", 403, "not in this store", id="from-file"),
        pytest.param("SELECT * FROM <http://elsewhere.invalid/> { ?s ?p ?o }", "*/*", 403, "not in this store", id="from-outside"),
        pytest.param("SELECT * { " + "{" * 1000 + "}" * 1000 + " }", "*/*", 400, "brackets", id="too-deep"),
    ],
)
def test_refuses_with_a_reason(reading: httpx.Client, query: str, accept: str, status: int, words: str) -> None:
    answer = ask(reading, query, accept)
    assert answer.status_code == status
    assert words in answer.text
    assert answer.headers["content-type"].startswith("text/plain")


def test_service_sends_nothing_out(reading: httpx.Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.3)
        port = trap.getsockname()[1]
        for text in (f"SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }}", f"?s kg:leads ?o . SERVICE<http://127.0.0.1:{port}/>{{ ?s ?p ?o }}"):
            answer = ask(reading, f"SELECT * {{ {text} }}")
            assert (answer.status_code, "SERVICE is refused" in answer.text) == (403, True)
        silent = ask(reading, f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        assert silent.json()["results"]["bindings"] == [{}]
        with pytest.raises(TimeoutError):
            trap.accept()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("PUT", "/sparql", 405), ("DELETE", "/sparql", 405), ("POST", "/", 405), ("GET", "/no/such/place", 404), ("GET", "/static/../app.py", 404)],
)
def test_wrong_methods_and_places(reading: httpx.Client, method: str, path: str, status: int) -> None:
    assert reading.request(method, path).status_code == status


def test_reads_only_unless_asked(reading: httpx.Client) -> None:
    answer = reading.post("/sparql", data={"update": "CLEAR ALL"})
    assert answer.status_code == 403
    assert "--writable" in answer.text


def test_the_second_time_nothing_is_sent(reading: httpx.Client) -> None:
    first = reading.get("/sparql", params={"query": SELECT})
    again = reading.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": first.headers["etag"]})
    other = reading.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": first.headers["etag"], "Accept": "text/csv"})
    assert (again.status_code, again.content, other.status_code) == (304, b"", 200)
    assert "etag" not in ask(reading, "SELECT (NOW() AS ?x) {}").headers


def test_large_answers_are_compressed_for_those_who_ask(reading: httpx.Client) -> None:
    with reading.stream("GET", "/sparql", params={"query": "SELECT * { ?s ?p ?o }"}, headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert len(json.loads(gzip.decompress(raw))["results"]["bindings"]) > 50


def test_headers_for_foreign_pages_and_for_safety(reading: httpx.Client) -> None:
    answer = reading.get("/sparql", params={"query": SELECT}, headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    preflight = reading.options("/sparql", headers={"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 204
    assert "authorization" not in preflight.headers["access-control-allow-headers"].lower()


def test_a_browser_is_led_to_the_editor(reading: httpx.Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    assert reading.get("/sparql", headers=browser).headers["location"] == "/query"
    assert reading.get("/sparql", params={"query": "ASK { }"}, headers=browser).headers["location"] == "/query#query=ASK%20%7B%20%7D"


def test_head_gives_the_headers_alone(reading: httpx.Client) -> None:
    answer = reading.head("/sparql", params={"query": SELECT})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "application/sparql-results+json"
