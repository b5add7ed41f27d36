"""Worker processes: started ahead, lent to one request at a time, killed when they run past their limit."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from kg.server.frames import BODY, CHUNK, HEADER, JOB, READY, Frame, packed
from kg.server.problems import busy, died, stopped
from kg.server.settings import Settings

STARTING = 60.0  # seconds a worker may take, on top of the limit, to start and to open the store
PACKAGE_PARENT = str(Path(__file__).parent.parent.parent)


def environment() -> dict[str, str]:
    """The variables of a child process: it finds this very package, and does not know the token."""
    paths = os.pathsep.join(filter(None, [PACKAGE_PARENT, os.environ.get("PYTHONPATH", "")]))
    return {name: value for name, value in os.environ.items() if name != "KG_TOKEN"} | {"PYTHONPATH": paths, "OMP_NUM_THREADS": "1"}


class Worker:
    """One process of ``kg.server.worker``."""

    def __init__(self, process: asyncio.subprocess.Process, settings: Settings) -> None:
        self._process = process
        self._settings = settings
        self._spent = 0.0

    @classmethod
    async def start(cls, role: str, store: Path, settings: Settings) -> Worker:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.server.worker", role, str(store), str(settings.memory),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=environment(), start_new_session=True,
        )  # fmt: skip
        return cls(process, settings)

    async def send(self, job: Mapping[str, object], body: bytes = b"") -> None:
        """Give it a job; its answer is read with ``first_frame`` and ``frame``."""
        assert self._process.stdin
        with contextlib.suppress(ConnectionError):  # a worker that died is noticed when it does not answer
            self._process.stdin.write(packed(JOB, job) + packed(BODY, body))
            await self._process.stdin.drain()

    async def first_frame(self) -> Frame:
        """HEAD or FAILURE. The time limit begins when the worker has the store open, not while it starts up."""
        self._spent = -STARTING
        frame = await self.frame()
        self._spent = 0.0
        return await self.frame() if frame.kind == READY else frame

    async def frame(self) -> Frame:
        """The next frame of the answer. Only the time the worker takes counts, not the time the client takes."""
        assert self._process.stdout
        limit, begun = self._settings.timeout, time.monotonic()
        try:
            async with asyncio.timeout(max(limit - self._spent, 0.001)):
                kind, length = HEADER.unpack(await self._process.stdout.readexactly(HEADER.size))
                return Frame(kind, await self._process.stdout.readexactly(length))
        except TimeoutError:
            raise stopped(limit) from None
        except asyncio.IncompleteReadError:
            raise died(self._settings.memory) from None
        finally:
            self._spent += time.monotonic() - begun

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    async def kill(self) -> None:
        """End it at once, whatever it does, and wait until it is gone."""
        assert self._process.stdout
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        with contextlib.suppress(RuntimeError):  # somebody else reads it
            while await self._process.stdout.read(CHUNK):
                pass  # asyncio takes a process for ended only when its output has been read to the end
        await self._process.wait()

    async def close(self) -> None:
        """Let it end by itself, for a second."""
        assert self._process.stdin
        self._process.stdin.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                await self._process.wait()
        if self.alive:
            await self.kill()


class Pool:
    """Up to ``size`` workers of one role; ``killed`` counts those that had to be ended."""

    def __init__(self, role: str, store: Path, settings: Settings, *, size: int) -> None:
        self._role, self._store, self._settings = role, store, settings
        self._places = asyncio.Semaphore(size)
        self._idle: list[Worker] = []
        self._lent: set[Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False
        self.killed = 0

    @property
    def busy(self) -> int:
        return len(self._lent)

    def start_ahead(self) -> None:
        """Start a worker in the background, so that the next request need not wait for it."""
        task = asyncio.create_task(self._add_idle())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _add_idle(self) -> None:
        worker = await Worker.start(self._role, self._store, self._settings)
        if self._closed:
            await worker.kill()
        else:
            self._idle.append(worker)

    async def borrow(self) -> Worker:
        """A worker of one's own, to be given back with ``give_back``; raises ``Problem`` when none gets free in time."""
        try:
            async with asyncio.timeout(self._settings.waiting):
                await self._places.acquire()
        except TimeoutError:
            raise busy(self._settings.waiting) from None
        try:
            while self._idle and not self._idle[-1].alive:
                self._idle.pop()
            worker = self._idle.pop() if self._idle else await Worker.start(self._role, self._store, self._settings)
        except BaseException:
            self._places.release()
            raise
        self._lent.add(worker)
        return worker

    def give_back(self, worker: Worker, *, finished: bool) -> None:
        """Return a worker; one that is in the middle of an answer is killed, and another one takes its place."""
        self._lent.discard(worker)
        self._places.release()
        if finished and worker.alive and not self._closed:
            self._idle.append(worker)
            return
        self.killed += 1
        task = asyncio.create_task(worker.kill())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        if not self._closed:
            self.start_ahead()

    @contextlib.asynccontextmanager
    async def lent(self) -> AsyncIterator[Worker]:
        """A worker for the time of a ``with`` block that reads its answer to the end; it is killed when the block fails."""
        worker, finished = await self.borrow(), False
        try:
            yield worker
            finished = True
        finally:
            self.give_back(worker, finished=finished)

    async def close(self) -> None:
        """End all workers."""
        self._closed = True
        workers = [*self._idle, *self._lent]
        self._idle.clear()
        await asyncio.gather(*(worker.close() for worker in workers), *self._starting, return_exceptions=True)
