"""Documents as read, and inputs that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.iri import Iri


@dataclass(frozen=True, slots=True)
class Document:
    """An article after ingest: clean text and what is known about it.

    ``text`` is what every offset refers to; paragraphs are separated by a blank line, and the
    headline, when it is part of the text, is its first paragraph. ``source`` is where the text came
    from, for messages only; the IRI depends on the URL or on the content, never on a local path.
    """

    iri: Iri
    text: str
    language: str
    source: str = ""
    title: str = ""
    published: date | None = None
    publisher: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    notes: tuple[str, ...] = ()  # plain sentences for the user: "the date was taken from the dateline"


@dataclass(frozen=True, slots=True, order=True)
class Rejected:
    """An input that gave no document, with the reason in plain words."""

    source: str
    reason: str
