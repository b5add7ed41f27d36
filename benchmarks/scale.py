"""What grows with the number of articles: memory, time per article, and the time to settle who is who.

    python -m benchmarks.scale --data ../shared [--articles 10000] [--workers 2] [--only build|resolve]

The 700 Wikinews articles are repeated with changed names. ``resolve`` settles 100, 1,000 and 10,000 records, each in a
process of its own. ``build`` does the whole job into a store on disk; memory is that of all processes together, sampled
twice a second. Times are processor time of all processes, because a machine may be doing other work.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import tempfile
import threading
import time
from pathlib import Path
from typing import Self

os.environ.setdefault("OMP_NUM_THREADS", "1")

from benchmarks.renamed import articles, documents, names_in, records
from kg import pipeline
from kg.model import Iri
from kg.reading import ontology_of
from kg.store import Store

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with corpora/")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--originals", type=int, default=700)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", choices=("build", "resolve"))
    options = parser.parse_args()
    originals = articles(options.data / "corpora" / "de" / "text" / "wikinews-train.jsonl", options.originals)
    kept = [(o[0], o[1]) for o in pipeline.records_here(originals, options=pipeline.Options()) if isinstance(o, tuple)]
    names = names_in((data for _, data in kept), ontology_of())
    if options.only != "build":
        for count in (c for c in (100, 1_000, 10_000) if c <= options.articles):
            _apart(_resolving, kept, names, count)
    if options.only != "resolve":
        made = documents(originals, names, options.articles)
        with tempfile.TemporaryDirectory() as folder, Sampler() as sampler:
            _building(Path(folder) / "store", made, sampler, workers=options.workers)


def _apart(work, *arguments) -> None:  # type: ignore[no-untyped-def]
    process = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()


def _resolving(kept: list[tuple[Iri, bytes]], names: frozenset[str], count: int) -> None:
    """Settle records in a store on disk; reading them is no part of it."""
    with tempfile.TemporaryDirectory() as folder, Store.create_or_open(Path(folder) / "store") as store:
        store.records.put_all(records(kept, names, count))
        start, before = time.process_time(), _peak()
        pipeline.settle(store, pipeline.Options())
        seconds = time.process_time() - start
        print(f"resolve {count:6} records: {seconds:7.2f} s, {1000 * seconds / count:5.2f} ms each, peak {_peak()} MiB ({before} before)", flush=True)


def _building(path: Path, made, sampler: Sampler, *, workers: int) -> None:  # type: ignore[no-untyped-def]
    marks = [(0, 0, 0.0)]

    def watch(progress: pipeline.Progress) -> None:
        if progress.documents >= marks[-1][0] + 1000 or progress.stage == "resolving":
            marks.append((progress.documents, progress.words, sampler.seconds))
            (_, before, since), (done, words, now) = marks[-2:]
            speed = (words - before) / max(now - since, 0.01)
            print(f"{progress.stage} {done:6} articles: {speed:6.0f} words/s of processor time, memory {sampler.now} MiB, peak {sampler.peak} MiB", flush=True)

    with Store.create_or_open(path) as store:
        report = pipeline.build_documents(made, store=store, options=pipeline.Options(), workers=workers, watch=watch)
        print(f"built {len(report.read)} articles, {report.words} words: {sampler.seconds:.0f} s of processor time, {report.seconds:.0f} s by the clock")
        print(f"  of which resolving and writing {sampler.seconds - marks[-1][2]:.0f} s; rejected {len(report.rejected)}; peak {sampler.peak} MiB")


class Sampler:
    """Memory and processor time of this process and its children, looked at twice a second."""

    def __enter__(self) -> Self:
        self.now = self.peak = 0
        self._spent: dict[int, float] = {}
        self._ended = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()

    @property
    def seconds(self) -> float:
        return sum(dict(self._spent).values())

    def _run(self) -> None:
        while not self._ended.wait(0.5):
            found = [s for s in map(_look, _family()) if s]
            self._spent.update({pid: seconds for pid, seconds, _ in found})
            self.now = sum(size for *_, size in found) >> 20
            self.peak = max(self.peak, self.now)


def _family() -> list[int]:
    return [os.getpid(), *(child.pid for child in multiprocessing.active_children() if child.pid)]


def _look(pid: int) -> tuple[int, float, int] | None:
    """(process, seconds of processor time, bytes in memory); ``None`` when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return pid, (int(fields[11]) + int(fields[12])) / TICKS, int(fields[21]) * PAGE


def _peak() -> int:
    """The most memory that this process ever had, in MiB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    main()
