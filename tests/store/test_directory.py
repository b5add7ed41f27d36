from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from worlds import PAPER, WIRE, tiny

from kg.errors import StoreError
from kg.model import ResolvedGraph
from kg.store import Store
from kg.store.rdf import graphs_of
from kg.store.records import Digests, connect

WRITE_FOR_EVER = """
import itertools, sys
from pathlib import Path
from kg.model import Document
from kg.model.iri import mint
from kg.model import ResolvedGraph
from kg.store import Store
store = Store.create_or_open(Path(sys.argv[1]))
print("open", flush=True)
for n in itertools.count():
    document = Document(mint("document", f"d{n % 40}"), f"text {n} " * 50, "de", title=f"title {n}", authors=tuple(map(str, range(20))))
    store.records.put(document.iri, b"record")
    store.write(ResolvedGraph((document,), (), ()))
    if n % 10 == 9:
        store.flush()
"""


FILL_THE_DISK = """
import random, resource, signal, sys
from pathlib import Path
from kg.errors import StoreError
from kg.model import Document, ResolvedGraph
from kg.model.iri import mint
from kg.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
dice = random.Random(1)
def graph(number):
    return ResolvedGraph((Document(mint("document", f"d{number}"), "".join(dice.choices("abcdefgh ", k=9000)), "de"),), (), ())
with Store.create_or_open(sys.argv[1]) as store:
    store.write(graph(0))
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
try:
    with Store.create_or_open(sys.argv[1]) as store:
        for number in range(1, 400):
            store.write(graph(number))
except StoreError as error:
    print(error)
"""


def test_a_full_disk_is_told_and_leaves_whole_documents(tmp_path: Path) -> None:
    path = tmp_path / "s"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", FILL_THE_DISK, str(path)], capture_output=True, text=True, env=environment, check=True)
    assert "cannot be written" in done.stdout
    assert "is intact" in done.stdout
    with Store.create_or_open(path) as store:
        documents = store.documents()
        assert documents
        assert all(len(document.text) == 9000 for document in documents)
        assert store.write(ResolvedGraph(documents, (), ())) == ()


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s"), pytest.raises(StoreError, match=f"is being written by process {os.getpid()} on .*; wait"):
        Store.create_or_open(tmp_path / "s")
    Store.create_or_open(tmp_path / "s").close()


def test_a_reader_sees_the_last_published_state(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as writer:
        writer.write(tiny())
        with Store.open(tmp_path / "s") as before:
            assert before.documents() == ()
            writer.flush()
            assert before.documents() == ()
        with Store.open(tmp_path / "s") as after:
            assert [d.iri for d in after.documents()] == [PAPER, WIRE]
            writer.remove([PAPER])
            writer.flush()
            writer.flush()
            assert [d.iri for d in after.documents()] == [PAPER, WIRE]
            assert list(after.statements()) == list(tiny().statements)
    with Store.open(tmp_path / "s") as last:
        assert [d.iri for d in last.documents()] == [WIRE]
    assert len([p for p in (tmp_path / "s" / "snapshots").iterdir() if p.is_dir()]) <= 2


def test_readers_cannot_write(tmp_path: Path) -> None:
    Store.create_or_open(tmp_path / "s").close()
    with Store.open(tmp_path / "s") as reader, pytest.raises(StoreError, match="opened for reading"):
        reader.write(tiny())


def test_the_store_survives_closing_and_opening(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        store.write(tiny())
        store.records.put(PAPER, b"\x00\xff")
        store.note("build", [PAPER], workers="2")
    with Store.create_or_open(tmp_path / "s") as again:
        assert again.write(tiny()) == ()
        assert dict(again.records) == {PAPER: b"\x00\xff"}
    with Store.open(tmp_path / "s") as reader:
        (entry,) = reader.log()
        assert (entry.action, entry.documents, entry.options) == ("build", (PAPER,), (("workers", "2"),))
        assert not any("build" in str(quad) for quad in reader.quads())


@pytest.mark.parametrize("seed", range(6))
def test_a_writer_killed_at_any_moment_leaves_whole_documents(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "s"
    process = subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, str(path)], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.0, 0.5))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with Store.open(path) as reader:
        for document in reader.documents():
            number = document.title.removeprefix("title ")
            assert (document.text, len(document.authors)) == (f"text {number} " * 50, 20)
    with Store.create_or_open(path) as store:
        documents = store.documents()
        assert set(store.unwritten()) == set(store.records) - {d.iri for d in documents}
        assert store.write(ResolvedGraph(documents, (), ())) == ()
        expected = [quad for _, quads in graphs_of(ResolvedGraph(documents, (), ())) for quad in quads]
        assert list(store.quads()) == expected
        assert sorted(map(str, store.triples())) == sorted({str(q.triple) for q in expected})


def test_digests_are_mended_when_a_graph_was_lost(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        store.write(tiny())
        store.backend.drop(store.backend.graphs()[0])
    (tmp_path / "s" / "unclean").touch()
    with Store.create_or_open(tmp_path / "s") as store:
        assert store.write(tiny()) == (PAPER,)


def test_a_reader_after_a_crash_leaves_no_digest_behind_that_is_wrong(tmp_path: Path) -> None:
    path, graph = tmp_path / "s", tiny()
    changed = replace(graph, documents=tuple(replace(d, title="changed") for d in graph.documents))
    with Store.create_or_open(path) as store:
        store.write(graph)
    with Store.create_or_open(path) as store:  # written, but killed before it was noted
        iri, quads = next(iter(graphs_of(changed)))
        Digests(connect(path / "records.sqlite")).announce([(iri, "new")])
        store.backend.replace(store.backend.graphs()[0], quads)
        store.backend.flush()
        assert store._link is not None
        store._writer.close()  # type: ignore[union-attr]
        (path / "unclean").touch()
        store._closed = True
        store.backend.close()
    with Store.open(path) as reader:
        assert reader.documents()[0].title == "changed"
    with Store.create_or_open(path) as store:
        assert store.write(graph) == (PAPER,)
        assert store.documents()[0].title != "changed"


def test_readers_may_read_the_records(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        store.records.put(PAPER, b"1")
        with Store.open(tmp_path / "s") as reader:
            assert dict(reader.records) == {PAPER: b"1"}
            with pytest.raises(StoreError):
                reader.records.put(WIRE, b"2")


def test_another_format_is_refused_with_the_command_that_rebuilds(tmp_path: Path) -> None:
    Store.create_or_open(tmp_path / "s").close()
    (tmp_path / "s" / "store.json").write_text(json.dumps({"format": 0, "written_by": "0.0.1"}), encoding="utf-8")
    for opening in (Store.open, Store.create_or_open):
        with pytest.raises(StoreError, match=r"format 0 \(written by kg 0\.0\.1\).*kg build INPUT\.\.\. --store"):
            opening(tmp_path / "s")


def test_a_writer_killed_while_it_made_the_store_leaves_a_folder_that_can_become_one(tmp_path: Path) -> None:
    path = tmp_path / "s"
    Store.create_or_open(path).close()
    for left in ("store.json", "records.sqlite"):
        (path / left).unlink()
    shutil.rmtree(path / "snapshots")
    (path / "unclean").touch()
    with Store.create_or_open(path) as store:
        assert store.write(tiny()) == (PAPER, WIRE)


def test_a_folder_with_other_files_is_not_taken_for_a_store(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="holds other files"):
        Store.create_or_open(tmp_path)
    with pytest.raises(StoreError, match="is not a kg store"):
        Store.open(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(("name", "text"), [("a.ttl", "<a> <b> ."), ("a.txt", ""), ("a.nq", "x"), ("missing.ttl", None)], ids=["syntax", "ending", "nquads", "missing"])
def test_files_that_cannot_be_read_are_explained(tmp_path: Path, name: str, text: str | None) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match=f"{name}.*;|no store or exported file"):
        Store.locate(str(tmp_path / name))


def test_a_reader_works_in_another_process_while_the_writer_lives(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        store.write(tiny())
        store.flush()
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            assert pool.apply(count_documents, (str(tmp_path / "s"),)) == 2


def count_documents(path: str) -> int:
    with Store.open(path) as store:
        return len(store.documents())
