"""A store on disk: its folder, the one writer, and the snapshots that readers see.

    STORE/store.json     format and version that wrote it
    STORE/graph/         the quads (RocksDB through Oxigraph), open to the writer only
    STORE/records.sqlite records per document, digests, the log
    STORE/snapshots/N/   hard-linked states published by the writer; readers open the newest, which nobody changes
    STORE/writer.lock    held by the writer while it lives; STORE/writer.json says who that is
    STORE/mixed          there once a SPARQL update may have put triples outside of the documents' graphs
    STORE/unclean        there while a writer is at work, left behind when it was killed
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.lock import FileLock
from kg.store.records import LogEntry, connect, read_log

FORMAT = 1


def kg_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kg")
    except PackageNotFoundError:
        return "unknown"


def is_store(path: Path) -> bool:
    return (path / "store.json").is_file()


def is_unclean(path: Path) -> bool:
    """Tell whether a writer is at work, or was killed."""
    return (path / "unclean").exists()


def check_stamp(path: Path) -> None:
    """Refuse folders that are no store, and stores of another format, with the command that helps."""
    rebuild = f"rebuild it with: kg build INPUT... --store {path}"
    if not is_store(path):
        raise StoreError(f"{path} is not a kg store; make one with: kg build INPUT... --store {path}")
    try:
        stamp = json.loads((path / "store.json").read_text(encoding="utf-8"))
        form, writer = stamp["format"], stamp.get("written_by", "another version of kg")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: store.json cannot be read ({error}); move the folder away and {rebuild}") from None
    if form != FORMAT:
        raise StoreError(f"{path} has store format {form} (written by kg {writer}); this kg reads format {FORMAT}. Move it away and {rebuild}")


def _write_stamp(path: Path) -> None:
    temporary = path / "store.json.new"
    temporary.write_text(json.dumps({"format": FORMAT, "written_by": kg_version()}) + "\n", encoding="utf-8")
    temporary.replace(path / "store.json")


def _holder(path: Path) -> str:
    try:
        note = json.loads((path / "writer.json").read_text(encoding="utf-8"))
        return f"process {note['pid']} on {note['host']} ({note['command']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


def _is_free(path: Path) -> bool:
    """Whether a folder that is no store may become one: it holds nothing, or what a writer left that was killed while it made the store."""
    names = {p.name for p in path.iterdir()} - {"writer.lock", "writer.json", "store.json.new"}
    return not names or ("unclean" in names and names <= {"unclean", "graph"})


def _acquired(lock: FileLock) -> bool:
    """Take the writer's lock; a reader that mends a store after a crash holds it for a moment, so try for half a second."""
    for _ in range(5):
        if lock.acquire(shared=False):
            return True
        time.sleep(0.1)
    return False


@dataclass(slots=True)
class Writer:
    """The one process that may change a store on disk."""

    path: Path
    lock: FileLock
    store: ox.Store
    crashed: bool

    @classmethod
    def open(cls, path: Path) -> Writer:
        """Open or make a store and become its writer; ``crashed`` tells that the last writer did not get to its end."""
        try:
            path.mkdir(parents=True, exist_ok=True)
            if not is_store(path) and not _is_free(path):
                raise StoreError(f"{path} holds other files and is not a kg store; name an empty or a new folder with --store")
            lock = FileLock(path / "writer.lock")
            if not _acquired(lock):
                raise StoreError(f"{path} is being written by {_holder(path)}; wait until it is done, or end it")
        except OSError as error:
            raise StoreError(f"{path} cannot be written: {error.strerror or error}; name a folder you may write to with --store") from None
        try:
            return cls._open_locked(path, lock)
        except OSError as error:
            lock.release()
            raise StoreError(f"{path} cannot be opened: {error}; if it is damaged, move it away and build it again") from None
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _open_locked(cls, path: Path, lock: FileLock) -> Writer:
        if is_store(path):
            check_stamp(path)
        note = {"pid": os.getpid(), "host": socket.gethostname(), "command": " ".join(sys.argv)}
        (path / "writer.json").write_text(json.dumps(note), encoding="utf-8")
        crashed = (path / "unclean").exists()
        (path / "unclean").touch()
        store = ox.Store(str(path / "graph"))
        _write_stamp(path)
        writer = cls(path, lock, store, crashed)
        if crashed or newest_snapshot(path) is None:
            writer.publish()
        return writer

    @property
    def mixed(self) -> bool:
        return (self.path / "mixed").exists()

    def mark_mixed(self) -> None:
        """From now on the default graph may hold triples of its own."""
        (self.path / "mixed").touch()

    def publish(self) -> Path:
        """Make the present state the one that new readers see (hard links, some milliseconds)."""
        folder = self.path / "snapshots"
        folder.mkdir(exist_ok=True)
        for left_over in folder.glob("new-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        number = max((n for n, _ in _snapshots(self.path)), default=0) + 1
        fresh = folder / f"new-{number}"
        try:
            self.store.backup(str(fresh))
            (folder / f"{number}.lock").touch()
            final = folder / str(number)
            fresh.rename(final)
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error}; what was in it is intact, make room or check the permissions") from None
        self._sweep(keep=number)
        return final

    def _sweep(self, *, keep: int) -> None:
        """Remove snapshots that nobody reads any more."""
        for number, old in _snapshots(self.path):
            lock = FileLock(self.path / "snapshots" / f"{number}.lock")
            if number < keep and lock.acquire(shared=False):
                shutil.rmtree(old, ignore_errors=True)
                lock.release()
                (self.path / "snapshots" / f"{number}.lock").unlink(missing_ok=True)

    def close(self, *, whole: bool = True) -> None:
        """Mark the store as whole (if it is), and let the next writer in; what is not published yet is not seen by readers."""
        del self.store
        if whole:
            (self.path / "unclean").unlink(missing_ok=True)
        (self.path / "writer.json").unlink(missing_ok=True)
        self.lock.release()


def _snapshots(path: Path) -> list[tuple[int, Path]]:
    folder = path / "snapshots"
    if not folder.is_dir():
        return []
    return sorted((int(p.name), p) for p in folder.iterdir() if p.name.isdecimal())


def newest_snapshot(path: Path) -> Path | None:
    found = _snapshots(path)
    return found[-1][1] if found else None


@dataclass(slots=True)
class Reader:
    """A process that reads a published state; the writer keeps it as long as it is read."""

    snapshot: Path
    store: ox.Store
    lock: FileLock | None

    @classmethod
    def open(cls, path: Path) -> Reader:
        """Open the newest state that a writer published."""
        check_stamp(path)
        for _ in range(5):  # a writer may sweep a snapshot between the look and the opening
            snapshot = newest_snapshot(path)
            if snapshot is None:
                break
            lock = FileLock(path / "snapshots" / f"{snapshot.name}.lock")
            held = lock.acquire(shared=True)
            try:
                return cls(snapshot, ox.Store.read_only(str(snapshot)), lock if held else None)
            except OSError:
                lock.release()
        raise StoreError(f"{path} holds no readable state; build it again with: kg build INPUT... --store {path}")

    @property
    def mixed(self) -> bool:
        return (self.snapshot.parent.parent / "mixed").exists()

    def connect(self) -> sqlite3.Connection:
        """The records and the log, for reading."""
        return connect(self.snapshot.parent.parent / "records.sqlite", read_only=True)

    def log(self) -> tuple[LogEntry, ...]:
        link = self.connect()
        try:
            return read_log(link)
        finally:
            link.close()

    def close(self) -> None:
        del self.store
        if self.lock:
            self.lock.release()
