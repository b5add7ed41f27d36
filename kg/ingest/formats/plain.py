"""Plain text, with front matter where there is some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.ingest import frontmatter
from kg.ingest.bounded import read_all
from kg.ingest.decode import decode
from kg.ingest.draft import Draft
from kg.ingest.options import Options
from kg.ingest.records import with_metadata


def drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft]:
    text, note = decode(read_all(stream, options.largest), options.encoding)
    yield draft_of_text(text, source=source, notes=(note,) if note else ())


def draft_of_text(text: str, *, source: str, notes: tuple[str, ...] = ()) -> Draft:
    metadata, body = frontmatter.split(text.replace("\r\n", "\n"))
    return with_metadata(Draft(text=body, source=source, wrapped=True, notes=notes), metadata)
