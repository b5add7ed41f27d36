"""The stages composed: sources -> documents -> records -> resolved graph -> store.

A record is what one document supports, settled within the document. Records are kept in the store, so
documents can come and go: the graph is always resolved from all records, as if built at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from kg import ingest, settling
from kg.errors import KgError
from kg.export import merge as merged_graph
from kg.ingest.duplicates import fingerprint
from kg.model.document import Document, Rejected
from kg.model.iri import BASE, Iri
from kg.reading import ontology_of, reader_of
from kg.resolve.local import resolve_document
from kg.resolve.record import to_bytes
from kg.store import Store
from kg.store.records import read_records

BATCH = 64  # documents annotated at a time
COMMIT = 64  # documents kept in one transaction; what a killed build has to read again at most


@dataclass(frozen=True, slots=True)
class Options:
    """What changes the result of a build; part of a store's log."""

    language: str = ""
    published: date | None = None
    publisher: str = ""
    author: str = ""
    title: str = ""
    encoding: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    ontology: tuple[Path, ...] = ()
    base: str = BASE
    min_confidence: float = 0.0
    corrections: Path | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``seconds`` is wall-clock time, ``words`` counts white-space separated words read."""

    read: tuple[Iri, ...] = ()
    known: tuple[Iri, ...] = ()  # documents that were there already
    rejected: tuple[Rejected, ...] = ()
    words: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: ``stage`` is reading or resolving."""

    stage: str
    documents: int
    words: int = 0
    source: str = ""


Watch = Callable[[Progress], None]


def ignore(progress: Progress) -> None:
    """The watcher of a build that nobody watches."""


def build(
    sources: Iterable[str | Path],
    *,
    store: Store,
    options: Options | None = None,
    workers: int = 1,
    cluster: str = "",
    watch: Watch = ignore,
) -> Report:
    """Read the sources into the store and resolve the whole; documents that are there already are not read again."""
    options = options or Options()
    return build_documents(
        ingest.read(sources, **reading_options(options)), store=store, options=options, workers=workers, cluster=cluster, watch=watch
    )


def build_documents(
    items: Iterable[Document | Rejected],
    *,
    store: Store,
    options: Options,
    workers: int = 1,
    cluster: str = "",
    watch: Watch = ignore,
    action: str = "build",
) -> Report:
    """``build`` for documents at hand; what was rejected before is counted and passed on."""
    started = time.perf_counter()
    intake = _Intake(items, set(store.records))
    read: list[Iri] = []
    words = 0
    pending: list[tuple[Iri, bytes]] = []
    for outcome in records_of(intake, options=options, workers=workers, cluster=cluster):
        if isinstance(outcome, Rejected):
            intake.rejected.append(outcome)
            continue
        iri, record, count = outcome
        pending.append((iri, record))
        read.append(iri)
        words += count
        watch(Progress("reading", len(read), words))
        if len(pending) >= COMMIT:
            store.records.put_all(pending)
            pending.clear()
    store.records.put_all(pending)
    watch(Progress("resolving", len(read), words))
    settle(store, options)
    seconds = time.perf_counter() - started
    report = Report(tuple(sorted(read)), tuple(sorted(intake.known)), tuple(sorted(intake.rejected)), words, seconds)
    store.note(action, report.read, **_log_options(options))
    return report


class _Intake:
    """Documents that are new, one by one; counts what is known already and what was rejected."""

    def __init__(self, items: Iterable[Document | Rejected], have: set[Iri]) -> None:
        self._items = items
        self._have = have
        self.known: set[Iri] = set()
        self.rejected: list[Rejected] = []

    def __iter__(self) -> Iterator[Document]:
        for item in self._items:
            if isinstance(item, Rejected):
                self.rejected.append(item)
            elif item.iri in self._have:
                self.known.add(item.iri)
            else:
                self._have.add(item.iri)
                yield item


def settle(store: Store, options: Options) -> None:
    """Resolve all records of the store and put the graphs in place; graphs that stand already are not written again."""
    ontology = ontology_of(options.ontology)
    settling.settle(store, ontology, base=options.base, corrections=options.corrections, min_confidence=options.min_confidence)


Outcome = tuple[Iri, bytes, int] | Rejected


def records_of(documents: Iterable[Document], *, options: Options, workers: int = 1, cluster: str = "") -> Iterator[Outcome]:
    """The record of each document with its number of words; a document that cannot be read is rejected, never raised."""
    if cluster:
        from kg.cluster import records_on_cluster

        yield from records_on_cluster(documents, options=options, address=cluster)
    elif workers > 1:
        from kg.workers import records_in_parallel

        yield from records_in_parallel(documents, options=options, workers=workers)
    else:
        yield from records_here(documents, options=options)


def records_here(documents: Iterable[Document], *, options: Options) -> Iterator[Outcome]:
    """The records of documents, read in this process, in their order; neighbours of one language are read together."""
    batch: list[Document] = []
    for document in documents:
        if batch and (document.language != batch[0].language or len(batch) == BATCH):
            yield from _read_batch(batch, options)
            batch = []
        batch.append(document)
    if batch:
        yield from _read_batch(batch, options)


def _read_batch(batch: list[Document], options: Options) -> list[Outcome]:
    """The records of a batch; where one document makes the rules fail, the others are still read and it is rejected."""
    try:
        return list(_records(batch, options))
    except KgError:
        raise  # no language, no ontology: the same for every document
    except Exception as error:  # noqa: BLE001  a fault of kg's own, which must not cost the user the rest
        if len(batch) > 1:
            return [outcome for document in batch for outcome in _read_batch([document], options)]
        fault = f"{type(error).__name__}: {error}"
        return [Rejected(batch[0].source or batch[0].iri, f"reading it failed ({fault}); please report this with the article")]


def _records(batch: list[Document], options: Options) -> Iterator[Outcome]:
    reader = reader_of(batch[0].language, ontology_files=options.ontology, base=options.base)
    ontology = ontology_of(options.ontology)
    for extraction in reader.read(batch, batch_size=BATCH):
        local = replace(resolve_document(extraction, ontology), fingerprint=fingerprint(extraction.document.text))
        yield extraction.document.iri, to_bytes(local), len(extraction.document.text.split())


def reading_options(options: Options) -> dict[str, Any]:
    return {
        "language": options.language or None,
        "date": options.published,
        "publisher": options.publisher or None,
        "author": options.author or None,
        "title": options.title or None,
        "encoding": options.encoding or None,
        "fields": dict(options.fields),
        "base": options.base,
    }


def add(
    sources: Iterable[str | Path], *, store: Store, options: Options | None = None, workers: int = 1, cluster: str = "", watch: Watch = ignore
) -> Report:
    """``build`` under another name in the log: the graph becomes that of the old documents and the new ones."""
    options = options or Options()
    items = ingest.read(sources, **reading_options(options))
    return build_documents(items, store=store, options=options, workers=workers, cluster=cluster, watch=watch, action="add")


def remove(documents: Iterable[Iri], *, store: Store, options: Options | None = None) -> tuple[Iri, ...]:
    """Take documents out and resolve the rest, as if they had never been read; returns those that were there, sorted."""
    gone = tuple(sorted(set(documents) & set(store.records)))
    if gone:
        store.remove(gone)
        settle(store, options or Options())
        store.note("remove", gone)
    return gone


def replace_document(old: Iterable[Iri], source: str | Path, *, store: Store, options: Options) -> Report:
    """Put a new version in the place of documents; nothing is lost when the new version cannot be read."""
    items = list(ingest.read([source], **reading_options(options)))
    documents = [d for d in items if isinstance(d, Document)]
    if documents:
        store.remove(set(old) - {d.iri for d in documents})
    return build_documents(items, store=store, options=options, action="replace")


def documents_named(store: Store, name: str) -> tuple[Iri, ...]:
    """The documents that a user means by an IRI, an address or a title (whole, case does not matter)."""
    wanted = name.casefold().strip()
    found = (d for d in store.documents() if wanted in (d.iri.casefold(), d.url.casefold(), d.title.casefold(), d.source.casefold()))
    return tuple(d.iri for d in found)


def merge(sources: Sequence[str], *, into: Path, options: Options | None = None) -> int:
    """Make a store of the documents of several stores, or of exported files; returns how many it holds.

    Stores are resolved anew from their records; where a source has none (a file), the graphs are joined as they are.
    """
    with Store.create_or_open(into) as target:
        if all(Path(source).is_dir() for source in sources):
            for source in sources:
                target.records.put_all(read_records(Path(source)))
            settle(target, options or Options())
        else:
            with ExitStack() as held:
                target.write(merged_graph(held.enter_context(Store.locate(source)) for source in sources))
            target.flush()
        documents = tuple(d.iri for d in target.documents())
        target.note("merge", documents)
        return len(documents)


def _log_options(options: Options) -> dict[str, str]:
    shown = {"language": options.language, "base": options.base if options.base != BASE else ""}
    shown["ontology"] = ", ".join(str(p) for p in options.ontology)
    shown["min_confidence"] = str(options.min_confidence or "")
    return {key: value for key, value in shown.items() if value}
