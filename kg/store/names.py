"""Finding entities by what people type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Iri

_DIGRAPH = re.compile("([aou])e")
_GAP = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """A name without case, accents and punctuation; ``Muenchen``, ``Munchen`` and ``München`` are equal.

    >>> fold("Österreich-Ungarn")
    'osterreich ungarn'
    """
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return _GAP.sub(" ", _DIGRAPH.sub(r"\1", bare)).strip()


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Folded names with their entities, sorted; ``weight`` says how often the graph speaks of each."""

    entries: tuple[tuple[str, Iri], ...]
    weight: dict[Iri, int]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Iri]], weight: dict[Iri, int]) -> NameIndex:
        return cls(tuple(sorted({(fold(name), iri) for name, iri in pairs})), weight)

    def find(self, text: str, *, limit: int) -> Sequence[Iri]:
        """Entities whose name equals, begins with, has a word that begins with, or contains the text, in that order.

        Within a rank the ones most spoken of come first, then by IRI.
        """
        wanted = fold(text)
        if not wanted:
            return []
        best: dict[Iri, int] = {}
        for name, iri in self.entries:
            if wanted in name:
                rank = 0 if name == wanted else 1 if name.startswith(wanted) else 2 if f" {wanted}" in name else 3
                best[iri] = min(rank, best.get(iri, rank))
        return sorted(best, key=lambda i: (best[i], -self.weight.get(i, 0), i))[:limit]

    def named(self, text: str) -> Sequence[Iri]:
        """Entities that bear exactly this name, folded, sorted."""
        wanted = fold(text)
        return sorted({iri for name, iri in self.entries if name == wanted})
