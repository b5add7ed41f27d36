"""Who takes part: a predicate's dependents sorted by the part they play, as they stand in the sentence."""

from __future__ import annotations

from kg.language.adapter import Adapter
from kg.language.draft import Draft
from kg.language.phrases import is_member, preposition_of
from kg.language.view import View

_NOUN_PARTS = frozenset({
    "determiner", "possessive", "adjective", "number", "nominal", "apposition", "flat", "compound", "description", "relative", "fixed", "case",
})
_CLAUSAL = frozenset({"content", "open_complement", "clausal_subject"})


def read_participants(view: View, adapter: Adapter, draft: Draft, drafts: dict[int, Draft]) -> None:
    nominal_head = draft.kind == "copula" and view.pos[draft.head] in ("NOUN", "PROPN", "PRON", "NUM", "SYM")
    for child in view.children[draft.head]:
        relation = view.relations[child]
        if nominal_head and relation in _NOUN_PARTS:
            continue
        _sort(view, draft, child, relation, drafts)
    if draft.kind == "copula":
        _read_complement(view, draft)
    _drop_impersonal(view, draft)
    _promote_complement(view, draft)
    draft.negated ^= _is_negated(view, draft)


def _sort(view: View, draft: Draft, child: int, relation: str, drafts: dict[int, Draft]) -> None:
    terms = view.grammar.terms
    if child in draft.tokens:
        return  # part of the verbal complex
    if relation in ("subject", "passive_subject"):
        if child in drafts and view.pos[child] in ("VERB", "AUX"):
            draft.content.append(child)
        elif view.low[child] in terms.impersonal and view.has(draft.head, "clausal_subject"):
            draft.impersonal = True
        else:
            draft.subjects.append(child)
    elif relation in ("object", "indirect", "reflexive", "expletive") and _is_reflexive(view, draft, child, relation):
        _reflexive(view, draft, child, relation)
    elif relation == "object":
        draft.objects.append(child)
    elif relation == "indirect":
        (draft.obliques if view.has(child, "case") else draft.indirects).append(child)
    elif relation == "agent":
        draft.agents.append(child)
    elif relation == "compound":
        _hyphenated(view, draft, child)
    elif relation in ("oblique", "nominal") and view.pos[child] not in ("VERB",):
        (draft.adverbs if _is_idiom(view, child) else draft.obliques).append(child)
    elif relation in _CLAUSAL:
        (draft.content if child in drafts or relation == "content" else draft.complements).append(child)
        if child not in drafts:
            _small_clause(view, draft, child)
    elif relation == "adverb":
        _adverb(view, draft, child)
    elif relation == "expletive":
        draft.impersonal = True
    elif relation == "other" and view.is_nominal(child) and view.has(child, "case"):
        draft.obliques.append(child)


def _hyphenated(view: View, draft: Draft, child: int) -> None:
    """``Kolvik-owned``, ``Oslo-based``: the name before the hyphen takes part by a preposition that is left out."""
    preposition = view.grammar.verbs.hyphenated.get(draft.predicate)
    if preposition is not None and child < draft.head - 1 and view.low[draft.head - 1] == "-" and view.pos[child] == "PROPN":
        (draft.agents if preposition in view.grammar.terms.agent else draft.obliques).append(child)
        draft.prepositions[child] = preposition


def _is_idiom(view: View, head: int) -> bool:
    """``vor allem``, ``zum Beispiel``: fixed phrases that are adverbs."""
    ending = " " + view.low[head]
    idioms = view.grammar.terms.adverbial_idioms
    return any(i.endswith(ending) for i in idioms) and " ".join(view.low[t] for t in sorted((*view.children[head], head))) in idioms


def _small_clause(view: View, draft: Draft, predicate: int) -> None:
    """``macht [die Ukraine] verantwortlich [für X]``: what the parser hung under the predicate is the verb's."""
    for child in view.children[predicate]:
        relation = view.relations[child]
        if relation == "subject" and not view.is_nominal(predicate):
            draft.objects.append(child)
        elif relation == "oblique" and view.pos[predicate] == "ADJ":
            draft.obliques.append(child)


def _is_reflexive(view: View, draft: Draft, child: int, relation: str) -> bool:
    """``sich`` always, ``uns`` only beside ``wir``."""
    person = view.grammar.terms.reflexive.get(view.low[child])
    if person is None or view.has(child, "case"):
        return False
    return relation == "reflexive" or not person or any(view.low[s] == person for s in view.kids(draft.head, "subject"))


def _reflexive(view: View, draft: Draft, child: int, relation: str) -> None:
    if view.grammar.terms.reflexive_form == "{verb}" and relation == "object":
        draft.objects.append(child)  # "himself" is an object like others
        return
    draft.reflexive = True
    draft.tokens.add(child)


def _adverb(view: View, draft: Draft, child: int) -> None:
    if view.low[child] in view.grammar.terms.relative_place and child in view.antecedents:
        draft.obliques.append(child)
        draft.prepositions[child] = view.grammar.terms.relative_place_preposition
    else:
        draft.adverbs.append(child)


def _read_complement(view: View, draft: Draft) -> None:
    """The predicate of a copula: a noun or adjective is the complement, a prepositional phrase stays oblique."""
    if preposition_of(view, draft.head):
        draft.obliques.append(draft.head)
    else:
        draft.complements.append(draft.head)
    for member in view.kids(draft.head, "conjunct"):
        if is_member(view, member):
            break


def _drop_impersonal(view: View, draft: Draft) -> None:
    """``es gibt X``, ``es kam zu X``: the pronoun stands for nobody."""
    if draft.impersonal and draft.kind == "verb" and draft.predicate == view.grammar.verbs.be and not draft.objects:
        draft.objects, draft.subjects = draft.subjects, []
        return
    wanted = view.grammar.verbs.impersonal.get(("sich " if draft.reflexive else "") + draft.predicate)
    if wanted is None or draft.kind != "verb":
        return
    if draft.impersonal and not wanted and draft.subjects and not draft.objects:
        draft.objects, draft.subjects = draft.subjects, []
    empty = [s for s in draft.subjects if view.low[s] in view.grammar.terms.impersonal]
    if empty and (not wanted or any(preposition_of(view, o) == wanted for o in draft.obliques)):
        draft.subjects.remove(empty[0])
        draft.tokens.add(empty[0])
        draft.impersonal = True
        if not wanted and draft.subjects and not draft.objects:
            draft.objects, draft.subjects = draft.subjects, []


def _promote_complement(view: View, draft: Draft) -> None:
    """``blieb Chef``, ``gilt als Favorit``: verbs that link a predicate to the subject become copulas."""
    verbs = view.grammar.verbs
    if draft.kind != "verb" or draft.passive:
        return
    wanted = verbs.copulas_with.get(draft.predicate)
    if wanted:
        found = [o for o in draft.obliques if preposition_of(view, o) == wanted]
        if found and draft.subjects:
            draft.obliques.remove(found[0])
            draft.complements.insert(0, found[0])
        if draft.complements:
            draft.kind = "copula"
    elif draft.predicate in verbs.copulas:
        if not draft.complements and draft.objects and not draft.impersonal:
            draft.complements.append(draft.objects.pop(0))
        if not draft.complements and len(draft.subjects) > 1:
            draft.complements.append(draft.subjects.pop())
        if draft.complements or draft.obliques:
            draft.kind = "copula"


def _is_negated(view: View, draft: Draft) -> bool:
    """Negation of the predicate itself or of a whole argument (``kein``, ``niemand``); two cancel each other."""
    count = sum(_negates(view, child) for child in view.children[draft.head])
    phrases = [*draft.subjects, *draft.objects, *draft.indirects, *draft.complements]
    count += sum(_is_negative_phrase(view, p) for p in phrases if p != draft.head)
    count += draft.marker in view.grammar.terms.negative_markers
    return count % 2 == 1


def _is_negative_phrase(view: View, head: int) -> bool:
    if view.low[head] in view.grammar.terms.negative and view.pos[head] != "NUM":
        return True
    return any(_negates(view, c) for c in view.kids(head, "determiner", "coordinator", "adverb"))


def _negates(view: View, token: int) -> bool:
    """Whether a dependent negates its head: ``nicht``, ``no longer``, ``weder``; but not ``nicht nur``."""
    terms, relation, word = view.grammar.terms, view.relations[token], view.low[token]
    if relation == "coordinator":
        return word in terms.negative_pairs
    if relation not in ("adverb", "other", "determiner", "auxiliary"):
        return False
    if word in terms.negation or word in terms.negative:
        following = view.low[token + 1] if token + 1 < len(view.tokens) else ""
        return following not in terms.only
    inner = relation == "adverb" and word not in terms.only
    return inner and any(view.low[c] in terms.negation for c in view.kids(token, "adverb"))
