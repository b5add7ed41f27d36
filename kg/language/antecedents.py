"""Relative pronouns find the noun they stand for; agreement overrules where the parser hung the clause."""

from __future__ import annotations

from kg.language.adapter import Adapter
from kg.language.view import View, reorder

_DEPTH = 60
_CLAUSES = frozenset({"relative", "noun_clause", "adverbial_clause", "parataxis", "conjunct", "content", "open_complement"})


def find_antecedents(view: View, adapter: Adapter) -> None:
    """Fill ``view.antecedents``; a relative clause hung from a verb moves to the noun before its pronoun."""
    moved = False
    for clause in view.order:
        relation = view.relations[clause]
        if relation not in _CLAUSES:
            continue
        pronoun = _pronoun(view, clause, sure=relation == "relative")
        if pronoun is None:
            continue
        noun = _antecedent(view, adapter, clause, pronoun)
        if noun is None:
            continue
        if view.low[pronoun] in view.grammar.terms.clause_relative and view.pos[noun] in ("NOUN", "PROPN"):
            continue  # "…, was alle freute" speaks of the whole clause
        view.antecedents[pronoun] = noun
        view.relations[clause] = "relative"
        if view.heads[clause] != noun:
            view.heads[clause] = noun
            moved = True
    if moved:
        reorder(view)


def _pronoun(view: View, clause: int, *, sure: bool) -> int | None:
    """The relative word of a clause: the first of its words, a preposition or a noun with ``dessen`` apart."""
    found = [t for t in _own_words(view, clause) if _is_relative(view, t, sure=sure)]
    pronoun = min(found, default=None)
    if pronoun is None or (sure and view.heads[clause] < pronoun):
        return pronoun
    return pronoun if _opens_clause(view, pronoun) and _is_verb_final(view, clause, pronoun) else None


def _own_words(view: View, clause: int) -> list[int]:
    """The words of a clause without those of clauses inside it."""
    found = [clause]
    for token in found:
        if len(found) > _DEPTH:
            break
        found += [c for c in view.children[token] if view.relations[c] not in _CLAUSES]
    return found


def _is_relative(view: View, token: int, *, sure: bool) -> bool:
    terms, word = view.grammar.terms, view.low[token]
    if word in terms.relative_possessive:
        return view.relations[token] in ("determiner", "possessive", "nominal")
    if word in terms.relative_place:
        return view.pos[token] in ("ADV", "SCONJ", "PRON") and sure
    if word not in terms.relative or view.relations[token] in ("determiner", "marker"):
        return False
    return view.pos[token] in ("PRON", "DET")


def _opens_clause(view: View, pronoun: int) -> bool:
    """A comma stands before the pronoun or before its preposition, and a noun before the comma."""
    before = pronoun - 1
    while before > 0 and (view.pos[before] == "ADP" or view.relations[before] == "case" or view.low[before] in view.grammar.terms.quotes):
        before -= 1
    return before > 0 and view.low[before] == "," and _last_noun(view, before) is not None


def _last_noun(view: View, end: int) -> int | None:
    """The last noun before a place, over the verbs and particles that close its clause: ``gab Mittel [frei],``."""
    for token in range(end - 1, max(end - 7, -1), -1):
        if view.pos[token] in ("NOUN", "PROPN", "X"):
            return token
        if view.pos[token] not in ("PUNCT", "VERB", "AUX", "ADP", "NUM", "PART", "ADV"):
            return None
    return None


def _is_verb_final(view: View, clause: int, pronoun: int) -> bool:
    """Where forms of article and pronoun are alike, only a verb at the end shows a relative clause."""
    if not view.grammar.forms.determiner_case:
        return view.low[pronoun] in ("who", "which", "whose", "whom")
    verbs = [clause, *view.kids(clause, "auxiliary", "passive_auxiliary", "copula")]
    finite = [v for v in verbs if view.morph[v].get("VerbForm") == "Fin"]
    return bool(finite) and min(finite) > pronoun + 1 and max(verbs) - min(finite) <= 1 and min(verbs) > pronoun


def _antecedent(view: View, adapter: Adapter, clause: int, pronoun: int) -> int | None:
    """The parser's noun when it agrees with the pronoun, else the nearest noun to the left that does."""
    noun: int | None = view.heads[clause]
    assert noun is not None
    if not (_can_be(view, noun) and noun < pronoun and noun != clause):
        noun = _noun_before(view, pronoun)
        if noun is None:
            return None
    if adapter.agrees(view, pronoun, noun):
        return noun
    chain = [n for n in _chain(view, pronoun) if adapter.agrees(view, pronoun, n)]
    if chain:
        return chain[0]
    return noun if view.relations[clause] == "relative" else None


def _can_be(view: View, token: int) -> bool:
    return view.is_nominal(token) or view.pos[token] in ("DET", "ADJ", "ADV")


def _noun_before(view: View, pronoun: int) -> int | None:
    chain = _chain(view, pronoun)
    return chain[0] if chain else None


def _chain(view: View, pronoun: int) -> list[int]:
    """The nouns of the phrase before the comma, innermost first: Firma, Chef in ``der Chef der Firma, die``."""
    start = pronoun
    while start > 0 and view.low[start] != ",":
        start -= 1
    found = _last_noun(view, start) if start else None
    if found is None:
        return []
    token = found
    chain: list[int] = []
    for _ in range(12):
        if view.pos[token] in ("NOUN", "PROPN") and token < pronoun and view.relations[token] != "flat":
            chain.append(token)
        if view.heads[token] == token or view.heads[token] > pronoun:
            break
        token = view.heads[token]
    return chain
