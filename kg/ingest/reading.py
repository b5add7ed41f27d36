"""The way from sources to documents."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date as Date
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from kg.errors import InputError, UnknownLanguage
from kg.ingest import registry
from kg.ingest.archives import DEEPEST, members_of
from kg.ingest.assemble import document_of
from kg.ingest.dates import read_date
from kg.ingest.draft import Draft, Unreadable
from kg.ingest.fetch import fetched, is_address
from kg.ingest.formats.plain import draft_of_text
from kg.ingest.language import SUPPORTED
from kg.ingest.options import LARGEST_FILE, LONGEST_TEXT, Options
from kg.ingest.sources import Input, inputs_of, plain_reason
from kg.model.document import Document, Rejected
from kg.model.iri import BASE

_NO_FIELDS: Mapping[str, str] = MappingProxyType({})


def read(
    sources: Iterable[str | Path],
    *,
    language: str | None = None,
    date: Date | str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    title: str | None = None,
    encoding: str | None = None,
    fields: Mapping[str, str] = _NO_FIELDS,
    base: str = BASE,
    longest: int = LONGEST_TEXT,
    largest: int = LARGEST_FILE,
) -> Iterator[Document | Rejected]:
    """Yield the documents of the sources one by one, and a ``Rejected`` for whatever gives none.

    A source is a file, a folder, a pattern, ``-`` for standard input, or an http(s) address. Sources
    come in the order given, files within folders and patterns sorted. Options win over what a document
    says of itself; several authors are separated by ``;``. ``fields`` maps ``text``, ``title``, ``date``,
    ``url``, ``author``, ``publisher``, ``language`` to columns or keys. ``longest`` limits a document's
    characters, ``largest`` a file's bytes. Bad input never raises; a wrong option does.
    """
    options = options_of(
        language=language, date=date, publisher=publisher, author=author, title=title, encoding=encoding,
        fields=fields, base=base, longest=longest, largest=largest,
    )  # fmt: skip
    return (item for source in sources for item in _from_source(source, options))


def of_text(
    text: str,
    *,
    language: str | None = None,
    date: Date | str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    title: str | None = None,
    url: str = "",
    source: str = "text",
    base: str = BASE,
) -> Document:
    """The document in a string; raises ``InputError`` when there is none."""
    options = options_of(language=language, date=date, publisher=publisher, author=author, title=title, base=base)
    draft = draft_of_text(text, source=source)
    result = document_of(replace(draft, url=url or draft.url), options)
    if isinstance(result, Rejected):
        raise InputError(result.source, result.reason)
    return result


def _from_source(source: str | Path, options: Options) -> Iterator[Document | Rejected]:
    if isinstance(source, str) and is_address(source):
        try:
            yield from _from_input(fetched(source, options), options, depth=0)
        except Unreadable as reason:
            yield Rejected(source, str(reason))
        return
    for item in inputs_of(source):
        yield from _from_input(item, options, depth=0)


def _from_input(item: Input | Rejected, options: Options, *, depth: int) -> Iterator[Document | Rejected]:
    if isinstance(item, Rejected):
        yield item
        return
    try:
        with item.open() as stream:
            yield from _from_stream(stream, item, options, depth)
    except Unreadable as reason:
        yield Rejected(item.name, str(reason))
    except OSError as error:
        yield Rejected(item.name, plain_reason(error))


def _from_stream(stream: BinaryIO, item: Input, options: Options, depth: int) -> Iterator[Document | Rejected]:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    suffix = item.suffix or registry.sniffed(buffered.peek(512)[:512])
    if suffix in registry.PACKED:
        if depth >= DEEPEST:
            raise Unreadable(f"archives are packed into each other more than {DEEPEST} times")
        for member in members_of(buffered, item, suffix, options):
            yield from _from_input(member, options, depth=depth + 1)
        return
    if item.encoding and not options.encoding:
        options = replace(options, encoding=item.encoding)
    for draft in registry.reader_for(suffix)(buffered, source=item.name, options=options):
        if isinstance(draft, Draft) and item.url and not registry.holds_many(suffix):
            draft = replace(draft, url=draft.url or item.url)
        yield draft if isinstance(draft, Rejected) else document_of(draft, options)


def options_of(
    *,
    language: str | None = None,
    date: Date | str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    title: str | None = None,
    encoding: str | None = None,
    fields: Mapping[str, str] = _NO_FIELDS,
    base: str = BASE,
    longest: int = LONGEST_TEXT,
    largest: int = LARGEST_FILE,
) -> Options:
    """Checked options; raises ``UnknownLanguage`` or ``InputError`` for a value that cannot be meant."""
    if language and language not in SUPPORTED:
        raise UnknownLanguage(language, known=SUPPORTED)
    published = read_date(date)
    if date and not published:
        raise InputError(f"date {date!r}", "this is no date; write it as 2025-03-29")
    return Options(
        language=language or "", published=published, publisher=publisher or "", author=author or "", title=title or "",
        encoding=encoding or "", fields=fields, base=base, longest=longest, largest=largest,
    )  # fmt: skip
