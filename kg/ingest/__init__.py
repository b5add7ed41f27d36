"""Paths, addresses and strings to documents: clean text with title, date, author, publisher and language."""

from __future__ import annotations

from kg.ingest.duplicates import fingerprint, groups_of, near_duplicates
from kg.ingest.reading import of_text, read

__all__ = ["fingerprint", "groups_of", "near_duplicates", "of_text", "read"]
