"""The article inside the text of a page: furniture off, headline, byline, date and imprint read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kg.ingest import lines
from kg.ingest.dateline import Dateline, without_agency_mark, without_dateline
from kg.ingest.paragraphs import blocks_of, joined, wrap_width
from kg.ingest.words import key

_LONG = 120  # characters; a paragraph of this length belongs to the article even after "Read also"
_HEAD = 8  # paragraphs among which bylines and dates are looked for
_TAIL = 4
_SENTENCE = re.compile(r"[.!?…][\"'“”«»‘’)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Article:
    """Clean paragraphs, without the headline, and what the page said about them."""

    paragraphs: tuple[str, ...]
    title: str = ""
    published: date | None = None
    changed: date | None = None
    authors: tuple[str, ...] = ()
    publisher: str = ""
    notes: tuple[str, ...] = ()


def article_in(text: str, *, title: str = "", wrapped: bool = False) -> Article:
    """Take the page's furniture off ``text``, which must be tidy; ``title`` is the headline where it is known."""
    blocks = blocks_of(text)
    width = wrap_width(blocks) if wrapped else 0
    paragraphs = [paragraph for block in blocks for paragraph in joined(block, width, alone=_stands_alone)]
    article = _without_furniture(paragraphs, title)
    article = _with_headline(article, title)
    return _with_dateline(article)


def _stands_alone(line: str) -> bool:
    return len(line) <= lines.LONGEST_FURNITURE and (
        lines.is_end(line) or lines.is_dropped(line) or lines.names_in_byline(line) is not None or lines.date_in_line(line) is not None
    )


def _without_furniture(paragraphs: list[str], title: str) -> Article:
    body: list[str] = []
    authors: list[str] = []
    dates: list[tuple[date, bool]] = []
    publisher = ""
    ended = False
    for index, line in enumerate(paragraphs):
        long = len(line) >= _LONG and _SENTENCE.search(line) is not None
        ended = ended and not long
        if len(line) > lines.LONGEST_FURNITURE:
            body.append(line)
            continue
        publisher = publisher or lines.publisher_in(line)
        edge = index < _HEAD or index >= len(paragraphs) - _TAIL
        dated = lines.date_in_line(line) if edge else None
        names = lines.names_in_byline(line) if edge else None
        if dated:
            dates.append(dated)
        if names is not None:
            authors += names
        if lines.is_end(line) and (body or title):
            ended = True
        if not (ended or dated or names is not None or _is_furniture(line, index)):
            body.append(line)
    return Article(
        paragraphs=tuple(body),
        published=next((value for value, changed in dates if not changed), None),
        changed=next((value for value, changed in dates if changed), None),
        authors=tuple(dict.fromkeys(authors)),
        publisher=publisher,
    )


def _is_furniture(line: str, index: int) -> bool:
    return (
        lines.is_dropped(line)
        or lines.is_teaser(line)
        or bool(lines.publisher_in(line))
        or (index < _HEAD and lines.is_breadcrumb(line))
    )


def _with_headline(article: Article, title: str) -> Article:
    paragraphs = list(article.paragraphs)
    if not title and len(paragraphs) > 1 and is_headline(paragraphs[0]):
        title = paragraphs.pop(0)
    if title:
        paragraphs = [_without_repeated(title, line) if index < 2 else line for index, line in enumerate(paragraphs)]
        paragraphs = [line for line in paragraphs if line and key(line) != key(title)]
    if len(paragraphs) > 1 and is_headline(paragraphs[-1]) and len(paragraphs[-1].split()) <= 3:
        paragraphs.pop()  # a heading at the end heads nothing
    return replace(article, title=title, paragraphs=tuple(paragraphs))


def is_headline(line: str) -> bool:
    return len(line) <= 200 and not line.endswith((".", ":", ";", ",")) and any(character.isalpha() for character in line)


def _without_repeated(title: str, line: str) -> str:
    """The line without the headline and a date that it begins with: "Storm over Kiel Friday, May 3, 2005 A storm ..."."""
    if not line.startswith(title):
        return line
    rest = line[len(title) :].lstrip()
    words = rest.split(" ")
    for count in range(1, 9):
        if lines.date_in_line(" ".join(words[:count])):
            return " ".join(words[count:])
    return line


def _with_dateline(article: Article) -> Article:
    paragraphs = list(article.paragraphs)
    if not paragraphs:
        return article
    paragraphs[-1] = without_agency_mark(paragraphs[-1])
    dateline: Dateline = without_dateline(paragraphs[0])
    paragraphs[0] = dateline.rest
    notes = ("the date was taken from the dateline",) if dateline.published and not article.published else ()
    return replace(
        article, paragraphs=tuple(filter(None, paragraphs)), published=article.published or dateline.published, notes=article.notes + notes
    )


def text_of(title: str, paragraphs: Iterable[str]) -> str:
    """The document's text: the headline, where it says something, and the paragraphs, with blank lines between."""
    first = [title] if _says_something(title) else []
    return "\n\n".join([*first, *paragraphs])


def _says_something(title: str) -> bool:
    """A headline of at least four words, or of three with one in lower case, states something; "Wetter" does not."""
    words = title.split()
    return len(words) >= 4 or (len(words) == 3 and any(word[0].islower() for word in words))
