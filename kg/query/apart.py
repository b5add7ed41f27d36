"""Queries in a process of their own, which can be stopped and held to a memory limit.

Oxigraph cannot be interrupted once it evaluates, so a time limit needs a process to end. A store on disk is opened
again by a fresh process from its snapshot; a store in memory is reached by a fork.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError, QueryError, QuerySyntaxError, QueryTimeout, StoreError
from kg.store import Store
from kg.store.backend import Embedded, Results

MEMORY = 4 * 1024**3  # bytes a query may use beyond what its process has when it starts


def solve_apart(store: Store, text: str, *, timeout: float, memory: int = MEMORY) -> Results:
    """Answer a checked query within ``timeout`` seconds and ``memory`` bytes, or raise ``QueryTimeout`` or ``QueryError``."""
    snapshot = store.snapshot()
    data = _spawned(snapshot, text, timeout=timeout, memory=memory) if snapshot else _forked(store, text, timeout=timeout, memory=memory)
    return _unpacked(data, text)


def answer(store: ox.Store, text: str) -> bytes:
    """What the other process sends back: a line that says what it is, then the results in a standard format."""
    from kg.query.run import solve_here

    try:
        results = solve_here(Embedded(store), text)
        if isinstance(results, ox.QueryTriples):
            return b"triples\n" + (results.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
        return b"solutions\n" + (results.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    except QuerySyntaxError as error:
        return b"syntax\n" + json.dumps([error.message, error.line, error.column]).encode("ascii")
    except (KgError, OSError, ValueError, RuntimeError) as error:
        return b"error\n" + str(error).encode("utf-8", "replace")


def limit_memory(more: int) -> None:
    """Let this process grow by ``more`` bytes at most; where the system has no such limit, nothing happens."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + more,) * 2)


def _spawned(snapshot: Path, text: str, *, timeout: float, memory: int) -> bytes:
    package_parent = str(Path(__file__).parent.parent.parent)
    paths = os.pathsep.join(filter(None, [package_parent, os.environ.get("PYTHONPATH", "")]))
    command: Sequence[str] = [sys.executable, "-m", "kg.query.child", str(snapshot), str(memory)]
    try:
        done = subprocess.run(command, input=text.encode("utf-8"), capture_output=True, timeout=timeout, check=False, env=os.environ | {"PYTHONPATH": paths})
    except subprocess.TimeoutExpired:
        raise _too_long(timeout) from None
    return done.stdout if done.returncode == 0 else b""


def _forked(store: Store, text: str, *, timeout: float, memory: int) -> bytes:
    backend = store.backend
    if not isinstance(backend, Embedded) or "fork" not in multiprocessing.get_all_start_methods():
        raise StoreError("this store cannot be queried with a time limit here; leave the limit out")
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send_answer, args=(there, backend.store, text, memory), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(timeout):
            raise _too_long(timeout)
        return here.recv_bytes()
    except EOFError:
        return b""
    finally:
        process.kill()
        process.join()
        here.close()


def _send_answer(pipe: Connection, store: ox.Store, text: str, memory: int) -> None:
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an engine out of memory aborts with a trace; the parent tells it in words
    limit_memory(memory)
    pipe.send_bytes(answer(store, text))
    pipe.close()


def _unpacked(data: bytes, text: str) -> Results:
    kind, _, payload = data.partition(b"\n")
    if kind == b"triples":
        scratch = ox.Store()
        scratch.load(payload, ox.RdfFormat.N_TRIPLES)
        return scratch.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    if kind == b"solutions":
        found = ox.parse_query_results(payload, format=ox.QueryResultsFormat.JSON)
        return found
    if kind == b"syntax":
        message, line, column = json.loads(payload)
        raise QuerySyntaxError(text, message, line=line, column=column)
    if kind == b"error":
        raise QueryError(payload.decode("utf-8"))
    raise QueryError("the query was stopped because it needed more memory than it may use; narrow it down or add a LIMIT")


def _too_long(timeout: float) -> QueryTimeout:
    return QueryTimeout(f"the query was stopped after {timeout:g} seconds; narrow it down, add a LIMIT, or allow more time with --timeout")
