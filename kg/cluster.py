"""Reading documents on an existing dask cluster: the same records as on one machine.

Each dask worker makes its reader once (the caches of ``kg.reading`` live as long as its process). Only a
few batches are under way at a time, so documents are taken as fast as they are read. A batch that takes
its worker down is read again document by document; one that does so ``TRIES`` times is set aside.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, MissingExtra
from kg.model.document import Document, Rejected

if TYPE_CHECKING:
    from kg.pipeline import Options, Outcome

BATCH = 8  # documents sent at a time
AHEAD = 2  # batches under way for each worker
TRIES = 3  # how often a document may take its worker down before it is set aside
PATIENCE = 30  # seconds to wait for the scheduler

Batch = tuple[Document, ...]


class ClusterError(KgError):
    """A cluster that does not answer."""


def records_on_cluster(documents: Iterable[Document], *, options: Options, address: str) -> Iterator[Outcome]:
    """The records of documents in order of completion, read by the workers of the scheduler at ``address``.

    kg must be installed on scheduler and workers. Raises ``ClusterError`` when the scheduler cannot be reached
    and ``MissingExtra`` without dask.distributed.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise MissingExtra("reading on a cluster", extra="cluster") from None
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(f"no dask scheduler answers at {address} ({error}); start one with: dask scheduler") from None
    with client:
        yield from _read(client, distributed.as_completed(), documents, options)


def _read(client: Any, done: Any, documents: Iterable[Document], options: Options) -> Iterator[Outcome]:
    fresh = _batches(documents)
    again: deque[tuple[Batch, int]] = deque()
    running: dict[Any, tuple[Batch, int]] = {}
    while True:
        while len(running) < AHEAD * max(len(client.scheduler_info()["workers"]), 1) and (job := _next(again, fresh)) is not None:
            future = client.submit(read_batch, job[0], options, pure=False, retries=0)
            running[future] = job
            done.add(future)
        if not running:
            return
        future = next(done)
        batch, tries = running.pop(future)
        yield from _settled(future, batch, tries, again)


def _settled(future: Any, batch: Batch, tries: int, again: deque[tuple[Batch, int]]) -> Iterator[Outcome]:
    """What a finished batch gave; one that was lost is queued again, each document alone."""
    error = future.exception()
    if error is None:
        yield from future.result()
    elif isinstance(error, KgError):
        raise error
    elif len(batch) == 1 and tries + 1 >= TRIES:
        yield Rejected(batch[0].source or batch[0].iri, f"reading it failed {TRIES} times on the cluster ({type(error).__name__}); it was set aside")
    else:
        again.extend(((document,), tries + 1) for document in batch)
    future.release()


def read_batch(documents: Sequence[Document], options: Options) -> list[Outcome]:
    """What a worker does: the records of documents of one language."""
    from kg.pipeline import records_here

    return list(records_here(documents, options=options))


def _next(again: deque[tuple[Batch, int]], fresh: Iterator[tuple[Batch, int]]) -> tuple[Batch, int] | None:
    return again.popleft() if again else next(fresh, None)


def _batches(documents: Iterable[Document]) -> Iterator[tuple[Batch, int]]:
    for _, group in itertools.groupby(documents, key=lambda d: d.language):
        while batch := tuple(itertools.islice(group, BATCH)):
            yield batch, 0
