"""Advisory locks on files: the system releases them when their process ends, however it ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO, *, shared: bool) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # Windows has no shared locks here: readers then hold none
else:
    import fcntl

    def _take(file: BinaryIO, *, shared: bool) -> None:
        fcntl.flock(file.fileno(), (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class FileLock:
    """A lock held by keeping a file open; never waits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def acquire(self, *, shared: bool) -> bool:
        """Take the lock; false when another process (or another store in this one) holds it, or, if shared, there is no file.

        An exclusive lock raises ``OSError`` where its file may not be written.
        """
        try:
            file = self._path.open("rb" if shared else "ab")
        except OSError:
            if shared:
                return False
            raise
        try:
            _take(file, shared=shared)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Give the lock up; does nothing when it is not held."""
        if self._file:
            self._file.close()
            self._file = None
