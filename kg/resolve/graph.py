"""What is known after one document: its things, and its claims about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.claim import Claim
from kg.model.document import Document
from kg.model.iri import Iri


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """A thing that one document speaks of.

    ``name`` is its fullest name there; ``names`` all names with how often each stands, sorted. ``kind`` is the coarse
    kind that decides what may be the same thing (``Person``, ``Organization``, ``Place``, ... or ``""``);
    ``votes`` are classes with the weight of what speaks for them, sorted. ``place`` is the gazetteer's key.
    ``mentions`` are indexes into the extraction's mentions, sorted. Things without a name (``named`` false)
    belong to their document alone. ``order`` counts things of the same name in the document.
    """

    index: int
    name: str
    names: tuple[tuple[str, int], ...]
    kind: str
    votes: tuple[tuple[Iri, float], ...] = ()
    named: bool = True
    gender: str = ""
    number: str = ""
    place: str = ""
    former_names: tuple[str, ...] = ()
    mentions: tuple[int, ...] = ()
    order: int = 0
    vague: bool = False  # a pronoun that stands for nothing known


@dataclass(frozen=True, slots=True)
class LocalGraph:
    """One document with its things and claims; the whole numbers in the claims are indexes into ``entities``."""

    document: Document
    entities: tuple[LocalEntity, ...]
    claims: tuple[Claim, ...] = field(default=())
    fingerprint: tuple[int, ...] = ()  # of the text, to know agency copy by; empty when unknown
