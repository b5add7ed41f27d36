"""The JSON API behind the pages."""

from __future__ import annotations

import httpx
import pytest


@pytest.mark.parametrize("typed", ["Müller", "muller", "MUELLER AG", "müll"])
def test_search_finds_umlauts_however_they_are_typed(reading: httpx.Client, typed: str) -> None:
    answer = reading.get("/api/search", params={"q": typed}).json()
    assert [found["label"] for found in answer["results"]] == ["Müller AG"]
    assert [thing["en"] for thing in answer["things"]] == ["Müller AG"]


def test_search_says_what_a_thing_is_in_the_readers_language(reading: httpx.Client) -> None:
    found = reading.get("/api/search", params={"q": "zeta", "lang": "de"}).json()["results"][0]
    assert found["classes"][0]["label"] == "Unternehmen"
    assert found["statements"] == 4


def test_nothing_typed_finds_nothing(reading: httpx.Client) -> None:
    assert reading.get("/api/search").json()["results"] == []


def test_neighbours_with_their_ties(reading: httpx.Client) -> None:
    answer = reading.get("/api/neighbours", params={"iri": "https://kg.example/entity/Müller_AG"}).json()
    assert [neighbour["label"] for neighbour in answer["neighbours"]] == ["Zeta", "Anna Roth", "Bob Lee"]
    first = answer["neighbours"][0]["ties"]
    assert {(tie["relation"]["label"], tie["status"], tie["direction"]) for tie in first} >= {("owns", "Asserted", "out"), ("owns", "Negated", "out")}


def test_around_gives_the_page_what_it_grows_by(reading: httpx.Client) -> None:
    payload = reading.get("/api/around", params={"iri": "entity/Zeta"}).json()
    assert {"Zeta", "Müller AG"} <= {thing["en"] for thing in payload["things"]}
    assert payload["edges"] and payload["quotes"]


def test_an_entity_a_statement_and_a_document(reading: httpx.Client) -> None:
    entity = reading.get("/api/entity", params={"iri": "entity/Anna_Roth"}).json()
    fact = entity["facts"][0]
    assert (entity["label"], fact["predicate"]["label"], fact["object"]["label"], len(fact["evidence"])) == ("Anna Roth", "leads", "Müller AG", 2)
    assert reading.get("/api/statement", params={"iri": fact["iri"]}).json() == fact
    document = reading.get("/api/document", params={"iri": fact["evidence"][0]["document"]["iri"]}).json()
    assert fact["iri"] in [f["iri"] for f in document["facts"]]


def test_named_questions_become_queries(reading: httpx.Client) -> None:
    questions = reading.get("/api/questions", params={"lang": "de"}).json()["questions"]
    assert len({q["name"] for q in questions}) == len(questions) > 5
    query = reading.get("/api/question", params={"name": "who-is", "about": "Mueller"}).json()["query"]
    answer = reading.post("/sparql", data={"query": query})
    assert answer.status_code == 200 and answer.json()["results"]["bindings"]


@pytest.mark.parametrize(
    ("path", "params", "status"),
    [
        ("/api/entity", {"iri": "entity/Nobody"}, 404), ("/api/entity", {}, 404), ("/api/entity", {"iri": "a b:c"}, 400), ("/api/around", {"iri": "x:y"}, 404),
        ("/api/search", {"q": "a", "limit": "many"}, 400), ("/api/question", {"name": "no-such"}, 400), ("/api/statement", {"iri": "x:y> } DROP ALL {"}, 400),
    ],
)  # fmt: skip
def test_refuses_with_a_reason_in_json(reading: httpx.Client, path: str, params: dict[str, str], status: int) -> None:
    answer = reading.get(path, params=params)
    assert answer.status_code == status
    assert answer.json()["error"]
