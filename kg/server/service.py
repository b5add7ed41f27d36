"""The store behind the server: which state is current, who answers from it, and the one way in."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.server.frames import DATA, END, FAILURE, Frame
from kg.server.pool import Pool, Worker
from kg.server.problems import Problem, failure
from kg.server.settings import Settings
from kg.store.directory import newest_snapshot

HELD = 1024 * 1024  # bytes of an answer that are computed before its first byte is sent, so that most errors can still be told
PATIENCE = 120.0  # seconds for the pages' questions, whose work is bounded; the first one makes the index of names
KEPT_OPEN = 2.0  # seconds that the writer keeps the store after its last change


class Rest:
    """The bytes of a long answer that are still to come, from a worker that is given back at their end.

    An error breaks the transfer off, so that no client takes a part for the whole.
    """

    def __init__(self, pool: Pool, worker: Worker) -> None:
        self._pool = pool
        self._worker: Worker | None = worker

    def __aiter__(self) -> Rest:
        return self

    async def __anext__(self) -> bytes:
        if self._worker is None:
            raise StopAsyncIteration
        frame = await self._worker.frame()
        if frame.kind == DATA:
            return frame.payload
        self.give_back(finished=True)
        _check(frame)
        raise StopAsyncIteration

    def give_back(self, *, finished: bool = False) -> None:
        """Let go of the worker; it is killed when it is not at the end of the answer."""
        if self._worker is not None:
            self._pool.give_back(self._worker, finished=finished)
            self._worker = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: what the worker says of it, its first bytes, and the rest where it is long."""

    head: Mapping[str, Any]
    start: bytes
    rest: Rest | None = None


class Service:
    """Readers for queries, one reader for the pages' questions (it keeps the index of names), and one writer."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self.readers = Pool("read", path, settings, size=settings.workers)
        patient = replace(settings, timeout=max(settings.timeout, PATIENCE), waiting=max(settings.waiting, PATIENCE))
        self.explorers = Pool("explore", path, patient, size=1)
        self.writers = Pool("write", path, settings, size=1)
        self._unpublished = False
        self._publishing = asyncio.Lock()
        self._last_write: float | None = None
        self._warming: asyncio.Task[None] | None = None
        self._start = secrets.token_hex(4)

    async def start(self) -> None:
        """Start the first workers, and have the index of names made."""
        for pool in (self.readers, self.readers):
            pool.start_ahead()
        self._warming = asyncio.create_task(self._warm())

    async def _warm(self) -> None:
        with contextlib.suppress(Problem):  # it is made when it is needed, then
            await self.whole({"kind": "ask", "question": "warm", "arguments": {}}, pool=self.explorers)

    async def close(self) -> None:
        """Let the writer bring everything to disk, then end all workers."""
        if self._warming:
            self._warming.cancel()
        with contextlib.suppress(Exception):
            await self.release()
        await asyncio.gather(self.readers.close(), self.explorers.close(), self.writers.close())

    async def version(self) -> str:
        """The current state's name; changes when the store does, and with each start of the server."""
        async with self._publishing:
            if self._unpublished:
                self._unpublished = False
                try:
                    await self._tell_writer({"kind": "publish"})
                except BaseException:
                    self._unpublished = True
                    raise
        snapshot = newest_snapshot(self.path)
        return f"{self._start}-{snapshot.name if snapshot else 0}"

    async def ask(self, job: Mapping[str, object], *, pool: Pool | None = None) -> Reply:
        """Have a job done by a reader. An answer that is short is complete; a long one goes on in ``rest``."""
        pool = pool or self.readers
        version = await self.version()
        worker = await pool.borrow()
        finished = lent_on = False
        try:
            await worker.send({"base": self.settings.base, "version": version} | dict(job))
            first = await worker.first_frame()
            if first.kind == FAILURE:
                finished = True
                raise failure(**first.json())
            held = bytearray()
            while len(held) < HELD:
                frame = await worker.frame()
                if frame.kind != DATA:
                    finished = True
                    _check(frame)
                    return Reply(first.json(), bytes(held))
                held += frame.payload
            lent_on = True
            return Reply(first.json(), bytes(held), Rest(pool, worker))
        finally:
            if not lent_on:
                pool.give_back(worker, finished=finished)

    async def whole(self, job: Mapping[str, object], *, pool: Pool | None = None) -> Reply:
        """Have a job done by a reader, and wait for all of its answer."""
        reply = await self.ask(job, pool=pool)
        if reply.rest is None:
            return reply
        try:
            parts = [reply.start, *[part async for part in reply.rest]]
        finally:
            reply.rest.give_back()
        return Reply(reply.head, b"".join(parts))

    async def write(self, job: Mapping[str, object], body: bytes = b"") -> Mapping[str, Any]:
        """Have a change made; it is on disk when this returns, and every later read sees it."""
        try:
            answer = await self._tell_writer(job, body)
            self._unpublished = True
            return answer
        finally:
            self._last_write = time.monotonic()

    async def release(self) -> None:
        """Let the writer close the store, so that others can write."""
        if self._last_write is not None:
            self._last_write, self._unpublished = None, False
            await self._tell_writer({"kind": "release"})

    async def release_when_idle(self) -> None:
        """Watch for the writer having nothing to do; runs until it is cancelled."""
        while True:
            await asyncio.sleep(KEPT_OPEN / 4)
            if self._last_write is not None and time.monotonic() - self._last_write > KEPT_OPEN:
                with contextlib.suppress(Exception):
                    await self.release()

    async def _tell_writer(self, job: Mapping[str, object], body: bytes = b"") -> Mapping[str, Any]:
        async with self.writers.lent() as worker:
            await worker.send({"base": self.settings.base} | dict(job), body)
            frame = await worker.first_frame()
            if frame.kind == FAILURE:
                problem = failure(**frame.json())
            else:
                _check(await worker.frame())
                return frame.json()
        raise problem


def _check(frame: Frame) -> None:
    if frame.kind == FAILURE:
        raise failure(**frame.json())
    assert frame.kind == END
