"""Which format a file is in: by its name, else by its first bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from kg.ingest.draft import Draft
from kg.model.document import Rejected

Reader = Callable[..., Iterator[Draft | Rejected]]

# Suffix to module and function in kg.ingest.formats.
_READERS = {
    ".txt": ("plain", "drafts"),
    ".text": ("plain", "drafts"),
    ".md": ("markdown", "drafts"),
    ".markdown": ("markdown", "drafts"),
    ".html": ("html", "drafts"),
    ".htm": ("html", "drafts"),
    ".xhtml": ("html", "drafts"),
    ".jsonl": ("jsonlines", "drafts"),
    ".ndjson": ("jsonlines", "drafts"),
    ".json": ("jsonlines", "whole_file_drafts"),
}
_PACKED = (".gz", ".zip")
SUFFIXES = tuple(sorted([*_READERS, *_PACKED]))


def is_known(suffix: str) -> bool:
    return suffix in SUFFIXES


def reader_for(suffix: str) -> Reader:
    module, function = _READERS[suffix]
    reader: Reader = getattr(import_module(f"kg.ingest.formats.{module}"), function)
    return reader


def sniffed(head: bytes) -> str:
    """The suffix that the first bytes speak for; plain text when they say nothing."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"\x1f\x8b"):
        return ".gz"
    if head.startswith(b"PK\x03\x04"):
        return ".zip"
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if start.startswith(b"<?xml"):
        return ".html" if b"<html" in head.lower() else ".xml"
    if start.startswith((b'{"', b'{ "')):
        return ".jsonl"
    if start.startswith(b"[{"):
        return ".json"
    return ".txt"
