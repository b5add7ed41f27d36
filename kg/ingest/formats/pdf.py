"""PDF files, through pypdf: text only; scripts, forms and pictures are never looked at."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from kg.ingest.bounded import read_all
from kg.ingest.characters import one_line, tidy
from kg.ingest.dates import read_date
from kg.ingest.draft import Draft, Unreadable
from kg.ingest.extras import load
from kg.ingest.options import Options
from kg.ingest.quiet import silence
from kg.ingest.records import names_of

_MOST_PAGES = 1_000
_PAGE_NUMBER = re.compile(r"\W*(?:(?:seite|page|s\.|p\.)\s*)?\d{1,4}(?:\s*(?:/|von|of)\s*\d{1,4})?\W*", re.IGNORECASE)


def drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft]:
    pypdf = load("pypdf", feature="reading PDF files")
    silence("pypdf")
    data = read_all(stream, options.largest)
    if b"%PDF-" not in data[:1024]:  # pypdf would search the whole file for objects
        raise Unreadable("this is no PDF file")
    try:
        pages, metadata = _read(pypdf.PdfReader(io.BytesIO(data), strict=False), options)
    except Unreadable:
        raise
    except Exception as error:  # noqa: BLE001 - for broken files pypdf raises anything from KeyError to RecursionError
        if type(error).__name__ == "DependencyError":
            raise Unreadable("this PDF is encrypted; save it without a password") from None
        raise Unreadable("this PDF is damaged") from None
    text = "\n".join(_without_running_heads(pages))
    if not text.strip():
        raise Unreadable("there is no text in this PDF; a scanned one needs text recognition first")
    title = one_line(str(metadata.get("/Title") or ""))
    yield Draft(
        text=text,
        source=source,
        wrapped=True,
        # Many a PDF is titled after its layout file; a real headline also stands at the head of the text.
        title=title if title and title in " ".join(text[:3_000].split()) else "",
        authors=names_of(str(metadata.get("/Author") or "")),
        created=read_date(_iso(str(metadata.get("/CreationDate") or ""))),
    )


def _read(reader: Any, options: Options) -> tuple[list[str], dict[str, Any]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("this PDF is encrypted; save it without a password")
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise Unreadable(f"this PDF has {count:,} pages; the limit is {_MOST_PAGES:,}")
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(tidy(page.extract_text() or ""))
        size += len(pages[-1])
        if size > options.longest:
            break  # too long for one document; that is said where all texts are checked
    return pages, dict(reader.metadata or {})


def _iso(value: str) -> str:
    """"D:20240305101500+01'00'" is 2024-03-05."""
    digits = re.match(r"D?:?(\d{4})(\d\d)(\d\d)", value)
    return "-".join(digits.groups()) if digits else ""


def _without_running_heads(pages: Sequence[str]) -> list[str]:
    """Page numbers, and first and last lines that most pages share, are not the article's."""
    split = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(line for lines in split for line in {*lines[:1], *lines[-1:]})
    repeated = {line for line, count in edges.items() if count > 2 and count * 2 > len(pages)}
    return ["\n".join(line for line in lines if line not in repeated and not _PAGE_NUMBER.fullmatch(line)) for lines in split]
