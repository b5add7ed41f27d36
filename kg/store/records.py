"""What the store remembers beside its graphs, in one SQLite file: records per document, digests, and the log.

Records are the source of truth: opaque bytes per document from which the graphs can be made again. Digests tell
which graphs are already as they should be. The log says what was done when; nothing of it reaches a graph.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import StoreError
from kg.model import Iri

_TABLES = """
CREATE TABLE IF NOT EXISTS records (document TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS graphs (document TEXT PRIMARY KEY, digest TEXT, pending TEXT, settled INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log (number INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, version TEXT NOT NULL,
                                documents TEXT NOT NULL, options TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing done to a store: ``at`` in UTC (ISO 8601), by which version of kg, to which documents."""

    at: str
    action: str
    version: str
    documents: tuple[Iri, ...]
    options: tuple[tuple[str, str], ...]


def connect(path: Path | None, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the file (``None``: in memory), with its tables when it may be written."""
    try:
        if path is None:
            link = sqlite3.connect(":memory:", check_same_thread=False)
        elif read_only:
            link = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        else:
            link = sqlite3.connect(path, check_same_thread=False, timeout=30)
            link.execute("PRAGMA journal_mode=WAL")
            link.execute("PRAGMA synchronous=NORMAL")
        if not read_only:
            link.executescript(_TABLES)
        return link
    except sqlite3.Error as error:
        raise StoreError(f"the records of the store cannot be opened at {path}: {error}; rebuild it with: kg build INPUT... --store DIR") from None


def records_of(address: str) -> Path:
    """Where the records of a graph on a server are kept: on this machine, in the user's folder for data."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    path = Path(base) / "kg" / "servers" / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.sqlite"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path.parent} cannot be made: {error.strerror}; set XDG_DATA_HOME to a folder you may write to") from None
    return path


class Records(MutableMapping[Iri, bytes]):
    """The record of each document, iterated in order of their IRIs. Every assignment is durable when it returns."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link

    def put(self, document: Iri, data: bytes) -> None:
        self.put_all([(document, data)])

    def put_all(self, pairs: Iterable[tuple[Iri, bytes]]) -> None:
        """Keep many records in one transaction."""
        with _writing(self._link):
            self._link.executemany("INSERT OR REPLACE INTO records VALUES (?, ?)", pairs)

    def remove(self, document: Iri) -> None:
        """Forget a record; a document without one is left alone."""
        with _writing(self._link):
            self._link.execute("DELETE FROM records WHERE document = ?", (document,))

    def __getitem__(self, document: Iri) -> bytes:
        row = self._link.execute("SELECT data FROM records WHERE document = ?", (document,)).fetchone()
        if row is None:
            raise KeyError(document)
        return bytes(row[0])

    def __setitem__(self, document: Iri, data: bytes) -> None:
        self.put(document, data)

    def __delitem__(self, document: Iri) -> None:
        self[document]
        self.remove(document)

    def __iter__(self) -> Iterator[Iri]:
        for (document,) in self._link.execute("SELECT document FROM records ORDER BY document").fetchall():
            yield Iri(document)

    def __len__(self) -> int:
        return int(self._link.execute("SELECT count(*) FROM records").fetchone()[0])

    def __contains__(self, document: object) -> bool:
        return self._link.execute("SELECT 1 FROM records WHERE document = ?", (document,)).fetchone() is not None


class Digests:
    """The digest of each document's graph. What is about to be written is announced first, so that after a crash
    only the announced graphs need to be looked at."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link

    def known(self) -> dict[Iri, str | None]:
        """The digest of each document; ``None`` where a write was announced of which nobody knows whether it came to its end."""
        rows = self._link.execute("SELECT document, CASE WHEN pending IS NULL THEN digest END FROM graphs ORDER BY document")
        return {Iri(document): digest for document, digest in rows}

    def announce(self, digests: Iterable[tuple[Iri, str]]) -> None:
        with _writing(self._link):
            self._link.executemany(
                "INSERT INTO graphs (document, pending) VALUES (?, ?)"
                " ON CONFLICT (document) DO UPDATE SET pending = excluded.pending, settled = 0",
                digests,
            )

    def settle(self, digests: Iterable[tuple[Iri, str | None]]) -> None:
        """These graphs are written; ``None`` means that the graph is gone."""
        done = list(digests)
        with _writing(self._link):
            self._link.executemany("UPDATE graphs SET digest = ?, pending = NULL WHERE document = ?", [(h, d) for d, h in done if h])
            self._link.executemany("DELETE FROM graphs WHERE document = ?", [(d,) for d, h in done if not h])

    def forget(self) -> None:
        """All digests are in doubt (after an update by hand)."""
        with _writing(self._link):
            self._link.execute("DELETE FROM graphs")

    def unsettled(self) -> list[Iri]:
        """Graphs written or announced since the last flush to disk."""
        return [Iri(d) for (d,) in self._link.execute("SELECT document FROM graphs WHERE settled = 0 ORDER BY document")]

    def flushed(self) -> None:
        with _writing(self._link):
            self._link.execute("UPDATE graphs SET settled = 1 WHERE settled = 0")


def write_log(link: sqlite3.Connection, action: str, documents: Iterable[Iri], *, version: str, options: dict[str, str]) -> None:
    """Note what was done. The only place in kg that looks at the clock."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = (now, action, version, json.dumps(sorted(documents)), json.dumps(options, sort_keys=True))
    with _writing(link):
        link.execute("INSERT INTO log (at, action, version, documents, options) VALUES (?, ?, ?, ?, ?)", row)


def read_log(link: sqlite3.Connection) -> tuple[LogEntry, ...]:
    """What was done, oldest first."""
    rows = link.execute("SELECT at, action, version, documents, options FROM log ORDER BY number").fetchall()
    return tuple(
        LogEntry(at, action, version, tuple(Iri(d) for d in json.loads(documents)), tuple(sorted(json.loads(options).items())))
        for at, action, version, documents, options in rows
    )


class _writing:
    """A transaction whose failure is told as a ``StoreError``."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link

    def __enter__(self) -> None:
        self._link.__enter__()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        try:
            self._link.__exit__(kind, error, trace)  # type: ignore[arg-type]
        except sqlite3.Error as failure:
            error = failure
        if isinstance(error, sqlite3.Error):
            raise StoreError(f"the records of the store cannot be written: {error}; make room or check the permissions") from None


def read_records(folder: Path) -> list[tuple[Iri, bytes]]:
    """All records of a store on disk, by document, without opening the store; a writer may be at work."""
    link = connect(folder / "records.sqlite", read_only=True)
    try:
        return list(Records(link).items())
    finally:
        link.close()
