"""Words after which a sentence cannot end, told to the parser beforehand. The lists are in ``boundaries.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Boundaries:
    """``never_final`` are abbreviations before a name or number; ``after_ordinal`` what makes ``3.`` a third."""

    never_final: frozenset[str] = frozenset()
    after_ordinal: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()

    def mark(self, doc: Doc) -> None:
        """Forbid the starts of sentences that cannot be; the parser decides all others."""
        previous = ""
        for index, token in enumerate(doc):
            form = token.text
            if index and self.forbids(previous, form):
                token.is_sent_start = False
            previous = form

    def forbids(self, previous: str, form: str) -> bool:
        """Whether no sentence can end with ``previous`` and start with ``form``."""
        if previous[-1].isalnum() or previous == ",":
            return True  # within a block only punctuation ends a sentence; headlines are blocks of their own
        if not previous.endswith((".", "!", "?", "…", ":", ";")):
            return form[0].islower() or form in self.closing
        if form in self.closing or previous in self.never_final:
            return True
        if len(previous) > 1 and previous[-1] == ".":
            return form[0].islower() or (previous[:-1].isdigit() and form in self.after_ordinal)
        return False


@cache
def read_boundaries(language: str) -> Boundaries:
    """The rules of a language; none for a language without an entry."""
    raw = tomllib.loads((resources.files(__package__) / "boundaries.toml").read_text(encoding="utf-8"))
    entry = raw.get(language, {})
    return Boundaries(**{key: frozenset(words) for key, words in entry.items()})
