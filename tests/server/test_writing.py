"""Changes: who may make them, and that everybody sees them at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from conftest import ROOT, filled

Start = Callable[..., tuple[httpx.Client, subprocess.Popen[str]]]
GRAPH = "http://data.example/g"
TURTLE = {"Content-Type": "text/turtle"}


def count(client: httpx.Client, pattern: str = "?s ?p ?o") -> int:
    answer = client.post("/sparql", data={"query": f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def update(client: httpx.Client, text: str, **graphs: str) -> httpx.Response:
    return client.post("/sparql", content=text.encode(), headers={"Content-Type": "application/sparql-update"}, params=graphs)


def test_an_update_is_seen_by_the_next_query(writing: httpx.Client) -> None:
    assert update(writing, "CLEAR ALL").status_code == 204
    for number in range(3):
        assert update(writing, f"INSERT DATA {{ <http://a> <http://b> {number} }}").status_code == 204
        assert count(writing) == number + 1


def test_an_update_is_whole_or_not_at_all(writing: httpx.Client) -> None:
    update(writing, "CLEAR ALL")
    answer = update(writing, "INSERT DATA { <http://a> <http://b> 1 } ; DROP GRAPH <http://not.there/>")
    assert (answer.status_code, count(writing)) == (409, 0)


def test_using_graphs_of_the_request(writing: httpx.Client) -> None:
    update(writing, "CLEAR ALL ; INSERT DATA { <http://a> <http://b> 0 GRAPH <http://g> { <http://a> <http://b> 1 } }")
    moved = update(writing, "INSERT { <http://a> <http://c> ?o } WHERE { ?s <http://b> ?o }", **{"using-graph-uri": "http://g"})
    assert moved.status_code == 204
    assert (count(writing, "?s <http://c> 1"), count(writing, "?s <http://c> 0")) == (1, 0)
    twice = update(writing, "INSERT { ?s ?p 1 } USING <http://g> WHERE { ?s ?p ?o }", **{"using-graph-uri": "http://g"})
    assert twice.status_code == 400


@pytest.mark.parametrize(
    ("text", "status"),
    [("LOAD <file:///etc/passwd>", 403), ("LOAD <http://127.0.0.1:9/x> INTO GRAPH <http://g>", 403), ("LOAD SILENT <http://127.0.0.1:9/x>", 204), ("NONSENSE", 400)],
)  # fmt: skip
def test_load_and_nonsense(writing: httpx.Client, text: str, status: int) -> None:
    assert update(writing, text).status_code == status


@pytest.mark.parametrize("header", ["", "Bearer wrong-token-123", "Basic YTpi", "Bearer"])
def test_nobody_writes_without_the_token(writing: httpx.Client, header: str) -> None:
    before = count(writing)
    with httpx.Client(base_url=writing.base_url, headers={"Authorization": header} if header else {}) as stranger:
        answers = [
            update(stranger, "INSERT DATA { <http://x> <http://y> 1 }"), stranger.post("/sparql", data={"update": "CLEAR ALL"}),
            stranger.put("/graphs", params={"graph": GRAPH}, content=b"", headers=TURTLE), stranger.delete("/graphs", params={"default": ""}),
        ]  # fmt: skip
    assert {answer.status_code for answer in answers} == {401}
    assert all("Bearer" in answer.headers["www-authenticate"] for answer in answers)
    assert count(writing) == before


def test_a_graph_is_put_added_to_read_and_deleted(writing: httpx.Client) -> None:
    where = {"graph": GRAPH}
    writing.delete("/graphs", params=where)
    assert writing.get("/graphs", params=where).status_code == 404
    assert writing.put("/graphs", params=where, content="<a> <b> 'ü' .", headers=TURTLE).status_code == 201
    assert "<http://data.example/a>" in writing.get("/graphs", params=where, headers={"Accept": "application/n-triples"}).text
    assert writing.post("/graphs", params=where, content=b'{"@id": "a", "http://c": 2}', headers={"Content-Type": "application/ld+json"}).status_code == 204
    assert len(writing.get("/graphs", params=where, headers={"Accept": "application/n-triples"}).text.splitlines()) == 2
    assert writing.put("/graphs", params=where, content="<a> <b> 3 .", headers=TURTLE).status_code == 204
    assert len(writing.get("/graphs", params=where, headers={"Accept": "application/n-triples"}).text.splitlines()) == 1
    assert writing.head("/graphs", params=where).status_code == 200
    assert writing.delete("/graphs", params=where).status_code == 204
    assert writing.delete("/graphs", params=where).status_code == 404


@pytest.mark.parametrize(
    ("method", "params", "content", "media", "status"),
    [
        ("PUT", {"graph": GRAPH}, b"<a> <b>", "text/turtle", 400), ("PUT", {"graph": GRAPH}, b"", "image/png", 415),
        ("PUT", {}, b"", "text/turtle", 400), ("PUT", {"graph": "not an iri"}, b"", "text/turtle", 400),
        ("GET", {"graph": GRAPH, "default": ""}, b"", "text/turtle", 400), ("PATCH", {"graph": GRAPH}, b"", "text/turtle", 405),
    ],
)  # fmt: skip
def test_graph_requests_that_make_no_sense(writing: httpx.Client, method: str, params: dict[str, str], content: bytes, media: str, status: int) -> None:
    assert writing.request(method, "/graphs", params=params, content=content, headers={"Content-Type": media}).status_code == status


def test_without_a_token_programs_here_write_and_web_pages_do_not(start: Start, tmp_path: Path) -> None:
    client, _ = start(tmp_path / "store", writable=True)
    pages = [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Host": "evil.example"}]
    assert [client.post("/sparql", data={"update": "CLEAR ALL"}, headers=page).status_code for page in pages] == [403] * 4
    assert client.post("/sparql", data={"update": "INSERT DATA { <http://a> <http://b> 1 }"}).status_code == 204
    assert count(client) == 1


def test_what_another_process_writes_is_seen_without_a_restart(start: Start, tmp_path: Path) -> None:
    store = filled(tmp_path / "store")
    client, _ = start(store)
    before = count(client, "?d a kg:Document")
    script = "import sys; from kg.store import Store; s = Store.create_or_open(sys.argv[1]); s.remove([s.documents()[0].iri]); s.close()"
    subprocess.run([sys.executable, "-c", script, str(store)], check=True, cwd=ROOT)
    assert (before, count(client, "?d a kg:Document")) == (2, 1)


def test_a_build_can_write_between_the_updates_of_a_writable_server(start: Start, tmp_path: Path) -> None:
    store = filled(tmp_path / "store")
    client, _ = start(store, writable=True)
    update(client, "INSERT DATA { <http://a> <http://b> 1 }")
    script = """if True:
        import sys, time
        from kg.errors import StoreError
        from kg.store import Store
        for _ in range(100):
            try:
                s = Store.create_or_open(sys.argv[1]); break
            except StoreError: time.sleep(0.1)
        s.remove([d.iri for d in s.documents()]); print("writing", flush=True); sys.stdin.read(); s.close()"""
    with subprocess.Popen([sys.executable, "-c", script, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
        assert other.stdout and other.stdin and other.stdout.readline() == "writing\n"
        refused = update(client, "INSERT DATA { <http://a> <http://b> 2 }")
        assert (refused.status_code, "being written by" in refused.text) == (503, True)
        assert count(client, "?d a kg:Document") == 2
        other.stdin.close()
    assert update(client, "INSERT DATA { <http://a> <http://b> 3 }").status_code == 204
    assert (count(client, "?d a kg:Document"), count(client, "<http://a> <http://b> ?o")) == (0, 2)
