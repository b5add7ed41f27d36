"""Drafts: what a format gives before cleaning, and how a reader says that it cannot read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.errors import KgError


class Unreadable(KgError):
    """An input without a document; its message becomes the reason of a ``Rejected``, a plain sentence without full stop."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one article as its format holds it, with the metadata the format states.

    ``wrapped`` tells that its lines may be hard-wrapped (plain text, PDF, mail); otherwise every line is
    a paragraph. ``created`` is the file's own date, taken when nothing tells the article's. ``source`` is
    for messages only.
    """

    text: str
    source: str
    wrapped: bool = False
    title: str = ""
    published: date | None = None
    publisher: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    created: date | None = None
    notes: tuple[str, ...] = ()
