"""Paths, addresses and strings to documents: clean text with title, date, author, publisher and language."""

from __future__ import annotations

from kg.ingest.reading import of_text, read

__all__ = ["of_text", "read"]
