"""Relative pronouns find the noun they stand for."""

from __future__ import annotations

from kg.language.adapter import Adapter
from kg.language.view import View

_DEPTH = 60


def find_antecedents(view: View, adapter: Adapter) -> None:
    """Fill ``view.antecedents`` for every relative clause that hangs from a noun."""
    for clause in view.order:
        if view.relations[clause] not in ("relative", "noun_clause"):
            continue
        noun = view.heads[clause]
        if not view.is_nominal(noun) and view.pos[noun] not in ("DET", "ADJ", "ADV"):
            continue
        pronoun = _pronoun(view, clause, noun)
        if pronoun is not None:
            view.antecedents[pronoun] = noun
            if view.relations[clause] == "noun_clause":
                view.relations[clause] = "relative"


def _pronoun(view: View, clause: int, noun: int) -> int | None:
    """The relative word of a clause: the first that stands between the noun and the clause's verb."""
    found = [t for t in view.below(clause, limit=_DEPTH) if noun < t and t != clause and _is_relative(view, t)]
    return min(found, default=None)


def _is_relative(view: View, token: int) -> bool:
    terms, word = view.grammar.terms, view.low[token]
    if word in terms.relative_possessive:
        return view.relations[token] in ("determiner", "possessive", "nominal")
    if word in terms.relative_place:
        return view.pos[token] in ("ADV", "SCONJ", "PRON")
    if word not in terms.relative or view.relations[token] in ("determiner", "marker"):
        return False
    return view.pos[token] in ("PRON", "DET")
