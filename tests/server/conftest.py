"""Real servers in processes of their own, on free ports of this machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from worlds import tiny

from kg.store import Store

TOKEN = "a-token-for-tests"
START = "import sys; from kg.server import serve; serve(sys.argv[1], port=0, ready=lambda url: print(url, flush=True), **eval(sys.argv[2]))"
ROOT = str(Path(__file__).parents[2])


@contextmanager
def running(target: Path, **options: object) -> Iterator[tuple[httpx.Client, subprocess.Popen[str]]]:
    """A server and a client of it; the server is ended with the block."""
    process = subprocess.Popen(
        [sys.executable, "-c", START, str(target), repr(options)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert process.stdout and process.stderr
        address = process.stdout.readline().strip()
        assert address, process.stderr.read()
        with httpx.Client(base_url=address, timeout=60) as client:
            yield client, process
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()


def filled(path: Path) -> Path:
    with Store.create_or_open(path) as store:
        store.write(tiny())
    return path


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A read-only server of the tiny world with low limits."""
    store = filled(tmp_path_factory.mktemp("reading") / "store")
    with running(store, timeout=2.5, workers=3, memory=400 * 1024**2, max_body=200_000, waiting=5.0) as (client, _):
        yield client


@pytest.fixture(scope="session")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A writable server with a token, which the client sends."""
    with running(tmp_path_factory.mktemp("writing") / "store", writable=True, token=TOKEN) as (client, _):
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        yield client


@pytest.fixture
def start() -> Iterator[Callable[..., tuple[httpx.Client, subprocess.Popen[str]]]]:
    """Start a server for one test."""
    with ExitStack() as stack:
        yield lambda target, **options: stack.enter_context(running(target, **options))
