"""What is served: a store on disk as it is, anything else copied into a store that lives as long as the server."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.server.pool import environment
from kg.store import Store
from kg.store.directory import check_stamp


@dataclass(frozen=True, slots=True)
class Source:
    """A store on disk; ``temporary`` when it is a copy that ends with the server."""

    path: Path
    temporary: bool = False

    def remove(self) -> None:
        if self.temporary:
            shutil.rmtree(self.path.parent, ignore_errors=True)


def source_of(target: Store | Path | str, *, writable: bool) -> Source:
    """The store to serve. A folder is served live: what others write shows up. A file, a store in memory or on another server is copied.

    Raises StoreError when there is nothing to serve.
    """
    if isinstance(target, Store):
        snapshot = target.snapshot()
        return Source(snapshot.parent.parent) if snapshot else _copied(target)
    if str(target).startswith("sparql:"):
        with Store.locate(str(target)) as remote:
            return _copied(remote)
    path = Path(target)
    if path.is_file():
        return _imported(path)
    if not path.exists() and writable:
        Store.create_or_open(path).close()
    check_stamp(path)
    return Source(path)


def _copied(store: Store) -> Source:
    folder = Path(tempfile.mkdtemp(prefix="kg-serve-"))
    file = folder / "data.nq"
    with file.open("w", encoding="utf-8") as output:
        output.writelines(f"{quad} .\n" for quad in store.quads())
    try:
        return _imported(file, folder=folder)
    finally:
        file.unlink()


def _imported(file: Path, *, folder: Path | None = None) -> Source:
    """The file in a store of its own, filled by another process so that this one stays small."""
    folder = folder or Path(tempfile.mkdtemp(prefix="kg-serve-"))
    done = subprocess.run(
        [sys.executable, "-m", "kg.server.fill", str(file), str(folder / "store")], env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreError(done.stderr.strip() or f"{file} cannot be read")
    return Source(folder / "store", temporary=True)

