"""Valency: a preposition that the verb asks for goes to the verb, not to the object before it.

``charged [the president] [with fraud]``, ``machte [Kiew] [für den Angriff] verantwortlich``.
"""

from __future__ import annotations

from kg.language.phrases import preposition_of
from kg.language.view import View, reorder


def apply_valency(view: View) -> None:
    """Lift such phrases from the objects of the verbs that the grammar lists."""
    moved = False
    valency = view.grammar.verbs.valency
    for verb in view.order:
        if view.pos[verb] != "VERB":
            continue
        wanted = set(valency.get(_predicate(view, verb), "").split())
        taken = {preposition_of(view, c) for c in view.kids(verb, "oblique", "agent")}
        for phrase in view.kids(verb, "object", "subject", "passive_subject", "open_complement"):
            if phrase > verb and view.has(verb, "passive_auxiliary"):
                wanted |= view.grammar.terms.agent  # "Geliefert wurde die Ware von SAP"
            if view.relations[phrase] == "open_complement" and view.pos[phrase] != "ADJ":
                continue
            if wanted - taken:
                moved |= _lift(view, verb, phrase, wanted - taken)
    if moved:
        reorder(view)


def _lift(view: View, verb: int, phrase: int, wanted: set[str]) -> bool:
    """Only what stands last in its phrase moves, so that no phrase is torn apart: ``[managers of Volkswagen] [of fraud]``."""
    found = None
    while (nominals := view.kids(phrase, "nominal")) and nominals[-1] == max(view.children[phrase]):
        phrase = nominals[-1]
        better = found is None or (view.tokens[found].entity and preposition_of(view, phrase) == preposition_of(view, found))
        if better and preposition_of(view, phrase) in wanted:
            found = phrase
    if found is None or (view.tokens[found].entity and preposition_of(view, found) in view.grammar.verbs.never_names):
        return False
    view.heads[found] = verb
    view.relations[found] = "oblique"
    return True


def _predicate(view: View, verb: int) -> str:
    """The lemma with its particle, or with the adjective that completes it: ``verantwortlich machen``."""
    lemma = view.lemmas[verb].lower()
    for child in view.children[verb]:
        if view.relations[child] == "particle" and view.grammar.terms.particles:
            return lemma if lemma.startswith(view.low[child]) else view.low[child] + lemma
        if view.relations[child] == "open_complement" and view.pos[child] == "ADJ":
            return f"{view.low[child]} {lemma}"
    return lemma
