"""What the user said about the documents to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kg.model.iri import BASE

LONGEST_TEXT = 1_000_000  # characters of one document; a novel has half of that
LARGEST_FILE = 64_000_000  # bytes of one file, page or archive member that must be held in memory


@dataclass(frozen=True, slots=True)
class Options:
    """What is given here wins over what a document says of itself.

    ``fields`` maps a document's field (``text``, ``title``, ``date``, ``url``, ``author``, ``publisher``,
    ``language``) to the column or key that holds it in CSV, Parquet and JSON; the others are guessed.
    ``longest`` counts characters, ``largest`` bytes.
    """

    language: str = ""
    published: date | None = None
    publisher: str = ""
    author: str = ""
    title: str = ""
    encoding: str = ""
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    base: str = BASE
    longest: int = LONGEST_TEXT
    largest: int = LARGEST_FILE
