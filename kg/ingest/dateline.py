"""Datelines and agency marks: "BERLIN (dpa) - ", "LONDON, March 3 (Reuters) — ", "(AFP)" at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.ingest.dates import find_date, months
from kg.ingest.words import furniture

_DASH = re.compile(r"\s*(?:[–—]|--)\s*|\s+-\s+|\s*-\s+(?=[A-ZÄÖÜ])")
_LONGEST = 90
_PLACE = re.compile(r"[A-ZÄÖÜ][\w.'’\-]*(?:[ /]+(?:am|an der|im|in|bei|ob|upon|on|of|de|del|la)?\s?[A-ZÄÖÜ(][\w.'’\-)]*){0,4}\Z")
_SHORT_DATE = re.compile(r"\d{1,2}\.?\s*[^\W\d]+\.?|[^\W\d]+\.?\s*\d{1,2}(?:st|nd|rd|th)?")
_BRACKETS = re.compile(r"\(([^()]{1,40})\)")
_SIGNATURE = re.compile(r"\s+-\s?[a-zäöü]{2,4}\s?-\Z")  # "-as-", the writer's letters in local papers
_FINAL_MARK = re.compile(r"\s*[(\[]([^()\[\]]{2,40})[)\]]\.?\Z")
_INITIAL_MARK = re.compile(r"\A\(([^()]{2,30})\)\s*[-–—:]?\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A paragraph without its dateline, and the full date where the dateline held one."""

    rest: str
    published: date | None = None


def without_dateline(paragraph: str) -> Dateline:
    """A place alone is no dateline ("Berlin - eine Stadt"): an agency, a date or capitals must stand beside it."""
    mark = _INITIAL_MARK.match(paragraph)
    if mark and _is_agency(mark[1]):
        return Dateline(paragraph[mark.end() :])
    dash = _DASH.search(paragraph, 2, _LONGEST)
    if not dash or dash.end() >= len(paragraph):
        return Dateline(paragraph)
    head = paragraph[: dash.start()]
    agency = any(_is_agency(inner) for inner in _BRACKETS.findall(head))
    outside = _BRACKETS.sub(" ", head)
    found = find_date(outside)
    if found:
        outside = outside[: found[1]] + outside[found[2] :]
    parts = [" ".join(part.split()) for part in outside.split(",")]
    parts = [part for part in parts if part]
    dated = found is not None or any(_is_short_date(part) for part in parts[1:])
    places = [part for part in parts if not _is_short_date(part)]
    if not places or len(places) > 3 or not all(_PLACE.match(place) for place in places):
        return Dateline(paragraph)
    if not (agency or dated or (places[0].isupper() and len(places[0]) > 3)):
        return Dateline(paragraph)
    return Dateline(paragraph[dash.end() :], found[0] if found else None)


def without_agency_mark(paragraph: str) -> str:
    """The paragraph without "(dpa)", "(Reuters/AP)" or the writer's letters at its end."""
    paragraph = _SIGNATURE.sub("", paragraph)
    mark = _FINAL_MARK.search(paragraph)
    return paragraph[: mark.start()] if mark and mark.start() and _is_agency(mark[1]) else paragraph


def _is_agency(text: str) -> bool:
    return furniture().agencies.match(text.strip()) is not None


def _is_short_date(text: str) -> bool:
    return _SHORT_DATE.fullmatch(text) is not None and any(word.lower().rstrip(".") in months() for word in text.split())
