"""Which format a file is in: by its name, else by its first bytes."""

from __future__ import annotations

import re
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
    ".pdf": ("pdf", "drafts"),
    ".docx": ("office", "docx_drafts"),
    ".odt": ("office", "odt_drafts"),
    ".eml": ("mail", "drafts"),
    ".csv": ("table", "csv_drafts"),
    ".tsv": ("table", "csv_drafts"),
    ".parquet": ("table", "parquet_drafts"),
    ".xml": ("xml", "drafts"),
    ".rss": ("xml", "drafts"),
    ".atom": ("xml", "drafts"),
}
PACKED = (".gz", ".zip")
SUFFIXES = tuple(sorted([*_READERS, *PACKED]))
_MANY = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet", ".xml", ".rss", ".atom"})


def is_known(suffix: str) -> bool:
    return suffix in SUFFIXES


def holds_many(suffix: str) -> bool:
    """Formats whose articles have addresses of their own, not the file's."""
    return suffix in _MANY


def reader_for(suffix: str) -> Reader:
    module, function = _READERS[suffix]
    reader: Reader = getattr(import_module(f"kg.ingest.formats.{module}"), function)
    return reader


def _zip_kind(head: bytes) -> str:
    """Office files are zips: an .odt names its type first, a .docx begins with its table of contents."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
        return ".odt"
    return ".docx" if b"[Content_Types].xml" in head or b"word/" in head else ".zip"


def sniffed(head: bytes) -> str:
    """The suffix that the first bytes speak for; plain text when they say nothing."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"\x1f\x8b"):
        return ".gz"
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(head)
    if head.startswith(b"PAR1"):
        return ".parquet"
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<nitf", b"<newsitem")):
        return ".html" if b"<html" in head.lower() else ".xml"
    if re.match(rb'\{[ \t]*"', start):
        return ".jsonl"
    if re.match(rb'\{\s*"|\[\s*\{', start):
        return ".json"
    return ".txt"
