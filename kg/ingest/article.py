"""The article inside the text of a page: furniture off, headline, byline, date and imprint read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from kg.ingest import lines
from kg.ingest.dateline import without_agency_mark, without_dateline
from kg.ingest.paragraphs import blocks_of, joined, wrap_width
from kg.ingest.words import key

_LONG = 120  # characters; a paragraph of this length belongs to the article even after "Read also"
_HEAD = 8  # paragraphs among which bylines and dates are looked for
_TAIL = 8
_LEAD = 3  # paragraphs one of which may open with a dateline
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
    found = _Found()
    last = max((index for index, line in enumerate(paragraphs) if _is_long(line)), default=-1)
    ended = False
    for index, line in enumerate(paragraphs):
        if len(line) > lines.LONGEST_FURNITURE:
            body.append(line)
            ended = False
            continue
        ended = (ended and not _is_long(line)) or (lines.is_end(line) and bool(body or title))
        head = index < _HEAD and not any(_SENTENCE.search(paragraph) for paragraph in body)
        told = (head or (index > last and index >= len(paragraphs) - _TAIL)) and found.note(line)
        # Between "Read also" and the next long paragraph headlines go; at the end everything does.
        beyond = ended and (index > last or _SENTENCE.search(line) is None)
        if not (told or beyond or _is_furniture(line, index)):
            body.append(line)
    return Article(
        paragraphs=tuple(body),
        published=next((value for value, changed in found.dates if not changed), None),
        changed=next((value for value, changed in found.dates if changed), None),
        authors=tuple(dict.fromkeys(found.authors)),
        publisher=found.publisher,
    )


@dataclass(slots=True)
class _Found:
    """What lines at the head and the foot of a page tell about the article."""

    authors: list[str] = field(default_factory=list)
    dates: list[tuple[date, bool]] = field(default_factory=list)
    publisher: str = ""

    def note(self, line: str) -> bool:
        """Whether the line is a date line, a byline or an imprint."""
        dated, names, publisher = lines.date_in_line(line), lines.names_in_byline(line), lines.publisher_in(line)
        if dated:
            self.dates.append(dated)
        self.authors += names or ()
        self.publisher = self.publisher or publisher
        return dated is not None or names is not None or bool(publisher)


def _is_long(line: str) -> bool:
    """A paragraph that only an article has; a copyright notice of that length is none."""
    if len(line) < _LONG or _SENTENCE.search(line) is None:
        return False
    return len(line) > lines.LONGEST_FURNITURE or not lines.is_dropped(line)


def _is_furniture(line: str, index: int) -> bool:
    return (
        lines.is_dropped(line)
        or lines.is_teaser(line)
        or (index < _HEAD and lines.is_breadcrumb(line))
    )


def _with_headline(article: Article, title: str) -> Article:
    paragraphs = list(article.paragraphs)
    if not title and len(paragraphs) > 2 and len(paragraphs[0].split()) <= 2 and _says_something(paragraphs[1]) and is_headline(paragraphs[1]):
        paragraphs.pop(0)  # a kicker: "POLITIK" above the headline
    if not title and len(paragraphs) > 1 and is_headline(paragraphs[0]):
        title = paragraphs.pop(0)
    if title:
        paragraphs = [_without_repeated(title, line) if index < 2 else line for index, line in enumerate(paragraphs)]
        paragraphs = [line for line in paragraphs if line and key(line) != key(title)]
    while len(paragraphs) > 1 and is_headline(paragraphs[-1]) and len(paragraphs[-1].split()) <= 3 and paragraphs[-1][-1].isalnum():
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
    published: date | None = None
    for index, line in enumerate(paragraphs[:_LEAD]):
        dateline = without_dateline(line)
        if dateline.rest != line:
            paragraphs[index], published = dateline.rest, dateline.published
            break
    notes = ("the date was taken from the dateline",) if published and not article.published else ()
    return replace(article, paragraphs=tuple(filter(None, paragraphs)), published=article.published or published, notes=article.notes + notes)


def text_of(title: str, paragraphs: Iterable[str]) -> str:
    """The document's text: the headline, where it says something, and the paragraphs, with blank lines between."""
    first = [title] if _says_something(title) else []
    return "\n\n".join([*first, *paragraphs])


def _says_something(title: str) -> bool:
    """A headline of at least four words, or of three with one in lower case, states something; "Wetter" does not."""
    words = title.split()
    return len(words) >= 4 or (len(words) == 3 and any(word[0].islower() for word in words))
