"""What a store does when the disk is full, or may not be written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.export import nquads
from kg.model import Document, ResolvedGraph
from kg.model.iri import mint
from kg.store import Store

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux") or not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounts need root")


@contextmanager
def mounted(path: Path, options: str) -> Iterator[Path]:
    path.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(path)], capture_output=True, check=False).returncode:
        pytest.skip("nothing may be mounted here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)


def graph(number: int) -> ResolvedGraph:
    text = " ".join(str(number * k * 7919 % 100_003) for k in range(2500))  # hardly compressible
    return ResolvedGraph((Document(mint("document", f"d{number}"), text, "de"),), (), ())


def test_a_full_disk_is_told_and_the_store_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=2m") as disk:
        path = disk / "s"
        with Store.create_or_open(path) as store:
            store.write(graph(0))
        with pytest.raises(StoreError, match="cannot be (written|opened).*make room|intact"), Store.create_or_open(path) as store:
            for number in range(1, 2000):
                store.records.put(mint("document", f"d{number}"), b"record")
                store.write(graph(number))
        with Store.open(path) as reader:  # no room is needed to read
            assert reader.document(mint("document", "d0")) == graph(0).documents[0]
            assert all(document == graph(int(document.iri.rpartition("d")[2])).documents[0] for document in reader.documents())
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        with Store.create_or_open(path) as store:
            documents = store.documents()
            assert all(document == graph(int(document.iri.rpartition("d")[2])).documents[0] for document in documents)
            assert set(store.unwritten()) == set(store.records) - {document.iri for document in documents}
            store.write(graph(3000))
            after = nquads(store)
        with Store.memory() as fresh:
            fresh.write(ResolvedGraph((*documents, *graph(3000).documents), (), ()))
            assert after == nquads(fresh)


def test_a_folder_that_may_not_be_written_is_told_and_still_read(tmp_path: Path) -> None:
    with mounted(tmp_path / "fixed", "size=8m") as disk:
        with Store.create_or_open(disk / "s") as store:
            store.write(graph(0))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for path in (disk / "s", disk / "new"):
            with pytest.raises(StoreError, match="cannot be written: Read-only file system; name a folder you may write to"):
                Store.create_or_open(path)
        with Store.open(disk / "s") as reader:
            assert reader.documents() == graph(0).documents
