"""What the user named: files, folders, patterns, standard input, addresses."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.ingest import registry
from kg.model.document import Rejected


@dataclass(frozen=True, slots=True)
class Input:
    """Something to read: its name for messages, the suffix that tells the format, and how to open it.

    An empty ``suffix`` means: look inside. ``url`` and ``encoding`` are what a server said.
    """

    name: str
    suffix: str
    open: Callable[[], BinaryIO]
    url: str = ""
    encoding: str = ""


def inputs_of(source: str | Path) -> Iterator[Input | Rejected]:
    """The inputs behind one source, in sorted order."""
    name = os.fspath(source)
    if name == "-":
        yield Input("standard input", "", lambda: sys.stdin.buffer)
    elif "\0" in name or not name.strip():
        yield Rejected(repr(name), "this names no file")
    elif os.path.isdir(name):
        yield from _in_named_folder(Path(name))
    elif not glob.has_magic(name) or os.path.exists(name):
        yield _in_file(Path(name))
    else:
        yield from _matching(name)


def _matching(pattern: str) -> Iterator[Input | Rejected]:
    paths = sorted(glob.glob(pattern, recursive=True))
    if not paths:
        yield Rejected(pattern, "no file fits this pattern")
    for path in paths:
        if os.path.isdir(path):
            yield from _in_named_folder(Path(path))
        else:
            yield _in_file(Path(path))


def _in_named_folder(folder: Path) -> Iterator[Input | Rejected]:
    empty = True
    for item in _in_folder(folder):
        empty = False
        yield item
    if empty:
        yield Rejected(str(folder), "the folder holds no documents")


def _in_folder(folder: Path) -> Iterator[Input | Rejected]:
    """Every file below the folder but hidden ones; links to folders are not followed, so there is no way round in circles."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Rejected(str(folder), plain_reason(error))
        return
    visible = [entry for entry in entries if not entry.name.startswith(".")]
    for entry in visible:
        if entry.is_dir(follow_symlinks=False):
            yield from _in_folder(Path(entry.path))
        elif os.path.isdir(entry.path):
            yield Rejected(entry.path, "this is a link to a folder; name the folder itself")
        else:
            yield _in_file(Path(entry.path), named=False)


def _in_file(path: Path, *, named: bool = True) -> Input | Rejected:
    """A regular file. Files the user named may have any suffix; others found in folders need one that is known."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Rejected(str(path), "this link leads nowhere" if os.path.islink(path) else plain_reason(error))
    if not stat.S_ISREG(mode):
        return Rejected(str(path), "this is not a regular file but a device, pipe or socket; pipe its content into kg and name - as the input")
    suffix = path.suffix.lower()
    if not named and not registry.is_known(suffix):
        return Rejected(str(path), f"kg does not read {suffix or 'files without a suffix'} in folders; it reads {' '.join(registry.SUFFIXES)}")
    return Input(str(path), suffix if registry.is_known(suffix) else "", lambda: path.open("rb"))


def plain_reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "you have no permission to read it"
    return f"it cannot be read: {error.strerror or error}"
