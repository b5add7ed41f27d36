"""Annotated text as plain values: what the pipelines see, free of spaCy."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its annotation; ``start`` and ``end`` are character offsets in the document's text.

    ``index`` and ``head`` count tokens within the sentence; the root is its own head. ``morph`` is in
    UD notation (``Case=Nom|Number=Sing``), ``""`` when unknown. ``entity`` is the label of the named
    entity the token stands in (``PER``), ``""`` outside; ``begins`` marks an entity's first token.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    entity: str = ""
    begins: bool = False

    def feature(self, name: str) -> str:
        """The value of a morphological feature, ``""`` when absent: ``token.feature("Case") == "Nom"``."""
        for pair in self.morph.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; ``tokens`` in text order, heads forming one tree (or forest)."""

    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)
