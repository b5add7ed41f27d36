"""A real server, started for the test: Oxigraph's from PyPI, and Virtuoso where it is installed."""

from __future__ import annotations

import base64
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from worlds import PAPER, WIRE, entity, tiny

from kg import export, query
from kg.errors import QueryError, QueryRefused, QueryTimeout, StoreError
from kg.model import Document
from kg.model.iri import mint
from kg.store import Store

VIRTUOSO_INI = """[Database]
DatabaseFile={0}/v.db
ErrorLogFile={0}/v.log
LockFile={0}/v.lck
TransactionFile={0}/v.trx
xa_persistent_file={0}/v.pxa
[Parameters]
ServerPort=127.0.0.1:{1}
NumberOfBuffers=2000
DirsAllowed={0}
[HTTPServer]
ServerPort=127.0.0.1:{2}
ServerRoot={0}
[SPARQL]
ResultSetMaxRows=1000000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            httpx.get(url, params={"query": "ASK {}"}, timeout=2)
            return
        except httpx.HTTPError:
            time.sleep(0.2)
    pytest.skip(f"the server at {url} did not start in {seconds:g} s")


def oxigraph(folder: Path) -> Iterator[str]:
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the Oxigraph server is not installed (pip install oxigraph)")
    port = free_port()
    process = subprocess.Popen([program, "serve", "--location", str(folder / "ox"), "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/query", 20)
        yield f"sparql:http://127.0.0.1:{port}/query,http://127.0.0.1:{port}/update"
    finally:
        process.kill()
        process.wait()


def oxigraph_by_graphs(folder: Path) -> Iterator[str]:
    """The same, its graphs put by the Graph Store Protocol."""
    for address in oxigraph(folder):
        yield f"{address},{address.rpartition(',')[2].removesuffix('update')}store"


def virtuoso(folder: Path) -> Iterator[str]:
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        pytest.skip("Virtuoso is not installed (apt install virtuoso-opensource-7-bin)")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(folder, sql, http), encoding="utf-8")
    process = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{http}/sparql", 60)
        grant = 'GRANT SPARQL_UPDATE TO "SPARQL"; GRANT EXECUTE ON DB.DBA.L_O_LOOK TO "SPARQL";'
        subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={grant}"], check=True, capture_output=True)
        yield f"sparql:http://127.0.0.1:{http}/sparql"
    finally:
        process.kill()
        process.wait()


@pytest.fixture(params=["oxigraph", "oxigraph by graphs", "virtuoso"], scope="module")
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp(request.param.replace(" ", "-"))
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    yield from {"oxigraph": oxigraph, "oxigraph by graphs": oxigraph_by_graphs, "virtuoso": virtuoso}[request.param](folder)
    del os.environ["XDG_DATA_HOME"]


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.locate(address) as store:
        store.remove([d.iri for d in store.documents()])
        yield store


def in_memory() -> Store:
    store = Store.memory()
    store.write(tiny())
    return store


def test_a_server_holds_what_a_store_in_memory_holds(store: Store) -> None:
    assert store.write(tiny()) == (PAPER, WIRE)
    local = in_memory()
    assert store.documents() == local.documents()
    assert list(store.entities()) == list(local.entities())
    assert list(store.statements()) == list(local.statements())
    assert store.relations() == local.relations()
    assert [e.label for e in store.search("muller")] == ["Müller AG"]
    assert store.statements_about(entity("Zeta")) == local.statements_about(entity("Zeta"))
    for name in ("turtle", "nquads", "trig", "jsonld", "csv"):
        assert export.export(store, name) == export.export(local, name)


def test_documents_are_skipped_replaced_and_removed(store: Store) -> None:
    store.write(tiny())
    assert store.write(tiny()) == ()
    changed = replace(tiny(), documents=tuple(replace(d, title=f"new {d.title}") if d.iri == WIRE else d for d in tiny().documents))
    assert store.write(changed) == (WIRE,)
    assert [d.title for d in store.documents() if d.iri == WIRE] == ["new "]
    store.remove([PAPER])
    assert [d.iri for d in store.documents()] == [WIRE]
    store.backend.drop(store.backend.graphs()[0])  # somebody else empties the server
    assert store.write(tiny()) == (PAPER, WIRE)


def test_graphs_are_put_without_an_update_where_the_server_takes_them(store: Store, address: str) -> None:
    queries, _, graphs = (*address.split(","), "", "")[:3]
    if not graphs:
        pytest.skip("this server is given updates")
    with Store.locate(f"{queries},http://127.0.0.1:9/nobody,{graphs}") as other:
        assert other.write(tiny()) == (PAPER, WIRE)
    assert export.nquads(store) == export.nquads(in_memory())


def test_queries_and_named_questions_are_answered(store: Store) -> None:
    store.write(tiny())
    assert query.run(store, "ASK { ?s kg:owns ?o }") is True
    assert query.run(store, "ASK { ?s kg:killed ?o }") is False
    found = query.run(store, "SELECT DISTINCT ?s { ?s a kg:Person } ORDER BY ?s")
    assert isinstance(found, query.Table)
    assert [row[0] for row in found] == [entity("Anna_Roth"), entity("Bob_Lee")]
    assert len(query.run(store, "CONSTRUCT { ?s kg:owns ?o } WHERE { ?s kg:owns ?o }")) == 1  # type: ignore[arg-type]
    assert len(query.ask(store, "who-owns-what")) == 2
    assert len(query.ask(store, "who-said-what-about", ["Zeta"])) == 1
    with pytest.raises(QueryRefused):
        query.run(store, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_hostile_text_survives_the_way_there_and_back(store: Store) -> None:
    text = "\"quoted\" \\ back\nline </script> } GRAPH <x> { 'x' \u202e 😀"
    graph = replace(tiny(), documents=(Document(mint("document", "h"), text, "de", title=text),), entities=(), statements=(), relations=())
    store.write(graph)
    assert [(d.text, d.title) for d in store.documents()] == [(text, text)]


WRITER = """
import itertools, sys
from kg.model import Document, ResolvedGraph
from kg.model.iri import mint
from kg.store import Store
store = Store.locate(sys.argv[1])
print("open", flush=True)
for n in itertools.count():
    store.write(ResolvedGraph((Document(mint("document", f"k{n % 7}"), f"text {n} " * 30, "de", title=f"title {n}", authors=tuple(map(str, range(20)))),), (), ()))
"""


def test_a_writer_killed_leaves_whole_documents_on_the_server(store: Store, address: str) -> None:
    process = subprocess.Popen([sys.executable, "-c", WRITER, address], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(1)
    process.kill()
    process.communicate()
    time.sleep(0.5)
    documents = store.documents()
    assert documents
    for document in documents:
        assert (document.text, len(document.authors)) == (f"text {document.title.removeprefix('title ')} " * 30, 20)


def test_what_the_server_refuses_is_told(store: Store) -> None:
    with pytest.raises(QueryError, match=r"answers 4\d\d"):
        store.query("SELECT nonsense")


class Moody(BaseHTTPRequestHandler):
    """Is busy twice, then wants the right password."""

    calls = 0
    slow = False

    def do_POST(self) -> None:
        Moody.calls += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        expected = "Basic " + base64.b64encode(b"ann:secret").decode()
        if Moody.slow:
            time.sleep(1.5)
        status = 503 if Moody.calls <= 2 else 200 if self.headers.get("Authorization") in (expected, "Bearer t0ken") else 401
        self.send_response(status)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.end_headers()
        self.wfile.write(b'{"head":{},"boolean":true}')

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def moody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    Moody.calls = 0
    server = HTTPServer(("127.0.0.1", 0), Moody)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("user", "environment"),
    [("ann:secret@", {}), ("", {"KG_SPARQL_USER": "ann", "KG_SPARQL_PASSWORD": "secret"}), ("", {"KG_SPARQL_TOKEN": "t0ken"})],
    ids=["url", "environment", "token"],
)
def test_a_busy_server_is_asked_again_and_credentials_are_shown(moody: str, user: str, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with Store.locate(f"sparql:http://{user}{moody}") as store:
        assert bool(store.query("ASK {}"))
    assert Moody.calls >= 3


def test_a_slow_server_is_not_waited_for(moody: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.locate(f"sparql:http://ann:secret@{moody}") as store:
        assert query.run(store, "ASK {}") is True
        monkeypatch.setattr(Moody, "slow", True)
        with pytest.raises(QueryTimeout, match="has not answered within 0.3 seconds"):
            query.run(store, "ASK {}", timeout=0.3)


def test_a_wrong_password_is_told_without_showing_it(moody: str) -> None:
    with Store.locate(f"sparql:http://ann:wrong@{moody}") as store, pytest.raises(QueryError, match="does not let kg in") as caught:
        store.query("ASK {}")
    assert "wrong" not in str(caught.value)


def test_a_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("kg.store.http.TRIES", 1)
    with Store.locate(f"sparql:http://127.0.0.1:{free_port()}/") as store, pytest.raises(StoreError, match="cannot be reached"):
        store.documents()
    with pytest.raises(StoreError, match="names no SPARQL server"):
        Store.locate("sparql:nonsense")
