"""The reading worker: queries, graphs and the pages' questions over the newest published state of a store."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, Protocol

from kg.errors import QueryError
from kg.query.evaluate import Graphs, evaluate, has_graph, is_mentioned
from kg.server.explore import QUESTIONS
from kg.store import Store


class Head(Protocol):
    """Tells the server what comes, before it comes."""

    def __call__(self, **facts: object) -> None: ...


class NotAcceptable(QueryError):
    """An answer of a kind for which the client accepts no format."""


class Reader:
    """A store opened for reading; opened again when a job asks for a newer version."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.version: object = None
        self._store: Store | None = None

    def prepare(self, job: Mapping[str, Any]) -> None:
        """Open the store when it is not open in the version the job asks for."""
        if self._store is None or job["version"] != self.version:
            if self._store is not None:
                self._store.close()
            self._store = Store.open(self.path)
            self.version = job["version"]

    def answer(self, job: Mapping[str, Any], body: bytes, *, head: Head, output: IO[bytes]) -> None:
        assert self._store is not None
        kinds: dict[str, Callable[..., None]] = {"query": _query, "graph": _graph, "ask": _ask}
        kinds[job["kind"]](self._store, job, head, output)


def _query(store: Store, job: Mapping[str, Any], head: Head, output: IO[bytes]) -> None:
    if "about" in job and not is_mentioned(store.engine(), job["about"]):
        head(missing=True)
        return
    graphs = Graphs(tuple(job.get("default", ())), tuple(job.get("named", ())))
    found = evaluate(store.engine(), job["query"], graphs=graphs, base=job["base"])
    form = job["graph_form"] if found.is_graph else job["table_form"]
    if form is None:
        wanted = "triples (CONSTRUCT, DESCRIBE)" if found.is_graph else "a table or a truth value (SELECT, ASK)"
        raise NotAcceptable(f"the answer is {wanted}, and the Accept header names no format for it")
    head(form=form)
    found.write(output, form=form)


def _graph(store: Store, job: Mapping[str, Any], head: Head, output: IO[bytes]) -> None:
    """A whole graph: its name, or None for the default graph."""
    name = job["graph"]
    if name is None:
        found = evaluate(store.engine(), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", base=job["base"])
    else:
        if not has_graph(store.engine(), name):
            head(missing=True)
            return
        found = evaluate(store.engine(), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", graphs=Graphs((name,)), base=job["base"])
    head(form=job["graph_form"])
    found.write(output, form=job["graph_form"])


def _ask(store: Store, job: Mapping[str, Any], head: Head, output: IO[bytes]) -> None:
    """One of the pages' questions, answered in JSON."""
    found = QUESTIONS[job["question"]](store, **job["arguments"])
    head(missing=found is None)
    output.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
