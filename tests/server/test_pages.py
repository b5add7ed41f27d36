"""Pages of things: HTML for people, RDF for programs, at the address that the IRI names."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from worlds import PAPER

from kg.model import Document, Entity, Evidence, ResolvedGraph, Span, Statement, Status
from kg.model.iri import expand, mint, mint_hashed
from kg.store import Store

HTML = {"Accept": "text/html"}


def test_an_entity_with_an_umlaut_in_its_address(reading: httpx.Client) -> None:
    for path in ("/entity/M%C3%BCller_AG", "/entity/Mu%CC%88ller_AG"):  # composed and decomposed
        page = reading.get(path, headers=HTML)
        assert page.status_code == 200
        assert "<h1>Müller AG</h1>" in page.text
        assert '<a href="/entity/Anna_Roth">Anna Roth</a>' in page.text
        assert "<mark class=\"subject\">An</mark>na Roth leitet die Müller AG." in page.text
        assert "Wikidata" in page.text or 'href="http://www.wikidata.org/entity/Q1"' in page.text


def test_the_reader_chooses_the_language(reading: httpx.Client) -> None:
    german = reading.get("/entity/Zeta", headers=HTML | {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"})
    assert '<html lang="de">' in german.text
    assert "Früher: Ypsilon" in german.text
    assert '<html lang="en">' in reading.get("/entity/Zeta?lang=en", headers=HTML | {"Accept-Language": "de"}).text


@pytest.mark.parametrize("media", ["text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples", "application/trig", "application/n-quads"])
@pytest.mark.parametrize("path", ["/entity/M%C3%BCller_AG", "/document/" + PAPER.rpartition("/")[2]], ids=["entity", "document"])
def test_programs_get_triples(reading: httpx.Client, path: str, media: str) -> None:
    answer = reading.get(path, headers={"Accept": media})
    assert answer.headers["content-type"].startswith(media)
    assert "Müller" in answer.text or "M\\u00fcller" in answer.text or "M%C3%BCller" in answer.text
    assert "Accept" in answer.headers["vary"]


def test_every_link_on_the_pages_leads_somewhere(reading: httpx.Client) -> None:
    seen, waiting = set(), ["/entity/Anna_Roth"]
    while waiting:
        path = waiting.pop()
        page = reading.get(path, headers=HTML)
        assert page.status_code == 200, path
        seen.add(path)
        found = set(re.findall(r'href="(/(?:entity|document|statement|relation)/[^"?]*)"', page.text))
        waiting += sorted(found - seen - set(waiting))
    assert {path.split("/")[1] for path in seen} == {"entity", "document", "statement", "relation"}


def test_a_statement_tells_who_says_it(reading: httpx.Client) -> None:
    facts = reading.get("/api/entity", params={"iri": "entity/Zeta"}).json()["facts"]
    denied = next(fact for fact in facts if fact["status"] == "Negated")
    page = reading.get(denied["iri"].replace("https://kg.example", ""), headers=HTML)
    assert "negated" in page.text and "Bob Lee" in page.text and "Bob Lee said that Müller AG does not own Zeta." in re.sub(r"</?mark[^>]*>", "", page.text)


@pytest.mark.parametrize("path", ["/entity/Nobody", "/document/0", "/statement/x", "/relation/none", "/entity/%3Cscript%3E", "/entity/a%20b", "/entity/%FF"])
@pytest.mark.parametrize("media", ["text/html", "text/turtle"])
def test_what_is_not_there_is_404(reading: httpx.Client, path: str, media: str) -> None:
    answer = reading.get(path, headers={"Accept": media})
    assert answer.status_code == 404
    assert "<script>" not in answer.text


def test_a_page_that_did_not_change_is_not_sent_again(reading: httpx.Client) -> None:
    first = reading.get("/entity/Zeta", headers=HTML)
    assert reading.get("/entity/Zeta", headers=HTML | {"If-None-Match": first.headers["etag"]}).status_code == 304
    assert reading.get("/entity/Zeta", headers={"Accept": "text/turtle", "If-None-Match": first.headers["etag"]}).status_code == 200


def test_hostile_names_are_text(start: Callable[..., tuple[httpx.Client, object]], tmp_path: Path) -> None:
    attack = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"'"
    document, person = mint_hashed("document", "x"), mint("entity", "Hostile")
    proof = Evidence(document, Span(0, len(attack)), attack, Span(0, 5))
    statement = Statement(mint_hashed("statement", "x"), person, expand("kg:owns"), person, Status.ASSERTED, (proof,), 0.5)
    with Store.create_or_open(tmp_path / "store") as store:
        store.write(ResolvedGraph(
            (Document(document, attack, "en", title=attack, publisher=attack, url="javascript:alert(3)", authors=(attack,)),),
            (Entity(person, attack, (expand("kg:Person"),), (attack,), same_as=(), documents=(document,)),), (statement,),
        ))  # fmt: skip
    client, _ = start(tmp_path / "store")
    for path in ("/entity/Hostile", document.replace("https://kg.example", ""), statement.iri.replace("https://kg.example", ""), "/", "/entity/Hostile?lang=%22%3E"):
        page = client.get(path, headers=HTML)
        assert page.status_code == 200
        assert "<img src=x" not in page.text
        assert "<script>alert" not in page.text
        assert 'href="javascript' not in page.text


def test_the_graph_page_holds_its_own_policy_and_no_foreign_address(reading: httpx.Client) -> None:
    page = reading.get("/", headers=HTML)
    assert page.headers["content-security-policy"] == "frame-ancestors 'none'"
    policy = html.unescape(page.text)
    assert "default-src 'none'" in policy and "connect-src 'self'" in policy
    assert not re.findall(r'(?:src|href)="https?://', page.text.split('id="data"')[0])
    assert "Müller AG" in page.text


def test_prefixes_health_metrics_and_descriptions(reading: httpx.Client) -> None:
    assert reading.get("/prefixes").json()["kg"] == "https://kg.example/ontology#"
    assert "@prefix kg:" in reading.get("/prefixes", headers={"Accept": "text/turtle"}).text
    assert reading.get("/health").json()["status"] == "ok"
    assert re.search(r'kg_requests_total\{route="health",status="200"\} \d', reading.get("/metrics").text)
    service = reading.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert "SPARQL11Query" in service and "SPARQL11Update" not in service and "SPARQL_Results_CSV" in service
    void = json.dumps(reading.get("/.well-known/void", headers={"Accept": "application/ld+json"}).json())
    assert "http://rdfs.org/ns/void#triples" in void and "http://www.w3.org/ns/dcat#Dataset" in void


def test_the_ontology_is_where_its_terms_say(reading: httpx.Client) -> None:
    assert "kg:leads" in reading.get("/ontology", headers={"Accept": "text/turtle"}).text
    page = reading.get("/ontology", headers=HTML)
    assert 'id="leads"' in page.text
