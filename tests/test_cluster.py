"""Reading on a real dask cluster: a scheduler and two workers in processes of their own, one of them killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.export import nquads
from kg.store import Store

pytest.importorskip("distributed", reason="dask.distributed is the extra kg[cluster]")

TEXTS = [f"Neubau in Ort {n}\n\n2024-03-0{n + 1}\n\nDie Firma Bau{n} AG baut in Lübeck ein Haus. Chef Peter Maurer{n} lobte den Plan." for n in range(6)]


@pytest.fixture(scope="module")
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    python = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    scheduler = subprocess.Popen([*python, "--host", "127.0.0.1", "--port", "18786", "--no-dashboard"], env=environment, stderr=subprocess.DEVNULL)
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "tcp://127.0.0.1:18786", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"]
    workers = [subprocess.Popen(worker, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) for _ in range(2)]
    try:
        yield "tcp://127.0.0.1:18786", workers
    finally:
        for process in (*workers, scheduler):
            process.terminate()
        for process in (*workers, scheduler):
            process.wait(timeout=20)


def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    address, workers = cluster
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    killer = threading.Thread(target=lambda: (time.sleep(6), os.killpg(workers[0].pid, signal.SIGKILL)))
    killer.start()
    with Store.memory() as store:
        report = pipeline.build([tmp_path], store=store, cluster=address)
        killer.join()
        assert report.rejected == ()
        spread = nquads(store)
    with Store.memory() as store:
        pipeline.build([tmp_path], store=store)
        assert nquads(store) == spread


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg import cluster as module

    monkeypatch.setattr(module, "PATIENCE", 1)
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    with Store.memory() as store, pytest.raises(module.ClusterError, match="no dask scheduler answers at tcp://127.0.0.1:1"):
        pipeline.build([tmp_path], store=store, cluster="tcp://127.0.0.1:1")
