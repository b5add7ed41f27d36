"""Starting and stopping: what is served, where, and what is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from conftest import filled
from worlds import tiny

from kg.errors import StoreError
from kg.server import ServerError, Settings, make_app, serve
from kg.server.settings import check_binding, is_loopback
from kg.store import Store

Start = Callable[..., tuple[httpx.Client, subprocess.Popen[str]]]


def children(parent: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False).stdout
    return [int(pid) for pid in found.split()]


def living(pids: list[int]) -> list[int]:
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["terminate", "control-c"])
def test_it_ends_by_itself_and_its_workers_with_it(start: Start, tmp_path: Path, number: signal.Signals) -> None:
    client, process = start(filled(tmp_path / "store"))
    assert client.post("/sparql", data={"query": "ASK {}"}).status_code == 200
    workers = children(process.pid)
    process.send_signal(number)
    assert process.wait(timeout=15) == 0
    assert process.stderr and process.stderr.read() == ""
    assert (len(workers) > 1, living(workers)) == (True, [])


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_workers_end_when_the_server_is_killed_in_the_middle_of_a_query(start: Start, tmp_path: Path) -> None:
    client, process = start(filled(tmp_path / "store"))
    with pytest.raises(httpx.ReadTimeout):
        client.post("/sparql", data={"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?f) }"}, timeout=0.5)
    workers = children(process.pid)
    os.kill(process.pid, signal.SIGKILL)
    deadline = time.monotonic() + 8
    while living(workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert living(workers) == []


def test_changes_are_there_after_the_end(start: Start, tmp_path: Path) -> None:
    client, process = start(tmp_path / "store", writable=True)
    assert client.post("/sparql", data={"update": "INSERT DATA { <http://a> <http://b> 1 }"}).status_code == 204
    process.terminate()
    assert process.wait(timeout=15) == 0
    with Store.open(tmp_path / "store") as store:
        assert len(store) == 1


def test_an_exported_file_is_served_as_it_is(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("<http://a> <http://b> 'ü' .", encoding="utf-8")
    client, _ = start(file)
    assert client.get("/sparql", params={"query": "SELECT ?o { ?s ?p ?o }"}, headers={"Accept": "text/csv"}).text == "o\r\nü\r\n"


def test_a_store_in_memory_gives_an_application() -> None:
    testing = pytest.importorskip("starlette.testclient")
    store = Store.memory()
    store.write(tiny())
    with testing.TestClient(make_app(store)) as client:
        assert client.post("/sparql", data={"query": "ASK { ?x kg:leads ?y }"}).json()["boolean"] is True
        assert client.get("/api/search", params={"q": "mueller"}).json()["results"][0]["label"] == "Müller AG"


def test_another_endpoint_is_copied(reading: httpx.Client) -> None:
    testing = pytest.importorskip("starlette.testclient")
    with testing.TestClient(make_app(f"sparql:{reading.base_url.join('/sparql')}")) as client:
        answer = client.post("/sparql", data={"query": "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?x a kg:Document } }"})
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == "2"


def test_what_cannot_be_served_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        make_app(tmp_path)
    with pytest.raises(StoreError):
        make_app("sparql:http://127.0.0.1:9/sparql")
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a", encoding="utf-8")
    with pytest.raises(StoreError, match="does not parse"):
        make_app(broken)


def test_a_taken_port_is_told(reading: httpx.Client, tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="--port"):
        serve(filled(tmp_path / "store"), port=reading.base_url.port or 0)


@pytest.mark.parametrize(("host", "expected"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.8.8.8", True), ("0.0.0.0", False), ("example.org", False)])
def test_loopback_addresses(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_a_whole_network_may_not_write_without_a_token() -> None:
    with pytest.raises(ServerError, match="token"):
        check_binding("0.0.0.0", Settings(writable=True))
    check_binding("0.0.0.0", Settings(writable=True, token="long-enough"))
    check_binding("127.0.0.1", Settings(writable=True))


@pytest.mark.parametrize("options", [{"token": "short"}, {"token": "has a blank in it"}, {"timeout": 0}, {"workers": 0}])
def test_settings_refuse_nonsense(options: dict[str, object]) -> None:
    with pytest.raises(ServerError):
        Settings(**options)  # type: ignore[arg-type]
