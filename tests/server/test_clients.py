"""The clients that people use."""

from __future__ import annotations

import json
import shutil
import subprocess

import httpx
import pytest

SELECT = "PREFIX kg: <https://kg.example/ontology#> SELECT ?who ?what WHERE { ?who kg:leads ?what }"
ROTH, COMPANY = "https://kg.example/entity/Anna_Roth", "https://kg.example/entity/Müller_AG"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(reading: httpx.Client, method: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(str(reading.base_url.join("/sparql")))
    client.setMethod(method)
    client.setQuery(SELECT)
    rows = {}
    for form in (wrapper.JSON, wrapper.XML, wrapper.CSV, wrapper.TSV):
        client.setReturnFormat(form)
        rows[form] = client.queryAndConvert()
    assert rows[wrapper.JSON]["results"]["bindings"][0]["who"]["value"] == ROTH
    assert ROTH in rows[wrapper.XML].toxml()
    assert ROTH.encode() in rows[wrapper.CSV] and ROTH.encode() in rows[wrapper.TSV]
    client.setQuery("PREFIX kg: <https://kg.example/ontology#> CONSTRUCT WHERE { ?who kg:leads ?what }")
    for form in (wrapper.TURTLE, wrapper.RDFXML, wrapper.JSONLD):
        client.setReturnFormat(form)
        assert len(client.queryAndConvert()) == 1 if form != wrapper.TURTLE else b"leads" in client.queryAndConvert()


def test_rdflib_sparqlstore(reading: httpx.Client) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph("SPARQLStore", identifier=rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
    graph.open(str(reading.base_url.join("/sparql")))
    leads = rdflib.URIRef("https://kg.example/ontology#leads")
    assert [(str(s), str(o)) for s, o in graph.subject_objects(leads)] == [(ROTH, COMPANY)]
    assert [tuple(map(str, row)) for row in graph.query(SELECT)] == [(ROTH, COMPANY)]
    assert bool(graph.query("ASK { ?x <https://kg.example/ontology#leads> ?y }"))


def test_rdflib_sparqlupdatestore(writing: httpx.Client) -> None:
    rdflib = pytest.importorskip("rdflib")
    from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore

    endpoint = str(writing.base_url.join("/sparql"))
    store = SPARQLUpdateStore(endpoint, endpoint, headers={"Authorization": writing.headers["Authorization"]})
    graph = rdflib.Graph(store, identifier="http://data.example/rdflib")
    graph.add((rdflib.URIRef("http://a"), rdflib.URIRef("http://b"), rdflib.Literal("ü")))
    assert [str(o) for o in graph.objects()] == ["ü"]
    graph.remove((None, None, None))
    assert len(graph) == 0


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl(reading: httpx.Client) -> None:
    command = ["curl", "-sS", "--compressed", "-H", "Accept: application/sparql-results+json", "--data-urlencode", f"query={SELECT}", str(reading.base_url.join("/sparql"))]
    done = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(done.stdout)["results"]["bindings"][0]["what"]["value"] == COMPANY
    followed = subprocess.run(["curl", "-sSL", "-H", "Accept: text/turtle", str(reading.base_url.join("/entity/Müller_AG"))], capture_output=True, check=True)
    assert "Müller AG" in followed.stdout.decode()


@pytest.mark.skipif(not shutil.which("comunica-sparql"), reason="Comunica (npm install -g @comunica/query-sparql) is not installed")
def test_comunica(reading: httpx.Client) -> None:
    done = subprocess.run(["comunica-sparql", f"sparql@{reading.base_url.join('/sparql')}", SELECT], capture_output=True, check=True, timeout=60)
    assert [row["who"] for row in json.loads(done.stdout)] == [ROTH]
