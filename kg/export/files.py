"""Files that are whole or not there at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kg.errors import ExportError


def write(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that a crash or a full disk leaves the old file as it was."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(name, 0o666 & ~mask)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}; name another place with --output, or make room") from None


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write several files into a folder; what else is in it stays."""
    for name, data in files.items():
        write(folder / name, data)
