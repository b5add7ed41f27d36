"""Spans of names, and two people whose last names stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.language.names import given_names
from kg.language.noun_phrase import Tree


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a sentence: token indexes, both inclusive, and the recogniser's label (``""`` when only the tagger saw it)."""

    sentence: int
    first: int
    last: int
    label: str

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last


def parted(spans: Sequence[NameSpan], trees: Sequence[Tree]) -> list[NameSpan]:
    """With two people apart whose last names stand side by side: "hatte [Berger] [Lang] gelobt"."""
    full = {words_in(s, trees) for s in spans if s.label == "PER" and s.last > s.first}
    given, family = Counter(k[0] for k in full), Counter(k[-1] for k in full)
    found: list[NameSpan] = []
    for span in spans:
        first, last = (key := words_in(span, trees))[0], key[-1]
        is_name = first in given_names() or given[first] > 1 or len(key) != 2 or span.label != "PER"
        if not is_name and family[first] and family[last] > 1:
            found += [replace(span, last=span.first), replace(span, first=span.last)]
        else:
            found.append(span)
    return found


def words_in(span: NameSpan, trees: Sequence[Tree]) -> tuple[str, ...]:
    return tuple(t.text for t in trees[span.sentence].tokens[span.first : span.last + 1])
