"""News in XML: feeds (RSS, Atom) through feedparser, NITF and NewsML by the mapping below."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from kg.ingest.bounded import read_all
from kg.ingest.characters import one_line
from kg.ingest.dates import read_date
from kg.ingest.decode import decode
from kg.ingest.draft import Draft, Unreadable
from kg.ingest.extras import load
from kg.ingest.formats.html import draft_of_html
from kg.ingest.formats.newsml import newsml_drafts
from kg.ingest.markup import check_tags, text_of_html
from kg.ingest.options import Options

_FEEDS = frozenset({"rss", "feed", "rdf"})
_NEWS = frozenset({"nitf", "newsitem", "newsmessage", "newsml", "packageitem"})
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)


def drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft]:
    data = read_all(stream, options.largest)
    if b"\x00" in data[:200]:  # UTF-16
        data = re.sub(r"\A<\?xml[^>]*\?>", "", decode(data)[0]).encode("utf-8")
    if _ENTITIES.search(data):
        raise Unreadable("this XML defines entities of its own; kg does not expand them (they can be bombs)")
    check_tags(data.decode("latin-1"))
    root = _root(data)
    name = root.tag.rpartition("}")[2].lower() if isinstance(root.tag, str) else ""
    if name in _FEEDS:
        yield from _feed_drafts(data, source)
    elif name in _NEWS:
        yield from newsml_drafts(root, source=source)
    elif name == "html":
        yield draft_of_html(decode(data, options.encoding)[0], source=source)
    else:
        raise Unreadable(f"this XML is no news format that kg reads (RSS, Atom, NewsML-G2, NITF); its root element is <{name[:40]}>")


def _root(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable("this XML is damaged")
    return root


def _feed_drafts(data: bytes, source: str) -> Iterator[Draft]:
    feedparser = load("feedparser", feature="reading feeds")
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    feed = parsed.feed
    entries = list(parsed.entries)
    if not entries:
        raise Unreadable("this feed holds no articles")
    for number, entry in enumerate(entries, start=1):
        bodies = [str(part.get("value") or "") for part in entry.get("content") or []] or [str(entry.get("summary") or "")]
        stated = entry.get("published_parsed") or entry.get("updated_parsed")
        yield Draft(
            text="\n\n".join(filter(None, map(text_of_html, bodies))),
            source=f"{source}#{number}",
            title=one_line(text_of_html(str(entry.get("title") or ""))),
            published=_date_of(stated) or read_date(entry.get("published") or entry.get("updated")),
            publisher=one_line(text_of_html(str(feed.get("title") or ""))),
            authors=tuple(filter(None, (one_line(str(author.get("name") or "")) for author in entry.get("authors") or []))),
            url=str(entry.get("link") or ""),
            language=str(feed.get("language") or entry.get("language") or ""),
        )


def _date_of(parts: Any) -> date | None:
    try:
        return date(parts[0], parts[1], parts[2]) if parts else None
    except (ValueError, TypeError, IndexError):
        return None
