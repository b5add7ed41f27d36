"""The writing worker: the one process of the server that changes the store, and publishes what it did.

It holds the store only while there is something to do, so that ``kg add`` can write in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from kg.query.evaluate import Graphs
from kg.query.graphs import drop_graph, put_graph
from kg.query.update import update
from kg.server.reader import Head
from kg.store import Store


class Writer:
    """Updates are applied at once and seen by readers after ``publish`` or ``release``."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self._store: Store | None = None

    def prepare(self, job: Mapping[str, Any]) -> None:
        """Become the writer of the store, unless the job is only to let go of it."""
        if self._store is None and job["kind"] != "release":
            self._store = Store.create_or_open(self.path)

    def answer(self, job: Mapping[str, Any], body: bytes, *, head: Head, output: IO[bytes]) -> None:
        if job["kind"] == "publish":
            if self._store is not None:
                self._store.flush()
            head()
        elif job["kind"] == "release":
            if self._store is not None:
                self._store.close()
            self._store = None
            head()
        else:
            assert self._store is not None
            head(**self._change(self._store, job, body))

    def _change(self, store: Store, job: Mapping[str, Any], body: bytes) -> dict[str, object]:
        engine = store.engine(writing=True)
        if job["kind"] == "update":
            update(engine, job["update"], using=Graphs(tuple(job["default"]), tuple(job["named"])), base=job["base"])
            return {}
        if job["kind"] == "drop":
            return {"found": drop_graph(engine, job["graph"])}
        return {"new": put_graph(engine, body, form=job["form"], graph=job["graph"], replace=job["replace"], base=job["base"])}
