"""How much the whole job costs beside the bare pipeline, on one core, and what a second worker brings.

    python -m benchmarks.speed --data ../shared [--articles 60]

The bare pipeline reads the same texts with the same batches; both run in turn in one process, so that only their
ratio matters on a machine that is doing other work. Counts white-space separated words a second of processor time;
workers are compared by wall-clock time.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from kg import pipeline
from kg.ingest import of_text
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
    documents = _documents(options.data / "corpora" / "de" / "text" / "wikinews-train.jsonl", options.articles)
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
    one, two = _wall(documents, 1), _wall(documents, 2)
    print(f"one process {one:.1f} s, two workers {two:.1f} s (their start included): {one / two:.2f} times as fast")


def _bare(documents: list[Document]) -> None:
    from kg.annotate.pipelines import load, shipped

    paragraphs = [p for d in documents for p in d.text.split("\n\n")]
    for _ in load(shipped("de")).pipe(paragraphs, batch_size=64):
        pass


def _wall(documents: list[Document], workers: int) -> float:
    started = time.perf_counter()
    with Store.memory() as store:
        pipeline.build_documents(documents, store=store, options=pipeline.Options(), workers=workers)
    return time.perf_counter() - started


def _documents(path: Path, count: int) -> list[Document]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:count]]
    return [of_text(row["text"], language="de", date=row["date"], url=row["url"]) for row in rows]


if __name__ == "__main__":
    main()
