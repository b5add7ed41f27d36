"""How much the whole job costs beside the bare pipeline, on one core, and what a second worker brings.

    python -m benchmarks.speed --data ../shared [--articles 60]

The bare pipeline reads the same texts with the same batches; both run in turn in one process, so that only their
ratio matters on a machine that is doing other work. Counts white-space separated words a second of processor time;
workers are compared by the clock, and by the processor time that only the writer can spend (their bound).
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from benchmarks.renamed import articles
from kg import pipeline
from kg.model import Document
from kg.reading import ontology_of, reader_of
from kg.resolve.local import resolve_document
from kg.resolve.record import to_bytes
from kg.store import Store

BATCH = 64


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with corpora/")
    parser.add_argument("--articles", type=int, default=60)
    options = parser.parse_args()
    documents = articles(options.data / "corpora" / "de" / "text" / "wikinews-train.jsonl", options.articles)
    words = sum(len(d.text.split()) for d in documents)
    reader, ontology = reader_of("de"), ontology_of()
    list(reader.read(documents[:4]))  # loads everything
    bare = job = 0.0
    for start in range(0, len(documents), BATCH):
        batch = documents[start : start + BATCH]
        before = time.process_time()
        _bare(batch)
        between = time.process_time()
        for extraction in reader.read(batch, batch_size=BATCH):
            to_bytes(resolve_document(extraction, ontology))
        bare += between - before
        job += time.process_time() - between
    print(f"articles {len(documents)}, words {words}")
    print(f"bare nlp.pipe      {words / bare:8.0f} words/s")
    print(f"whole job          {words / job:8.0f} words/s   {bare / job:.2f} of the bare pipeline")
    (one, alone, _), (two, writer, workers) = _spent(documents, 1), _spent(documents, 2)
    print(f"one process {one:.1f} s, two workers {two:.1f} s by the clock (their start included): {one / two:.2f} times as fast")
    bound = alone / (writer + workers / 2)
    print(f"processor time: {alone:.1f} s in one process; {writer:.1f} s in the writer beside {workers:.1f} s in two workers: at most {bound:.2f} times")


def _bare(documents: list[Document]) -> None:
    from kg.annotate.pipelines import load, shipped

    paragraphs = [p for d in documents for p in d.text.split("\n\n")]
    for _ in load(shipped("de")).pipe(paragraphs, batch_size=64):
        pass


def _spent(documents: list[Document], workers: int) -> tuple[float, float, float]:
    """Seconds by the clock, of processor time here, and of processor time in the workers."""
    clock, before = time.perf_counter(), os.times()
    with Store.memory() as store:
        pipeline.build_documents(documents, store=store, options=pipeline.Options(), workers=workers)
    after = os.times()
    here, there = after.user + after.system - before.user - before.system, sum(after[2:4]) - sum(before[2:4])
    return time.perf_counter() - clock, here, there


if __name__ == "__main__":
    main()
