"""Reading documents in several processes on one machine, so that a killed worker costs nothing but time.

The pools of the standard library and of spaCy lose everything, or hang, when a worker is killed. Here each
worker has a pipe of its own: one that dies is started anew, and its documents are read again, each alone.
A document that kills its worker three times is set aside.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.model.document import Document, Rejected

if TYPE_CHECKING:
    from kg.pipeline import Options, Outcome

BATCH = 16  # documents sent to a worker at a time
TRIES = 3  # how often a document may take its worker down before it is set aside
PATIENCE = 900.0  # seconds without an answer after which a worker is taken for hung


@dataclass(slots=True)
class _Job:
    documents: tuple[Document, ...]
    tries: int = 0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: _Job | None = field(default=None)


def records_in_parallel(documents: Iterable[Document], *, options: Options, workers: int) -> Iterator[Outcome]:
    """The records of documents in order of completion; documents are taken only as fast as they are read."""
    waiting: deque[_Job] = deque()
    fresh = _batches(documents)
    crew: list[_Worker] = []
    try:
        while True:
            while len(crew) < workers and (job := _next(waiting, fresh)) is not None:
                crew.append(_start(options, job))
            if not crew:
                return
            yield from _turn(crew, waiting, fresh, options)
    finally:
        for worker in crew:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()


def _turn(crew: list[_Worker], waiting: deque[_Job], fresh: Iterator[_Job], options: Options) -> Iterator[Outcome]:
    """Wait until a worker answers or dies, and give it, or its successor, more to do."""
    ready = wait([w.pipe for w in crew], timeout=PATIENCE)
    for worker in [w for w in crew if w.pipe in ready] if ready else list(crew):
        job = worker.job
        answer = _answer(worker) if ready else None
        if answer is None:
            _bury(worker)
            crew.remove(worker)
            if job is not None:
                yield from _try_again(job, waiting)
            continue
        yield from answer
        following = _next(waiting, fresh)
        if following is None:
            crew.remove(worker)
            _dismiss(worker)
        elif not _send(worker, following):
            waiting.append(following)
            _bury(worker)
            crew.remove(worker)


def _answer(worker: _Worker) -> Sequence[Outcome] | None:
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    if isinstance(answer, KgError):
        raise answer
    return answer  # type: ignore[no-any-return]


def _try_again(job: _Job, waiting: deque[_Job]) -> Iterator[Rejected]:
    tries = job.tries + 1
    for document in job.documents:
        if tries >= TRIES and len(job.documents) == 1:
            yield Rejected(document.source or document.iri, f"reading it ended the worker process {tries} times; it was set aside")
        else:
            waiting.append(_Job((document,), tries))


def _next(waiting: deque[_Job], fresh: Iterator[_Job]) -> _Job | None:
    return waiting.popleft() if waiting else next(fresh, None)


def _batches(documents: Iterable[Document]) -> Iterator[_Job]:
    for _, group in itertools.groupby(documents, key=lambda d: d.language):
        while batch := tuple(itertools.islice(group, BATCH)):
            yield _Job(batch)


def _start(options: Options, job: _Job) -> _Worker:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, options), daemon=True, name="kg-worker")
    with _one_thread():
        process.start()
    there.close()
    worker = _Worker(process, here)
    _send(worker, job)
    return worker


class _one_thread:
    """Workers share the cores by being several; each keeps to one thread."""

    def __enter__(self) -> None:
        self.before = os.environ.get("OMP_NUM_THREADS")
        os.environ["OMP_NUM_THREADS"] = "1"

    def __exit__(self, *_: object) -> None:
        if self.before is None:
            os.environ.pop("OMP_NUM_THREADS", None)
        else:
            os.environ["OMP_NUM_THREADS"] = self.before


def _send(worker: _Worker, job: _Job) -> bool:
    worker.job = job
    try:
        worker.pipe.send(job.documents)
    except OSError:
        return False
    return True


def _dismiss(worker: _Worker) -> None:
    try:
        worker.pipe.send(())
    except OSError:
        pass
    worker.process.join(timeout=5)
    _bury(worker)


def _bury(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _work(pipe: Connection, options: Options) -> None:
    """The worker's life: read what comes through the pipe until nothing comes."""
    import signal

    from kg.pipeline import records_here

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        while documents := pipe.recv():
            try:
                answer: object = list(records_here(documents, options=options))
            except KgError as error:
                answer = error
            pipe.send(answer)
    except (EOFError, OSError):
        return
