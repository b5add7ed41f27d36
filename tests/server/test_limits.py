"""What one query may cost, and that the others do not notice."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?f && ?i != ?l) }"
GREEDY = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY DESC(CONCAT(STR(?a), STR(?f), STR(?i))) ?l"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_long_query_is_stopped_and_short_ones_go_on(reading: httpx.Client) -> None:
    async def race() -> tuple[list[httpx.Response], int]:
        async with httpx.AsyncClient(base_url=reading.base_url, timeout=60) as client:
            await asyncio.gather(*(client.post("/sparql", data={"query": "ASK {}"}) for _ in range(3)))  # all workers are up
            long_ones = [asyncio.create_task(client.post("/sparql", data={"query": LONG})) for _ in range(2)]
            await asyncio.sleep(0.1)
            answered = 0
            while not any(task.done() for task in long_ones):
                assert (await client.post("/sparql", data={"query": "ASK { ?x kg:leads ?y }"})).json()["boolean"] is True
                answered += not any(task.done() for task in long_ones)
            return list(await asyncio.gather(*long_ones)), answered

    stopped, answered = asyncio.run(race())
    assert [answer.status_code for answer in stopped] == [503, 503]
    assert all("stopped after 2.5 seconds" in answer.text and "LIMIT" in answer.text for answer in stopped)
    assert answered > 0
    assert reading.post("/sparql", data={"query": "ASK { }"}).json()["boolean"] is True


def test_a_query_that_eats_memory_is_stopped(reading: httpx.Client) -> None:
    answer = reading.post("/sparql", data={"query": GREEDY})
    assert answer.status_code == 503
    assert reading.post("/sparql", data={"query": "ASK { }"}).status_code == 200


def test_a_stream_that_is_stopped_does_not_look_complete(reading: httpx.Client) -> None:
    with pytest.raises(httpx.RemoteProtocolError), reading.stream("POST", "/sparql", data={"query": ENDLESS}) as answer:
        assert answer.status_code == 200
        for _ in answer.iter_raw():
            pass


def test_a_client_that_leaves_frees_its_worker(reading: httpx.Client) -> None:
    for _ in range(5):
        with pytest.raises(httpx.ReadTimeout):
            reading.post("/sparql", data={"query": LONG}, timeout=0.1)
    time.sleep(0.3)
    assert "kg_workers_busy 0" in reading.get("/metrics").text


def test_more_queries_than_workers_wait_their_turn(reading: httpx.Client) -> None:
    async def many() -> list[int]:
        async with httpx.AsyncClient(base_url=reading.base_url, timeout=60) as client:
            return [answer.status_code for answer in await asyncio.gather(*(client.get("/sparql", params={"query": "ASK {}"}) for _ in range(20)))]

    assert asyncio.run(many()) == [200] * 20


def test_bodies_and_urls_have_bounds(reading: httpx.Client) -> None:
    assert reading.post("/sparql", data={"query": "#" * 300_000}).status_code == 413
    assert reading.post("/sparql", content=(b"x" * 50_000 for _ in range(10)), headers={"Content-Type": "application/sparql-query"}).status_code == 413
    assert reading.get("/sparql", params={"query": "ASK {} #" + "x" * 40_000}).status_code == 414
    assert reading.get("/sparql", params={"query": "ASK {} #" + "x" * 20_000}).status_code == 200


def test_a_long_update_is_stopped_and_has_not_happened(start: Callable[..., tuple[httpx.Client, object]], tmp_path: Path) -> None:
    client, _ = start(tmp_path / "store", writable=True, timeout=1.5)
    data = " ".join(f"<http://s/{n}> <http://p> {n} ." for n in range(300))
    assert client.post("/sparql", data={"update": f"INSERT DATA {{ {data} }}"}).status_code == 204
    endless = "INSERT { ?a <http://q> ?n } WHERE { ?a ?p ?x . ?b ?p ?y . ?c ?p ?z . ?d ?p ?w BIND(?x + ?y + ?z + ?w AS ?n) }"
    assert client.post("/sparql", data={"update": endless}).status_code == 503
    assert client.post("/sparql", data={"update": "INSERT DATA { <http://s/x> <http://p> 1 }"}).status_code == 204
    count = client.post("/sparql", data={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    assert count["results"]["bindings"][0]["n"]["value"] == "301"
