"""Word processors' files: .docx through python-docx, .odt through odfpy."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from kg.ingest.archives import check_unpacked
from kg.ingest.bounded import read_all
from kg.ingest.characters import one_line
from kg.ingest.dates import read_date
from kg.ingest.draft import Draft, Unreadable
from kg.ingest.extras import load
from kg.ingest.options import Options
from kg.ingest.records import names_of

_GENERATORS = frozenset({"python-docx", "microsoft office user", "unknown", "admin", "user"})  # no authors, though stated as such


def docx_drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft]:
    docx = load("docx", feature="reading .docx files")
    data = _data(stream, options)
    try:
        file = docx.Document(io.BytesIO(data))
        paragraphs = [(str(paragraph.style.name if paragraph.style else ""), str(paragraph.text)) for paragraph in file.paragraphs]
        properties = file.core_properties
        author, created = str(properties.author or ""), read_date(properties.created)
    except Exception:  # noqa: BLE001 - python-docx raises KeyError, ValueError, its own and lxml's errors for broken files
        raise Unreadable("this .docx file is damaged") from None
    headings = [text for style, text in paragraphs if style.startswith(("Title", "Heading 1", "Titel", "Überschrift 1"))]
    yield _draft([text for _, text in paragraphs], headings, author, created, source)


def odt_drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft]:
    opendocument = load("odf.opendocument", feature="reading .odt files")
    teletype, namespaces = load("odf.teletype", feature="reading .odt files"), load("odf.namespaces", feature="reading .odt files")
    heading, paragraph = (namespaces.TEXTNS, "h"), (namespaces.TEXTNS, "p")
    data = _data(stream, options)
    try:
        file = opendocument.load(io.BytesIO(data))
        paragraphs = [(block.qname == heading, str(teletype.extractText(block))) for block in _blocks(file.text, (heading, paragraph))]
        stated = {element.qname[1]: str(element) for element in file.meta.childNodes if hasattr(element, "qname")}
    except Exception:  # noqa: BLE001 - odfpy raises KeyError, AttributeError, SAX and zip errors for broken files
        raise Unreadable("this .odt file is damaged") from None
    headings = [stated["title"]] if stated.get("title") else [line for is_heading, line in paragraphs if is_heading]
    author = stated.get("initial-creator") or stated.get("creator") or ""
    yield _draft([line for _, line in paragraphs], headings, author, read_date(stated.get("creation-date")), source)


def _data(stream: BinaryIO, options: Options) -> bytes:
    data = read_all(stream, options.largest)
    check_unpacked(data, options)
    return data


def _blocks(element: Any, names: tuple[Any, Any]) -> Iterator[Any]:
    """Headings and paragraphs in document order, those in lists and sections too."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if getattr(current, "qname", None) in names:
            yield current
        else:
            waiting.extend(reversed(current.childNodes))


def _draft(paragraphs: list[str], headings: list[str], author: str, created: date | None, source: str) -> Draft:
    text = "\n\n".join(paragraphs)
    title = one_line(headings[0]) if headings else ""
    return Draft(
        text=text,
        source=source,
        title=title,
        authors=() if author.strip().lower() in _GENERATORS else names_of(author),
        created=created,
    )
