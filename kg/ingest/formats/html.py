"""Web pages: the article and its metadata, through trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.ingest.bounded import check_length, read_all
from kg.ingest.dates import read_date
from kg.ingest.decode import decode
from kg.ingest.draft import Draft, Unreadable
from kg.ingest.markup import MOST_TAGS_TO_STUDY, check_tags, text_of_html
from kg.ingest.options import Options
from kg.ingest.quiet import silence
from kg.ingest.records import names_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w\-]{2,30})", re.IGNORECASE)
_SITE_AFTER_TITLE = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,50})\Z")
# A fixed last day: htmldate would otherwise ask the clock, and the same page would not always give the same date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


_MARKUP_SHARE = 10  # pages with a tenth of text are common


def drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft]:
    data = read_all(stream, options.largest)
    html, note = decode(data, options.encoding or _stated_charset(data))
    check_length(html, _MARKUP_SHARE * options.longest)
    yield draft_of_html(html, source=source, url=source if "://" in source else "", notes=(note,) if note else ())


def _stated_charset(data: bytes) -> str:
    """The charset of the page's meta tag, unless the page is plainly UTF-8 or the charset is unknown."""
    match = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
        return ""
    except UnicodeDecodeError:
        pass
    name = match[1].decode("ascii").lower() if match else ""
    # HTML 5 reads Latin-1 as CP1252; pages that call themselves UTF-8 and are not are guessed.
    return {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "utf-8": "", "utf8": ""}.get(name, name)


def draft_of_html(html: str, *, source: str, url: str = "", notes: tuple[str, ...] = ()) -> Draft:
    """The article of a page; where trafilatura finds none, all its words without navigation."""
    from trafilatura import bare_extraction

    silence("trafilatura", "htmldate", "courlan")
    check_tags(html)
    if not html.strip():
        raise Unreadable("there is no text in it")
    page = None
    if html.count("<") <= MOST_TAGS_TO_STUDY:
        page = bare_extraction(
            html, url=url or None, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=dict(_DATES)
        )
    if page is None or isinstance(page, dict) or not page.text:
        text = text_of_html(html)
        if not text:
            raise Unreadable("there is no article in this page")
        return Draft(text=text, source=source, url=url, notes=notes)
    publisher = page.sitename or ""
    return Draft(
        text=page.text,
        source=source,
        title=_without_site(page.title or "", publisher),
        published=read_date(page.date),
        publisher="" if publisher == page.hostname else publisher,
        authors=names_of(page.author),
        url=page.url or url,
        language=page.language or "",
        notes=notes,
    )


def _without_site(title: str, publisher: str) -> str:
    """"Storm over Kiel | Kiel Post" is the headline with the site's name behind it."""
    match = _SITE_AFTER_TITLE.search(title)
    if match and (match["site"].lower() in publisher.lower() or publisher.lower() in match["site"].lower()) and publisher:
        return title[: match.start()]
    return title
