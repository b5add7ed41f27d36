"""Coverage-guided fuzzing of what strangers send: query guard, update guard, and the reading of files (needs the extra kg[fuzz]).

    python -m benchmarks.fuzz query|ingest [-max_total_time=180] [-rss_limit_mb=2048]

Options of libFuzzer follow the name. Anything but an answer or one of kg's own errors ends the run and is kept as ``crash-*``.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris  # type: ignore[import-not-found, unused-ignore]

from kg.errors import KgError

with atheris.instrument_imports(include=["kg"]):
    from kg import ingest
    from kg.query import run
    from kg.query.update import update
    from kg.store import Store

ENDINGS = (".txt", ".md", ".html", ".eml", ".jsonl", ".csv", ".xml", ".zip", ".gz")


def query(data: bytes) -> None:
    """A query or an update of an empty store: refused, or answered."""
    text = data[1:].decode("utf-8", "replace")
    with Store.memory() as store:
        try:
            update(store.engine(writing=True), text) if data[:1] > b"\x7f" else run(store, text)
        except KgError:
            pass


def reading(data: bytes) -> None:
    """A file of any kind: documents, or a reason why not."""
    if not data:
        return
    path = SCRATCH / f"a{ENDINGS[data[0] % len(ENDINGS)]}"
    path.write_bytes(data[1:])
    try:
        for _ in ingest.read([path]):
            pass
    except KgError:
        pass
    path.unlink()


TARGETS: dict[str, Callable[[bytes], None]] = {"query": query, "ingest": reading}
SCRATCH = Path(tempfile.gettempdir())

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="kg-fuzz-") as folder:
        SCRATCH = Path(folder)
        atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
        atheris.Fuzz()
